/** Laws of demand that hold in its moments. */
import { mean, sampleVariance } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { caseOf } from "../oracles/cases.ts";
import { compiled } from "./observe.ts";

/** One technician who never leaves: only what arrives matters here. */
const counted = (situation: ScenarioInput["situation"]): ScenarioInput => ({
  name: "desk",
  start: "2026-01-01",
  months: 12,
  timeZone: "UTC",
  situation,
  designs: {
    one: {
      contract: {},
      provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }] } } },
    },
  },
  experiment: { replications: 16, seed: 1 },
});

describe("daily over-dispersion", () => {
  test("gives monthly counts the variance of independent gamma-mixed days", async () => {
    // AN-A-NEGBIN: a day's count is Poisson(m·G), G gamma of mean 1; 31 independent days: 31 times the variance of one
    const { parameters, expected } = caseOf("analytic", "AN-A-NEGBIN-m120-k8");
    const { mean: perDay = 0, shape = 0 } = parameters;
    const scenario = counted({
      components: {
        desk: {
          units: 1,
          incidents: `${perDay / 24}/h`,
          priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
          effort: ["1 min"],
        },
      },
      demand: { dailyCv: 1 / Math.sqrt(shape) },
    });
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
