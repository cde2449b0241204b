/** KN (Kim & Nelson 2001): guarantee on cases with a known best, by hand on small ones. */
import { describe, expect, test } from "vitest";
import { normal } from "../../../engine/kernel/draw.ts";
import { Keyed } from "../../../engine/kernel/rng.ts";
import { Selection } from "../../../engine/statistics/selection.ts";

const STUDIES = 1000;

/** Plays a study: system i's value is mean[i] + shared noise + own noise; says who is selected and after how many replications. */
function play(study: number, means: readonly number[], own: number, indifference: number) {
  const selection = new Selection({ systems: means.length, confidence: 0.95, indifference, first: 10 });
  const bits = new Keyed();
  for (let replication = 0; selection.state().selected === null; replication++) {
    bits.seek(2001, study, replication, 7);
    const shared = normal(bits);
    selection.add(means.map((mean) => mean + 3 * shared + own * normal(bits)));
  }
  const { selected, replications } = selection.state();
  return { selected, replications };
}

describe("the best is selected as often as promised", () => {
  test("at the least favourable spacing: every other exactly one indifference below", () => {
    const means = [0, 0, 1, 0, 0];
    const right = Array.from({ length: STUDIES }, (_, study) => play(study, means, 1, 1)).filter(
      ({ selected }) => selected === 2,
    ).length;
    // three standard errors below 95 % would be 92.9 %
    expect(right / STUDIES).toBeGreaterThan(0.93);
  });

  test("where the systems are further apart, sooner, and with fewer replications than at the least favourable spacing", () => {
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const near = Array.from({ length: 200 }, (_, study) => play(study, [0, 0, 1], 1, 1));
    const far = Array.from({ length: 200 }, (_, study) => play(study, [-3, -2, 1], 1, 1));
    expect(far.filter(({ selected }) => selected === 2).length).toBeGreaterThanOrEqual(199);
    expect(mean(far.map(({ replications }) => replications))).toBeLessThan(
      mean(near.map(({ replications }) => replications)),
    );
  });

  test("noise that all systems share costs nothing: differences are what counts", () => {
    const { selected, replications } = play(1, [0, 1], 0, 1);
    expect(selected).toBe(1);
    expect(replications).toBe(10);
  });
});

describe("by hand", () => {
  test("two systems, four first replications: eta, h², the width and the bound of the paper", () => {
    // k = 2, α = .05, n0 = 4: η = ½(0.1^(−2/3) − 1) = 1.820794; h² = 2·η·3 = 10.924765
    const selection = new Selection({ systems: 2, confidence: 0.95, indifference: 0.5, first: 4 });
    // differences 1, −1, 1, −1: mean 0, variance 4/3; N = ⌊10.924765·(4/3)/0.25⌋ = 58, bound 59
    for (const value of [1, -1, 1, -1]) selection.add([value, 0]);
    expect(selection.state()).toMatchObject({ survivors: [0, 1], selected: null, atMost: 59 });
    // Clark & Yang: Student's t of 3 degrees at 95 % on one side is 2.353363; 2.353363²·(4/3)/0.25 = 29.54
    expect(selection.fixed).toBe(30);
    // at r = 5, width = ½(10.924765·(4/3)/0.5 − 0.5·5) = 13.3163: a lead of 13 is not enough, 14 is
    const enough = new Selection({ systems: 2, confidence: 0.95, indifference: 0.5, first: 4 });
    for (const value of [1, -1, 1, -1, 14]) enough.add([value, 0]);
    selection.add([13, 0]);
    expect(selection.state().selected).toBeNull();
    expect(enough.state()).toMatchObject({ survivors: [0], selected: 0 });
  });

  test("a selected system stays selected: what is added afterwards is not read", () => {
    const selection = new Selection({ systems: 2, confidence: 0.9, indifference: 1, first: 2 });
    selection.add([5, 0]);
    selection.add([5, 0]);
    expect(selection.state().selected).toBe(0);
    for (let at = 0; at < 50; at++) selection.add([-100, 0]);
    expect(selection.state()).toMatchObject({ selected: 0, replications: 2 });
  });

  test("systems without any difference end at once, with the first of them", () => {
    const selection = new Selection({ systems: 3, confidence: 0.95, indifference: 1, first: 3 });
    for (const value of [4, 7, 1]) selection.add([value, value, value]);
    expect(selection.state()).toMatchObject({ survivors: [0, 1, 2], selected: 0, atMost: 3 });
  });
});

test.each([
  [{ systems: 1, confidence: 0.95, indifference: 1, first: 10 }, "systems"],
  [{ systems: 4, confidence: 0.25, indifference: 1, first: 10 }, "confidence"],
  [{ systems: 4, confidence: 1, indifference: 1, first: 10 }, "confidence"],
  [{ systems: 4, confidence: 0.95, indifference: 0, first: 10 }, "indifference"],
  [{ systems: 4, confidence: 0.95, indifference: 1, first: 1 }, "first"],
])("terms outside their range are refused by name: %o", (terms, name) => {
  expect(() => new Selection(terms)).toThrow(name);
});
