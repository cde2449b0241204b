/** Verdicts on a probability that is looked at several times, where it is exactly the one asked for. */
import { expect, test } from "vitest";
import { reaches } from "../../../engine/questions/feasibility/kept.ts";
import { bitsOf, resampled } from "../../../engine/statistics/seeded.ts";
import { wilson } from "../../../engine/statistics/wilson.ts";
import { type Uniform, uniform } from "../statistics/random.ts";

const LOOKS = [16, 32, 64, 128, 200];
const STUDIES = 4000;

/** The first verdict of a study. */
function firstVerdict(goal: number, next: Uniform, isLastAt: (futures: number) => boolean): string {
  let [count, played] = [0, 0];
  for (const futures of LOOKS) {
    for (; played < futures; played++) if (next() < goal) count++;
    const verdict = reaches({ ...wilson(count, played), futures }, goal, isLastAt(futures));
    if (verdict !== "undecided") return verdict;
  }
  return "undecided";
}

/** Share of studies whose first verdict is a no, though the goal is reached. */
function wronglyRefused(goal: number, isLastAt: (futures: number) => boolean): number {
  const next = uniform(`reaches ${goal}`);
  const verdicts = Array.from({ length: STUDIES }, () => firstVerdict(goal, next, isLastAt));
  return verdicts.filter((verdict) => verdict === "no").length / STUDIES;
}

test.each([0.5, 0.8, 0.9, 0.95])(
  "one that is %d and must be is refused in a twentieth of studies at most",
  (goal) => {
    expect(wronglyRefused(goal, (futures) => futures === 200)).toBeLessThanOrEqual(0.05);
    // as if every look were the last
    expect(wronglyRefused(goal, () => true)).toBeGreaterThan(0.08);
  },
);

test("a bootstrap draws clusters whole: futures that share a draw of the ranges come together", () => {
  const drawn = resampled(bitsOf(1, "test", 0), 12, 4);
  expect(drawn).toHaveLength(12);
  for (let at = 0; at < 12; at += 4) {
    const first = drawn[at] ?? -1;
    expect([0, 4, 8]).toContain(first);
    expect(drawn.slice(at, at + 4)).toEqual([0, 1, 2, 3].map((one) => first + one));
  }
});
