/** The price index: a random path or a given one, and how a price follows it. */
import { z } from "zod";
import { normal, uniform } from "../../kernel/draw.ts";
import { type Keyed, PURPOSE } from "../../kernel/rng.ts";
import type { Tape } from "../../life/tape.ts";
import { integer, number, share } from "../../scenario/units.ts";

/** Growth of the price index in a year: a mixture of a calm and an inflationary year, or given values. Neutral: no growth. */
export const indexParams = z
  .strictObject({
    calm: z
      .strictObject({
        mean: number("yearly growth", { min: -0.1, max: 0.5 }),
        sd: number("standard deviation", { min: 0, max: 0.2 }),
      })
      .optional(),
    inflation: z
      .strictObject({
        probability: share("of an inflationary year"),
        mean: number("yearly growth", { min: -0.1, max: 0.5 }),
        sd: number("standard deviation", { min: 0, max: 0.2 }),
      })
      .optional(),
    values: z
      .array(number("value of the index", { min: 1e-6, max: 1e9 }))
      .min(1)
      .max(11)
      .optional()
      .meta({
        description:
          "instead of random years: the index at signature and at each anniversary; the last one stays",
        examples: [[300, 312, 318.5]],
      }),
  })
  .refine(({ calm, values }) => (calm === undefined) !== (values === undefined), {
    params: { code: "ONE_OF", names: ["calm", "values"] },
  })
  .meta({ source: "DOMAIN 3 C/G" });

export type CompiledIndex = z.output<typeof indexParams> | null;

/** Neutral: the price does not follow. */
export const indexationParams = z.strictObject({
  share: share("share of the price that follows the index").default(1),
  cap: share("cap on the yearly increase").optional(),
  from: z.enum(["lastRevision", "signature"]).default("lastRevision").meta({
    description:
      "what a revision starts from: the last price and the year’s growth, or the first price: P0 × (1 − share + share × S/S0)",
  }),
  frozenMonths: integer("months from signature without revision", { min: 0, max: 120 }).default(0),
  productivity: share("yearly decrease of the price, committed", { source: "DOMAIN 3 R40" }).default(0),
});

export interface CompiledIndexation {
  share: number;
  cap: number;
  isFromSignature: boolean;
  frozenMonths: number;
  productivity: number;
}

export function compileIndexation(
  written: z.output<typeof indexationParams> | undefined,
): CompiledIndexation {
  return {
    share: written?.share ?? 0,
    cap: written?.cap ?? Number.POSITIVE_INFINITY,
    isFromSignature: written?.from === "signature",
    frozenMonths: written?.frozenMonths ?? 0,
    productivity: written?.productivity ?? 0,
  };
}

/** Draws the yearly growth of the price index of a replication; the tape holds it by month, from 1. */
export function drawIndex(index: CompiledIndex, tape: Tape, keyed: Keyed, age = 0): void {
  if (!index) return;
  let level = 1;
  for (let month = 0; month < tape.index.length; month++) {
    if (index.values) {
      const year = Math.min(Math.floor((month + age) / 12), index.values.length - 1);
      level = index.values[year]! / index.values[0]!;
    } else if (index.calm && month > 0 && (month + age) % 12 === 0) {
      keyed.seek(tape.ownKey0, tape.ownKey1, (month + age) / 12, PURPOSE.index);
      const isInflation = index.inflation !== undefined && uniform(keyed) < index.inflation.probability;
      const { mean, sd } = isInflation && index.inflation ? index.inflation : index.calm;
      level *= 1 + mean + sd * normal(keyed);
    }
    tape.index[month] = level;
  }
}

/** Factor of a price in each month since the start, from the index in each month. */
export function layPriceFactors(
  index: ArrayLike<number>,
  indexation: CompiledIndexation,
  factors: Float64Array,
  age = 0,
  before = 0,
): void {
  const { share: followed, cap, isFromSignature, frozenMonths, productivity } = indexation;
  let indexed = 1;
  let committed = 1;
  for (let month = 0; month < factors.length; month++) {
    if (month > 0 && month + before >= frozenMonths) {
      const growth = index[month]! / index[month - 1]! - 1;
      if (isFromSignature && (month + age) % 12 === 0)
        indexed = Math.min(1 - followed + (followed * index[month]!) / index[0]!, indexed * (1 + cap));
      else if (!isFromSignature) indexed *= 1 + Math.min(cap, followed * growth);
    }
    if (month > 0 && (month + age) % 12 === 0) committed *= 1 - productivity;
    factors[month] = indexed * committed;
  }
}
