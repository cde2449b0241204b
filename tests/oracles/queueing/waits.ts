/** Waits that no column keeps: in business time, by day of the week, of those withdrawn too. */
import { caseOf } from "../cases.ts";
import { type PeerHours, peerProfile, peerShift } from "./hours.ts";
import { ERLANG_A } from "./loss.ts";
import type { Expectation, Oracle } from "./oracle.ts";
import type { PeerExpected } from "./priority.ts";
import type { TicketLog, Watched } from "./watch.ts";

/** Minutes for one unit of time of the analytic cases, as in the oracle whose scenario is watched. */
const UNIT = 10;
const DAY = 1440;
const WEEK = 7 * DAY;

const watched = (oracle: Oracle, part: string, rest: Pick<Watched, "measures" | "read">): Watched => ({
  ...oracle,
  part,
  left: {},
  ...rest,
});

const PAST = /^P\(time_in_queue>(.+)\)$/;

/** Shares of all tickets, served or withdrawn, that were longer than a time in the queue. */
const patience = ERLANG_A.map((oracle): Watched => {
  const { expected } = caseOf("analytic", oracle.id);
  const times = Object.keys(expected).flatMap((metric) => {
    const time = PAST.exec(metric)?.[1];
    return time === undefined ? [] : [{ metric, longest: Number(time) * UNIT }];
  });
  return watched(oracle, "time in the queue", {
    measures: times.map(({ metric }) => ({
      metric,
      expected: expected[metric] ?? Number.NaN,
      kind: "probability",
    })),
    read: ({ opened, responded, ended }) => {
      const longer = times.map(() => 0);
      for (const [at, from] of opened.entries()) {
        const begun = responded[at] ?? Number.NaN;
        const left = (Number.isNaN(begun) ? (ended[at] ?? Number.NaN) : begun) - from;
        for (const [place, { longest }] of times.entries())
          if (left > longest) longer[place] = (longer[place] ?? 0) + 1;
      }
      return longer.map((count) => [count, opened.length] as const);
    },
  });
});

/** Minutes of duty from the first minute of the first week to a minute, under a weekly schedule of [end, agents]. */
function onDuty(schedule: readonly [number, number][], minute: number): number {
  const intoWeek = minute % WEEK;
  let [week, into, from] = [0, 0, 0];
  for (const [end, agents] of schedule) {
    if (agents > 0) {
      week += end - from;
      into += Math.max(0, Math.min(end, intoWeek) - from);
    }
    from = end;
  }
  return Math.floor(minute / WEEK) * week + into;
}

const peerValue = (id: string, name: string, metric: string): Expectation => {
  const { value, ci95_half_width: halfWidth } = caseOf<unknown, PeerExpected>("peer_models", id).expected[
    name
  ]?.[metric] ?? { value: Number.NaN, ci95_half_width: Number.NaN };
  return {
    metric: `${metric} ${name}`,
    expected: value,
    halfWidth,
    kind: metric.startsWith("P(") ? "probability" : "mean",
  };
};

/** Waits and times in system in minutes of duty, by class. */
function businessTime(id: string): Watched {
  const oracle = peerShift(id);
  const { parameters, expected } = caseOf<PeerHours, PeerExpected>("peer_models", id);
  const classes = Object.keys(expected);
  const schedule = parameters.sched ?? [];
  return watched(oracle, "business time", {
    measures: classes.flatMap((name) =>
      ["mean_wait_business", "mean_sojourn_business"].map((metric) => peerValue(id, name, metric)),
    ),
    read: ({ opened, responded, ended, component }) => {
      const sums = classes.map(() => ({ tickets: 0, wait: 0, stay: 0 }));
      for (const [at, from] of opened.entries()) {
        const sum = sums[component[at] ?? -1];
        if (!sum) throw new Error("a ticket of no class");
        const start = onDuty(schedule, from);
        sum.tickets++;
        sum.wait += onDuty(schedule, responded[at] ?? Number.NaN) - start;
        sum.stay += onDuty(schedule, ended[at] ?? Number.NaN) - start;
      }
      return sums.flatMap(({ tickets, wait, stay }) => [[wait, tickets] as const, [stay, tickets] as const]);
    },
  });
}

/** Waits of the tickets of each working day; the profile starts on a Monday, as the contract does. */
function byDay(): Watched {
  const oracle = peerProfile();
  const { parameters } = caseOf<PeerHours & { wt: number[] }, PeerExpected>("peer_models", oracle.id);
  const target = parameters.wt[0] ?? Number.NaN;
  const days = [0, 1, 2, 3, 4];
  // waits of a Friday are short and follow each other: a precision of 1 % takes eight times as many lives
  return watched({ ...oracle, replications: 8 * oracle.replications }, "by day", {
    measures: days.flatMap((day) => [
      peerValue(oracle.id, "all", `mean_wait_arrivals_day${day}`),
      peerValue(oracle.id, "all", `P(W<=wt)_arrivals_day${day}`),
    ]),
    read: ({ opened, responded }: TicketLog) => {
      const [tickets, waits, met] = [days.map(() => 0), days.map(() => 0), days.map(() => 0)];
      for (const [at, from] of opened.entries()) {
        const day = Math.floor(from / DAY) % 7;
        const wait = (responded[at] ?? Number.NaN) - from;
        tickets[day] = (tickets[day] ?? 0) + 1;
        waits[day] = (waits[day] ?? 0) + wait;
        if (wait <= target) met[day] = (met[day] ?? 0) + 1;
      }
      return days.flatMap((day) => [
        [waits[day] ?? 0, tickets[day] ?? 0] as const,
        [met[day] ?? 0, tickets[day] ?? 0] as const,
      ]);
    },
  });
}

export const WAITS: Watched[] = [
  ...patience,
  ...["PEER-M2A_suspend", "PEER-M2A_finish"].map(businessTime),
  byDay(),
];
