/** Two tiers with escalation. */
import { caseOf } from "../cases.ts";
import {
  type DeskText,
  deskScenario,
  exponential,
  lognormal,
  type Priority,
  type Slas,
  within,
} from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";
import { type PeerExpected, peerMeasures } from "./priority.ts";

const twoTiers = (first: number, second: number): DeskText["teams"] => ({
  desk: { tier: 1, shifts: [{ window: "always", headcount: first }] },
  experts: { tier: 2, shifts: [{ window: "always", headcount: second }] },
});

/** Tickets that will be escalated (P1) and those that will not (P2) come as two independent streams: the same process, told apart. */
function tandem(): Oracle {
  const { id, model, parameters, expected } = caseOf("analytic", "AN-A-TANDEM");
  const { lam = 0, c1 = 0, m1 = 0, p = 0, c2 = 0, m2 = 0 } = parameters;
  const slas: Slas[] = [];
  const value = (metric: string) => expected[metric] ?? Number.NaN;
  const mean = (metric: string, read: Measure["read"]): Measure => ({
    metric,
    expected: value(metric),
    kind: "mean",
    read,
  });
  const measures: Measure[] = [
    mean("mean_wait_tier1", { of: "wait", priority: "P2" }),
    mean("mean_sojourn_not_escalated", { of: "sojourn", priority: "P2" }),
    mean("mean_sojourn_escalated", { of: "sojourn", priority: "P1" }),
    mean("mean_sojourn_all", { of: "sojourn", priority: "any" }),
  ];
  for (const metric of Object.keys(expected)) {
    const match = /^P\(T_escalated<=(.+)\)$/.exec(metric);
    if (!match) continue;
    slas.push({ done: within("resolution", { P1: Number(match[1]) * 60 }) });
    measures.push({
      metric,
      expected: value(metric),
      kind: "probability",
      read: { of: "within", sla: "done", priority: "P1", design: slas.length - 1 },
    });
  }
  for (const measure of measures) if (measure.kind === "mean") measure.times = 1 / 60;
  const classes = [
    {
      priority: "P1" as const,
      perHour: lam * p,
      effort: [exponential(m1 * 60), exponential(m2 * 60)],
      escalation: 1,
    },
    { priority: "P2" as const, perHour: lam * (1 - p), effort: [exponential(m1 * 60)] },
  ];
  const scenario = deskScenario({
    name: id,
    months: 120,
    classes,
    dispatch: "firstComeFirstServed",
    teams: twoTiers(c1, c2),
    slas,
  });
  const left = { mean_wait_tier2: "the time in system of the escalated less the rest of it" };
  return { id, file: "analytic", model, scenario, seed: 2026, replications: 32, measures, left };
}

interface PeerTiers {
  c1: number;
  c2: number;
  classes: { rate: number; esc: number; s1: Law; s2: Law }[];
  wt: number[];
  st: number[];
}
interface Law {
  mean: number;
  cv: number;
}

function peerTiers(): Oracle {
  const { id, model, parameters, expected } = caseOf<PeerTiers, PeerExpected>("peer_models", "PEER-M1A");
  const ranks: readonly Priority[] = ["P1", "P2", "P3"];
  const targets = (values: readonly number[]) =>
    Object.fromEntries(values.map((value, at) => [ranks[at] ?? "P4", value]));
  const classes = parameters.classes.map(({ rate, esc, s1, s2 }, at) => ({
    priority: ranks[at] ?? ("P4" as const),
    perHour: rate,
    effort: [lognormal(s1.mean, s1.cv), lognormal(s2.mean, s2.cv)],
    escalation: esc,
  }));
  const slas = [
    {
      response: within("response", targets(parameters.wt)),
      resolution: within("resolution", targets(parameters.st)),
    },
  ];
  const scenario = deskScenario({
    name: id,
    months: 120,
    classes,
    dispatch: "strictPriority",
    teams: twoTiers(parameters.c1, parameters.c2),
    slas,
  });
  const measures = peerMeasures(expected, {
    mean_wait_L1: (priority) => ({ of: "wait", priority }),
    mean_sojourn_total: (priority) => ({ of: "sojourn", priority }),
    "P(W1<=wt)": (priority) => ({ of: "within", sla: "response", priority }),
    "P(T<=st)": (priority) => ({ of: "within", sla: "resolution", priority }),
  });
  const left = {
    mean_wait_L2_given_escalated: "the time in system less the rest of it",
    escalated_fraction: "a parameter of the model",
  };
  return { id, file: "peer_models", model, scenario, seed: 2026, replications: 32, measures, left };
}

/** Two tiers whose solved tickets come back to the first one at once. */
function reopened(): Oracle {
  const { id, model, parameters, expected } = caseOf("analytic", "AN-A-JACKSON-REOPEN");
  const { lam = 0, c1 = 0, m1 = 0, p = 0, c2 = 0, m2 = 0, reopen = 0 } = parameters;
  const scenario = deskScenario({
    name: id,
    months: 60,
    classes: [
      {
        priority: "any",
        perHour: lam,
        effort: [exponential(m1 * 60), exponential(m2 * 60)],
        escalation: p,
        more: { reopening: { probability: reopen, to: "entryTier" } },
      },
    ],
    dispatch: "firstComeFirstServed",
    teams: twoTiers(c1, c2),
  });
  const value = (metric: string) => expected[metric] ?? Number.NaN;
  const measures: Measure[] = [
    {
      metric: "visits_per_ticket",
      expected: value("visits_per_ticket"),
      kind: "mean",
      read: { of: "column", column: "reopenedTickets", per: "scopedTickets" },
      from: 1,
    },
    {
      metric: "mean_wait_tier1",
      expected: value("mean_wait_tier1"),
      kind: "mean",
      read: { of: "wait", priority: "any" },
      times: 1 / 60,
    },
    {
      metric: "mean_total_time_in_system",
      expected: value("mean_total_time_in_system"),
      kind: "mean",
      read: { of: "sojourn", priority: "any" },
      times: 1 / 60,
    },
    {
      metric: "util_tier1",
      expected: value("util_tier1"),
      kind: "probability",
      read: { of: "column", column: "busyHours1", per: "openHours1" },
    },
    {
      metric: "util_tier2",
      expected: value("util_tier2"),
      kind: "probability",
      read: { of: "column", column: "busyHours2", per: "openHours2" },
    },
  ];
  const left = { mean_wait_tier2: "the time in system less the rest of it" };
  return { id, file: "analytic", model, scenario, seed: 2026, replications: 64, measures, left };
}

export const TIERS: Oracle[] = [tandem(), reopened(), peerTiers()];
