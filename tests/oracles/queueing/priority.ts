/** Priority classes on one pool, without and with preemption, and earliest due date. */
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

const RANKS: readonly Priority[] = ["P1", "P2", "P3", "P4"];
const rank = (at: number): Priority => RANKS[at] ?? "P4";

/** Measures of metrics that end in `_class1`, `_class2`… */
function byClass(expected: Record<string, number>): Measure[] {
  return Object.entries(expected).flatMap(([metric, value]): Measure[] => {
    const match = /^mean_(wait|sojourn)_class(\d)$/.exec(metric);
    if (!match) return [];
    const of = match[1] === "wait" ? "wait" : "sojourn";
    return [{ metric, expected: value, kind: "mean", read: { of, priority: rank(Number(match[2]) - 1) } }];
  });
}

/** Measures of all classes together. */
function overall({ P_wait, mean_wait_overall }: Record<string, number>, classes: number): Measure[] {
  if (P_wait === undefined || mean_wait_overall === undefined) return [];
  return [
    {
      metric: "P_wait",
      expected: P_wait,
      kind: "probability",
      read: { of: "servedWithin", sla: "response", priorities: RANKS.slice(0, classes) },
      from: 1,
      times: -1,
    },
    {
      metric: "mean_wait_overall",
      expected: mean_wait_overall,
      kind: "mean",
      read: { of: "wait", priority: "any" },
    },
  ];
}

interface Servers {
  servers: number;
  arrival_rates: number[];
  service_rate: number;
}

const sameService = (rates: readonly number[], mean: number): TicketClass[] =>
  rates.map((rate, at) => ({ priority: rank(at), perHour: rate * 60, effort: [exponential(mean)] }));

const manyServers = (["priority_nonpreemptive_mmc", "priority_preemptive_resume_mmc"] as const).flatMap(
  (kind) =>
    casesOf<Servers>("analytic", kind).map((one): Oracle => {
      const { servers, arrival_rates: rates, service_rate: rate } = one.parameters;
      const dispatch = kind === "priority_nonpreemptive_mmc" ? "strictPriority" : "preemptivePriority";
      const scenario = deskScenario({
        name: one.id,
        months: 16,
        classes: sameService(rates, 1 / rate),
        dispatch,
        teams: pool(servers),
        slas: [{ response: within("response", 0) }],
      });
      return {
        id: one.id,
        file: "analytic",
        model: one.model,
        scenario,
        seed: 2026,
        replications: 16,
        measures: [...byClass(one.expected), ...overall(one.expected, rates.length)],
        left: {},
      };
    }),
);

interface Classes {
  classes: { rate: number; service: ["lognormal", number, number] | ["exponential", number] }[];
}

const singleServer = (["priority_nonpreemptive_mg1", "priority_preemptive_resume_mg1"] as const).flatMap(
  (kind) =>
    casesOf<Classes>("analytic", kind).map((one): Oracle => {
      const classes = one.parameters.classes.map(
        ({ rate, service }, at): TicketClass => ({
          priority: rank(at),
          perHour: rate * 60,
          effort: [service[0] === "lognormal" ? lognormal(service[1], service[2]) : exponential(service[1])],
        }),
      );
      const dispatch = kind === "priority_nonpreemptive_mg1" ? "strictPriority" : "preemptivePriority";
      const scenario = deskScenario({ name: one.id, months: 24, classes, dispatch, teams: pool(1) });
      return {
        id: one.id,
        file: "analytic",
        model: one.model,
        scenario,
        seed: 2026,
        replications: 32,
        measures: byClass(one.expected),
        left: {},
      };
    }),
);

interface PeerClass {
  rate: number;
  target?: number;
  s: { dist: "lognormal"; mean: number; cv: number };
}
interface Peer {
  c: number;
  classes: PeerClass[];
  wt: number[];
  st: number[];
}
export type PeerExpected = Record<string, Record<string, { value: number; ci95_half_width: number }>>;

const targetsByRank = (values: readonly number[]) =>
  Object.fromEntries(values.map((value, at) => [rank(at), value]));

/** What the peers report of a class, in the readings of this engine. */
const PEER_READINGS: Record<string, (priority: Priority) => Measure["read"]> = {
  mean_wait: (priority) => ({ of: "wait", priority }),
  mean_sojourn: (priority) => ({ of: "sojourn", priority }),
  "P(W<=wt)": (priority) => ({ of: "within", sla: "response", priority }),
  "P(T<=st)": (priority) => ({ of: "within", sla: "resolution", priority }),
  "P(W=0)": (priority) => ({ of: "within", sla: "atOnce", priority, design: 1 }),
};

/** Measures of a peer model by class; the first class listed is P1. */
export function peerMeasures(expected: PeerExpected, readings: typeof PEER_READINGS): Measure[] {
  return Object.entries(expected).flatMap(([name, metrics], at) =>
    Object.entries(metrics).flatMap(([metric, { value, ci95_half_width: halfWidth }]): Measure[] => {
      const read = readings[metric];
      if (!read) return [];
      return [
        {
          metric: `${metric} ${name}`,
          expected: value,
          halfWidth,
          kind: metric.startsWith("P(") ? "probability" : "mean",
          read: read(rank(at)),
        },
      ];
    }),
  );
}

function peer(
  id: string,
  dispatch: "preemptivePriority" | "earliestDueDate",
  months: number,
  replications: number,
  left: Record<string, string>,
): Oracle {
  const { parameters, expected, model } = caseOf<Peer, PeerExpected>("peer_models", id);
  const classes = parameters.classes.map(
    ({ rate, s }, at): TicketClass => ({
      priority: rank(at),
      perHour: rate,
      effort: [lognormal(s.mean, s.cv)],
    }),
  );
  const due = parameters.classes.every(({ target }) => target !== undefined);
  const targets = due ? parameters.classes.map(({ target }) => target ?? 0) : parameters.st;
  // the same due times in both designs: they order the queue where the earliest goes first
  const resolution = within("resolution", targetsByRank(targets));
  const slas = [
    { response: within("response", targetsByRank(parameters.wt)), resolution },
    { atOnce: within("response", 0), resolution },
  ];
  const scenario = deskScenario({ name: id, months, classes, dispatch, teams: pool(parameters.c), slas });
  return {
    id,
    file: "peer_models",
    model,
    scenario,
    seed: 2026,
    replications,
    measures: peerMeasures(expected, PEER_READINGS),
    left,
  };
}

export const PRIORITY: Oracle[] = [
  ...manyServers,
  ...singleServer,
  peer("PEER-M4A", "preemptivePriority", 120, 320, {
    mean_preemptions: "the engine does not count interruptions",
  }),
  peer("PEER-M6A", "earliestDueDate", 120, 48, {}),
];
