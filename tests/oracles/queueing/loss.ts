/** Calls that are lost: blocked where no line is free (Erlang B), withdrawn by users who wait too long (Erlang A, with and without classes). */
import { caseOf, casesOf } from "../cases.ts";
import {
  deskScenario,
  exponential,
  lognormal,
  type Priority,
  pool,
  type TicketClass,
  within,
} from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";
import { type PeerExpected, peerMeasures } from "./priority.ts";

/** Minutes for one unit of time of the analytic cases. */
const UNIT = 10;
const perHour = (rate: number) => (rate * 60) / UNIT;
const RANKS: readonly Priority[] = ["P1", "P2", "P3", "P4"];
/** share of the technicians' hours at work */
const BUSY = { of: "column", column: "busyHours1", per: "openHours1" } as const;

const numberOf = (values: Record<string, number>, name: string) => values[name] ?? Number.NaN;

/** The case states that blocking does not depend on the law of the work: both laws are played. */
const erlangB = casesOf("analytic", "erlang_b").flatMap(({ id, model, parameters, expected }) =>
  [exponential(UNIT), lognormal(UNIT, 1.5)].map((effort): Oracle => {
    const servers = numberOf(parameters, "servers");
    const scenario = deskScenario({
      name: id,
      months: servers > 50 ? 1 : 6,
      classes: [{ priority: "P1", perHour: perHour(numberOf(parameters, "arrival_rate")), effort: [effort] }],
      dispatch: "firstComeFirstServed",
      teams: {
        desk: { tier: 1, shifts: [{ window: "always", headcount: servers }], queueLimit: 0 },
      },
    });
    return {
      id,
      ...(effort.startsWith("lognormal") ? { part: "lognormal work" } : {}),
      file: "analytic",
      model,
      scenario,
      seed: 2026,
      replications: 16,
      measures: [
        {
          metric: "P_block",
          expected: numberOf(expected, "P_block"),
          kind: "probability",
          read: { of: "blocked", priority: "any" },
        },
        {
          metric: "mean_busy",
          expected: numberOf(expected, "mean_busy"),
          kind: "mean",
          read: BUSY,
          times: servers,
        },
      ],
      left: {},
    };
  }),
);

/** Shares of tickets served within a target, as the cases write them. */
const SERVED_WITHIN = /^P\(served and W<=(.+)\)$/;

/** First come first served does not look at priorities: each of the four carries a target of its own. */
export const ERLANG_A = casesOf("analytic", "erlang_a").map(({ id, model, parameters, expected }): Oracle => {
  const named = Object.keys(expected).flatMap((name) => SERVED_WITHIN.exec(name)?.[1] ?? []);
  const targets = [0, ...named.map(Number)];
  const scenario = deskScenario({
    name: id,
    months: numberOf(parameters, "servers") > 10 ? 16 : 8,
    classes: [
      {
        priority: "any",
        perHour: perHour(numberOf(parameters, "arrival_rate")),
        effort: [exponential(UNIT / numberOf(parameters, "service_rate"))],
        more: { patience: exponential(UNIT / numberOf(parameters, "abandonment_rate")) },
      },
    ],
    dispatch: "firstComeFirstServed",
    teams: pool(numberOf(parameters, "servers")),
    slas: [
      {
        response: within(
          "response",
          Object.fromEntries(targets.map((target, at) => [RANKS[at] ?? "P4", target * UNIT])),
        ),
      },
    ],
  });
  const mean = (metric: string, read: Measure["read"]): Measure => ({
    metric,
    expected: numberOf(expected, metric),
    kind: "mean",
    read,
    times: 1 / UNIT,
  });
  const share = (metric: string, read: Measure["read"]): Measure => ({
    metric,
    expected: numberOf(expected, metric),
    kind: "probability",
    read,
  });
  const measures: Measure[] = [
    {
      ...share("P_wait", { of: "servedWithin", sla: "response", priorities: ["P1"] }),
      from: 1,
      times: -1,
    },
    share("P_abandon", { of: "withdrawn", priority: "any" }),
    mean("mean_time_in_queue_all", { of: "queueTime", priority: "any" }),
    mean("mean_wait_served", { of: "wait", priority: "any" }),
    mean("mean_wait_abandoned", { of: "withdrawnTime", priority: "any" }),
    ...targets.slice(1).map((target, at) =>
      share(`P(served and W<=${target})`, {
        of: "servedWithin",
        sla: "response",
        priorities: [RANKS[at + 1] ?? "P4"],
      }),
    ),
  ];
  return {
    id,
    file: "analytic",
    model,
    scenario,
    seed: 2026,
    replications: 16,
    measures,
    left: { mean_queue: "follows from the others by Little’s law" },
  };
});

