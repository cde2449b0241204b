/** The information system moves and the contract does not: the drift of the scope, and designs that are equal until one acts. */
import { beforeAll, describe, expect, test } from "vitest";
import { inlineExecutor, type MonthSeries, runStudy, type ScenarioInput, type StudyResult } from "#engine";
import {
  type Drift,
  meanUncoveredShare,
  uncoveredShare,
} from "../../engine/statistics/theory/scope-drift.ts";
import { fromLibrary } from "./library.ts";
import { compiled } from "./observe.ts";

/** DOMAIN §4.2: three worlds of χ, g, κ, o0. */
const WORLDS: Record<string, Drift> = {
  calm: { replacement: 0.08, growth: 0.02, coveredWhenNew: 0.6, initiallyUncovered: 0.05 },
  base: { replacement: 0.12, growth: 0.06, coveredWhenNew: 0.5, initiallyUncovered: 0.08 },
  fast: { replacement: 0.2, growth: 0.12, coveredWhenNew: 0.4, initiallyUncovered: 0.12 },
};

// biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
const REVISION = { id: "revision", when: { every: 12 }, then: [{ rebaseline: "all" as const }] };

/** One growing component under a frozen wording, and the same rebaselined at the end of every year. */
function drifting({ replacement, growth, coveredWhenNew, initiallyUncovered }: Drift): ScenarioInput {
  const provider = { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 60 }] } } };
  const scope = {
    components: "all" as const,
    coveredWhenNew,
    initiallyUncovered,
    disputeGrey: 0,
    outcomes: { inScope: 1, bestEffort: 0, timeAndMaterials: 0, refused: 0 },
  };
  return {
    name: "drift",
    start: "2027-01-01",
    months: 60,
    situation: {
      components: {
        desk: {
          units: 2000,
          growth,
          replacement,
          incidents: "1/month",
          priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
          effort: ["1 min"],
        },
      },
    },
    designs: {
      frozen: { contract: { scope }, provider },
      yearly: {
        contract: { scope },
        provider,
        governance: {
          committee: { every: 3 },
          rules: [REVISION],
        },
      },
    },
    experiment: { replications: 16, seed: 1 },
  };
}

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const YEAR_DAYS = 365.25;

/** Mean of the closed form over a month, both ends in years since the last rebaselining. */
const meanBetween = (drift: Drift, from: number, to: number) =>
  (to * meanUncoveredShare(drift, to) - from * meanUncoveredShare(drift, from)) / (to - from);

describe.each(Object.entries(WORLDS))("the out-of-scope share in the %s world", (_, drift) => {
  let result: StudyResult;
  const months = (design: string) =>
    result.designs.find(({ id }) => id === design)?.months["greyShare"]?.mean ?? [];
  const starts = () =>
    [...result.monthStarts, "2032-01-01"].map((date) => days("2027-01-01", date) / YEAR_DAYS);
  beforeAll(async () => {
    result = await runStudy(compiled(drifting(drift)), {
      seed: 12,
      replications: 16,
      executor: inlineExecutor(),
    });
  });
  /** four standard errors of a share of about 32,000 tickets, and 64 designs × months looked at */
  const TOLERANCE = 4 * Math.sqrt(0.25 / 32_000);

  test("follows the closed form month by month while nothing is signed", () => {
    const at = starts();
    const frozen = months("frozen");
    expect(frozen).toHaveLength(60);
    frozen.forEach((share, month) => {
      expect(
        Math.abs((share ?? Number.NaN) - meanBetween(drift, at[month] ?? 0, at[month + 1] ?? 0)),
      ).toBeLessThan(TOLERANCE);
    });
    const lastDecember = frozen[59] ?? Number.NaN;
    expect(Math.abs(lastDecember - uncoveredShare(drift, 5))).toBeLessThan(0.015);
  });
  test("is a sawtooth under a yearly revision: back to its start every January, its mean that of one cycle", () => {
    const at = starts();
    const yearly = months("yearly");
    yearly.forEach((share, month) => {
      const cycle = at[Math.floor(month / 12) * 12] ?? 0;
      expect(
        Math.abs(
          (share ?? Number.NaN) - meanBetween(drift, (at[month] ?? 0) - cycle, (at[month + 1] ?? 0) - cycle),
        ),
      ).toBeLessThan(TOLERANCE);
    });
    const mean = yearly.reduce<number>((sum, share) => sum + (share ?? Number.NaN), 0) / 60;
    expect(Math.abs(mean - meanUncoveredShare(drift, 1))).toBeLessThan(0.003);
  });
});

/** Figures of a difference before the first act, 1-based month, that are anything but nothing. */
function nonZeroBefore({ paths, mean, ciLow, ciHigh }: MonthSeries, act: number): number[] {
  const figures = [...paths, mean, ciLow, ciHigh].flatMap((values) => values.slice(0, act - 1));
  return figures.filter((value) => value !== null && value !== 0) as number[];
}

describe("the ladder of the lead scenario", () => {
  const raw = fromLibrary("frozen-vs-evolving");
  const ladder = (raw["page"] as { ladder: string[] }).ladder;
  let result: StudyResult;
  beforeAll(async () => {
    result = await runStudy(compiled(raw), { seed: 5, replications: 32, executor: inlineExecutor() });
  });
  /** First month, 1-based, at whose end either design's committee meets or an amendment of it is signed. */
  const firstAct = (...ids: string[]) =>
    Math.min(
      ...result.designs
        .filter(({ id }) => ids.includes(id))
        .flatMap(({ committees, amendments }) => [...committees, ...amendments.map(({ month }) => month)]),
    );

  test("has at least three steps, and designs that act", () => {
    expect(ladder.length).toBeGreaterThanOrEqual(3);
    expect(firstAct(...ladder)).toBeLessThan(12);
  });
  test("is equal draw for draw, in every indicator and replication, until the first committee acts", () => {
    let compared = 0;
    for (const { design, against, months } of result.differences) {
      if (!ladder.includes(design) || !ladder.includes(against)) continue;
      const act = firstAct(design, against);
      for (const series of Object.values(months)) {
        expect(nonZeroBefore(series, act)).toEqual([]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
  test("parts afterwards, with intervals that exclude zero", () => {
    const [frozen = "", evolving = ""] = [ladder[0], ladder.at(-1)];
    const pair = result.differences.find(
      ({ design, against }) => [design, against].includes(frozen) && [design, against].includes(evolving),
    );
    const { greyShare } = pair?.months ?? {};
    expect(
      greyShare?.ciHigh.some((high, month) => (high ?? 0) < 0 || (greyShare.ciLow[month] ?? 0) > 0),
    ).toBe(true);
    expect(pair?.partingMonth["greyShare"]).not.toBeNull();
    expect(pair?.partingMonth["greyShare"] ?? 0).toBeGreaterThanOrEqual(firstAct(frozen, evolving));
  });
});
