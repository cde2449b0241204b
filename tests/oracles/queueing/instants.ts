/** Numbers in the system at given instants, and the first tickets of an empty desk. */
import { type Case, caseOf, casesOf } from "../cases.ts";
import { deskScenario, exponential, lognormal, pool } from "./desk.ts";
import { type Day, repeatedDayScenario, type ShiftEnd } from "./hours.ts";
import type { Expectation } from "./oracle.ts";
import { countsAt, openAt, type Watched } from "./watch.ts";

const DAY = 1440;
const HOUR = 60;
/** days of the first month, which starts empty and is not read where a day repeats for ever */
const WARM_DAYS = 31;

const mean = (metric: string, expected: number): Expectation => ({ metric, expected, kind: "mean" });
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Sums of a count over the same instants of every period, one sum per instant. */
function byInstant(counts: readonly number[], instants: number): readonly (readonly [number, number])[] {
  const periods = counts.length / instants;
  return Array.from({ length: instants }, (_, at) => {
    let sum = 0;
    for (let period = 0; period < periods; period++) sum += counts[period * instants + at] ?? Number.NaN;
    return [sum, periods] as const;
  });
}

/** [metric, hour, value] of the metrics that a pattern names by their hour, the earliest first. */
function hoursOf(expected: Record<string, number>, pattern: RegExp): [string, number, number][] {
  return Object.entries(expected)
    .flatMap(([metric, value]): [string, number, number][] => {
      const hour = pattern.exec(metric)?.[1];
      return hour === undefined ? [] : [[metric, Number(hour), value]];
    })
    .sort((a, b) => a[1] - b[1]);
}

interface WaveParameters {
  lbar: number;
  b: number;
  T: number;
  service: ["exponential", number] | ["lognormal", number, number];
}

/** Engine minutes for one hour of the case: its day lasts a week, so that a profile of 168 hours follows the sine closely. */
const WAVE_HOUR = 7 * HOUR;

/** A rate that follows a sine, and more technicians than it can ever need. */
const waves = casesOf<WaveParameters>("analytic", "mt_g_inf").map((one): Watched => {
  const { lbar, b, T, service } = one.parameters;
  const [law, workHours, cv = 1] = service;
  const hours = T * 7;
  // the mean of the sine over each hour of the week, not its value in the middle
  const week = Array.from({ length: hours }, (_, at) => {
    const [from, to] = [at, at + 1].map((hour) => (2 * Math.PI * hour) / hours);
    return 1 + (b * (Math.cos(from ?? 0) - Math.cos(to ?? 0)) * hours) / (2 * Math.PI);
  });
  const peak = one.expected["time_of_max_hours"] ?? Number.NaN;
  // the number in system is the rate of long ago: it is lowest half a day after it is highest
  const instants = [
    ...hoursOf(one.expected, /^E\[N\((\d+)\)\]$/),
    ["max", peak, one.expected["max"] ?? Number.NaN] as const,
    ["min", (peak + T / 2) % T, one.expected["min"] ?? Number.NaN] as const,
  ].sort((a, z) => a[1] - z[1]);
  const months = 12;
  const weeks = 45;
  const times = Array.from({ length: weeks }, (_, at) => at + 5).flatMap((at) =>
    instants.map(([, hour]) => at * 7 * DAY + hour * WAVE_HOUR),
  );
  const effort =
    law === "lognormal" ? lognormal(workHours * WAVE_HOUR, cv) : exponential(workHours * WAVE_HOUR);
  return {
    id: one.id,
    file: "analytic",
    model: one.model,
    scenario: deskScenario({
      name: one.id,
      months,
      classes: [{ priority: "P4", perHour: lbar / 7, effort: [effort] }],
      dispatch: "firstComeFirstServed",
      teams: pool(100),
      demand: { profile: { week } },
    }),
    seed: 2026,
    replications: 320,
    measures: [
      ...instants.map(([metric, , value]) => mean(metric, value)),
      mean("mean_over_cycle", one.expected["mean_over_cycle"] ?? Number.NaN),
    ],
    read: (log) => {
      const cycle = Array.from({ length: weeks * 7 * 24 }, (_, hour) => (5 * 7 * 24 + hour) * HOUR);
      return [...byInstant(openAt(log, times), instants.length), [total(openAt(log, cycle)), cycle.length]];
    },
    left: { time_of_max_hours: "the largest number is read at that time" },
  };
});

