/** Sobol' indices: functions whose indices are known, and noise that must not pass for a share. */
import { describe, expect, test } from "vitest";
import { type Sobol, type SobolDesign, sobol, sobolDesign } from "../../../engine/statistics/sobol.ts";
import { known, normal, uniform } from "./random.ts";

type Played = (point: number[]) => number;
const exact = (design: SobolDesign, played: Played) =>
  sobol(
    design,
    design.points.map((point) => [played([...point])]),
  );
const firsts = ({ inputs }: Sobol) => inputs.map(({ first }) => first);
const totals = ({ inputs }: Sobol) => inputs.map(({ total }) => total);

/** Each estimate within `error` of the truth, which its interval contains. */
function expectIndices(
  indices: { mean: number | null; low: number | null; high: number | null }[],
  truth: number[],
  error: number,
) {
  for (const [at, { mean, low, high }] of indices.entries()) {
    expect(Math.abs(known(mean) - known(truth[at]))).toBeLessThan(error);
    expect(known(low)).toBeLessThanOrEqual(known(truth[at]));
    expect(known(high)).toBeGreaterThanOrEqual(known(truth[at]));
    // precise enough to tell shares that lie a quarter apart
    expect(known(high) - known(low)).toBeLessThan(0.25);
  }
}

const ishigami: Played = (point) => {
  const [x = 0, y = 0, z = 0] = point.map((u) => Math.PI * (2 * u - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

describe("functions whose indices are known", () => {
  test("Ishigami & Homma 1990, a = 7, b = 0.1", () => {
    const answer = exact(sobolDesign(3, 1024, 1), ishigami);
    expectIndices(firsts(answer), [0.3139, 0.4424, 0], 0.02);
    expectIndices(totals(answer), [0.5576, 0.4424, 0.2437], 0.02);
    // a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2
    expect(answer.variance).toBeCloseTo(13.8446, 0);
    expect(answer.noise).toBeNull();
  });
  test("Sobol's g-function, a = 0, 1, 4.5, 9, 99, 99, 99, 99", () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const parts = a.map((one) => 1 / 3 / (1 + one) ** 2);
    const all = parts.reduce((product, part) => product * (1 + part), 1);
    const g: Played = (point) =>
      a.reduce((product, one, at) => (product * (Math.abs(4 * known(point[at]) - 2) + one)) / (1 + one), 1);
    const answer = exact(sobolDesign(8, 1024, 2), g);
    expectIndices(
      firsts(answer),
      parts.map((part) => part / (all - 1)),
      0.03,
    );
    expectIndices(
      totals(answer),
      parts.map((part) => ((part / (1 + part)) * all) / (all - 1)),
      0.03,
    );
  });
  test("an additive function: shares of the squared coefficients, first = total, a large constant is no matter", () => {
    const weights = [3, 2, 1, 0];
    const additive: Played = (point) => point.reduce((sum, x, at) => sum + known(weights[at]) * x, 1e6);
    const answer = exact(sobolDesign(4, 512, 3), additive);
    expectIndices(firsts(answer), [9 / 14, 4 / 14, 1 / 14, 0], 0.03);
    expectIndices(totals(answer), [9 / 14, 4 / 14, 1 / 14, 0], 0.03);
    expect(answer.inputs.map(({ undecided }) => undecided)).toEqual([false, false, false, false]);
    expect(answer.inputs[3]?.total).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
  test("twenty inputs, of which the last alone counts", () => {
    const answer = exact(sobolDesign(20, 64, 4), (point) => known(point[19]));
    expect(totals(answer).map(({ mean }) => Math.round(10 * known(mean)) / 10)).toEqual([
      ...Array(19).fill(0),
      1,
    ]);
  });
});

test("intervals of Ishigami's indices cover them, from 64 rows on", () => {
  const truth = [0.3139, 0.4424, 0, 0.5576, 0.4424, 0.2437];
  let covered = 0;
  for (let seed = 0; seed < 60; seed++) {
    const answer = exact(sobolDesign(3, 64, seed), ishigami);
    covered += [...firsts(answer), ...totals(answer)].filter(
      ({ low, high }, at) => known(low) <= known(truth[at]) && known(truth[at]) <= known(high),
    ).length;
  }
  expect(covered / 360).toBeGreaterThan(0.93);
});

describe("simulation noise", () => {
  const weights = [3, 2, 0];
  const truth = [9 / 13, 4 / 13, 0];
  /** Additive, with noise of each point's own; a replication's luck is shared by all points and bends the third input's part. */
  const noisy = (design: SobolDesign, own: number, bend: number, replications: number, stream: string) => {
    const next = uniform(stream);
    const luck = Array.from(
      { length: replications },
      () => [50 * normal(next), bend * normal(next)] as const,
    );
    return design.points.map((point) =>
      luck.map(
        ([shared, bent]) =>
          shared +
          weights.reduce(
            (sum, weight, at) => sum + weight * known(point[at]),
            bent * (known(point[2]) - 0.5),
          ) +
          own * normal(next),
      ),
    );
  };
  test("left alone it passes for interactions: totals too large, first orders too small", () => {
    // noise of variance 13/12, as much as the function's: shares of the variance are halved, totals are (V_i + noise) / 2V
    const design = sobolDesign(3, 1024, 5);
    const next = uniform("alone");
    const answer = sobol(
      design,
      design.points.map((point) => [
        3 * known(point[0]) + 2 * known(point[1]) + Math.sqrt(13 / 12) * normal(next),
      ]),
    );
    expect(Math.abs(known(answer.inputs[0]?.first.mean) - known(truth[0]) / 2)).toBeLessThan(0.08);
    expect(Math.abs(known(answer.inputs[2]?.total.mean) - 1 / 2)).toBeLessThan(0.08);
  });
  test("with several replications it is taken off, and its share is told", () => {
    const design = sobolDesign(3, 512, 6);
    // the mean of four has noise of variance 13/12
    const answer = sobol(design, noisy(design, Math.sqrt((4 * 13) / 12), 0, 4, "taken off"));
    expect(Math.abs(known(answer.noise) - 0.5)).toBeLessThan(0.1);
    for (const [at, { first, total }] of answer.inputs.entries()) {
      expect(Math.abs(known(first.mean) - known(truth[at]))).toBeLessThan(0.15);
      expect(Math.abs(known(total.mean) - known(truth[at]))).toBeLessThan(0.15);
    }
    expect(answer.inputs.map(({ undecided }) => undecided)).toEqual([false, false, true]);
  });
  test.each([
    ["of each point's own", 1, 0],
    ["that all points share, and that bends the function", 0.2, 2],
  ])("%s: intervals cover the indices of the mean output", (name, own, bend) => {
    let covered = 0;
    for (let study = 0; study < 60; study++) {
      const design = sobolDesign(3, 64, study);
      const answer = sobol(design, noisy(design, own, bend, 8, `${name} ${study}`));
      covered += [...firsts(answer), ...totals(answer)].filter(
        ({ low, high }, at) => known(low) <= known(truth[at % 3]) && known(truth[at % 3]) <= known(high),
      ).length;
    }
    expect(covered / 360).toBeGreaterThan(0.92);
  });
});

test("an output that never changes has no indices; nor has one whose noise hides the rest", () => {
  const design = sobolDesign(2, 8, 1);
  const flat = exact(design, () => 0.1 + 0.2);
  expect(flat.inputs.map(({ first, undecided }) => [first.mean, undecided])).toEqual([
    [null, true],
    [null, true],
  ]);
  // two replications that say the opposite have nothing in common
  const opposed = sobol(
    design,
    design.points.map((point) => [known(point[0]), -known(point[0])]),
  );
  expect(opposed.variance).toBeLessThan(0);
  expect(opposed.inputs.map(({ total }) => total.mean)).toEqual([null, null]);
});

test("a replication undefined in one point is left out of all", () => {
  const design = sobolDesign(2, 16, 1);
  const outputs = design.points.map((point) => [known(point[0]), 1e9 * known(point[1]), known(point[0])]);
  const clean = outputs.map(([first, , third]) => [known(first), known(third)]);
  outputs[5] = [known(outputs[5]?.[0]), Number.NaN, known(outputs[5]?.[2])];
  expect(sobol(design, outputs).inputs.map(({ first }) => first.mean)).toEqual(
    sobol(design, clean).inputs.map(({ first }) => first.mean),
  );
});

test.each([
  [0, 64, "inputs"],
  [21, 64, "inputs"],
  [3, 100, "base"],
  [3, 2, "base"],
])("%i inputs and %i rows are refused", (inputs, base, name) => {
  expect(() => sobolDesign(inputs, base, 1)).toThrow(name);
});

test("outputs that do not fit the design are refused", () => {
  expect(() => sobol(sobolDesign(1, 4, 1), [[1]])).toThrow("1 outputs for 12 points");
});
