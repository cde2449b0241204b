/** Sizes beyond any contract: each is played, or refused by name, in a process whose heap may hold 96 MB. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { EventHeap } from "../../engine/kernel/event-heap.ts";
import { spreadCents } from "../../engine/life/ledger.ts";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import { compiled } from "../laws/observe.ts";
import { desk, PC, TEAMS } from "./hostile-desk.ts";

const ALONE = fileURLToPath(new URL("../support/play-alone.ts", import.meta.url));
/** all that a process may hold, its columns of tickets included: 2²⁰ places of some 250 bytes, and a tape */
const MOST_MB = 700;

interface Told {
  codes: string[];
  areNumbers: boolean;
  drawn: number;
  backlog: number[];
  heldMb: number;
}

function alone(changes: Record<string, unknown>): Told {
  const told = execFileSync(process.execPath, ["--max-old-space-size=96", ALONE], {
    input: JSON.stringify(desk(changes)),
    encoding: "utf8",
    maxBuffer: 10_000_000,
  });
  return JSON.parse(told) as Told;
}

const team = (headcount: number) => [{ window: "office", headcount }];

describe("in bounded memory", () => {
  test("a million tickets are played", () => {
    const { codes, areNumbers, drawn, heldMb } = alone({
      months: 12,
      [`${PC}.units`]: 60_000, // 1.4 a month each: 1,008,000 in a year
      [`${TEAMS}.front.shifts`]: team(600),
      [`${TEAMS}.back.shifts`]: team(600),
    });
    expect(codes).toEqual([]);
    expect(areNumbers).toBe(true);
    expect(drawn).toBeGreaterThan(1_000_000);
    expect(heldMb).toBeLessThan(MOST_MB / 2);
  });
  test("ten years of three times what a team can do: the backlog grows to the end, then the team is named", () => {
    const { codes, drawn, backlog, heldMb } = alone({ months: 120, [`${PC}.units`]: 800 });
    expect(codes).toEqual(["UNSTABLE_TEAM designs.desk.provider.teams.front"]);
    expect(drawn).toBeGreaterThan(120 * 1000);
    expect(backlog).toHaveLength(120);
    expect(backlog.every((open, month) => month === 0 || open > (backlog[month - 1] ?? 0))).toBe(true);
    expect(backlog.at(-1)).toBeGreaterThan(0.5 * drawn);
    expect(heldMb).toBeLessThan(MOST_MB);
  });
  test("ten years in which more than a million tickets wait are given up there, by name", () => {
    const { codes, backlog, heldMb } = alone({ months: 120, [`${PC}.units`]: 20_000 });
    expect(codes).toEqual(["TOO_MANY_OPEN designs.desk.provider.teams"]);
    expect(backlog.length).toBeLessThan(60); // 28,000 a month: a million in the fourth year
    expect(heldMb).toBeLessThan(MOST_MB);
  });
});

test("a life of more steps than can be counted is given up by name", () => {
  const scenario = compiled(desk({}));
  // each step is counted from the last few that are left
  const replicator = new Replicator(scenario, 1, ({ heap, onReset }) => {
    onReset.push(() => {
      heap["sequence"] = 2 ** 27 - 100;
    });
  });
  expect(() => replicator.play(0, new Float64Array(rowLength(scenario)))).toThrow(
    "designs.desk.provider.teams: TOO_MANY_STEPS",
  );
  const heap = new EventHeap();
  heap["sequence"] = 2 ** 27 - 1;
  expect(() => heap.push(0, 0, 0)).toThrow(RangeError);
});

test("an amount of which not every cent counts is never spread: there would be no end to it", () => {
  const into = [0, 0];
  expect(() => spreadCents(2 ** 60, [1, 2], into)).toThrow(RangeError);
  expect(() => spreadCents(Number.NaN, [1, 2], into)).toThrow(RangeError);
  spreadCents(10, [1, 2], into);
  expect(into).toEqual([3, 7]);
});
