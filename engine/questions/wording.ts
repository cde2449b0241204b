/** Numbers inside sentences, as French and English readers write them. */
import type { Text } from "../scenario/notation.ts";

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** How one language writes figures. */
interface Figures {
  /** a probability or a share in whole per cent; never 0 or 100 unless it is exactly that */
  share: (value: number) => string;
  /** a probability that futures estimate: never 0 nor 100 % */
  chance: (value: number) => string;
  /** a share as a contract states it, decimals kept: "99,5 %" */
  rate: (value: number) => string;
  /** a number with as many decimals as it needs, one at most from 10 on */
  count: (value: number) => string;
  /** "30 min", "4 h", "1 h 30" */
  minutes: (value: number) => string;
  euros: (value: number) => string;
}

function figures(locale: string, beforeSign: string, beforeUnit: string): Figures {
  const formats = [0, 1, 2].map((most) => new Intl.NumberFormat(locale, { maximumFractionDigits: most }));
  const write = (value: number, most: 0 | 1 | 2) =>
    (formats[most]?.format(value) ?? "").replaceAll(NO_BREAK, NARROW).replace("-", "−");
  const share = (value: number) => {
    if (value > 0 && value < 0.005) return `< 1${beforeSign}%`;
    if (value < 1 - 1e-12 && value >= 0.995) return `> 99${beforeSign}%`;
    return `${write(value * 100, 0)}${beforeSign}%`;
  };
  const minutes = (value: number) => {
    const whole = Math.round(value);
    if (whole < 60) return `${write(whole, 0)}${beforeUnit}min`;
    const rest = whole % 60;
    const hours = `${write(Math.floor(whole / 60), 0)}${beforeUnit}h`;
    return rest === 0 ? hours : `${hours}${beforeUnit}${String(rest).padStart(2, "0")}`;
  };
  return {
    share,
    chance: (value) => share(Math.min(0.996, Math.max(0.004, value))),
    rate: (value) => `${write(value * 100, 2)}${beforeSign}%`,
    count: (value) => write(value, Math.abs(value) < 1 ? 2 : Math.abs(value) < 10 ? 1 : 0),
    minutes,
    euros: (value) => `${write(value, 0)}${beforeUnit}€`,
  };
}

const WRITERS = { fr: figures("fr-FR", NARROW, NO_BREAK), en: figures("en-GB", "", " ") };

/** French spacing of a sentence written with plain spaces. */
const spaced = (text: string): string =>
  text
    .replace(/ ([?!;%])/g, `${NARROW}$1`)
    .replace(/ :/g, `${NO_BREAK}:`)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`);

/** A sentence in both languages, its figures written by each. */
export const bilingual = (fr: (figures: Figures) => string, en: (figures: Figures) => string): Text => ({
  fr: spaced(fr(WRITERS.fr)),
  en: en(WRITERS.en),
});

/** Sentences one after the other. */
export const joined = (sentences: readonly Text[], by = " "): Text =>
  bilingual(
    () => sentences.map(({ fr }) => fr).join(by),
    () => sentences.map(({ en }) => en).join(by),
  );

/** Words as a sentence of their own. */
export const asSentence = ({ fr, en }: Text): Text => ({ fr: `${capital(fr)}.`, en: `${capital(en)}.` });

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "a, b et c" / "a, b and c". */
export function listed(names: readonly Text[]): Text {
  const join = (lang: keyof Text, and: string) => {
    const words = names.map((name) => name[lang]);
    const last = words.pop() ?? "";
    return words.length === 0 ? last : `${words.join(", ")} ${and} ${last}`;
  };
  return { fr: join("fr", "et"), en: join("en", "and") };
}
