import { describe, expect, test } from "vitest";
import {
  linearised,
  meanInterval,
  ratioInterval,
  skewedMeanInterval,
} from "../../../engine/statistics/interval.ts";
import { studentQuantile, studentTwoTail } from "../../../engine/statistics/student.ts";
import { exponential, normal, uniform } from "./random.ts";

describe("Student's quantile", () => {
  // closed forms: one degree of freedom is Cauchy's law, tan(π·level/2); two: t = √(2·level² / (1 − level²))
  test("equals Cauchy's closed form with one degree of freedom", () => {
    expect(studentQuantile(1, 0.95)).toBeCloseTo(Math.tan((Math.PI * 0.95) / 2), 8);
  });
  test("equals the closed form of two degrees of freedom", () => {
    expect(studentQuantile(2, 0.999)).toBeCloseTo(Math.sqrt((2 * 0.999 ** 2) / (1 - 0.999 ** 2)), 8);
  });
  // Fisher & Yates, Statistical Tables, table III, the columns of 0.05 and 0.001
  test.each([
    [5, 2.571, 6.869],
    [9, 2.262, 4.781],
    [30, 2.042, 3.646],
    [120, 1.98, 3.373],
  ])("agrees with the printed table for %i degrees of freedom", (freedom, at95, at999) => {
    expect(studentQuantile(freedom, 0.95)).toBeCloseTo(at95, 3);
    expect(studentQuantile(freedom, 0.999)).toBeCloseTo(at999, 3);
  });
  test("tends to the normal quantile 1.959964", () => {
    expect(studentQuantile(10_000_000, 0.95)).toBeCloseTo(1.959964, 5);
  });
  test("inverts the tail probability to 1e-9 over the whole range of a study", () => {
    for (const freedom of [1, 3, 15, 399, 9_999, 99_999]) {
      for (const level of [0.5, 0.95, 0.999])
        expect(studentTwoTail(studentQuantile(freedom, level), freedom)).toBeCloseTo(1 - level, 9);
    }
  });
  test("refuses what has no quantile", () => {
    expect(() => studentQuantile(0, 0.95)).toThrow(RangeError);
    expect(() => studentQuantile(3, 1)).toThrow(RangeError);
  });
});

