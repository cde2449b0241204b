/** DOMAIN 10, check 2: what a month of few tickets says, when each is on time independently of the others. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { allowedMisses, missProbability } from "../../engine/statistics/theory/small-sample.ts";
import { observe } from "../laws/observe.ts";
import { desksOf } from "./desk.ts";

/** 32 random bits of a counter (Wellons' hash): independent marks in [0, 1). */
function marks(seed: number): () => number {
  let at = seed * 0x9e3779b9;
  return () => {
    at = (at + 0x9e3779b9) | 0;
    let word = at ^ (at >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return ((word ^ (word >>> 15)) >>> 0) / 2 ** 32;
  };
}

describe("tickets that are on time independently", () => {
  const MONTHS = 120;
  const LIVES = 3;
  const CLAUSES = {
    strict: undefined,
    one: { below: 1000, misses: 1 },
    two: { below: 40, misses: 2 },
  };
  const scenario: ScenarioInput = {
    ...desksOf({}, { perHour: 1 }),
    months: MONTHS,
    designs: Object.fromEntries(
      Object.entries(CLAUSES).map(([id, smallSample]) => [
        id,
        {
          contract: {
            slas: {
              fix: {
                metric: "resolution" as const,
                targets: "1h",
                window: "always",
                required: "95%",
                ...(smallSample ? { smallSample } : {}),
              },
            },
          },
          provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 10 }] } } },
        },
      ]),
    ),
  };
  /** Share of months missed, by clause: so many tickets a month, far apart, each done in half its time or in twice it. */
  const missed = (tickets: number, onTime: number) => {
    const mark = marks(tickets + 1000 * onTime);
    const sums = { strict: 0, one: 0, two: 0 };
    for (let life = 0; life < LIVES; life++) {
      const arrivals = Array.from(
        { length: MONTHS },
        (_, month) => Date.UTC(2027, month, 1) - Date.UTC(2027, 0, 1),
      )
        .flatMap((start) =>
          Array.from({ length: tickets }, (_, at) => start / 60_000 + (at * 30_000) / tickets),
        )
        .map((atMin) => ({ atMin, component: "desk", priority: 3, effortMin: mark() < onTime ? 30 : 120 }));
      for (const { design, simulation } of observe(scenario, { arrivals }))
        for (let month = 0; month < MONTHS; month++)
          sums[design as keyof typeof sums] += simulation.value("missedPeriods", month) / (MONTHS * LIVES);
    }
    return sums;
  };
  test.each([5, 10, 20, 40, 100])("miss a month of %i as DOMAIN 1.6 says", (tickets) => {
    for (const onTime of [0.9, 0.95, 0.97, 0.99]) {
      const found = missed(tickets, onTime);
      for (const [clause, smallSample] of Object.entries(CLAUSES)) {
        const allowed =
          clause === "one"
            ? Math.max(1, allowedMisses(tickets, 0.95))
            : allowedMisses(tickets, 0.95, smallSample);
        const expected = missProbability(tickets, onTime, allowed);
        const error = Math.sqrt((expected * (1 - expected)) / (MONTHS * LIVES));
        expect(
          Math.abs(found[clause as keyof typeof found] - expected),
          `${tickets} tickets at ${onTime}, ${clause}: ${found[clause as keyof typeof found]}`,
        ).toBeLessThan(4 * error + 1 / (MONTHS * LIVES));
      }
    }
  });
});
