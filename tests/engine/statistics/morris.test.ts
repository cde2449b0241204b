/** Morris screening: what is known of linear, curved and interacting functions, and what noise must not do. */
import { describe, expect, test } from "vitest";
import { type MorrisDesign, morris, morrisDesign } from "../../../engine/statistics/morris.ts";
import { known, normal, uniform } from "./random.ts";

type Played = (point: number[]) => number;
const exact = (design: MorrisDesign, played: Played) => design.points.map((point) => [played([...point])]);
const at = (point: readonly number[], input: number) => known(point[input]);

describe("the design", () => {
  const design = morrisDesign({ inputs: 7, trajectories: 40, seed: 5 });
  test("moves each input once in a trajectory, by half of its range, all else being equal", () => {
    expect(design.points).toHaveLength(40 * 8);
    for (let from = 0; from < design.points.length; from += 8) {
      expect(design.moved[from]).toBe(-1);
      expect(design.moved.slice(from + 1, from + 8).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      for (let one = from + 1; one < from + 8; one++) {
        const before = [...(design.points[one - 1] ?? [])];
        const steps = [...(design.points[one] ?? [])].map((value, input) =>
          Math.abs(value - at(before, input)),
        );
        expect(steps).toEqual(steps.map((_, input) => (input === design.moved[one] ? 0.5 : 0)));
      }
    }
  });
  test("visits four levels about as often, none of them at an end of the range", () => {
    const values = design.points.flatMap((point) => [...point]);
    for (const level of [1 / 8, 3 / 8, 5 / 8, 7 / 8]) {
      const share = values.filter((value) => value === level).length / values.length;
      // 280 independent starts: a share of 1/4 has a standard error of 2.6 points
      expect(Math.abs(share - 0.25)).toBeLessThan(0.09);
    }
  });
  test("is the same for the same seed, and more trajectories begin with fewer", () => {
    const longer = morrisDesign({ inputs: 7, trajectories: 50, seed: 5 });
    expect(longer.points.slice(0, 320)).toEqual(design.points);
    expect(morrisDesign({ inputs: 7, trajectories: 40, seed: 6 }).points).not.toEqual(design.points);
  });
  test.each([
    [{ inputs: 0, trajectories: 5 }, "inputs"],
    [{ inputs: 3, trajectories: 1 }, "trajectories"],
    [{ inputs: 3, trajectories: 5, levels: 5 }, "levels"],
  ])("refuses %o", (terms, name) => {
    expect(() => morrisDesign({ ...terms, seed: 1 })).toThrow(name);
  });
});

describe("functions without noise", () => {
  test("a linear function: mu* is the size of the coefficient, without error, and sigma is 0", () => {
    const coefficients = [5, -3, 0.5, 0];
    const design = morrisDesign({ inputs: 4, trajectories: 6, seed: 1 });
    const linear: Played = (point) =>
      coefficients.reduce((sum, weight, input) => sum + weight * at(point, input), 9);
    for (const [input, { mu, muStar, sigma, undecided }] of morris(design, exact(design, linear)).entries()) {
      const weight = known(coefficients[input]);
      expect(mu.mean).toBeCloseTo(weight, 12);
      expect(muStar.mean).toBeCloseTo(Math.abs(weight), 12);
      expect(known(muStar.high) - known(muStar.low)).toBeLessThan(1e-12);
      expect(sigma.value).toBeCloseTo(0, 6);
      expect(undecided).toBe(false);
    }
  });
  test("a product: the effect is the other input's level, of mean 1/2 and standard deviation √(5/64) on four levels", () => {
    const design = morrisDesign({ inputs: 2, trajectories: 400, seed: 2 });
    for (const { mu, sigma } of morris(
      design,
      exact(design, (point) => at(point, 0) * at(point, 1)),
    )) {
      expect(Math.abs(known(mu.mean) - 1 / 2)).toBeLessThan(0.05);
      expect(Math.abs(known(sigma.value) - Math.sqrt(5 / 64))).toBeLessThan(0.03);
      expect(known(sigma.low)).toBeLessThan(Math.sqrt(5 / 64));
      expect(known(sigma.high)).toBeGreaterThan(Math.sqrt(5 / 64));
    }
  });
  test("opposite effects cancel in mu and not in mu*", () => {
    // x0 counts +4 where x1 is low and −4 where it is high
    const design = morrisDesign({ inputs: 2, trajectories: 100, seed: 3 });
    const [first] = morris(
      design,
      exact(design, (point) => 4 * at(point, 0) * (at(point, 1) < 0.5 ? 1 : -1)),
    );
    expect(first?.muStar.mean).toBeCloseTo(4, 12);
    expect(Math.abs(known(first?.mu.mean))).toBeLessThan(1.2);
    // ±4 with equal chances
    expect(first?.sigma.value).toBeCloseTo(4, 0);
  });
  test("Sobol's g-function (a = 0, 1, 4.5, 9, 99): inputs come in the order of a, from few points", () => {
    const a = [0, 1, 4.5, 9, 99];
    const g: Played = (point) =>
      a.reduce(
        (product, one, input) => (product * (Math.abs(4 * at(point, input) - 2) + one)) / (1 + one),
        1,
      );
    const design = morrisDesign({ inputs: 5, trajectories: 20, levels: 8, seed: 4 });
    const strengths = morris(design, exact(design, g)).map(({ muStar }) => known(muStar.mean));
    expect(strengths).toEqual([...strengths].sort((one, other) => other - one));
    expect(known(strengths[4])).toBeLessThan(0.05 * known(strengths[0]));
  });
  test("intervals of mu* cover its true value, over many designs", () => {
    // x0 · (1 + x1)²: the effect of x0 on four levels is the mean of (1 + level)² = 2.328125
    let covered = 0;
    for (let seed = 0; seed < 300; seed++) {
      const design = morrisDesign({ inputs: 2, trajectories: 15, seed });
      const [first] = morris(
        design,
        exact(design, (point) => at(point, 0) * (1 + at(point, 1)) ** 2),
      );
      if (known(first?.muStar.low) <= 2.328125 && known(first?.muStar.high) >= 2.328125) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.91);
  });
});

describe("simulation noise", () => {
  /** 1, 0 or less for each of three inputs; a replication's luck also bends what the third does. */
  const noisy = (design: MorrisDesign, weights: readonly number[], replications: number, stream: string) => {
    const next = uniform(stream);
    const luck = Array.from({ length: replications }, () => [10 * normal(next), normal(next)] as const);
    return design.points.map((point) =>
      luck.map(
        ([shared, bend]) =>
          shared +
          weights.reduce(
            (sum, weight, input) => sum + weight * at([...point], input),
            0.5 * bend * at([...point], 2),
          ) +
          0.4 * normal(next),
      ),
    );
  };
  test("an input that does nothing is left undecided, one that matters is not, in 95 studies of 100", () => {
    let mistaken = 0;
    let found = 0;
    for (let study = 0; study < 200; study++) {
      const design = morrisDesign({ inputs: 3, trajectories: 12, seed: study });
      const [first, second, third] = morris(design, noisy(design, [1, 0, 0], 20, `noise ${study}`));
      if (first && !first.undecided) found++;
      if (second && !second.undecided) mistaken++;
      if (third && !third.undecided) mistaken++;
    }
    expect(found).toBeGreaterThan(190);
    // 400 inputs that do nothing: 5 % and three standard errors
    expect(mistaken).toBeLessThan(33);
  });
  test("does not pass for curvature: sigma of a linear function is near 0, its interval from 0", () => {
    const design = morrisDesign({ inputs: 3, trajectories: 30, seed: 8 });
    for (const { sigma, noise } of morris(design, noisy(design, [3, -2, 1], 20, "linear"))) {
      // one effect has a standard error of 0.4 · √2 / 0.5 / √20 = 0.25 from each point's own noise
      expect(known(noise)).toBeGreaterThan(0.15);
      expect(known(sigma.value)).toBeLessThan(0.15);
      expect(sigma.low).toBe(0);
    }
  });
  test("the interval of mu covers the coefficient where a replication's luck is shared by all trajectories", () => {
    let covered = 0;
    for (let study = 0; study < 300; study++) {
      const design = morrisDesign({ inputs: 3, trajectories: 10, seed: study });
      const third = morris(design, noisy(design, [1, 1, 2], 12, `mu ${study}`))[2];
      if (known(third?.mu.low) <= 2 && known(third?.mu.high) >= 2) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.91);
  });
});

test("outputs that do not fit the design are refused", () => {
  const design = morrisDesign({ inputs: 2, trajectories: 2, seed: 1 });
  expect(() => morris(design, [[1]])).toThrow("1 outputs for 6 points");
  expect(() => morris(design, [[1], [1], [1], [1], [1], [1, 2]])).toThrow(RangeError);
});
