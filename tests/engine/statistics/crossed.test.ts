/** Means over two samples at once: by hand, and intervals that cover whichever of the two errs. */
import { describe, expect, test } from "vitest";
import { crossedMean } from "../../../engine/statistics/crossed.ts";
import { known, normal, uniform } from "./random.ts";

test("by hand: rows that differ and columns that differ, without interaction, add their errors", () => {
  // rows −1, 1 and columns −2, 0, 2 about 10: S² of the rows 2, over 2; S² of the columns 4, over 3; no interaction
  const rows = [-1, 1].map((row) => Float64Array.of(8 + row, 10 + row, 12 + row));
  const { mean, between } = crossedMean(rows);
  expect(mean.mean).toBeCloseTo(10, 12);
  expect(mean.standardError).toBeCloseTo(Math.sqrt(2 / 2 + 4 / 3), 12);
  expect(between).toBeCloseTo(2, 12);
});

test("one replication is taken as exact: Student's interval over the rows", () => {
  // 1, 2, 3: mean 2, s = 1, t(2) = 4.3027
  const { mean } = crossedMean([[1], [2], [3]].map((row) => Float64Array.from(row)));
  expect(mean.mean).toBe(2);
  expect(mean.high).toBeCloseTo(2 + 4.302653 / Math.sqrt(3), 5);
});

test("one row, or one draw of several replications, has no interval", () => {
  expect(crossedMean([Float64Array.of(1, 2, 3)]).mean).toMatchObject({ mean: 2, low: null, high: null });
  const rows = [Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 3, 4, 5)];
  expect(crossedMean(rows, 4).mean).toMatchObject({ mean: 3, low: null, high: null });
});

describe("the interval covers 95 times in 100", () => {
  test.each([
    ["rows err", 1, 0.05, 0.5, 1],
    ["replications err", 0.05, 1, 0.5, 1],
    ["both err", 1, 1, 1, 1],
    ["only their meeting errs", 0, 0, 1, 1],
    ["draws err, and rows", 0.5, 1, 0.5, 5],
  ])("%s", (name, ofRows, ofColumns, ofBoth, perDraw) => {
    const next = uniform(name);
    let covered = 0;
    for (let study = 0; study < 600; study++) {
      const draws = Array.from({ length: 12 }, () => ofColumns * normal(next));
      const columns = Array.from({ length: 12 * perDraw }, (_, at) => known(draws[Math.floor(at / perDraw)]));
      const rows = Array.from({ length: 10 }, () => {
        const own = ofRows * normal(next);
        return Float64Array.from(columns, (column) => 7 + own + column + ofBoth * normal(next));
      });
      const { low, high } = crossedMean(rows, perDraw).mean;
      if (known(low) <= 7 && known(high) >= 7) covered++;
    }
    // three standard errors below 95 % are 92.3 %; with nothing but interaction the interval is cautious
    expect(covered / 600).toBeGreaterThan(0.923);
  });
  test("the rows' own variance is found with the replications' noise taken off", () => {
    const next = uniform("between");
    let sum = 0;
    for (let study = 0; study < 400; study++) {
      const rows = Array.from({ length: 8 }, () => {
        const own = 0.5 * normal(next);
        return Float64Array.from({ length: 6 }, () => own + 3 * normal(next));
      });
      sum += known(crossedMean(rows).between) / 400;
    }
    // 0.25; noise alone would add 9 / 6 = 1.5. S² of one study has sd 1.75 · √(2 / 7) = 0.94: 0.047 over 400
    expect(Math.abs(sum - 0.25)).toBeLessThan(0.15);
  });
});

test("a last draw that is not whole: every replication weighs the same", () => {
  // without interaction: columns 1, 3, 5, 7, 8 in draws of two, rows 0.5 apart; the draws' error as for one row
  const rows = [0, 0.5].map((row) => Float64Array.of(1 + row, 3 + row, 5 + row, 7 + row, 8 + row));
  const { mean } = crossedMean(rows, 2);
  expect(mean.mean).toBeCloseTo(5.05, 12);
  expect(mean.standardError).toBeCloseTo(Math.sqrt((47.36 * 3) / 2 / 25 + 0.125 / 2), 12);
});
