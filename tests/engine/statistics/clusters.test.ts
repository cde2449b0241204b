/** Replications that share a draw of the ranges: intervals count draws, and luck is told from not knowing. */
import { describe, expect, test } from "vitest";
import { LEAST_DRAWS_FOR_INTERVAL, varianceByCause } from "../../../engine/statistics/causes.ts";
import { clusteredMean, clusteredShare, clusterMeans } from "../../../engine/statistics/clusters.ts";
import { CrossSums, pairedDifference, ratioOfSums, Sums } from "../../../engine/statistics/estimate.ts";
import { meanInterval, ratioInterval } from "../../../engine/statistics/interval.ts";
import { expectedShortfall, quantileEstimate } from "../../../engine/statistics/risk.ts";
import { wilson } from "../../../engine/statistics/wilson.ts";
import { exponential, normal, type Uniform, uniform } from "./random.ts";

/** Values in clusters of `size`: one part common to the cluster, one part of each. */
function clustered(
  next: Uniform,
  clusters: number,
  size: number,
  law: (common: number, next: Uniform) => number,
): Float64Array {
  const values = new Float64Array(clusters * size);
  for (let at = 0; at < values.length; at += size) {
    const common = next();
    for (let place = 0; place < size; place++) values[at + place] = law(common, next);
  }
  return values;
}

function coverage(studies: number, interval: () => readonly [number, number] | null, truth: number): number {
  let covered = 0;
  for (let study = 0; study < studies; study++) {
    const [low, high] = interval() ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (low <= truth && truth <= high) covered++;
  }
  return covered / studies;
}

const sumsOf = (values: Float64Array, size: number) => {
  const sums = new Sums(size);
  for (const value of values) sums.add(value, 1);
  return sums;
};

describe("a mean over clusters", () => {
  test("has the interval of the mean of its clusters' means", () => {
    const values = clustered(uniform("means"), 30, 4, (common, next) => 10 * common + next());
    const means = Float64Array.from(
      { length: 30 },
      (_, at) => values.subarray(4 * at, 4 * at + 4).reduce((sum, value) => sum + value, 0) / 4,
    );
    const found = ratioOfSums(sumsOf(values, 4));
    const expected = meanInterval(means);
    expect(found.n).toBe(120);
    expect(found.low).toBeCloseTo(expected.low ?? 0, 10);
    expect(found.high).toBeCloseTo(expected.high ?? 0, 10);
  });
  test("weighs a cluster that is cut short by what it holds", () => {
    const sums = sumsOf(Float64Array.of(1, 2, 3, 4, 5, 6, 7), 3);
    const expected = ratioInterval(Float64Array.of(6, 15, 7), Float64Array.of(3, 3, 1));
    expect(ratioOfSums(sums)).toMatchObject({ n: 7, mean: 4 });
    expect(ratioOfSums(sums).low).toBeCloseTo(expected.low ?? 0, 12);
    sums.add(8, 1);
    sums.add(9, 1);
    expect(ratioOfSums(sums).low).toBeCloseTo(meanInterval(Float64Array.of(2, 5, 8)).low ?? 0, 12);
  });
  test("is covered in 95 % of studies, where an interval by replication is covered in far fewer", () => {
    const next = uniform("coverage");
    const study = () => clustered(next, 20, 4, (common, more) => 3 * common + more());
    let last = study();
    const byDraw = () => {
      last = study();
      const { low, high } = ratioOfSums(sumsOf(last, 4));
      return [low ?? 0, high ?? 0] as const;
    };
    const byReplication = () => {
      const { low, high } = ratioOfSums(sumsOf(study(), 1));
      return [low ?? 0, high ?? 0] as const;
    };
    expect(Math.abs(coverage(2000, byDraw, 2) - 0.95)).toBeLessThan(0.015);
    expect(coverage(2000, byReplication, 2)).toBeLessThan(0.75);
  });
  test("paired differences of ratios cluster too", () => {
    const next = uniform("paired");
    const interval = () => {
      const [one, other, cross] = [new Sums(2), new Sums(2), new CrossSums(2)];
      for (let draw = 0; draw < 25; draw++) {
        const [common, gap] = [next(), next()];
        for (let replication = 0; replication < 2; replication++) {
          const [d1, d2] = [10 + 20 * next(), 10 + 20 * next()];
          const [n1, n2] = [d1 * (0.5 + 0.2 * common + 0.2 * gap), d2 * (0.5 + 0.2 * common)];
          one.add(n1, d1);
          other.add(n2, d2);
          cross.add(n1, d1, n2, d2);
        }
      }
      const { low, high } = pairedDifference(one, other, cross, false);
      return [low ?? 0, high ?? 0] as const;
    };
    expect(coverage(2000, interval, 0.1)).toBeGreaterThan(0.93);
  });
});

describe("a share over clusters", () => {
  test("is Wilson's own where every replication stands alone", () => {
    const marks = Float64Array.of(1, 0, 0, 1, Number.NaN, 1);
    expect(clusteredShare(marks, 1)).toEqual({ count: 3, n: 5, effective: 5, ...wilson(3, 5) });
  });
  test("counts clusters where all of a cluster agree, and never more than the replications", () => {
    const alike = Float64Array.from({ length: 400 }, (_, at) => Math.floor(at / 4) % 2);
    const { effective } = clusteredShare(alike, 4);
    expect(effective).toBeGreaterThan(90);
    expect(effective).toBeLessThan(101);
    const opposed = Float64Array.from({ length: 400 }, (_, at) => at % 2);
    expect(clusteredShare(opposed, 4).effective).toBe(400);
    expect(clusteredShare(new Float64Array(400), 4).effective).toBe(100);
  });
  test("is covered in at least 95 % of studies", () => {
    const next = uniform("shares");
    const interval = () => {
      const marks = clustered(next, 40, 4, (common, more) => Number(more() < 0.4 * common));
      const { low, high } = clusteredShare(marks, 4);
      return [low, high] as const;
    };
    expect(coverage(2000, interval, 0.2)).toBeGreaterThan(0.94);
  });
});

