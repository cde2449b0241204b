/** Office hours and rates that change with the hour of the week. */
import type { ScenarioInput } from "#engine";
import { type Case, caseOf, casesOf } from "../cases.ts";
import {
  type DeskText,
  deskScenario,
  exponential,
  lognormal,
  pool,
  type TicketClass,
  within,
} from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";
import { type PeerExpected, peerMeasures } from "./priority.ts";

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const clock = (minute: number) => `${Math.floor(minute / 60)}h${String(minute % 60).padStart(2, "0")}`;

export interface PeerHours {
  mode?: "suspend" | "finish";
  sched?: [number, number][];
  c?: number;
  prof: number[];
  classes: { share: number; s: { mean: number; cv: number } }[];
  bwt?: number[];
  bst?: number[];
  wt?: number[];
  st: number[];
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The weekly schedule [end, agents] as one calendar of the minutes in which agents are on duty; they are always the same number. */
function officeHours(schedule: readonly [number, number][]): { hours: string; headcount: number } {
  const parts: string[] = [];
  let from = 0;
  for (const [end, agents] of schedule) {
    const day = Math.floor(from / 1440);
    if (agents > 0) parts.push(`${clock(from - day * 1440)}-${clock(end - day * 1440)} ${DAYS[day]}`);
    from = end;
  }
  return { hours: parts.join("; "), headcount: Math.max(...schedule.map(([, agents]) => agents)) };
}

const RANKS = ["P1", "P2"] as const;
const byRank = (values: readonly number[]) =>
  Object.fromEntries(values.map((value, at) => [RANKS[at] ?? "P4", value]));
const mixOf = (parameters: PeerHours): TicketClass[] =>
  parameters.classes.map(({ share, s }, at) => ({
    priority: RANKS[at] ?? "P4",
    perHour: (share * total(parameters.prof)) / 168,
    effort: [lognormal(s.mean, s.cv)],
  }));

export function peerShift(id: string): Oracle {
  const { parameters, expected, model } = caseOf<PeerHours, PeerExpected>("peer_models", id);
  const { hours, headcount } = officeHours(parameters.sched ?? []);
  const atShiftEnd = parameters.mode === "finish" ? "finish" : "resume";
  // without a workaround service is restored at the resolution: two targets for one time
  const slas = [
    {
      response: within("response", byRank(parameters.bwt ?? []), "office"),
      resolution: within("resolution", byRank(parameters.bst ?? []), "office"),
      wall: within("restoration", byRank(parameters.st)),
    },
  ];
  const scenario = deskScenario({
    name: id,
    months: 120,
    classes: mixOf(parameters),
    dispatch: "strictPriority",
    teams: { desk: { tier: 1, shifts: [{ window: "office", headcount }], atShiftEnd } },
    slas,
    calendars: { office: { hours } },
    demand: { profile: { week: parameters.prof } },
  });
  const measures = peerMeasures(expected, {
    mean_wait_wallclock: (priority) => ({ of: "wait", priority }),
    mean_sojourn_wallclock: (priority) => ({ of: "sojourn", priority }),
    "P(BW<=bwt)": (priority) => ({ of: "within", sla: "response", priority }),
    "P(BT<=bst)": (priority) => ({ of: "within", sla: "resolution", priority }),
    "P(T<=st)": (priority) => ({ of: "within", sla: "wall", priority }),
  });
  return { id, file: "peer_models", model, scenario, seed: 2026, replications: 32, measures, left: {} };
}

export function peerProfile(): Oracle {
  const { id, parameters, expected, model } = caseOf<PeerHours, PeerExpected>("peer_models", "PEER-M5A");
  const slas = [
    {
      response: within("response", byRank(parameters.wt ?? [])),
      resolution: within("resolution", byRank(parameters.st)),
    },
    { atOnce: within("response", 0) },
  ];
  const scenario = deskScenario({
    name: id,
    months: 120,
    classes: mixOf(parameters),
    dispatch: "strictPriority",
    teams: pool(parameters.c ?? 0),
    slas,
    demand: { profile: { week: parameters.prof } },
  });
  const measures = peerMeasures(expected, {
    mean_wait: (priority) => ({ of: "wait", priority }),
    mean_sojourn: (priority) => ({ of: "sojourn", priority }),
    "P(W<=wt)": (priority) => ({ of: "within", sla: "response", priority }),
    "P(W=0)": (priority) => ({ of: "within", sla: "atOnce", priority, design: 1 }),
    "P(T<=st)": (priority) => ({ of: "within", sla: "resolution", priority }),
  });
  return { id, file: "peer_models", model, scenario, seed: 2026, replications: 32, measures, left: {} };
}

export interface Day {
  lamh: number[];
  ch: number[];
  mu: number;
}

/** Agents by hour as shifts that lie one upon another: level k is on duty in every hour with at least k agents. */
function layers(agents: readonly number[]): {
  shifts: { window: string; headcount: number }[];
  calendars: NonNullable<DeskText["calendars"]>;
} {
  const levels = [...new Set(agents)].filter((level) => level > 0).sort((a, b) => a - b);
  const shifts: { window: string; headcount: number }[] = [];
  const calendars: NonNullable<DeskText["calendars"]> = {};
  let below = 0;
  for (const level of levels) {
    const spans: string[] = [];
    for (let hour = 0; hour < 24; hour++) {
      if ((agents[hour] ?? 0) < level || (hour > 0 && (agents[hour - 1] ?? 0) >= level)) continue;
      let end = hour;
      while (end < 24 && (agents[end] ?? 0) >= level) end++;
      spans.push(`${hour}h-${end}h`);
    }
    calendars[`level${level}`] = { hours: `${spans.join(",")} Mon-Sun` };
    shifts.push({ window: `level${level}`, headcount: level - below });
    below = level;
  }
  return { shifts, calendars };
}

export type ShiftEnd = "handover" | "finish" | "finishPooled";

/** A day that repeats for ever. Suspended work goes to whoever is free next (handover without extra effort), as the case has it. */
export function repeatedDayScenario(
  { id, parameters }: Case<Day>,
  atShiftEnd: ShiftEnd,
  months: number,
): ScenarioInput {
  const { lamh, ch, mu } = parameters;
  const { shifts, calendars } = layers(ch);
  return deskScenario({
    name: id,
    months,
    classes: [{ priority: "P1", perHour: total(lamh) / 24, effort: [exponential(60 / mu)] }],
    dispatch: "firstComeFirstServed",
    teams: { desk: { tier: 1, shifts, atShiftEnd } },
    calendars,
    demand: { profile: { hours: lamh } },
  });
}

function repeatedDay(id: string, atShiftEnd: ShiftEnd, months: number): Oracle {
  const all = [
    ...casesOf<Day>("analytic", "mt_mt_ct_suspend"),
    ...casesOf<Day>("analytic", "mt_mt_ct_finish"),
  ];
  const one = all.find((candidate) => candidate.id === id);
  if (!one) throw new Error(`no case ${id}`);
  const measure = (metric: string, of: "sojourn" | "wait", over: Partial<Measure> = {}): Measure => ({
    metric,
    kind: "mean",
    expected: one.expected[metric] ?? Number.NaN,
    read: { of, priority: "P1" },
    times: 1 / 60,
    ...over,
  });
  const sojourn = measure("mean_sojourn_hours_periodic", "sojourn");
  const { mu } = one.parameters;
  return {
    id,
    file: "analytic",
    model: one.model,
    scenario: repeatedDayScenario(one, atShiftEnd, months),
    seed: 2026,
    replications: 64,
    measures:
      atShiftEnd === "handover"
        ? [sojourn, measure("mean_time_not_in_service_hours_periodic", "sojourn", { from: -1 / mu })]
        : [sojourn, measure("mean_wait_hours_periodic", "wait")],
    left: {},
  };
}

export const HOURS: Oracle[] = [
  peerShift("PEER-M2A_suspend"),
  peerShift("PEER-M2A_finish"),
  peerProfile(),
  repeatedDay("AN-A-MTMTCT-day-suspend", "handover", 120),
  repeatedDay("AN-A-MTMTCT-8x5like-suspend", "handover", 120),
  repeatedDay("AN-A-MTMTCT-8x5like-finish", "finish", 120),
  repeatedDay("AN-A-MTMTCT-day-finish", "finishPooled", 120),
];
