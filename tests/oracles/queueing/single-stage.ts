/** One pool, one class, first come first served: Erlang C, service levels, Pollaczek–Khinchine, Crommelin. */
import { type Case, casesOf } from "../cases.ts";
import {
  deskScenario,
  exponential,
  lognormal,
  minutes,
  type Priority,
  pool,
  type Slas,
  within,
} from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";

const WAIT = { of: "wait", priority: "any" } as const;
const STAY = { of: "sojourn", priority: "any" } as const;
/** share of the technicians' hours at work */
const BUSY = { of: "column", column: "busyHours1", per: "openHours1" } as const;
const DERIVED = "follows from the others by Little’s law or division";

interface Stage {
  one: Case<Record<string, unknown>>;
  /** tickets per minute */
  rate: number;
  effort: string;
  servers: number;
  months: number;
  replications: number;
}

const RANKS: readonly Priority[] = ["P1", "P2", "P3", "P4"];

/**
 * Promises with one target per priority and design. First come first served does not look at priorities, so every priority
 * sees the same queue and each can carry a target of its own.
 */
class Targets {
  readonly slas: Slas[] = [];
  private readonly counts = { response: 0, resolution: 0 };
  /** of the design being filled */
  private readonly targets: Record<"response" | "resolution", [Priority, number][]> = {
    response: [],
    resolution: [],
  };

  /** Adds a target; returns where its share is read. */
  add(metric: "response" | "resolution", at: number): Measure["read"] {
    const place = this.counts[metric]++;
    const design = Math.floor(place / RANKS.length);
    const priority = RANKS[place % RANKS.length] ?? "P4";
    const set = this.slas[design] ?? {};
    this.slas[design] = set;
    const targets = this.targets[metric];
    if (priority === "P1") targets.length = 0;
    targets.push([priority, at]);
    set[metric] = within(metric, Object.fromEntries(targets));
    return { of: "within", sla: metric, priority, design };
  }
}

const TARGETS = [
  { pattern: /^P\(W<=(.+)\)$/, metric: "response" },
  { pattern: /^P\(T<=(.+)\)$/, metric: "resolution" },
] as const;

/** The measures of one metric of a case: a mean, or a share within a target that the metric names. */
function measuresOf(
  metric: string,
  expected: number,
  one: Stage["one"],
  known: Record<string, Measure["read"]>,
  targets: Targets,
): Measure[] {
  const mean = known[metric];
  if (mean) return [{ metric, kind: "mean", expected, read: mean }];
  if (metric === "P_wait")
    return [{ metric, kind: "probability", expected, read: targets.add("response", 0), from: 1, times: -1 }];
  if (metric === "service_level")
    return [
      {
        metric,
        kind: "probability",
        expected,
        read: targets.add("response", Number(one.parameters["target_minutes"])),
      },
    ];
  for (const { pattern, metric: of } of TARGETS) {
    const match = pattern.exec(metric);
    if (match) return [{ metric, kind: "probability", expected, read: targets.add(of, Number(match[1])) }];
  }
  // the share within a quantile is its probability, where the quantile lies beyond the tickets that do not wait
  const quantile = /^wait_quantile_(0\.[89]5?)$/.exec(metric);
  if (!quantile || expected === 0) return [];
  return [
    { metric, kind: "probability", expected: Number(quantile[1]), read: targets.add("response", expected) },
  ];
}

function oracleOf(
  stage: Stage,
  known: Record<string, Measure["read"]>,
  left: Record<string, string>,
): Oracle {
  const { one, rate, effort, servers, months, replications } = stage;
  const targets = new Targets();
  const measures = Object.entries(one.expected).flatMap(([metric, expected]) =>
    measuresOf(metric, expected, one, known, targets),
  );
  const scenario = deskScenario({
    name: one.id,
    months,
    classes: [{ priority: "any", perHour: rate * 60, effort: [effort] }],
    dispatch: "firstComeFirstServed",
    teams: pool(servers),
    slas: targets.slas.length > 0 ? targets.slas : [{}],
  });
  return {
    id: one.id,
    file: "analytic",
    model: one.model,
    scenario,
    seed: 2026,
    replications,
    measures,
    left,
  };
}

