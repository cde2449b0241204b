import { mean, sampleVariance } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { partingMonth } from "../../../engine/statistics/parting.ts";
import { exponential, normal, uniform } from "./random.ts";

/** Cumulative paired differences [replication][month] of a study, from each month's difference. */
function study(replications: number, months: number, differenceOf: (month: number) => number): Float64Array {
  const differences = new Float64Array(replications * months);
  for (let replication = 0; replication < replications; replication++) {
    let sum = 0;
    for (let month = 1; month <= months; month++) {
      sum += differenceOf(month);
      differences[replication * months + month - 1] = sum;
    }
  }
  return differences;
}

/** Differences, month by month not cumulated, whose mean lies exactly `errors` standard errors from zero in every month. */
function atStandardErrors(
  replications: number,
  months: number,
  errors: number,
  draw: (month: number) => number[],
): Float64Array {
  const differences = new Float64Array(replications * months);
  for (let month = 0; month < months; month++) {
    const values = draw(month);
    const centre = mean(values);
    const shift = errors * Math.sqrt(sampleVariance(values) / replications);
    values.forEach((value, replication) => {
      differences[replication * months + month] = value - centre + shift;
    });
  }
  return differences;
}

describe("partingMonth", () => {
  test("finds a parting in at most 5 % of 1,000 studies of equal designs", () => {
    const next = uniform("no difference");
    let parted = 0;
    for (let at = 0; at < 1000; at++)
      if (
        partingMonth(
          study(48, 24, () => normal(next)),
          48,
          24,
        ) !== null
      )
        parted++;
    expect(parted).toBeLessThanOrEqual(50);
  });
  test("finds a parting in at most 6 % of 500 studies of equal designs with skewed differences", () => {
    const next = uniform("skewed");
    const skewed = () => exponential(next) - exponential(next) ** 2 / 2;
    let parted = 0;
    for (let at = 0; at < 500; at++) if (partingMonth(study(64, 12, skewed), 64, 12) !== null) parted++;
    expect(parted).toBeLessThanOrEqual(30);
  });
  test("asks more of many independent months than of one: 2.5 standard errors in each of 24 are not enough", () => {
    const next = uniform("simultaneous");
    const column = () => Array.from({ length: 200 }, () => normal(next));
    // two-sided 95 % over 24 independent months: about 3.1 standard errors (Šidák)
    expect(partingMonth(atStandardErrors(200, 24, 2.5, column), 200, 24)).toBeNull();
    expect(partingMonth(atStandardErrors(200, 24, 3.6, column), 200, 24)).toBe(1);
    // months that repeat one another are one month: 2.5 standard errors suffice
    const one = column();
    expect(
      partingMonth(
        atStandardErrors(200, 24, 2.5, () => one),
        200,
        24,
      ),
    ).toBe(1);
    expect(
      partingMonth(
        atStandardErrors(200, 24, 1.7, () => one),
        200,
        24,
      ),
    ).toBeNull();
  });
  test("is null while nothing differs, and where the last month happens to be equal", () => {
    expect(partingMonth(new Float64Array(20 * 6), 20, 6)).toBeNull();
    const differences = study(20, 6, () => 1);
    for (let replication = 0; replication < 20; replication++) differences[replication * 6 + 5] = 0;
    expect(partingMonth(differences, 20, 6)).toBeNull();
  });
  test("is the first month of a shift after months that are equal draw for draw", () => {
    const next = uniform("shift");
    // from month 7 the monthly difference is 1 ± 0.5 in 100 replications: twenty standard errors at once
    const shifted = study(100, 24, (month) => (month < 7 ? 0 : 1 + 0.5 * normal(next)));
    expect(partingMonth(shifted, 100, 24)).toBe(7);
  });
  test("comes while a small shift outgrows the noise, in at least 90 of 100 studies", () => {
    const next = uniform("power");
    let found = 0;
    for (let at = 0; at < 100; at++) {
      // 0.3 σ a month from month 13: after k months 0.3·k against √(12 + k)/√64, three standard errors near k = 6
      const month = partingMonth(
        study(64, 36, (now) => (now < 13 ? 0 : 0.3) + normal(next)),
        64,
        36,
      );
      if (month !== null && month >= 13 && month <= 24) found++;
    }
    expect(found).toBeGreaterThanOrEqual(90);
  });
  test("parts at once where every replication differs by the same amount", () => {
    expect(
      partingMonth(
        study(16, 3, () => 2),
        16,
        3,
      ),
    ).toBe(1);
  });
  test("does not call a difference that a single replication shows", () => {
    const differences = new Float64Array(50 * 4);
    differences.fill(1e6, 0, 4);
    expect(partingMonth(differences, 50, 4)).toBeNull();
  });
  test("gives the same month for the same differences, and leaves out replications undefined at the horizon", () => {
    const next = uniform("same");
    const differences = study(40, 12, (month) => (month < 5 ? 0 : 0.8) + normal(next));
    const month = partingMonth(differences, 40, 12);
    expect(month).not.toBeNull();
    expect(partingMonth(differences, 40, 12)).toBe(month);
    const withUndefined = new Float64Array(41 * 12).fill(Number.NaN);
    withUndefined.set(differences);
    expect(partingMonth(withUndefined, 41, 12)).toBe(month);
  });
  test("keeps a replication whose first months are undefined, and claims nothing of those months", () => {
    const next = uniform("late start");
    const differences = study(60, 12, () => 1 + 0.3 * normal(next));
    expect(partingMonth(differences, 60, 12)).toBe(1);
    differences.fill(Number.NaN, 5 * 12, 5 * 12 + 3);
    expect(partingMonth(differences, 60, 12)).toBe(4);
  });
  test("says nothing of a single replication and refuses a wrong shape", () => {
    expect(partingMonth(Float64Array.of(1, 2, 3), 1, 3)).toBeNull();
    expect(() => partingMonth(new Float64Array(5), 2, 3)).toThrow(RangeError);
  });
});