describe("luck and not knowing", () => {
  test("are the components of a one-way analysis of variance", () => {
    // three values a draw; means 1, 2, 3, 4, 6; squares within 2 each: MSW = 1, MSB = 3 · 14.8 / 4 = 11.1
    const values = Float64Array.from([1, 2, 3, 4, 6].flatMap((mean) => [mean - 1, mean, mean + 1]));
    const { share, luckSd, notKnowingSd, ci95 } = varianceByCause(values, 3);
    expect(luckSd).toBeCloseTo(1, 12);
    expect(notKnowingSd).toBeCloseTo(Math.sqrt(10.1 / 3), 12);
    expect(share).toBeCloseTo(10.1 / (10.1 + 3), 12);
    expect(ci95).toBeNull();
  });
  test("are not told apart below five draws, nor where nothing varies", () => {
    expect(varianceByCause(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2).share).toBeNull();
    expect(varianceByCause(new Float64Array(100).fill(7), 2)).toMatchObject({ share: null, luckSd: 0 });
    expect(varianceByCause(new Float64Array(100).fill(Number.NaN), 2).share).toBeNull();
  });
  test("a value that luck does not touch comes from not knowing alone", () => {
    const values = Float64Array.from({ length: 100 }, (_, at) => 1e9 + Math.floor(at / 2));
    expect(varianceByCause(values, 2)).toMatchObject({ share: 1, ci95: null, luckSd: 0 });
  });
  test("rounding is neither luck nor ignorance", () => {
    const next = uniform("rounding");
    const noise = Float64Array.from({ length: 100 }, () => 1500 + 1e-12 * next());
    expect(varianceByCause(noise, 2)).toMatchObject({ share: null, luckSd: 0, notKnowingSd: 0 });
    const known = noise.map((value, at) => value + Math.floor(at / 2));
    expect(varianceByCause(known, 2)).toMatchObject({ share: 1, luckSd: 0 });
  });
  test("an undefined replication is left out, and draws may be uneven", () => {
    const values = clustered(uniform("uneven"), 400, 3, (common, next) => 2 * common + next());
    const holed = values.map((value, at) => (at % 7 === 0 ? Number.NaN : value));
    const all = varianceByCause(values, 3).share ?? 0;
    expect(all).toBeCloseTo(0.8, 1);
    expect(varianceByCause(holed, 3).share).toBeCloseTo(all, 1);
  });
  test.each([
    ["uniform and normal", (common: number, next: Uniform) => 2 * common + 0.6 * normal(next), 0.36],
    ["uniform and exponential", (common: number, next: Uniform) => 2 * common + exponential(next), 1],
  ])("of %s: the interval of the share covers at least 93 % from 20 draws on", (name, law, luck) => {
    const truth = 4 / 12 / (4 / 12 + luck);
    for (const draws of [LEAST_DRAWS_FOR_INTERVAL, 100]) {
      const next = uniform(`${name} ${draws}`);
      const interval = () => varianceByCause(clustered(next, draws, 2, law), 2).ci95;
      expect(coverage(1000, interval, truth)).toBeGreaterThan(0.93);
    }
  });
  test("where nothing is unknown the share is small, and its interval reaches 0", () => {
    const { share, ci95 } = varianceByCause(
      clustered(uniform("nothing"), 200, 2, (_, next) => normal(next)),
      2,
    );
    expect(share).toBeLessThan(0.15);
    expect(ci95?.[0]).toBe(0);
  });
});

describe("risk measures over clusters", () => {
  const law = (common: number, next: Uniform) => 2 * common + exponential(next);
  /** of 2 U + E: P(> x) = e^−x (e² − 1) / 2 for x > 2 */
  const percentile90 = -Math.log(0.2 / (Math.exp(2) - 1));
  test("the interval of the 90th percentile covers it", () => {
    const next = uniform("percentile");
    const interval = () => quantileEstimate(clustered(next, 100, 4, law), 0.9, 4)?.ci95 ?? null;
    expect(coverage(1000, interval, percentile90)).toBeGreaterThan(0.93);
  });
  test("the interval of the expected shortfall covers it", () => {
    const next = uniform("shortfall");
    // memoryless beyond 2: the mean excess is 1
    const interval = () => expectedShortfall(clustered(next, 200, 4, law), 0.9, 4)?.ci95 ?? null;
    expect(coverage(1000, interval, percentile90 + 1)).toBeGreaterThan(0.92);
  });
});

test("a draw is one sample: the mean of its defined replications", () => {
  const values = Float64Array.of(1, 3, Number.NaN, 5, Number.NaN, Number.NaN, 9);
  expect(clusterMeans(values, 2)).toEqual(Float64Array.of(2, 5, Number.NaN, 9));
});

test("a mean over draws: every replication weighs the same, draws are what varies", () => {
  // draws (1, 3), (5, 7), (8): sums about the mean 4.8 are −5.6, 2.4, 3.2; V = (31.36 + 5.76 + 10.24) · 3 / 2 / 25
  const { n, mean, standardError } = clusteredMean(Float64Array.of(1, 3, 5, 7, 8), 2);
  expect([n, mean]).toEqual([5, 4.8]);
  expect(standardError).toBeCloseTo(Math.sqrt((47.36 * 3) / 2 / 25), 12);
  expect(clusteredMean(Float64Array.of(1, 3, 5), 1)).toEqual(meanInterval(Float64Array.of(1, 3, 5)));
});
