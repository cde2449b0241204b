/** Deterministic traces: given arrivals and work, the times at which work starts and ends, exactly. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { type Arrival, observe, type Story } from "../laws/observe.ts";
import { caseOf } from "./cases.ts";

type Teams = ScenarioInput["designs"][string]["provider"]["teams"];
interface Kind {
  priority: "P1" | "P4";
  workMin: number;
}
interface Trace {
  kinds: Record<string, Kind>;
  arrivals: [string, number][];
  shifts: Teams[string]["shifts"];
  calendars?: NonNullable<ScenarioInput["calendars"]>;
  atShiftEnd?: "resume" | "finish" | "finishPooled";
  /** minutes after which a ticket is withdrawn; the client’s own staff then take no time */
  patience?: number;
  dispatch?: "firstComeFirstServed" | "strictPriority" | "preemptivePriority";
}

const NOTHING = { P1: 0, P2: 0, P3: 0, P4: 0 };

/** Plays a trace on the contract's first day; the tape of arrivals is given, everything else is the ordinary engine. */
function play({
  kinds,
  arrivals,
  shifts,
  calendars,
  atShiftEnd = "resume",
  patience,
  dispatch = "firstComeFirstServed",
}: Trace): Record<string, [number, number, number][]> {
  const components = Object.entries(kinds).map(([kind, { priority, workMin }]) => [
    kind,
    {
      units: 1,
      incidents: "1/month",
      priorities: { ...NOTHING, [priority]: 1 },
      effort: [workMin],
      ...(patience === undefined ? {} : { patience }),
    },
  ]);
  const scenario: ScenarioInput = {
    name: "trace",
    start: "2024-01-01",
    months: 1,
    timeZone: "UTC",
    ...(calendars ? { calendars } : {}),
    situation: {
      components: Object.fromEntries(components),
      clientStaff: { effort: 0, delay: 0 },
    },
    designs: {
      desk: { contract: {}, provider: { teams: { desk: { tier: 1, shifts, atShiftEnd } }, dispatch } },
    },
    experiment: { replications: 16, seed: 1 },
  };
  const tape = arrivals.map(([component, atMin]): Arrival => {
    const { priority, workMin } = kinds[component] ?? { priority: "P4", workMin: Number.NaN };
    return { component, atMin, priority: priority === "P1" ? 0 : 3, effortMin: workMin };
  });
  const [observed] = observe(scenario, { arrivals: tape });
  const of = (kind: string) =>
    (observed?.stories ?? []).filter(({ flow }: Story) => flow === `component:${kind}`);
  return Object.fromEntries(
    Object.keys(kinds).map((kind) => [
      kind,
      of(kind).map(({ openedMin, respondedMin, endedMin }): [number, number, number] => [
        openedMin,
        respondedMin,
        endedMin,
      ]),
    ]),
  );
}

const jobs = (arrivals: readonly number[], kind = "job"): [string, number][] =>
  arrivals.map((at) => [kind, at]);
const merged = (...streams: [string, number][][]) => streams.flat().sort((a, b) => a[1] - b[1]);
/** "0h05" of minute 5 of the day. */
const clock = (minute: number) => `${Math.floor(minute / 60)}h${String(minute % 60).padStart(2, "0")}`;
const window = (...spans: [number, number][]) => ({
  hours: `${spans.map(([open, close]) => `${clock(open)}-${clock(close)}`).join(",")} Mon`,
});
const one = [{ window: "always", headcount: 1 }];

/** Exact up to the last bits of minutes counted from the start of the contract. */
function equal(
  found: readonly (readonly number[])[] | undefined,
  expected: readonly (readonly number[])[],
  scale = 1,
): void {
  expect(found).toHaveLength(expected.length);
  for (const [at, row] of expected.entries()) {
    for (const [column, value] of row.entries()) expect(found?.[at]?.[column]).toBeCloseTo(value * scale, 9);
  }
}

