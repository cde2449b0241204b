/** Counts of tickets over days and other spans: demand that varies more than chance. */
import type { ScenarioInput } from "#engine";
import { caseOf } from "../cases.ts";
import { deskScenario, minutes, pool } from "./desk.ts";
import type { Expectation } from "./oracle.ts";
import { countsAt, type Watched } from "./watch.ts";

const DAY = 1440;
const HOUR = 60;

/** Tickets in each of the spans between two of `ends`, which rise. */
function countsBetween(opened: readonly number[], ends: readonly number[]): number[] {
  const until = countsAt(opened, ends);
  return until.slice(1).map((count, at) => count - (until[at] ?? Number.NaN));
}

const sumOf = (values: readonly number[], of: (value: number) => number) =>
  values.reduce((sum, value) => sum + of(value), 0);

/** Sums of so many values each, one after the other. */
function grouped(values: readonly number[], size: number): number[] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, group) =>
    sumOf(values.slice(group * size, (group + 1) * size), (value) => value),
  );
}

const isWorkingDay = (_: number, day: number) => day % 7 < 5;

/** Days of a gamma-mixed Poisson count: each its own factor, or the five of a week sharing one. */
function gammaMixed(part: "days" | "weeks"): Watched {
  const { id, model, parameters, expected } = caseOf("analytic", "AN-A-NEGBIN-m120-k8");
  const { mean: perDay = 0, shape = 0 } = parameters;
  const value = (metric: string) => expected[metric] ?? Number.NaN;
  const cv = 1 / Math.sqrt(shape);
  const weeks = 52;
  const ends = Array.from({ length: weeks * 7 + 1 }, (_, day) => day * DAY);
  const around = (centre: number) => (count: number) => (count - centre) ** 2;
  const FIVE = "variance_of_sum_of_5_independent_days";
  const SHARED = "variance_of_sum_of_5_days_sharing_one_gamma_factor";
  const mean = (metric: string): Expectation => ({ metric, expected: value(metric), kind: "mean" });
  const TAIL = "P(N>=180)";
  const read: Watched["read"] = ({ opened }) => {
    const days = countsBetween(opened, ends);
    const sums = grouped(part === "weeks" ? days.filter(isWorkingDay) : days, 5);
    const spread = [sumOf(sums, around(5 * perDay)), sums.length] as const;
    if (part === "weeks") return [spread];
    return [
      [sumOf(days, (count) => count), days.length],
      [sumOf(days, around(perDay)), days.length],
      [days.filter((count) => count >= 180).length, days.length],
      spread,
    ];
  };
  return {
    id,
    part: part === "days" ? "a factor a day" : "a factor a week",
    file: "analytic",
    model,
    scenario: deskScenario({
      name: id,
      months: 12,
      classes: [
        {
          priority: "P4",
          perHour: part === "days" ? perDay / 24 : (perDay * 5) / 168,
          effort: [minutes(0)],
        },
      ],
      dispatch: "firstComeFirstServed",
      teams: pool(1),
      demand:
        part === "days"
          ? { dailyCv: cv }
          : { weeklyCv: cv, profile: { weekdays: [0.2, 0.2, 0.2, 0.2, 0.2, 0, 0] } },
    }),
    seed: 2026,
    replications: part === "days" ? 2000 : 3200,
    measures:
      part === "days"
        ? [mean("mean"), mean("variance"), { ...mean(TAIL), kind: "probability" }, mean(FIVE)]
        : [mean(SHARED)],
    read,
    left:
      part === "days"
        ? {
            "fano, cv": "follow from the mean and the variance",
            "P0, q05, q50, q95, q99": "the same law as the share of days with at least 180",
          }
        : {},
  };
}

/** Incidents that plant others, in units of an hour: any scale of time is the same process. */
function hawkesScenario(months: number, unitMin: number): { scenario: ScenarioInput; model: string } {
  const { id, model, parameters } = caseOf("analytic", "AN-A-HAWKES");
  const { mu = 0, alpha = 0, beta = 1 } = parameters;
  const scenario = deskScenario({
    name: id,
    months,
    classes: [
      {
        priority: "P4",
        perHour: (mu / unitMin) * HOUR,
        effort: [minutes(0)],
        more: { recurrence: { branching: alpha / beta, delay: unitMin / beta } },
      },
    ],
    dispatch: "firstComeFirstServed",
    teams: pool(1),
  });
  return { scenario, model };
}

const HAWKES = { id: "AN-A-HAWKES", file: "analytic", seed: 2026 } as const;

/** Variances of counts over spans of 1, 5 and 24 units, far from the empty start. */
function stationary(): Watched {
  const { parameters, expected } = caseOf("analytic", "AN-A-HAWKES");
  const { mu = 0, alpha = 0, beta = 1 } = parameters;
  const rate = mu / (1 - alpha / beta);
  const SPANS = [1, 5, 24];
  const [warm, units] = [48, 8640];
  const ends = Array.from({ length: units + 1 }, (_, unit) => (warm + unit) * HOUR);
  const { scenario, model } = hawkesScenario(12, HOUR);
  return {
    ...HAWKES,
    part: "stationary",
    model,
    scenario,
    replications: 640,
    measures: SPANS.map((span) => {
      const metric = `VarN(0,${span})_stationary`;
      return { metric, expected: expected[metric] ?? Number.NaN, kind: "mean" };
    }),
    read: ({ opened }) => {
      const counts = countsBetween(opened, ends);
      return SPANS.map((span) => {
        const sums = grouped(counts, span);
        return [sumOf(sums, (count) => (count - rate * span) ** 2), sums.length] as const;
      });
    },
    left: {},
  };
}

/** The first unit of time after an empty start. */
function firstUnit(): Watched {
  const { expected } = caseOf("analytic", "AN-A-HAWKES");
  const metric = "E[N(0,1)]_started_empty";
  const unitMin = (31 * DAY) / 2;
  const { scenario, model } = hawkesScenario(1, unitMin);
  return {
    ...HAWKES,
    part: "the first unit of time",
    model,
    scenario,
    replications: 48_000,
    measures: [{ metric, expected: expected[metric] ?? Number.NaN, kind: "mean" }],
    read: ({ opened }) => [[countsAt(opened, [unitMin])[0] ?? Number.NaN, 1]],
    left: {},
  };
}

export const COUNTS: Watched[] = [gammaMixed("days"), gammaMixed("weeks"), stationary(), firstUnit()];
