/** Value of information: cases with a closed form, and an input that is worth nothing. */
import { describe, expect, test } from "vitest";
import { perfectInformation } from "../../../engine/statistics/perfect-information.ts";
import { known, normal, type Uniform, uniform } from "./random.ts";

const sample = (n: number, draw: () => number) => Float64Array.from({ length: n }, draw);
const holds = ({ low, high }: { low: number | null; high: number | null }, truth: number) =>
  known(low) <= truth && truth <= known(high);

/** E max(0, N(m, 1)) − max(0, m), the unit normal loss, for m = 0.5: φ(0.5) − 0.5 · Φ(−0.5). */
const UNIT_LOSS_AT_HALF = 0.3520653 - 0.5 * 0.3085375;

/** To act brings ½ + x0 + noise more than to wait; x1 is worth nothing. */
function study(n: number, next: Uniform) {
  const inputs = [sample(n, () => normal(next)), sample(n, () => normal(next))];
  const wait = sample(n, () => 20 * normal(next));
  const act = wait.map((value, at) => value + 0.5 + known(inputs[0]?.[at]) + normal(next));
  return perfectInformation(inputs, [wait, act]);
}

/** The interval of an input that must be there. */
function intervalOf(input: { value: { low: number | null; high: number | null } } | undefined) {
  return { low: known(input?.value.low), high: known(input?.value.high) };
}

describe("cases with a closed form", () => {
  test("two decisions, a normal input, a linear payoff: the unit normal loss", () => {
    const { best, everything, inputs } = study(4000, uniform("normal"));
    expect(best).toBe(1);
    expect(Math.abs(known(inputs[0]?.value.mean) - UNIT_LOSS_AT_HALF)).toBeLessThan(0.03);
    expect(known(inputs[0]?.value.high) - known(inputs[0]?.value.low)).toBeLessThan(0.08);
    expect(inputs.map(({ undecided }) => undecided)).toEqual([false, true]);
    // the difference is N(½, 2): √2 · L(½ / √2), L(0.353553) = 0.3747691 − 0.353553 · 0.3618368
    expect(
      Math.abs(known(everything.value.mean) - Math.SQRT2 * (0.3747691 - 0.353553 * 0.3618368)),
    ).toBeLessThan(0.04);
  });
  test("a uniform input, without noise: ∫ max(0, x − 0.4) less the mean 0.1", () => {
    const x = sample(2000, uniform("uniform"));
    const [input] = perfectInformation([x], [x.map(() => 0), x.map((value) => value - 0.4)]).inputs;
    expect(Math.abs(known(input?.value.mean) - (0.6 ** 2 / 2 - 0.1))).toBeLessThan(0.01);
    expect(holds(intervalOf(input), 0.08)).toBe(true);
  });
  test("an input of two values: a quarter of the cases bring 3, the others cost 0.6", () => {
    const next = uniform("two");
    const x = sample(1000, () => Number(next() < 0.25));
    const act = x.map((value) => (value === 1 ? 3 : -0.6) + normal(next));
    // ¼ · 3 − (¼ · 3 − ¾ · 0.6) = 0.45
    const [input] = perfectInformation([x], [act.map(() => 0), act]).inputs;
    expect(holds(intervalOf(input), 0.45)).toBe(true);
    expect(Math.abs(known(input?.value.mean) - 0.45)).toBeLessThan(0.1);
  });
  test("extremes on both sides call for the same decision: a straight line would see nothing", () => {
    const next = uniform("both sides");
    const x = sample(1000, next);
    const act = x.map((value) => 4 * Math.abs(value - 0.5) - 1 + 0.5 * normal(next));
    // 2 ∫ (4t − 1) dt for t from ¼ to ½ = ¼, less the mean 0
    const [input] = perfectInformation([x], [act.map(() => 0), act]).inputs;
    expect(holds(intervalOf(input), 0.25)).toBe(true);
    expect(Math.abs(known(input?.value.mean) - 0.25)).toBeLessThan(0.05);
  });
  test("three decisions, each best on a third of the input's range", () => {
    const next = uniform("three");
    const x = sample(1500, next);
    const payoff = [1 / 6, 1 / 2, 5 / 6].map((place) =>
      x.map((value) => 1 - 6 * Math.abs(value - place) + 0.5 * normal(next)),
    );
    // knowing x one is at most 1/6 away, 1/12 on average: ½. The middle one alone is ¼ away on average: −½
    const { best, inputs } = perfectInformation([x], payoff);
    expect(best).toBe(1);
    expect(Math.abs(known(inputs[0]?.value.mean) - 1)).toBeLessThan(0.1);
  });
});

