/** Laws of queues that hold ticket by ticket, and of demand that hold in its moments. */
import fc from "fast-check";
import { mean, sampleVariance } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { caseOf } from "../oracles/cases.ts";
import { compiled, observe } from "./observe.ts";

/** A desk that never closes, first come first served. */
const openDesk = (headcount: number, perHour: number, effort: string): ScenarioInput => ({
  name: "desk",
  start: "2026-01-05",
  months: 1,
  timeZone: "UTC",
  situation: {
    components: {
      desk: {
        units: 1,
        incidents: `${perHour}/h`,
        priorities: { P1: 0.25, P2: 0.25, P3: 0.25, P4: 0.25 },
        effort: [effort],
      },
    },
  },
  designs: {
    few: {
      contract: {},
      provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount }] } } },
    },
    more: {
      contract: {},
      provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: headcount + 1 }] } } },
    },
  },
  experiment: { replications: 16, seed: 1 },
});

describe("one more technician", () => {
  test("never lengthens a wait, draw for draw, first come first served", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0.4, max: 0.97, noNaN: true }),
        fc.constantFrom(
          "exponential(1h)",
          "lognormal(1h, cv 2)",
          "1h",
          "weibull(1h, shape 0.7)",
          "triangular(10 min, 1h, 2h)",
        ),
        fc.integer({ min: 0, max: 10_000 }),
        (headcount, utilisation, effort, seed) => {
          const [few, more] = observe(
            openDesk(headcount, Number((headcount * utilisation * 0.9).toFixed(3)), effort),
            { seed },
          );
          const waits = new Map(
            few?.stories.map(({ ticket, openedMin, respondedMin }) => [ticket, respondedMin - openedMin]),
          );
          expect(more?.stories.length).toBe(waits.size);
          for (const { ticket, openedMin, respondedMin } of more?.stories ?? []) {
            expect(respondedMin - openedMin).toBeLessThanOrEqual((waits.get(ticket) ?? Number.NaN) + 1e-6);
          }
        },
      ),
      { numRuns: 60, seed: 2026 },
    );
  });
});

describe("daily over-dispersion", () => {
  test("gives monthly counts the variance of independent gamma-mixed days", async () => {
    // AN-A-NEGBIN: a day's count is Poisson(m·G), G gamma of mean 1; 31 independent days: 31 times the variance of one
    const { parameters, expected } = caseOf("analytic", "AN-A-NEGBIN-m120-k8");
    const { mean: perDay = 0, shape = 0 } = parameters;
    const scenario: ScenarioInput = {
      ...openDesk(1, 1, "1 min"),
      months: 12,
      situation: {
        components: {
          desk: {
            units: 1,
            incidents: `${perDay / 24}/h`,
            priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
            effort: ["1 min"],
          },
        },
        demand: { dailyCv: 1 / Math.sqrt(shape) },
      },
      start: "2026-01-01",
    };
    const { designs } = await runStudy(compiled(scenario), {
      seed: 4,
      replications: 64,
      executor: inlineExecutor(),
    });
    const long = [0, 2, 4, 6, 7, 9, 11];
    const paths = designs[0]?.months["tickets"]?.paths ?? [];
    const counts = paths.flatMap((path) => long.map((month) => path[month] ?? Number.NaN));
    expect(counts).toHaveLength(20 * long.length);
    const perMonth = mean(counts);
    // mean within four standard errors; the variance of 140 counts has a relative standard error of 12 %
    const variance = 31 * (expected["variance"] ?? Number.NaN);
    expect(Math.abs(perMonth - 31 * perDay)).toBeLessThan(4 * Math.sqrt(variance / counts.length));
    expect(Math.abs(sampleVariance(counts) / variance - 1)).toBeLessThan(0.48);
    // without over-dispersion the variance would be a sixteenth, with one factor a month 31 times as large
    expect(sampleVariance(counts)).toBeGreaterThan(3 * perMonth);
  });
});
