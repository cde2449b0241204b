/** What every question answers with (engine/questions/answer.ts) written again as zod. */
import { z } from "zod";
import { text } from "./contract-result.ts";

const [string, number] = [z.string(), z.number()];

export const UNITS = [
  "share",
  "points",
  "h",
  "h/user/yr",
  "EUR",
  "tickets",
  "months",
  "min",
  "count",
  "trust",
] as const;

export const figure = z.object({ mean: number.nullable(), ci95: z.tuple([number, number]).nullable() }).meta({
  id: "Figure",
  description: "a number with its 95 % interval; null: not told by the futures played",
});
export type AnswerFigure = z.infer<typeof figure>;

export const answerTable = z
  .object({
    title: text,
    columns: z.array(z.object({ label: text, unit: z.enum([...UNITS, "text"]) })),
    rows: z.array(z.array(z.union([figure, text]))),
  })
  .meta({ id: "AnswerTable", description: "figures as a person reads them in rows" });
export type AnswerTable = z.infer<typeof answerTable>;

/** Fields of every answer but its name and figures. */
export const answerFields = {
  scenarioHash: string,
  world: string.nullable(),
  engineVersion: string,
  seed: z.int().nullable().describe("null: nothing is drawn"),
  replications: z.int().describe("most futures that any figure rests on"),
  lives: z.int().describe("lives of one design played in all"),
  verdict: text,
  isDecided: z.boolean().describe("false: the futures played do not decide what was asked"),
  restsOn: z.array(text),
  caveats: z.array(text),
  guesses: z.array(
    z.object({
      path: string,
      value: number,
      wouldFlip: text,
      flipsAt: number.optional(),
      ask: text.optional(),
    }),
  ),
  tables: z.array(answerTable),
};

export const questionAnswer = z
  .object({ question: string, ...answerFields, figures: z.record(string, z.unknown()) })
  .meta({ id: "QuestionAnswer", description: "an answer; its figures are the question's own" });
export type QuestionAnswer = z.infer<typeof questionAnswer>;
