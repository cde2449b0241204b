/** A period's verdict against the exact binomial: what chance alone does to a percentage of few tickets (DOMAIN §1.6). */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { studentQuantile } from "../../engine/statistics/student.ts";
import {
  allowedMisses,
  missProbability,
  type SmallSampleRule,
} from "../../engine/statistics/theory/small-sample.ts";
import { compiled } from "./observe.ts";

/** Tickets of constant effort, of which the share `onTime` is quick enough, each with a technician of its own. */
const scenario = (perMonth: number, onTime: number, rule?: SmallSampleRule): ScenarioInput => ({
  name: "chance",
  start: "2027-01-01",
  months: 12,
  timeZone: "UTC",
  situation: {
    components: {
      desk: {
        units: 1,
        incidents: perMonth,
        priorities: { P1: 0, P2: 1, P3: 0, P4: 0 },
        effort: ["exponential(1 min)"],
      },
    },
  },
  designs: {
    desk: {
      contract: {
        slas: {
          // P(effort ≤ target) = onTime for an exponential effort of mean 1
          fix: {
            metric: "resolution",
            targets: { P2: -Math.log(1 - onTime) },
            window: "always",
            required: 0.95,
            attribution: "opened",
            ...(rule ? { smallSample: rule } : {}),
          },
        },
      },
      provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 1000 }] } } },
    },
  },
  experiment: { replications: 16, seed: 1 },
});

/** Probability that a month of Poisson volume meets its target: the exact binomial, averaged over the volume. */
function metProbability(meanTickets: number, onTime: number, rule?: SmallSampleRule): number {
  let volume = Math.exp(-meanTickets);
  let met = volume;
  for (let tickets = 1; tickets < meanTickets + 12 * Math.sqrt(meanTickets) + 20; tickets++) {
    volume *= meanTickets / tickets;
    met +=
      volume *
      (1 -
        missProbability(
          tickets,
          onTime,
          rule && tickets < rule.below ? rule.misses : allowedMisses(tickets, 0.95),
        ));
  }
  return met;
}

describe("chance alone makes a period miss its target as often as the binomial law says", () => {
  test.each([
    [10, 0.97, undefined],
    [40, 0.97, undefined],
    [10, 0.9, undefined],
    [10, 0.97, { below: 40, misses: 2 }],
    [45, 0.95, { below: 40, misses: 2 }],
  ] as const)(
    "with %i tickets a month, %f of them on time, small-sample rule %o",
    async (perMonth, onTime, rule) => {
      const { designs } = await runStudy(compiled(scenario(perMonth, onTime, rule)), {
        seed: 21,
        replications: 512,
        executor: inlineExecutor(),
      });
      const [line] = designs[0]?.slas ?? [];
      const [low, high] = line?.periodsMet.ci95 ?? [Number.NaN, Number.NaN];
      // a civil month of 365/12 days is a month of 730 h
      const expected = metProbability(perMonth, onTime, rule);
      const halfWidth = (high - low) / 2;
      expect(halfWidth).toBeLessThan(0.015);
      expect(Math.abs((line?.periodsMet.mean ?? Number.NaN) - expected)).toBeLessThan(
        (halfWidth * studentQuantile(511, 0.999)) / studentQuantile(511, 0.95) + 0.002,
      );
      expect(line?.attainment.mean).toBeCloseTo(onTime, 1);
    },
  );
});
