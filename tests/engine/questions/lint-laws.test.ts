/** Distribution functions and the share of work that fits a target, against closed forms. */
import { expect, test } from "vitest";
import { compile, lint, readScenario } from "#engine";
import {
  gammaCdf,
  lognormalCdf,
  normalCdf,
  pertCdf,
  triangularCdf,
  weibullCdf,
} from "../../../engine/statistics/theory/duration-laws.ts";
import { component, stage } from "../settled/stage.ts";

test("distribution functions at points known from tables and closed forms", () => {
  expect(normalCdf(1.96)).toBeCloseTo(0.9750021, 7); // Fisher & Yates, table of the normal law
  expect(normalCdf(-1)).toBeCloseTo(0.1586553, 7);
  expect(lognormalCdf(Math.E ** 3, 3, 0.7)).toBeCloseTo(0.5, 12); // the median
  expect(gammaCdf(2, 1, 1)).toBeCloseTo(1 - Math.exp(-2), 12); // shape 1 is exponential
  expect(gammaCdf(3, 2, 2)).toBeCloseTo(1 - Math.exp(-3) * (1 + 3), 12); // Erlang of two stages of mean 1
  expect(weibullCdf(2, 1, 2)).toBeCloseTo(1 - Math.exp(-4), 12);
  expect(triangularCdf(10, 5, 10, 30)).toBeCloseTo(5 / 25, 12);
  expect(pertCdf(15, 0, 15, 30)).toBeCloseTo(0.5, 12); // symmetric
});

/** Share of the tickets' work that fits a restoration target, as the linter finds it. */
function fits(
  effort: (string | number)[],
  target: string,
  more: { escalation?: number[]; workaround?: number; lostTime?: number } = {},
): number {
  const { escalation = [], workaround = 0, lostTime = 0 } = more;
  const raw = stage({
    situation: { components: { desk: { ...component(), effort, escalation, workaround } } },
    contract: { slas: { restoration: { metric: "restoration", targets: target, window: "always" } } },
    teams: Object.fromEntries(
      effort.map((_, at) => [
        `n${at + 1}`,
        { tier: at + 1, shifts: [{ window: "always", headcount: 1 }], lostTime },
      ]),
    ),
  });
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const line = lint(compile(read.scenario, read.world)).figures.clauses.find(
    ({ priority }) => priority === "P4",
  );
  return line?.workFits ?? Number.NaN;
}

test("one tier: the law itself", () => {
  expect(fits(["exponential(1h)"], "2h")).toBeCloseTo(1 - Math.exp(-2), 6);
  expect(fits([60], "1h")).toBe(1); // exactly on target is met
  expect(fits([61], "1h")).toBe(0);
});

test("two tiers: the sum of both for what is passed on, a workaround excepted", () => {
  // half is passed on: two exponentials of mean 1 h within 2 h: 1 − e^−2 (1 + 2)
  const both = 1 - Math.exp(-2) * 3;
  const first = 1 - Math.exp(-2);
  const twice = ["exponential(1h)", "exponential(1h)"];
  expect(fits(twice, "2h", { escalation: [0.5] })).toBeCloseTo(0.5 * first + 0.5 * both, 4);
  expect(fits(twice, "2h", { escalation: [0.5], workaround: 0.4 })).toBeCloseTo(0.7 * first + 0.3 * both, 4);
});

test("fixed efforts add up exactly, and a third of the time lost makes work half as long again", () => {
  expect(fits([20, 40], "1h", { escalation: [1] })).toBe(1);
  expect(fits([20, 41], "1h", { escalation: [1] })).toBe(0);
  expect(fits([40], "1h", { lostTime: 1 / 3 })).toBe(1);
  expect(fits([41], "1h", { lostTime: 1 / 3 })).toBe(0);
});

test("three tiers: Erlang of three stages", () => {
  const three = ["exponential(1h)", "exponential(1h)", "exponential(1h)"];
  const all = 1 - Math.exp(-3) * (1 + 3 + 4.5);
  expect(fits(three, "3h", { escalation: [1, 1] })).toBeCloseTo(all, 3);
});
