/** Numbers, money and dates as French and English readers write them. */
import type { Probability, Summary, Unit } from "#engine";

export type Lang = "fr" | "en";

/** Narrow no-break space: French thousands, and before % and units. */
const NNBSP = "\u202F";
const LOCALE = { fr: "fr-FR", en: "en-GB" } as const;
const MANY_EUR = 10_000;

/** How a unit is shown: multiplier, decimals and suffix, by language. */
interface Scale {
  factor: number;
  decimals: number;
  suffix: Record<Lang, string>;
}

const same = (suffix: string): Record<Lang, string> => ({ fr: suffix, en: suffix });
const PERCENT: Scale = { factor: 100, decimals: 1, suffix: { fr: `${NNBSP}%`, en: "%" } };
const POINTS: Scale = { factor: 100, decimals: 1, suffix: { fr: `${NNBSP}pt`, en: " pt" } };
const KILO_EUR: Scale = { factor: 0.001, decimals: 1, suffix: { fr: `${NNBSP}k€`, en: " k€" } };
const SCALES: Record<Exclude<Unit, "share" | "points">, Scale> = {
  h: { factor: 1, decimals: 0, suffix: { fr: `${NNBSP}h`, en: " h" } },
  "h/user/yr": { factor: 1, decimals: 1, suffix: { fr: `${NNBSP}h`, en: " h" } },
  EUR: { factor: 1, decimals: 0, suffix: { fr: `${NNBSP}€`, en: " €" } },
  tickets: { factor: 1, decimals: 0, suffix: same("") },
  months: { factor: 1, decimals: 1, suffix: { fr: `${NNBSP}mois`, en: " mo" } },
  min: { factor: 1, decimals: 0, suffix: { fr: `${NNBSP}min`, en: " min" } },
  count: { factor: 1, decimals: 1, suffix: same("") },
  trust: { factor: 1, decimals: 2, suffix: same("") },
};

/** Scale for values of a unit up to `largest` in size; a difference of shares is told in points. */
function scaleOf(unit: Unit, largest: number, isDifference: boolean): Scale {
  if (unit === "points" || (unit === "share" && isDifference)) return POINTS;
  if (unit === "share") return PERCENT;
  if (unit === "EUR" && largest >= MANY_EUR) return KILO_EUR;
  return SCALES[unit];
}

/** "12 345,6" in French, "12,345.6" in English; a minus sign is −. */
export function number(value: number, decimals: number, lang: Lang, signed = false): string {
  const format = new Intl.NumberFormat(LOCALE[lang], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? "exceptZero" : "negative",
  });
  return format.format(value).replaceAll("\u00A0", NNBSP).replace("-", "−");
}

const largestOf = (values: readonly (number | null)[]) =>
  values.reduce<number>((largest, value) => Math.max(largest, Math.abs(value ?? 0)), 0);

/** Means of one indicator in several designs, on one common scale; "–" where there is none. */
export function levels(unit: Unit, means: readonly (number | null)[], lang: Lang): string[] {
  const { factor, decimals, suffix } = scaleOf(unit, largestOf(means), false);
  return means.map((mean) =>
    mean === null ? "–" : `${number(mean * factor, decimals, lang)}${suffix[lang]}`,
  );
}

/** "+3,4 pt ±0,4": a mean difference with its sign and the half-width of its 95 % interval. */
export function difference({ unit, mean, ci95 }: Summary, lang: Lang): string {
  if (mean === null) return "–";
  const { factor, decimals, suffix } = scaleOf(unit, Math.abs(mean), true);
  const signed = `${number(mean * factor, decimals, lang, true)}${suffix[lang]}`;
  return ci95 === null ? signed : `${signed} ±${number(((ci95[1] - ci95[0]) / 2) * factor, decimals, lang)}`;
}

/** The half-width of the 95 % interval of a mean, "0,4 pt"; null where there is none. */
export function error({ unit, mean, ci95 }: Summary, lang: Lang): string | null {
  if (mean === null || ci95 === null) return null;
  const { factor, decimals, suffix } = scaleOf(unit, Math.abs(mean), true);
  return `${number(((ci95[1] - ci95[0]) / 2) * factor, decimals, lang)}${suffix[lang]}`;
}

const OF_100 = { fr: "sur 100", en: "of 100" };

/** A share of futures in whole hundredths; an estimate is never 0 or 100. */
function hundredths(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded <= 0 ? "<1" : rounded >= 100 ? ">99" : String(rounded);
}

/** "94 sur 100 (93–95)": a probability from simulated futures with its 95 % Wilson interval; "(≥81)" where it reaches an end. */
export function chances({ share, low, high }: Probability, lang: Lang): string {
  const [from = 0, to = 100] = [low, high].map((bound) => Math.round(bound * 100));
  const interval = from <= 0 ? `≤${to}` : to >= 100 ? `≥${from}` : `${from}–${to}`;
  return `${hundredths(share)} ${OF_100[lang]} (${interval})`;
}

/** "12 %": a computed share in whole per cent; "<1 %" and ">99 %" at the ends, where more digits would promise too much. */
export function wholePercent(share: number, lang: Lang): string {
  const percent = share < 0.005 ? "<1" : share >= 0.995 ? ">99" : number(share * 100, 0, lang);
  return `${percent}${PERCENT.suffix[lang]}`;
}

/** "99,5 %": a share as it is stated. */
export function rate(share: number, lang: Lang): string {
  const percent = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 2 }).format(share * 100);
  return `${percent}${PERCENT.suffix[lang]}`;
}

/** "1er janvier 2027", "1 January 2027". */
export function day(isoDate: string, lang: Lang): string {
  const format = new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: "long", timeZone: "UTC" });
  const written = format.format(new Date(`${isoDate}T00:00:00Z`));
  return lang === "fr" ? written.replace(/^1 /, "1er ") : written;
}

/** "12 s", "3 min": a rough remaining time. */
export function roughTime(seconds: number, lang: Lang): string {
  const [amount, unit] =
    seconds < 90 ? [Math.max(1, Math.round(seconds)), "s"] : [Math.round(seconds / 60), "min"];
  return `${number(amount, 0, lang)}${lang === "fr" ? NNBSP : " "}${unit}`;
}
