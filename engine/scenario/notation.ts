/** Texts with an inner grammar: distributions, weekly windows, bilingual names. */
import { z } from "zod";

/** A name in one or both languages of the page. */
export const text = (help: string) =>
  z
    .union([z.string().min(1).max(400), z.strictObject({ fr: z.string().max(400), en: z.string().max(400) })])
    .transform((written) => (typeof written === "string" ? { fr: written, en: written } : written))
    .meta({ help, description: help });
export interface Text {
  fr: string;
  en: string;
}

export const id = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/)
  .meta({ description: "identifier: letters, digits, hyphen" });

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const CLOCK = /^(\d{1,2})(?:h|:)(\d{2})?$/;
const PART =
  /^(\S+(?:\s*,\s*\S+)*)\s+((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\s*[-,]\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))*)$/;

/** Weekly opening: for each day, Monday first, pairs [open, close) in local minutes after midnight. */
export type WeeklyHours = number[][];

function clockMinutes(written: string): number | undefined {
  const match = CLOCK.exec(written);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return Number(match[2] ?? 0) < 60 && minutes <= 1440 ? minutes : undefined;
}

function dayNumbers(written: string): number[] | undefined {
  const days: number[] = [];
  for (const group of written.split(",")) {
    const [from, to] = group
      .trim()
      .split("-")
      .map((day) => DAYS.indexOf(day.trim() as (typeof DAYS)[number]));
    if (from === undefined || from < 0 || (to !== undefined && to < from)) return undefined;
    for (let day = from; day <= (to ?? from); day++) days.push(day);
  }
  return days;
}

/** Reads "24x7", "8h30-17h30 Mon-Fri", "9h-12h,14h-18h Mon-Fri; 9h-12h Sat"; undefined if it is none of these or intervals overlap. */
export function parseWeeklyHours(written: string): WeeklyHours | undefined {
  if (/^24\s*[x×]\s*7$/.test(written.trim())) return DAYS.map(() => [0, 1440]);
  const week: WeeklyHours = DAYS.map(() => []);
  for (const part of written.split(";")) {
    const match = PART.exec(part.trim());
    const days = match ? dayNumbers(match[2] ?? "") : undefined;
    const spans = match ? spansOf(match[1] ?? "") : undefined;
    if (!days || !spans) return undefined;
    for (const day of days) week[day]?.push(...spans);
  }
  return week.every(sortSpans) ? week : undefined;
}

/** Pairs open, close of "9h-12h,14h-18h", one after the other. */
function spansOf(written: string): number[] | undefined {
  const edges: number[] = [];
  for (const span of written.split(",")) {
    const [open, close] = span.trim().split("-").map(clockMinutes);
    if (open === undefined || close === undefined || close <= open) return undefined;
    edges.push(open, close);
  }
  return edges;
}

/** Puts a day's spans in order; false if two of them overlap. */
function sortSpans(spans: number[]): boolean {
  const pairs = Array.from(
    { length: spans.length / 2 },
    (_, pair) => [spans[2 * pair] ?? 0, spans[2 * pair + 1] ?? 0] as const,
  );
  pairs.sort((a, b) => a[0] - b[0]);
  spans.splice(0, spans.length, ...pairs.flat());
  return pairs.every(([open], at) => at === 0 || open >= (pairs[at - 1]?.[1] ?? 0));
}

/** A day that exists: 2027-02-30 does not. */
function isDay(written: string): boolean {
  const midnight = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(written);
}

const ISO_DATE = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const date = (help: string) =>
  z
    .union([ISO_DATE, z.date().transform((value) => value.toISOString().slice(0, 10))])
    .refine(isDay, { params: { code: "NOT_A_DATE" } })
    .meta({ help, description: help, unit: "date", examples: ["2027-01-01"] });

const FIRST_START = "1970-01-01";
const LAST_START = "2199-12-31";
/** The day a contract starts: one of those whose hours, months and holidays the calendars know. */
export const startDate = (help: string) =>
  date(help).refine((written) => written >= FIRST_START && written <= LAST_START, {
    params: { code: "OUT_OF_RANGE", names: [`${FIRST_START} … ${LAST_START}`] },
  });

/** A weekly window in local civil time, less public holidays and closures. */
export const calendar = z.strictObject({
  hours: z
    .string()
    .max(400)
    .transform((written, context): WeeklyHours => {
      const week = parseWeeklyHours(written);
      if (!week) {
        context.addIssue({
          code: "custom",
          params: {
            code: "NOT_A_WINDOW",
            value: written,
            examples: ["24x7", "8h30-17h30 Mon-Fri", "9h-12h,14h-18h Mon-Fri; 9h-12h Sat"],
          },
        });
        return z.NEVER;
      }
      return week;
    })
    .meta({
      help: "weekly opening hours in local time",
      description: "weekly opening hours in local time",
      examples: ["24x7", "8h30-17h30 Mon-Fri"],
    }),
  timeZone: z.string().max(60).optional().meta({ description: "IANA time zone; default: the scenario's" }),
  holidays: z
    .string()
    .regex(/^(none|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/)
    .default("none")
    .meta({
      examples: ["FR", "FR-57", "none"],
      description: "country, or country-region, whose public holidays close the window, or none",
    }),
  closures: z.array(date("closed day, local date")).max(400).default([]),
});

export const PRIORITIES = ["P1", "P2", "P3", "P4"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** One value for every priority, or a value by priority. */
export const byPriority = <T extends z.ZodType>(value: T) =>
  z.union([
    z.strictObject({
      P1: value.optional(),
      P2: value.optional(),
      P3: value.optional(),
      P4: value.optional(),
    }),
    value,
  ]);

/** A value for every priority, P1 first; `missing` where none is given. */
export function perPriority<T, M>(
  value: T | Partial<Record<Priority, T | undefined>>,
  missing: M,
): (T | M)[] {
  if (typeof value === "object" && value !== null) {
    return PRIORITIES.map((priority) => (value as Partial<Record<Priority, T>>)[priority] ?? missing);
  }
  return PRIORITIES.map(() => value as T);
}
