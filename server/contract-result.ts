/** The result of a study (engine/answer/result.ts) written again as zod, for the document and for whoever receives one. */
import { z } from "zod";
import type { StudyResult } from "#engine";

export const text = z
  .object({ fr: z.string(), en: z.string() })
  .meta({ id: "Text", description: "words in both languages" });

const [string, number] = [z.string(), z.number()];
const numberOrNull = number.nullable();
const summary = z.object({
  unit: z.enum(["share", "points", "h", "h/user/yr", "EUR", "tickets", "months", "min", "count", "trust"]),
  n: z.int(),
  mean: numberOrNull,
  ci95: z.tuple([number, number]).nullable(),
  quantiles: z.array(numberOrNull),
  spreadByCause: z
    .object({
      notKnowing: numberOrNull,
      ci95: z.tuple([number, number]).nullable(),
      luckSd: numberOrNull,
      notKnowingSd: numberOrNull,
    })
    .exactOptional(),
});
const range = z.object({
  path: string,
  label: text,
  form: z.enum(["between", "likely", "oneOf"]),
  values: z.array(z.union([number, string])),
  unit: string.nullable(),
  drawn: z.array(number),
});
const BOOK = ["invoicedCost", "penalties", "providerCost", "providerMargin"] as const;
const probability = z.object({ count: number, n: number, share: number, low: number, high: number });
const series = z.array(numberOrNull);
const monthSeries = z.object({
  unit: summary.shape.unit,
  mean: series,
  ciLow: series,
  ciHigh: series,
  quantiles: z.array(series),
  paths: z.array(series),
});
const chance = probability.nullable();
const differenceSummary = summary.extend({ better: chance, equal: chance, worse: chance });
const riskEstimate = z.object({ value: number, ci95: z.tuple([number, number]).nullable() }).nullable();
const risk = z.object({
  badEnd: z.enum(["high", "low"]),
  threshold: numberOrNull,
  beyondThreshold: chance,
  oneInTen: riskEstimate,
  shortfall: riskEstimate,
});
const STEPS = [
  "otherMonth",
  "reclassified",
  "looserTarget",
  "paused",
  "excluded",
  "disputed",
  "outOfScope",
  "bypassed",
] as const;
const accountingPart = z.object({
  id: z.enum(STEPS),
  kind: z.enum(["neverPromised", "notCounted", "estimated"]),
  loss: number,
  addedTickets: number,
});
const wait = z.object({
  priority: string,
  ticketsPerReplication: number,
  meanWaitMin: number,
  meanResolutionMin: number,
});
export const designResult = z.object({
  id: string,
  name: text,
  baseline: z.boolean(),
  indicators: z.record(string, summary),
  months: z.record(string, monthSeries),
  lifetimes: z.record(string, series),
  risks: z.record(string, risk),
  accounting: z.object({
    contractual: numberOrNull,
    experienced: numberOrNull,
    parts: z.array(accountingPart),
  }),
  slas: z.array(
    z.object({
      id: string,
      metric: z.enum([
        "response",
        "restoration",
        "resolution",
        "firstContact",
        "reopening",
        "backlogAge",
        "availability",
      ]),
      priority: string,
      targetMin: number,
      required: number,
      attainment: summary,
      periodsMet: summary,
    }),
  ),
  readings: z.array(
    z.object({
      id: string,
      lines: z.array(z.object({ id: string, attainment: summary, differing: summary, moved: summary })),
    }),
  ),
  amendments: z.array(z.object({ rule: string, name: text, month: z.int(), share: number })),
  committees: z.array(z.int()),
  notice: z.array(z.int()),
  waits: z.array(wait),
});
export const pairResult = z.object({
  design: string,
  against: string,
  indicators: z.record(string, differenceSummary),
  risks: z.record(string, risk),
  months: z.record(string, monthSeries),
  partingMonth: z.record(string, z.int().nullable()),
});
export const studyResult: z.ZodType<StudyResult> = z
  .object({
    engineVersion: string,
    scenarioHash: string,
    world: string.nullable(),
    seed: z.int(),
    replications: z.int(),
    requested: z.int(),
    resultHash: string,
    start: string,
    months: z.int(),
    monthStarts: z.array(string),
    users: number.nullable(),
    lostHourPriceEur: number,
    designs: z.array(designResult),
    differences: z.array(pairResult),
    events: z.array(z.object({ id: string, name: text, month: z.int().nullable(), share: number })),
    notYetSimulated: z.array(string),
    ranges: z.array(range),
    perDraw: z.int(),
    notObserved: z.array(string),
    clients: z.array(
      z.object({
        id: string,
        name: text,
        designs: z.array(designResult),
        differences: z.array(pairResult),
      }),
    ),
    book: z.array(
      z.object({
        design: string,
        indicators: z.record(z.enum(BOOK), summary),
        lifetimes: z.record(z.enum(BOOK), series),
      }),
    ),
  })
  .meta({ id: "StudyResult" });