/** A day that repeats for ever, read at its hours. */
function periodic(one: Case<Day>, atShiftEnd: ShiftEnd, replications: number): Watched {
  const inSystem = hoursOf(one.expected, /^E\[N\((\d+)h\)\]_periodic$/);
  const waiting = hoursOf(one.expected, /^E\[queue\((\d+)h\)\]_periodic$/);
  const months = 36;
  const days = months * 30 - WARM_DAYS;
  const at = (hours: readonly (readonly [string, number, number])[]) =>
    Array.from({ length: days }, (_, day) => day + WARM_DAYS).flatMap((day) =>
      hours.map(([, hour]) => day * DAY + hour * HOUR),
    );
  const [systemTimes, queueTimes] = [at(inSystem), at(waiting)];
  return {
    id: one.id,
    part: "a repeated day",
    file: "analytic",
    model: one.model,
    scenario: repeatedDayScenario(one, atShiftEnd, months),
    seed: 2026,
    replications,
    measures: [...inSystem, ...waiting].map(([metric, , value]) => mean(metric, value)),
    read: (log) => {
      const begun = countsAt(log.responded, queueTimes);
      const queue = countsAt(log.opened, queueTimes).map((count, time) => count - (begun[time] ?? 0));
      return [...byInstant(openAt(log, systemTimes), inSystem.length), ...byInstant(queue, waiting.length)];
    },
    left: {},
  };
}

/** The first day of an empty desk: Mondays with tickets, six days to empty it again. */
function firstDay(one: Case<Day>): Watched {
  const inSystem = hoursOf(one.expected, /^E\[N\((\d+)h\)\]_first_day_from_empty$/);
  const NONE = "P(N(24h)=0)_first_day_from_empty";
  const none = one.expected[NONE] ?? Number.NaN;
  const isRare = none < 0.001;
  const months = 36;
  const weeks = Math.floor((months * 30) / 7);
  const times = Array.from({ length: weeks }, (_, week) => week).flatMap((week) =>
    inSystem.map(([, hour]) => week * 7 * DAY + hour * HOUR),
  );
  const { lamh } = one.parameters;
  const scenario = repeatedDayScenario(one, "handover", months);
  return {
    id: one.id,
    part: "a first day",
    file: "analytic",
    model: one.model,
    scenario: {
      ...scenario,
      situation: {
        ...scenario.situation,
        components: Object.fromEntries(
          Object.entries(scenario.situation.components).map(([name, component]) => [
            name,
            { ...component, incidents: `${total(lamh) / 168}/h` },
          ]),
        ),
        demand: { profile: { week: [...lamh, ...new Array<number>(6 * 24).fill(0)] } },
      },
    },
    seed: 2026,
    replications: 1120,
    measures: [
      ...inSystem.map(([metric, , value]) => mean(metric, value)),
      ...(isRare ? [] : [{ metric: NONE, expected: none, kind: "probability" } as const]),
    ],
    read: (log) => {
      const counts = openAt(log, times);
      const last = inSystem.length - 1;
      const empty = counts.filter((count, at) => at % inSystem.length === last && count === 0).length;
      return [...byInstant(counts, inSystem.length), ...(isRare ? [] : [[empty, weeks] as const])];
    },
    left: isRare ? { [NONE]: "once in thirteen thousand days: an interval would say nothing" } : {},
  };
}

const suspended = casesOf<Day>("analytic", "mt_mt_ct_suspend");
const finished = casesOf<Day>("analytic", "mt_mt_ct_finish");

/** The mean wait of the nth ticket of an empty desk. */
function transient(): Watched {
  const { id, model, parameters, expected } = caseOf("published", "PUB-A-08");
  const { lam = 0, mean_service: work = 0 } = parameters;
  // a month has 100 tickets on the average: fewer than 50 once in ten million lives
  const unit = (31 * DAY) / 100;
  const FIRST = 50;
  const metrics = ["mean_delay_first_50", "delay_10", "delay_50"];
  return {
    id,
    file: "published",
    model,
    scenario: deskScenario({
      name: id,
      months: 1,
      classes: [{ priority: "P4", perHour: (lam / unit) * HOUR, effort: [exponential(work * unit)] }],
      dispatch: "firstComeFirstServed",
      teams: pool(1),
    }),
    seed: 2026,
    replications: 128_000,
    measures: metrics.map((metric) => mean(metric, expected[metric] ?? Number.NaN)),
    read: ({ opened, responded }) => {
      const waits = Array.from(
        { length: FIRST },
        (_, at) => ((responded[at] ?? Number.NaN) - (opened[at] ?? Number.NaN)) / unit,
      );
      return [
        [total(waits), FIRST],
        [waits[9] ?? Number.NaN, 1],
        [waits[49] ?? Number.NaN, 1],
      ];
    },
    left: { steady_state_delay: "the mean wait of an M/M/1 queue, as in PUB-A-02" },
  };
}

export const INSTANTS: Watched[] = [
  ...waves,
  ...suspended.flatMap((one) => [periodic(one, "handover", 256), firstDay(one)]),
  // a fifth of a ticket waits at six o'clock: a precision of 1 % takes a million days
  ...finished.map((one) =>
    one.id === "AN-A-MTMTCT-day-finish" ? periodic(one, "finishPooled", 960) : periodic(one, "finish", 960),
  ),
  transient(),
];