function priorityAndPatience(): Oracle {
  const { id, model, parameters, expected } = caseOf("analytic", "AN-A-PRIO-ABANDON");
  const of = (name: string) => numberOf(parameters, name);
  const classes = (["P1", "P2"] as const).map(
    (priority, at): TicketClass => ({
      priority,
      perHour: perHour(of(`l${at + 1}`)),
      effort: [exponential(UNIT / of("mu"))],
      more: { patience: exponential(UNIT / of(`theta${at + 1}`)) },
    }),
  );
  const scenario = deskScenario({
    name: id,
    months: 8,
    classes,
    dispatch: "strictPriority",
    teams: pool(of("servers")),
    slas: [{ response: within("response", 0) }],
  });
  const byClass = (["P1", "P2"] as const).flatMap((priority, at): Measure[] => [
    {
      metric: `P_abandon_class${at + 1}`,
      expected: numberOf(expected, `P_abandon_class${at + 1}`),
      kind: "probability",
      read: { of: "withdrawn", priority },
    },
    {
      metric: `mean_time_in_queue_class${at + 1}`,
      expected: numberOf(expected, `mean_time_in_queue_class${at + 1}`),
      kind: "mean",
      read: { of: "queueTime", priority },
      times: 1 / UNIT,
    },
  ]);
  return {
    id,
    file: "analytic",
    model,
    scenario,
    seed: 2026,
    replications: 16,
    measures: [
      {
        metric: "P_wait",
        expected: numberOf(expected, "P_wait"),
        kind: "probability",
        read: { of: "servedWithin", sla: "response", priorities: ["P1", "P2"] },
        from: 1,
        times: -1,
      },
      ...byClass,
      {
        metric: "mean_busy",
        expected: numberOf(expected, "mean_busy"),
        kind: "mean",
        read: BUSY,
        times: of("servers"),
      },
    ],
    left: {},
  };
}

interface Law {
  dist: "exponential" | "lognormal";
  mean: number;
  cv?: number;
}
interface Peer {
  c: number;
  classes: { rate: number; s: Law; pat: Law }[];
  wt: number[];
  st: number[];
}

const law = ({ dist, mean, cv }: Law) =>
  dist === "lognormal" ? lognormal(mean, cv ?? Number.NaN) : exponential(mean);
const byRank = (values: readonly number[]) =>
  Object.fromEntries(values.map((value, at) => [RANKS[at] ?? "P4", value]));

function peerPatience(): Oracle {
  const { id, model, parameters, expected } = caseOf<Peer, PeerExpected>("peer_models", "PEER-M3A");
  const scenario = deskScenario({
    name: id,
    months: 120,
    classes: parameters.classes.map(
      ({ rate, s, pat }, at): TicketClass => ({
        priority: RANKS[at] ?? "P4",
        perHour: rate,
        effort: [law(s)],
        more: { patience: law(pat) },
      }),
    ),
    dispatch: "strictPriority",
    teams: pool(parameters.c),
    slas: [
      {
        response: within("response", byRank(parameters.wt)),
        resolution: within("resolution", byRank(parameters.st)),
      },
      { atOnce: within("response", 0) },
    ],
  });
  const served =
    (sla: string, design = 0) =>
    (priority: Priority): Measure["read"] => ({
      of: "servedWithin",
      sla,
      priorities: [priority],
      design,
    });
  const measures = peerMeasures(expected, {
    "P(abandon)": (priority) => ({ of: "withdrawn", priority }),
    mean_wait_served: (priority) => ({ of: "wait", priority }),
    mean_time_in_queue_all: (priority) => ({ of: "queueTime", priority }),
    mean_time_in_queue_abandoned: (priority) => ({ of: "withdrawnTime", priority }),
    "P(served & W<=wt)/offered": served("response"),
    "P(served & T<=st)/offered": served("resolution"),
    "P(W=0)/offered": served("atOnce", 1),
  });
  return {
    id,
    file: "peer_models",
    model,
    scenario,
    seed: 2026,
    replications: 16,
    measures,
    left: {},
  };
}

export const LOSS: Oracle[] = [...erlangB, ...ERLANG_A, priorityAndPatience(), peerPatience()];