describe("meanInterval", () => {
  test("is the textbook interval of 1 to 10: 5.5 ± 2.262157 · √(55/6/10)", () => {
    const interval = meanInterval(Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    expect(interval.n).toBe(10);
    expect(interval.mean).toBe(5.5);
    expect(interval.standardError).toBeCloseTo(Math.sqrt(55 / 6 / 10), 12);
    expect(interval.high).toBeCloseTo(5.5 + 2.2621571628 * Math.sqrt(55 / 6 / 10), 9);
    expect(interval.low).toBeCloseTo(5.5 - 2.2621571628 * Math.sqrt(55 / 6 / 10), 9);
  });
  test("leaves out replications in which the value is undefined", () => {
    expect(meanInterval(Float64Array.from([Number.NaN, 1, 3, Number.NaN]))).toEqual(
      meanInterval(Float64Array.from([1, 3])),
    );
  });
  test("says nothing of no value, and gives no interval to one", () => {
    expect(meanInterval(new Float64Array(0))).toEqual({
      n: 0,
      mean: null,
      low: null,
      high: null,
      standardError: null,
    });
    expect(meanInterval(Float64Array.of(4))).toEqual({
      n: 1,
      mean: 4,
      low: null,
      high: null,
      standardError: null,
    });
  });
  test("is a point where every replication agrees", () => {
    expect(meanInterval(new Float64Array(16).fill(7))).toEqual({
      n: 16,
      mean: 7,
      low: 7,
      high: 7,
      standardError: 0,
    });
  });
  test("covers the true mean of a normal law in 95 % of 4,000 samples of 8", () => {
    const next = uniform("interval");
    let covered = 0;
    for (let sample = 0; sample < 4000; sample++) {
      const { low, high } = meanInterval(Float64Array.from({ length: 8 }, () => 3 + normal(next)));
      if (low !== null && high !== null && low <= 3 && 3 <= high) covered++;
    }
    // four standard errors of a share of 95 % over 4,000: 1.4 points; a normal quantile instead of Student's would cover 91 %
    expect(Math.abs(covered / 4000 - 0.95)).toBeLessThan(0.014);
  });
});

describe("skewedMeanInterval", () => {
  test("covers the mean of rare gains where Student's interval falls below it too often", () => {
    const next = uniform("rare gains");
    let plain = 0;
    let corrected = 0;
    for (let study = 0; study < 1000; study++) {
      // one future in eight brings an exponential gain of mean 1
      const gains = Float64Array.from({ length: 60 }, () => (next() < 1 / 8 ? exponential(next) : 0));
      if ((meanInterval(gains).high ?? Number.NaN) < 1 / 8) plain++;
      if ((skewedMeanInterval(gains).high ?? Number.NaN) < 1 / 8) corrected++;
    }
    // 2.5 % are due
    expect(plain).toBeGreaterThan(80);
    expect(corrected).toBeLessThan(50);
  });
  test("is Student's interval where values are symmetric or all equal, and its mirror image for mirrored values", () => {
    const even = Float64Array.of(1, 2, 3, 4, 5);
    expect(skewedMeanInterval(even)).toEqual(meanInterval(even));
    expect(skewedMeanInterval(new Float64Array(4).fill(2))).toMatchObject({ mean: 2, low: 2, high: 2 });
    const skewed = Float64Array.of(0, 0, 0, 1, 7);
    const mirrored = skewedMeanInterval(skewed.map((value) => -value));
    expect(skewedMeanInterval(skewed).high).toBeCloseTo(-(mirrored.low ?? Number.NaN), 12);
  });
});

describe("ratioInterval", () => {
  test("is the ratio of sums, not the mean of ratios", () => {
    expect(ratioInterval(Float64Array.of(1, 90), Float64Array.of(2, 100)).mean).toBeCloseTo(91 / 102, 12);
  });
  test("equals meanInterval where every denominator is 1", () => {
    const values = Float64Array.of(2, 5, 7, 1);
    const ones = new Float64Array(4).fill(1);
    const ratio = ratioInterval(values, ones);
    expect(ratio.low).toBeCloseTo(meanInterval(values).low ?? Number.NaN, 12);
    expect(ratio.high).toBeCloseTo(meanInterval(values).high ?? Number.NaN, 12);
  });
  test("is the mean of its linearised values, with the same interval; undefined pairs stay undefined", () => {
    const tops = Float64Array.of(1, 90, 4, Number.NaN, 7);
    const bottoms = Float64Array.of(2, 100, 9, 5, 0);
    const [ratio, mean] = [ratioInterval(tops, bottoms), meanInterval(linearised(tops, bottoms))];
    expect(mean.n).toBe(4);
    expect(mean.mean).toBeCloseTo(102 / 111, 12);
    expect(mean.standardError).toBeCloseTo(ratio.standardError ?? Number.NaN, 12);
    expect(linearised(Float64Array.of(0, 0), Float64Array.of(0, 0))).toEqual(
      Float64Array.of(Number.NaN, Number.NaN),
    );
  });
  test("says nothing where no ticket was counted", () => {
    expect(ratioInterval(Float64Array.of(0, 0), Float64Array.of(0, 0))).toEqual({
      n: 2,
      mean: null,
      low: null,
      high: null,
      standardError: null,
    });
  });
  test("covers the true share of clustered tickets in 95 % of 2,000 samples of 40", () => {
    const next = uniform("ratio");
    let covered = 0;
    for (let sample = 0; sample < 2000; sample++) {
      const tickets = Float64Array.from({ length: 40 }, () => 5 + 10 * exponential(next));
      // good and bad replications: the share itself varies, independent of the volume, with mean 0.8
      const met = tickets.map((count) => count * (0.7 + 0.2 * next()));
      const { low, high } = ratioInterval(met, tickets);
      if (low !== null && high !== null && low <= 0.8 && 0.8 <= high) covered++;
    }
    expect(Math.abs(covered / 2000 - 0.95)).toBeLessThan(0.02);
  });
  test("refuses columns of unequal length", () => {
    expect(() => ratioInterval(new Float64Array(2), new Float64Array(3))).toThrow(RangeError);
  });
});
