/** Deterministic traces: given arrivals and work, the times at which each ticket arrives, is begun and ends, exactly. */
import { caseOf } from "../cases.ts";
import type { Exact, Played } from "./exact.ts";
import { jobs, merged, one, play, window } from "./trace.ts";

const byHand = ({ low, high }: Record<"low" | "high", readonly (readonly number[])[]>) =>
  [...low, ...high].flat();

/** Suspended work resumes with the next shift: arrival, first start, end. */
function suspended(): Played {
  const { parameters, expected } = caseOf<{
    arrivals: number[];
    work: number[];
    agent_on: [number, number][];
  }>("published", "TRC-A-01");
  const { job = [] } = play({
    kinds: { job: { priority: "P4", workMin: parameters.work[0] ?? 0 } },
    arrivals: jobs(parameters.arrivals),
    shifts: [{ window: "on", headcount: 1 }],
    calendars: { on: window(...parameters.agent_on) },
  });
  return {
    expected: [1, expected["first_start"] ?? Number.NaN, expected["end_resume"] ?? Number.NaN],
    found: job.flat(),
  };
}

function overtime(): Played {
  const { parameters, expected } = caseOf<
    { jobs: [number, number][]; rosters: Record<string, [number, number]> },
    { starts: number[]; ends: number[] }
  >("published", "TRC-A-02");
  const span = (agent: string): [number, number] => parameters.rosters[agent] ?? [0, 0];
  const kinds = Object.fromEntries(
    parameters.jobs.map(([, work], at) => [`job${at}`, { priority: "P4" as const, workMin: work }]),
  );
  const found = play({
    kinds,
    arrivals: parameters.jobs.map(([at], job) => [`job${job}`, at]),
    shifts: [
      { window: "a", headcount: 3 },
      { window: "b", headcount: 2 },
      { window: "c", headcount: 1 },
    ],
    calendars: { a: window(span("A")), b: window(span("B")), c: window(span("C")) },
    atShiftEnd: "finish",
  });
  return {
    expected: parameters.jobs.flatMap(([at], job) => [
      at,
      expected.starts[job] ?? Number.NaN,
      expected.ends[job] ?? Number.NaN,
    ]),
    found: Object.values(found).flat(2),
  };
}

function preempted(): Played {
  const { parameters, expected } = caseOf<
    {
      off: [number, number];
      low_arrivals: number[];
      low_work: number;
      high_arrivals: number[];
      high_work: number;
    },
    { low_jobs: number[][]; high_jobs: number[][] }
  >("published", "TRC-A-03");
  // windows open and close at whole minutes: ten minutes for one of the trace's units
  const scaled = (values: readonly number[]) => values.map((value) => Math.round(value * 10));
  const [off = 0, on = 0] = scaled(parameters.off);
  const { low = [], high = [] } = play({
    kinds: {
      low: { priority: "P4", workMin: parameters.low_work * 10 },
      high: { priority: "P1", workMin: parameters.high_work * 10 },
    },
    arrivals: merged(
      jobs(scaled(parameters.low_arrivals), "low"),
      jobs(scaled(parameters.high_arrivals), "high"),
    ),
    shifts: [{ window: "on", headcount: 1 }],
    calendars: { on: window([0, off], [on, 1000]) },
    dispatch: "preemptivePriority",
  });
  return {
    expected: byHand({ low: expected.low_jobs, high: expected.high_jobs }),
    found: byHand({ low, high }).map((minute) => minute / 10),
  };
}

/** Served: arrival, start, end; withdrawn: arrival, end. */
function withdrawn(): Played {
  const { parameters, expected } = caseOf<
    { arrivals: number[]; work: number; patience: number },
    Record<"served" | "abandoned", number[][]>
  >("published", "TRC-A-04");
  const { job = [] } = play({
    kinds: { job: { priority: "P4", workMin: parameters.work } },
    arrivals: jobs(parameters.arrivals),
    shifts: one,
    patience: parameters.patience,
  });
  const isServed = ([, start]: readonly number[]) => !Number.isNaN(start);
  return {
    expected: [...expected.served, ...expected.abandoned].flat(),
    found: [
      ...job.filter(isServed).flat(),
      ...job.filter((times) => !isServed(times)).flatMap(([opened, , ended]) => [opened, ended]),
    ],
  };
}

