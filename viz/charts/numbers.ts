/** How numbers, dates and probabilities are written, in French and in English. The only place that formats them. */
import type { Unit } from "#engine";

export type Lang = "fr" | "en";

/** A unit as it is written: small sums stand in euros and large ones in thousands, whole counts without a decimal. */
export type ShownUnit = Unit | "euro" | "whole";

const MINUS = "\u2212";
const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** What a value of a unit is multiplied by to be shown, its digits, and what follows it as a level and as a difference. */
interface Shown {
  factor: number;
  digits: number;
  level: string;
  difference: string;
}

export interface Numbers {
  readonly lang: Lang;
  /** whether figures are cut to two digits because the answer is still coarse */
  readonly coarse: boolean;
  /** "221,4" */
  plain(value: number, digits?: number): string;
  /** "+9,5", "−2,7"; a value that rounds to zero has no sign */
  signed(value: number, digits?: number): string;
  /** "75 %" of 0.75 */
  share(value: number, digits?: number): string;
  /** "+8 %" of 0.08 */
  signedShare(value: number, digits?: number): string;
  /** figure of a level without its unit: 0.204 share → "20,4" */
  figure(value: number, unit: ShownUnit, digits?: number): string;
  /** figure of a difference without its unit: −0.086 share → "−8,6" */
  gap(value: number, unit: ShownUnit, digits?: number): string;
  /** half-width of an interval without its unit, never signed: "0,3" */
  half(low: number, high: number, unit: ShownUnit): string;
  /** "20,4 %", "18,9 h", "221,4 k€" */
  level(value: number, unit: ShownUnit, digits?: number): string;
  /** "+4,8 pts", "−2,7 h", "+9,5 k€" */
  difference(value: number, unit: ShownUnit, digits?: number): string;
  /** decimals that a figure of the unit is told with, unless asked otherwise */
  digitsOf(unit: ShownUnit): number;
  /** what follows a level ("k€") or a difference ("pts") */
  unitOf(unit: ShownUnit, of: "level" | "difference"): string;
  /** "94" of a share of futures, never "0" or "100": "plus de 99", "moins de 1" */
  outOf100(share: number): string;
  /** "déc. 2027" of an ISO date */
  monthName(iso: string): string;
  /** "01/12/2027", "1 Dec 2027" */
  date(iso: string): string;
}

const UNITS: Readonly<Record<ShownUnit, { factor: number; digits: number }>> = {
  share: { factor: 100, digits: 1 },
  points: { factor: 100, digits: 1 },
  h: { factor: 1, digits: 0 },
  "h/user/yr": { factor: 1, digits: 1 },
  EUR: { factor: 1e-3, digits: 1 },
  euro: { factor: 1, digits: 0 },
  tickets: { factor: 1, digits: 0 },
  months: { factor: 1, digits: 1 },
  min: { factor: 1, digits: 0 },
  count: { factor: 1, digits: 1 },
  whole: { factor: 1, digits: 0 },
  trust: { factor: 1, digits: 2 },
};

/** What a value of this unit is multiplied by before it is drawn or printed (a share is drawn in %, euros in k€). */
export const displayFactor = (unit: ShownUnit): number => UNITS[unit].factor;

const SMALL_SUM = 10_000;

/** The unit in which a column or an axis of these values is written. */
export function shownUnit(unit: Unit, values: readonly (number | null)[]): ShownUnit {
  const known = values.filter((value) => value !== null);
  if (unit === "EUR") return known.every((value) => Math.abs(value) < SMALL_SUM) ? "euro" : unit;
  return unit === "count" && known.every((value) => Number.isInteger(value)) ? "whole" : unit;
}

function shown(unit: ShownUnit, lang: Lang): Shown {
  const { factor, digits } = UNITS[unit];
  const percent = lang === "fr" ? `${NARROW}%` : "%";
  const points = `${NO_BREAK}pts`;
  const after = (text: string) => `${NO_BREAK}${text}`;
  const words: Record<ShownUnit, [string, string]> = {
    share: [percent, points],
    points: [percent, points],
    h: [after("h"), after("h")],
    "h/user/yr": [after("h"), after("h")],
    EUR: [after("k€"), after("k€")],
    euro: [after("€"), after("€")],
    tickets: ["", ""],
    months: [after(lang === "fr" ? "mois" : "months"), after(lang === "fr" ? "mois" : "months")],
    min: [after("min"), after("min")],
    count: ["", ""],
    whole: ["", ""],
    trust: ["", ""],
  };
  const [level, difference] = words[unit];
  return { factor, digits, level, difference };
}