describe("the ordinary engine reproduces", () => {
  test("TRC-A-01: work suspended at the end of a shift resumes with the next", () => {
    const { parameters, expected } = caseOf<{
      arrivals: number[];
      work: number[];
      agent_on: [number, number][];
    }>("published", "TRC-A-01");
    const { job } = play({
      kinds: { job: { priority: "P4", workMin: parameters.work[0] ?? 0 } },
      arrivals: jobs(parameters.arrivals),
      shifts: [{ window: "on", headcount: 1 }],
      calendars: { on: window(...parameters.agent_on) },
    });
    equal(job, [[1, expected["first_start"] ?? 0, expected["end_resume"] ?? 0]]);
  });

  test("TRC-A-02: named agents finish late, and the next shift starts without waiting for them", () => {
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
    equal(
      Object.values(found).flat(),
      parameters.jobs.map(([at], job) => [at, expected.starts[job] ?? 0, expected.ends[job] ?? 0]),
    );
  });

  test("TRC-A-03: preemptive-resume priority across a break", () => {
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
    const found = play({
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
    equal(found["low"], expected.low_jobs, 10);
    equal(found["high"], expected.high_jobs, 10);
  });

  test("TRC-A-04: a ticket leaves when nobody has begun on it in time", () => {
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
    equal(
      job.filter(([, start]) => !Number.isNaN(start)),
      expected.served,
    );
    equal(
      job.filter(([, start]) => Number.isNaN(start)).map(([opened, , ended]) => [opened, ended]),
      expected.abandoned,
    );
  });

  test("TRC-A-05: a high ticket waits for the low one in service", () => {
    const { parameters, expected } = caseOf<
      Record<"low" | "high", [number, number][]>,
      Record<"low_jobs" | "high_jobs", number[][]>
    >("published", "TRC-A-05");
    const found = play({
      kinds: {
        low: { priority: "P4", workMin: parameters.low[0]?.[1] ?? 0 },
        high: { priority: "P1", workMin: parameters.high[0]?.[1] ?? 0 },
      },
      arrivals: merged(
        jobs(
          parameters.low.map(([at]) => at),
          "low",
        ),
        jobs(
          parameters.high.map(([at]) => at),
          "high",
        ),
      ),
      shifts: one,
      dispatch: "strictPriority",
    });
    equal(found["low"], expected.low_jobs);
    equal(found["high"], expected.high_jobs);
  });

  test("TRC-A-06: an interruption in the middle of a job delays it and those behind", () => {
    const { parameters, expected } = caseOf<
      { arrivals: number[]; work: number; off: [number, number] },
      { jobs: number[][] }
    >("published", "TRC-A-06");
    const { job } = play({
      kinds: { job: { priority: "P4", workMin: parameters.work } },
      arrivals: jobs(parameters.arrivals),
      shifts: [{ window: "on", headcount: 1 }],
      calendars: { on: window([0, parameters.off[0]], [parameters.off[1], 100]) },
    });
    equal(job, expected.jobs);
  });

  test("TRC-A-07: a high ticket overtakes the waiting low one", () => {
    const { parameters, expected } = caseOf<{ low: number[]; high: number[]; work: number }>(
      "published",
      "TRC-A-07",
    );
    const found = play({
      kinds: {
        low: { priority: "P4", workMin: parameters.work },
        high: { priority: "P1", workMin: parameters.work },
      },
      arrivals: merged(jobs(parameters.low, "low"), jobs(parameters.high, "high")),
      shifts: one,
      dispatch: "strictPriority",
    });
    expect(found["high"]?.[0]?.[2]).toBeCloseTo(expected["high_end"] ?? 0, 9);
    expect(Math.max(...(found["low"] ?? []).map(([, , end]) => end))).toBeCloseTo(
      expected["last_low_end"] ?? 0,
      9,
    );
  });

  test.each(["finish", "finishPooled"] as const)(
    "TRC-A-08, %s: waiting tickets start when capacity rises, running ones are finished when it falls",
    (atShiftEnd) => {
      const { parameters, expected } = caseOf<{ arrivals: number[]; work: number }, { ends: number[] }>(
        "published",
        "TRC-A-08",
      );
      const { job } = play({
        kinds: { job: { priority: "P4", workMin: parameters.work } },
        arrivals: jobs(parameters.arrivals),
        shifts: [
          { window: "always", headcount: 1 },
          { window: "more", headcount: 2 },
        ],
        calendars: { more: window([1, 2]) },
        atShiftEnd,
      });
      expect(job?.map(([, , end]) => end).sort((a, b) => a - b)).toEqual(expected.ends);
    },
  );

  test("TRC-A-09: two servers, first come first served", () => {
    const { parameters, expected } = caseOf<
      { arrivals: number[]; work: number; machines: number },
      { jobs: number[][] }
    >("published", "TRC-A-09");
    const { job } = play({
      kinds: { job: { priority: "P4", workMin: parameters.work } },
      arrivals: jobs(parameters.arrivals),
      shifts: [{ window: "always", headcount: parameters.machines }],
    });
    equal(job, expected.jobs);
  });
});
