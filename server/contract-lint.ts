/** The linter's answers (engine/questions/lint) written again as zod, for the document and for whoever receives one. */
import { z } from "zod";
import type { LintAnswer } from "#engine";
import { answerFields } from "./contract-answer.ts";
import { text } from "./contract-result.ts";

const [string, number] = [z.string(), z.number()];

const chance = z.object({
  designEffect: number.describe("variance of the late tickets over that of independent ones"),
  correlation: number,
  good: number.describe("share of periods that a good provider misses"),
  bad: number,
});
const curvePoint = z.object({ onTime: number, met: number, metClustered: number });

const clauseFigures = z
  .object({
    designs: z.array(string),
    clause: string.describe("path of its family, from the scenario's root"),
    id: string,
    name: text,
    metric: z.enum([
      "response",
      "restoration",
      "resolution",
      "firstContact",
      "reopening",
      "backlogAge",
      "availability",
    ]),
    priority: z.enum(["P1", "P2", "P3", "P4"]).nullable(),
    targetMin: number.nullable(),
    required: number,
    period: z.int().describe("months"),
    smallSample: z.object({ below: z.int(), misses: z.int() }).nullable(),
    isPenalised: z.boolean(),
    ticketsPerMonth: number.nullable(),
    ticketsPerPeriod: number.nullable(),
    allowedLate: z.int().nullable(),
    goodOnTime: number,
    badOnTime: number,
    chance: z.array(chance),
    curve: z.array(curvePoint).describe("operating characteristic"),
    workFits: number.nullable(),
    uncovered: number,
  })
  .meta({ id: "LintedClause" });
export type LintedClause = z.infer<typeof clauseFigures>;

const finding = z
  .object({
    code: string,
    severity: z.enum(["serious", "warning", "note"]),
    designs: z.array(string),
    clause: string,
    name: text,
    numbers: z.record(string, number),
    why: text,
    betterWording: text,
  })
  .meta({ id: "LintFinding" });
export type LintFinding = z.infer<typeof finding>;

export const lintAnswer = z
  .object({
    question: z.literal("lint"),
    ...answerFields,
    figures: z.object({ clauses: z.array(clauseFigures) }),
    findings: z.array(finding),
  })
  .meta({ id: "LintAnswer", description: "what a contract's promises measure other than luck; exact" });
export type LintReply = z.infer<typeof lintAnswer>;

/** What the engine answers is what the service promises. */
export const asReply = (answer: LintAnswer): LintReply => answer;

export const clauseQuery = z.object({
  tickets: z.coerce.number().positive().max(100_000).describe("mean number of tickets a period"),
  required: z.coerce.number().min(0).max(1).describe("required share on time"),
  below: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .describe("small sample: under so many tickets"),
  misses: z.coerce.number().int().min(0).max(1000).default(0).describe("so many may be late"),
});

export const clauseChance = z
  .object({
    allowedLate: z.int().describe("late tickets allowed at the mean number"),
    goodOnTime: number,
    badOnTime: number,
    chance: z.array(chance),
    curve: z.array(curvePoint),
  })
  .meta({ id: "ClauseChance", description: "what chance does to a percentage on so many tickets" });
export type ClauseChance = z.infer<typeof clauseChance>;