/** Keeps two significant digits: 9,532 → 9,500. */
const twoDigits = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)));

function writer(lang: Lang, coarse: boolean) {
  const cache = new Map<number, Intl.NumberFormat>();
  const format = (digits: number): Intl.NumberFormat => {
    const known = cache.get(digits);
    if (known) return known;
    const made = new Intl.NumberFormat(lang === "fr" ? "fr-FR" : "en-GB", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    cache.set(digits, made);
    return made;
  };
  const plain = (value: number, digits = 0): string => {
    const rounded = coarse ? twoDigits(value) : value;
    const kept = coarse && Math.abs(rounded) >= 10 ? 0 : digits;
    const zero = Number(rounded.toFixed(kept)) === 0;
    return format(kept)
      .format(zero ? 0 : rounded)
      .replace("-", MINUS);
  };
  const signed = (value: number, digits = 0): string => {
    const text = plain(value, digits);
    return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  };
  return { plain, signed };
}

/** A share of futures as a count out of 100, between "moins de 1" and "plus de 99". */
function outOf100(share: number, lang: Lang): string {
  if (share * 100 > 99) return lang === "fr" ? "plus de 99" : "more than 99";
  if (share * 100 < 1) return lang === "fr" ? "moins de 1" : "fewer than 1";
  return String(Math.round(share * 100));
}

/** An error is never printed as zero: it takes as many digits as it needs, up to three. */
function halfWidth(half: number, unit: ShownUnit, plain: Numbers["plain"]): string {
  const shown = half * UNITS[unit].factor;
  const digits = [UNITS[unit].digits, 1, 2, 3].find(
    (count) => count >= UNITS[unit].digits && Number(shown.toFixed(count)) > 0,
  );
  return plain(shown, digits ?? UNITS[unit].digits);
}

/** Formats of a language; `coarse` cuts figures to two significant digits. */
export function numbersOf(lang: Lang, coarse = false): Numbers {
  const { plain, signed } = writer(lang, coarse);
  const percent = lang === "fr" ? `${NARROW}%` : "%";
  const locale = lang === "fr" ? "fr-FR" : "en-GB";
  const monthFormat = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const dateFormat = new Intl.DateTimeFormat(
    locale,
    lang === "fr"
      ? { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }
      : { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  );
  const day = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const figure = (value: number, unit: ShownUnit, digits?: number) =>
    plain(value * UNITS[unit].factor, digits ?? UNITS[unit].digits);
  const gap = (value: number, unit: ShownUnit, digits?: number) =>
    signed(value * UNITS[unit].factor, digits ?? UNITS[unit].digits);
  return {
    lang,
    coarse,
    plain,
    signed,
    share: (value, digits = 0) => `${plain(value * 100, digits)}${percent}`,
    signedShare: (value, digits = 0) => `${signed(value * 100, digits)}${percent}`,
    figure,
    gap,
    half: (low, high, unit) => halfWidth((high - low) / 2, unit, plain),
    level: (value, unit, digits) => `${figure(value, unit, digits)}${shown(unit, lang).level}`,
    difference: (value, unit, digits) => `${gap(value, unit, digits)}${shown(unit, lang).difference}`,
    digitsOf: (unit) => UNITS[unit].digits,
    unitOf: (unit, of) => shown(unit, lang)[of].replace(/^[\u00a0\u202f]/, ""),
    outOf100: (share) => outOf100(share, lang),
    monthName: (iso) => monthFormat.format(day(iso)),
    date: (iso) => dateFormat.format(day(iso)),
  };
}

/** d3 locale of the axes of a chart. */
export const axisLocale = (lang: Lang) =>
  lang === "fr"
    ? {
        decimal: ",",
        thousands: NARROW,
        grouping: [3],
        currency: ["", `${NO_BREAK}€`] as [string, string],
        minus: MINUS,
        percent: `${NARROW}%`,
      }
    : { decimal: ".", thousands: ",", grouping: [3], currency: ["€", ""] as [string, string], minus: MINUS };