const VARIANCE = "the engine reports means and shares within a target, not the variance of a wait";

const erlangC = casesOf("analytic", "erlang_c").map((one): Oracle => {
  const servers = one.parameters["servers"] ?? 0;
  const [months, replications] = { 1: [12, 16], 4: [6, 16], 10: [4, 48], 30: [3, 32] }[servers] ?? [6, 32];
  return oracleOf(
    {
      one,
      rate: one.parameters["arrival_rate"] ?? 0,
      effort: exponential(1),
      servers,
      months: months ?? 6,
      replications: replications ?? 32,
    },
    { mean_wait: WAIT },
    {
      mean_wait_given_wait: DERIVED,
      Lq: DERIVED,
      var_wait: VARIANCE,
      "wait_quantile_0.5, wait_quantile_0.99": "the same law as the other quantiles",
    },
  );
});

const serviceLevel = casesOf("analytic", "erlang_c_service_level").map((one): Oracle => {
  const { calls_per_hour: calls = 0, AHT_minutes: mean = 0, agents = 0 } = one.parameters;
  return oracleOf(
    {
      one,
      rate: calls / 60,
      effort: exponential(mean),
      servers: agents,
      months: 24,
      replications: agents > 15 ? 16 : 64,
    },
    { ASA_minutes: WAIT, occupancy: BUSY },
    {
      offered_load: "a parameter of the model",
      min_agents_for_80pct: "a search over staffing, held by engine/statistics",
      min_agents_for_95pct: "a search over staffing, held by engine/statistics",
    },
  );
});

const singleServer = casesOf<{ arrival_rate: number; service: string; mean: number; cv: number }>(
  "analytic",
  "mg1_pk",
).map((one): Oracle => {
  const { arrival_rate: rate, mean, cv, service } = one.parameters;
  return oracleOf(
    {
      one: { ...one, parameters: { ...one.parameters } },
      rate,
      effort: service === "lognormal" ? lognormal(mean, cv) : minutes(mean),
      servers: 1,
      months: 24,
      replications: cv > 1 ? 96 : cv > 0 ? 32 : 16,
    },
    { mean_wait: WAIT, mean_sojourn: STAY, rho: BUSY },
    { Lq: DERIVED, var_wait: VARIANCE },
  );
});

const constantService = casesOf("analytic", "mdc").map(
  (one): Oracle =>
    oracleOf(
      {
        one,
        rate: one.parameters["arrival_rate"] ?? 0,
        effort: minutes(one.parameters["service"] ?? 0),
        servers: one.parameters["servers"] ?? 0,
        months: 8,
        replications: 16,
      },
      { mean_wait: WAIT },
      { Lq: DERIVED },
    ),
);

const bursts = casesOf<{ burst_rate: number; service_rate: number; burst_size: [number, number][] }>(
  "analytic",
  "batch_mx_m_1",
).map((one): Oracle => {
  const { burst_rate: rate, service_rate: served, burst_size: law } = one.parameters;
  const size = law.reduce((sum, [tickets, share]) => sum + tickets * share, 0);
  const measure = (metric: "mean_wait" | "mean_sojourn", read: Measure["read"]): Measure => ({
    metric,
    kind: "mean",
    expected: one.expected[metric] ?? Number.NaN,
    read,
  });
  const scenario = deskScenario({
    name: one.id,
    months: 24,
    classes: [
      {
        priority: "any",
        perHour: rate * size * 60,
        effort: [exponential(1 / served)],
        more: { bursts: law.map(([tickets, share]) => ({ size: tickets, share })) },
      },
    ],
    dispatch: "firstComeFirstServed",
    teams: pool(1),
  });
  const measures = [measure("mean_wait", WAIT), measure("mean_sojourn", STAY)];
  const left = { "rho, mean_number_in_system": DERIVED };
  return {
    id: one.id,
    file: "analytic",
    model: one.model,
    scenario,
    seed: 2026,
    replications: 32,
    measures,
    left,
  };
});

export const SINGLE_STAGE: Oracle[] = [
  ...erlangC,
  ...serviceLevel,
  ...singleServer,
  ...constantService,
  ...bursts,
];