function notInterrupted(): Played {
  const { parameters, expected } = caseOf<
    Record<"low" | "high", [number, number][]>,
    Record<"low_jobs" | "high_jobs", number[][]>
  >("published", "TRC-A-05");
  const of = (kind: "low" | "high") =>
    jobs(
      parameters[kind].map(([at]) => at),
      kind,
    );
  const { low = [], high = [] } = play({
    kinds: {
      low: { priority: "P4", workMin: parameters.low[0]?.[1] ?? 0 },
      high: { priority: "P1", workMin: parameters.high[0]?.[1] ?? 0 },
    },
    arrivals: merged(of("low"), of("high")),
    shifts: one,
    dispatch: "strictPriority",
  });
  return {
    expected: byHand({ low: expected.low_jobs, high: expected.high_jobs }),
    found: byHand({ low, high }),
  };
}

function interrupted(): Played {
  const { parameters, expected } = caseOf<
    { arrivals: number[]; work: number; off: [number, number] },
    { jobs: number[][] }
  >("published", "TRC-A-06");
  const { job = [] } = play({
    kinds: { job: { priority: "P4", workMin: parameters.work } },
    arrivals: jobs(parameters.arrivals),
    shifts: [{ window: "on", headcount: 1 }],
    calendars: { on: window([0, parameters.off[0]], [parameters.off[1], 100]) },
  });
  return { expected: expected.jobs.flat(), found: job.flat() };
}

/** End of the high ticket, end of the last low one. */
function overtaken(): Played {
  const { parameters, expected } = caseOf<{ low: number[]; high: number[]; work: number }>(
    "published",
    "TRC-A-07",
  );
  const { low = [], high = [] } = play({
    kinds: {
      low: { priority: "P4", workMin: parameters.work },
      high: { priority: "P1", workMin: parameters.work },
    },
    arrivals: merged(jobs(parameters.low, "low"), jobs(parameters.high, "high")),
    shifts: one,
    dispatch: "strictPriority",
  });
  return {
    expected: [expected["high_end"] ?? Number.NaN, expected["last_low_end"] ?? Number.NaN],
    found: [high[0]?.[2] ?? Number.NaN, Math.max(...low.map(([, , end]) => end))],
  };
}

/** Ends, under both rules by which work outlasts a shift. */
function moreThenFewer(): Played {
  const { parameters, expected } = caseOf<{ arrivals: number[]; work: number }, { ends: number[] }>(
    "published",
    "TRC-A-08",
  );
  const ends = (atShiftEnd: "finish" | "finishPooled") => {
    const { job = [] } = play({
      kinds: { job: { priority: "P4", workMin: parameters.work } },
      arrivals: jobs(parameters.arrivals),
      shifts: [
        { window: "always", headcount: 1 },
        { window: "more", headcount: 2 },
      ],
      calendars: { more: window([1, 2]) },
      atShiftEnd,
    });
    return job.map(([, , end]) => end).sort((a, b) => a - b);
  };
  return {
    expected: [...expected.ends, ...expected.ends],
    found: [...ends("finish"), ...ends("finishPooled")],
  };
}

function twoServers(): Played {
  const { parameters, expected } = caseOf<
    { arrivals: number[]; work: number; machines: number },
    { jobs: number[][] }
  >("published", "TRC-A-09");
  const { job = [] } = play({
    kinds: { job: { priority: "P4", workMin: parameters.work } },
    arrivals: jobs(parameters.arrivals),
    shifts: [{ window: "always", headcount: parameters.machines }],
  });
  return { expected: expected.jobs.flat(), found: job.flat() };
}

/** [id, what is compared, the trace played]; times of a ticket are its arrival, its start and its end. */
const TRACES: readonly (readonly [string, string, () => Played])[] = [
  ["TRC-A-01", "work suspended at the end of a shift resumes with the next", suspended],
  ["TRC-A-02", "named agents finish late, and the next shift starts without waiting for them", overtime],
  ["TRC-A-03", "preemptive-resume priority across a break: low tickets, then high ones", preempted],
  ["TRC-A-04", "a ticket leaves when nobody has begun on it in time: served, then withdrawn", withdrawn],
  ["TRC-A-05", "a high ticket waits for the low one in service", notInterrupted],
  ["TRC-A-06", "an interruption in the middle of a job delays it and those behind", interrupted],
  [
    "TRC-A-07",
    "a high ticket overtakes the waiting low one: ends of the high one and of the last",
    overtaken,
  ],
  [
    "TRC-A-08",
    "waiting tickets start when capacity rises, running ones are finished when it falls: ends",
    moreThenFewer,
  ],
  ["TRC-A-09", "two servers, first come first served", twoServers],
];

/** Every trace, played by the ordinary engine. */
export const playTraces = (): Exact[] => TRACES.map(([id, what, play]) => ({ id, what, ...play() }));
