/** Quantities as people write them ("4h", "95%", "64 EUR/user") and the only conversions to engine units (minutes, euros, shares). */
import { z } from "zod";
import { RANGE, type Reading, ranged } from "./ranges.ts";

export type Minutes = number & { readonly unit?: "min" };
export type Eur = number & { readonly unit?: "EUR" };
export type Share = number & { readonly unit?: "share" };

/** What an editor, a form or an error needs to know of a field. `source` is a mark of docs/sources.md: R, C, K or G. */
export interface FieldInfo {
  readonly help: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly source?: string;
  readonly examples?: readonly string[];
}

export const MINUTES_PER: Readonly<Record<string, number>> = {
  s: 1 / 60,
  min: 1,
  h: 60,
  d: 1440,
  wk: 10_080,
};

const DURATION = /^(\d+(?:\.\d+)?)\s*(s|min|h|d|wk)(?:\s*(\d{1,2})\s*(?:min)?)?$/;
const SHARE = /^([+-]?\d+(?:\.\d+)?)\s*%$/;
const MONEY = /^(-?\d+(?:\.\d+)?)\s*(k|M)?\s*(?:EUR|€)(?:\s*\/\s*[a-z-]+)?$/;
const RATE = /^(\d+(?:\.\d+)?)\s*(?:\/\s*(h|d|wk|month|yr))$/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Minutes of "30 min", "4h", "1h30", "2 d" (24 h each), "8 wk"; undefined if the text is none of these. */
export function parseDuration(text: string): Minutes | undefined {
  const match = DURATION.exec(text.trim());
  if (!match) return undefined;
  const [, amount, unit, rest] = match;
  if (rest !== undefined && (unit !== "h" || amount?.includes("."))) return undefined;
  return Number(amount) * (MINUTES_PER[unit ?? ""] ?? Number.NaN) + (rest === undefined ? 0 : Number(rest));
}

/** Share in [0, 1] scale of "95%"; undefined otherwise. */
export function parseShare(text: string): Share | undefined {
  const match = SHARE.exec(text.trim());
  return match ? Number(match[1]) / 100 : undefined;
}

/** Euros of "64 EUR", "64 EUR/user", "5.6 kEUR"; undefined otherwise. */
export function parseMoney(text: string): Eur | undefined {
  const match = MONEY.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * (match[2] === "k" ? 1000 : match[2] === "M" ? 1_000_000 : 1);
}

/** Months of 730 h in each unit of a rate. */
const MONTHS_PER: Readonly<Record<string, number>> = {
  h: 1 / 730,
  d: 24 / 730,
  wk: 168 / 730,
  month: 1,
  yr: 12,
};

/** Events per month (of 730 h) of "0.8/month", "8/h", "2/yr"; undefined otherwise. */
export function parseRate(text: string): number | undefined {
  const match = RATE.exec(text.trim());
  return match ? Number(match[1]) / (MONTHS_PER[match[2] ?? ""] ?? Number.NaN) : undefined;
}

function quantity(kind: string, parse: (text: string) => number | undefined, info: FieldInfo) {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, unit, examples } = info;
  const read = (written: number | string): Reading<number> => {
    const value =
      typeof written === "number"
        ? written
        : PLAIN_NUMBER.test(written.trim())
          ? Number(written)
          : parse(written);
    if (value === undefined || !Number.isFinite(value))
      return { fault: { code: `NOT_A_${kind}`, value: written, examples } };
    if (value < min || value > max)
      return { fault: { code: "OUT_OF_RANGE", value: written, min, max, unit, quantity: kind } };
    return { value };
  };
  return ranged(z.union([z.number(), z.string().max(100), RANGE]), { read, whole: false }).meta({
    ...info,
    description: info.help,
    quantity: kind,
  });
}

/** A duration in minutes; a bare number is minutes. Default range: 0 to 10 years. */
export const duration = (help: string, info: Partial<FieldInfo> = {}) =>
  quantity("DURATION", parseDuration, {
    unit: "min",
    min: 0,
    max: 5_256_000,
    examples: ["30 min", "4h", "1h30", "2 d"],
    ...info,
    help,
  });

/** A share in [0, 1]; "95%" or 0.95. */
export const share = (help: string, info: Partial<FieldInfo> = {}) =>
  quantity("SHARE", parseShare, { unit: "share", min: 0, max: 1, examples: ["95%", "0.95"], ...info, help });

/** An amount in contract-start euros before VAT. */
export const money = (help: string, info: Partial<FieldInfo> = {}) =>
  quantity("MONEY", parseMoney, {
    unit: "EUR",
    min: 0,
    max: 1e9,
    examples: ["64 EUR", "64 EUR/user"],
    ...info,
    help,
  });

/** Events per month. */
export const rate = (help: string, info: Partial<FieldInfo> = {}) =>
  quantity("RATE", parseRate, {
    unit: "per month",
    min: 0,
    max: 1e7,
    examples: ["0.8/month", "8/h", "2/yr"],
    ...info,
    help,
  });

/** A plain number. */
export const number = (help: string, info: Partial<FieldInfo> = {}) =>
  quantity("NUMBER", () => undefined, { ...info, help });

type WholeInfo = Partial<FieldInfo> & { min: number; max: number };

/** A whole number that says what is played: never a range. */
export const fixedInteger = (help: string, info: WholeInfo) =>
  z
    .int()
    .min(info.min)
    .max(info.max)
    .meta({ ...info, help, description: help });

/** A whole number. */
export const integer = (help: string, info: WholeInfo) => {
  const { min, max } = info;
  const read = (written: number | string): Reading<number> => {
    if (typeof written !== "number" || !Number.isInteger(written))
      return { fault: { code: "NOT_A_WHOLE_NUMBER", value: written } };
    if (written < min || written > max)
      return { fault: { code: "OUT_OF_RANGE", value: written, min, max, unit: info.unit } };
    return { value: written };
  };
  return ranged(z.union([z.int().min(min).max(max), RANGE]), { read, whole: true }).meta({
    ...info,
    help,
    description: help,
  });
};