describe("over many studies of 100 samples", () => {
  const next = uniform("studies");
  const studies = Array.from({ length: 100 }, () => study(100, next));

  test("the interval covers an input's true value", () => {
    const covered = studies.filter(({ inputs }) => holds(intervalOf(inputs[0]), UNIT_LOSS_AT_HALF)).length;
    // 95 % less two standard errors
    expect(covered).toBeGreaterThanOrEqual(90);
  });
  test("the value is not flattered: on average it lies within two standard errors of the truth or below", () => {
    const values = studies.map(({ inputs }) => known(inputs[0]?.value.mean));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean).toBeLessThan(UNIT_LOSS_AT_HALF + 0.025);
    expect(mean).toBeGreaterThan(UNIT_LOSS_AT_HALF - 0.04);
  });
  test("a worthless input is given next to nothing, and its interval contains 0", () => {
    const worthless = studies.map(({ inputs }) => inputs[1]);
    expect(worthless.filter((input) => input?.undecided).length).toBeGreaterThanOrEqual(97);
    const mean = worthless.reduce((sum, input) => sum + known(input?.value.mean), 0) / worthless.length;
    expect(mean).toBeLessThan(0.02);
  });
  test("no input is worth more than everything, and nothing less than 0", () => {
    for (const { everything, inputs } of studies)
      for (const { value } of inputs) {
        expect(known(value.mean)).toBeLessThanOrEqual(known(everything.value.mean));
        expect(known(value.low)).toBeGreaterThanOrEqual(0);
        expect(known(value.low)).toBeLessThanOrEqual(known(value.mean));
        expect(known(value.high)).toBeGreaterThanOrEqual(known(value.mean));
      }
  });
});

test("where two decisions are equally good on average, the intervals still cover", () => {
  const next = uniform("tie");
  // the difference is x + noise of mean 0: φ(0) = 0.3989
  let covered = 0;
  for (let at = 0; at < 60; at++) {
    const x = sample(100, () => normal(next));
    const act = x.map((value) => value + normal(next));
    const [input] = perfectInformation([x], [act.map(() => 0), act]).inputs;
    if (holds(intervalOf(input), 0.3989)) covered++;
  }
  expect(covered).toBeGreaterThanOrEqual(53);
});

test("a decision that is always the best: knowing is worth exactly nothing", () => {
  const x = sample(50, uniform("always"));
  const { best, everything, inputs } = perfectInformation([x], [x, x.map((value) => value + 1)]);
  expect(best).toBe(1);
  for (const { value } of [everything, ...inputs]) expect(value).toMatchObject({ mean: 0, low: 0, high: 0 });
});

test("what all decisions share is worth nothing, however large", () => {
  const next = uniform("shared");
  const x = sample(200, () => normal(next));
  const [input] = perfectInformation(
    [x],
    [x.map((value) => 1e3 * value), x.map((value) => 1e3 * value + 1 + 0.3 * normal(next))],
  ).inputs;
  expect(known(input?.value.high)).toBeLessThan(0.01);
});

describe("what cannot be told", () => {
  test("fewer than 20 defined samples say nothing", () => {
    const x = sample(30, uniform("few"));
    const holes = x.map((value, at) => (at < 11 ? Number.NaN : value));
    const { best, everything, inputs } = perfectInformation([holes], [x, x]);
    expect([best, everything.value.mean, inputs[0]?.value.mean]).toEqual([null, null, null]);
    expect(inputs[0]?.undecided).toBe(true);
  });
  test("a sample undefined anywhere is left out everywhere", () => {
    const next = uniform("holes");
    const x = sample(60, next);
    const act = x.map((value) => value - 0.5);
    const none = x.map(() => 0);
    const whole = perfectInformation([x.subarray(0, 50)], [none.subarray(0, 50), act.subarray(0, 50)]);
    const holes = act.map((value, at) => (at < 50 ? value : Number.NaN));
    expect(perfectInformation([x], [none, holes])).toEqual(whole);
  });
  test("rows of another length, and no decision, are refused by name", () => {
    expect(() => perfectInformation([], [])).toThrow("payoff: no decision");
    expect(() => perfectInformation([[1, 2]], [[1, 2, 3]])).toThrow("inputs[0]: 2 samples");
    expect(() => perfectInformation([], [[1, 2, 3], [1]])).toThrow("payoff[1]: 1 samples");
  });
});
