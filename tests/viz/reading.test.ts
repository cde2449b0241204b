/** What the charts read in a result: pairs in either direction, quantiles, sums, crossings. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INDICATORS, QUANTILES } from "#engine";
import { fiftyQuantiles, pairedDifferences } from "../../viz/charts/dotplot.ts";
import { roundToSum } from "../../viz/charts/drawing/apportion.ts";
import { dodge } from "../../viz/charts/drawing/dodge.ts";
import { resample } from "../../viz/charts/drawing/plane.ts";
import { verticalScale } from "../../viz/charts/drawing/scale.ts";
import { wrapText } from "../../viz/charts/drawing/text-width.ts";
import { monthUnder } from "../../viz/charts/drift.ts";
import { ladderPairs } from "../../viz/charts/ladder.ts";
import { LOST_HOURS_PARTS, lostHoursSplit } from "../../viz/charts/lost-hours-split.ts";
import { pairOf, QUANTILE } from "../../viz/charts/pair.ts";
import { signChange } from "../../viz/charts/parting/cost.ts";
import { cadence } from "../../viz/charts/parting/moments.ts";
import { waterfallSteps } from "../../viz/charts/waterfall.ts";
import { fixtureResult } from "../support/fixture-result.ts";

const result = fixtureResult({ replications: 100 });
const pair = pairOf(result, "evolving", "frozen");

describe("pairs", () => {
  test("the quantiles drawn are those that the engine lists", () => {
    expect(
      [QUANTILE.low95, QUANTILE.low50, QUANTILE.median, QUANTILE.high50, QUANTILE.high95].map(
        (place) => QUANTILES[place],
      ),
    ).toEqual([0.025, 0.25, 0.5, 0.75, 0.975]);
  });
  test("a pair asked for in the other direction is the same pair turned round", () => {
    const turned = pairOf(result, "frozen", "evolving");
    const [one, other] = [pair?.indicators["invoicedCost"], turned?.indicators["invoicedCost"]];
    expect(other?.mean).toBe(-(one?.mean ?? 0));
    expect(other?.ci95).toEqual([-(one?.ci95?.[1] ?? 0), -(one?.ci95?.[0] ?? 0)]);
    expect(other?.quantiles[0]).toBe(-(one?.quantiles.at(-1) ?? 0));
    expect(other?.better).toEqual(one?.worse);
    expect(turned?.months["invoicedCost"]?.quantiles[0]?.[35]).toBe(
      -(pair?.months["invoicedCost"]?.quantiles.at(-1)?.[35] ?? 0),
    );
  });
  test("rungs of the ladder add up to the whole", () => {
    const rungs = ladderPairs(result, ["frozen", "committee", "shared", "evolving"]);
    const mean = (design: string, against: string) =>
      pairOf(result, design, against)?.indicators["experiencedAttainment"]?.mean ?? 0;
    const steps = rungs
      .filter(({ kind }) => kind === "step")
      .reduce((sum, { design, against }) => sum + mean(design, against), 0);
    const sum = rungs.find(({ kind }) => kind === "sum");
    expect(steps).toBeCloseTo(mean(sum?.design ?? "", sum?.against ?? ""), 12);
    expect(rungs.map(({ kind }) => kind)).toEqual(["start", "step", "step", "step", "sum"]);
  });
  test("a ladder of two designs has no step beside its sum", () => {
    expect(ladderPairs(result, ["frozen", "evolving"]).map(({ kind }) => kind)).toEqual(["start", "sum"]);
    expect(ladderPairs(result, ["frozen"])).toEqual([]);
  });
});

describe("sums", () => {
  test("printed parts always add up to the printed total, and none moves by a whole unit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 2 }),
        (values, digits) => {
          const shown = roundToSum(values, digits);
          const unit = 10 ** -digits;
          const sum = values.reduce((total, value) => total + value, 0);
          expect(
            Math.abs(shown.reduce((total, value) => total + value, 0) - Math.round(sum / unit) * unit),
          ).toBeLessThan(1e-6 * Math.max(1, Math.abs(sum)) + unit / 1000);
          for (const [at, value] of values.entries())
            expect(Math.abs((shown[at] ?? 0) - value)).toBeLessThanOrEqual(unit * 1.000001);
        },
      ),
    );
  });
  test("the parts of the lost hours are the lost hours", () => {
    expect(INDICATORS.lostHours.of).toEqual(LOST_HOURS_PARTS);
    const split = pair && lostHoursSplit(pair);
    expect(split?.total).toBe(Math.round(pair?.indicators["lostHours"]?.mean ?? 0));
    expect(split?.parts.reduce((sum, part) => sum + part.shown, 0)).toBe(split?.total);
  });
  test("the steps of the waterfall lead from the report to what is lived", () => {
    const accounting = result.designs[0]?.accounting;
    const steps = accounting ? waterfallSteps(accounting) : [];
    const printed = steps.reduce((sum, { points }) => sum + points, 0);
    expect(printed).toBeCloseTo(((accounting?.experienced ?? 0) - (accounting?.contractual ?? 0)) * 100, 0);
    expect(new Set(steps.map(({ part }) => part.kind))).toEqual(
      new Set(["neverPromised", "notCounted", "estimated"]),
    );
  });
});

describe("futures", () => {
  test("fifty dots are the quantiles (i + ½)/50 of the paired differences", () => {
    const sorted = Array.from({ length: 101 }, (_, at) => at);
    expect(fiftyQuantiles(sorted)).toEqual(
      Array.from({ length: 50 }, (_, dot) => expect.closeTo(((dot + 0.5) / 50) * 100, 9)),
    );
    expect(fiftyQuantiles([])).toEqual([]);
  });
  test("differences are taken replication by replication, unknown ones left out", () => {
    expect(pairedDifferences([3, null, 5, 1], [1, 2, null, 4])).toEqual([-3, 2]);
  });
  test("the month of a sign change is the first from which the final sign lasts", () => {
    expect(signChange([1, 2, -1, 1, -1, -2])).toBe(5);
    expect(signChange([-1, -2, -3])).toBeNull();
    expect(signChange([0, 0, -1])).toBeNull();
    expect(signChange([1, 2, 3])).toBeNull();
    expect(signChange([-1, 0, 2])).toBe(3);
    expect(signChange([null, null])).toBeNull();
  });
  test("the drift clock stops at the first month whose median is under the threshold", () => {
    expect(monthUnder([0.9, 0.81, 0.8, 0.79, 0.85])).toBe(4);
    expect(monthUnder([0.9, null, 0.9])).toBeNull();
  });
  test("committees at regular months have a cadence, others none", () => {
    expect(cadence([3, 6, 9])).toBe(3);
    expect(cadence([1, 2, 3])).toBe(1);
    expect(cadence([3, 4, 9])).toBeNull();
    expect(cadence([])).toBeNull();
  });
});

describe("drawing", () => {
  test("labels pushed apart keep their order, their distance and the frame", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (wished) => {
          const heights = wished.map(() => 15);
          const placed = dodge(wished, heights, 0, 100);
          const order = wished.map((_, at) => at).toSorted((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
          for (const [rank, at] of order.entries()) {
            const next = order[rank + 1];
            if (next !== undefined)
              expect((placed[next] ?? 0) - (placed[at] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9);
            expect(placed[at]).toBeGreaterThanOrEqual(7.5 - 1e-9);
            expect(placed[at]).toBeLessThanOrEqual(92.5 + 1e-9);
          }
        },
      ),
    );
  });
  test("labels that do not touch stay where they are", () => {
    expect(dodge([20, 60], [15, 15], 0, 100)).toEqual([20, 60]);
  });
  test("a band resampled ten times a month crosses zero where its line does", () => {
    const rows = resample([-1, 1], [0, 2]);
    expect(rows.find((row) => Math.abs(row.low) < 1e-9)?.month).toBeCloseTo(1.5, 9);
    expect(rows).toHaveLength(11);
  });
  test("a scale puts its ends at the edges and its ticks inside", () => {
    const scale = verticalScale(-3, 17, 100, { tickCount: 4 });
    expect(scale.y(-3)).toBeCloseTo(100, 9);
    expect(scale.y(17)).toBeCloseTo(0, 9);
    expect(scale.ticks).toEqual([0, 5, 10, 15]);
    expect(verticalScale(2, 2, 100, { tickCount: 4 }).ticks.length).toBeGreaterThan(0);
  });
  test("wrapped text loses no word and keeps no-break spaces", () => {
    const text = "moyenne sous zéro dès le mois 21 : 95\u202f% des avenirs";
    expect(wrapText(text, 90, 12).join(" ")).toBe(text);
    expect(wrapText(text, 90, 12).length).toBeGreaterThan(2);
    expect(wrapText("deux mots", 200, 12, false, 10)).toEqual(["", "deux mots"]);
  });
});
