/** Components that fail alone: alternating renewal, and machines that wait for too few repairers. */
import type { ScenarioInput } from "#engine";
import { caseOf } from "../cases.ts";
import { exponential, lognormal, pool } from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";
import { countsAt, openAt, type Watched } from "./watch.ts";

const HOUR = 60;
/** hours of a month of 30 days */
const MONTH_H = 720;
/** a share of up time that each machine's line counts; required is only a promise */
const line = (component: string) => ({
  metric: "availability" as const,
  component,
  window: "always",
  required: 0.5,
});

interface Machines {
  name: string;
  start: string;
  months: number;
  machines: number;
  failuresPerHour: number;
  /** work on a failure */
  repair: string;
  repairers: number;
}

/** Machines that are down from their failure to the end of its repair. */
function machinesScenario(given: Machines): ScenarioInput {
  const names = Array.from({ length: given.machines }, (_, at) => `machine${at + 1}`);
  const machine = {
    units: 1,
    incidents: `${given.failuresPerHour}/h`,
    priorities: { P1: 1, P2: 0, P3: 0, P4: 0 },
    effort: [given.repair],
    failsAlone: true,
  };
  return {
    name: given.name,
    start: given.start,
    months: given.months,
    timeZone: "UTC",
    situation: { components: Object.fromEntries(names.map((name) => [name, machine])) },
    designs: {
      desk1: {
        contract: { serviceLevels: { up: line(names[0] ?? "") } },
        provider: { teams: pool(given.repairers), dispatch: "firstComeFirstServed" },
      },
    },
    experiment: { replications: 16, seed: 2026 },
  };
}

const renewal = caseOf("analytic", "AN-A-RENEWAL");
const { MTBF = 0, MTTR = 0, repair_cv: CV = 0, erlang2_rate: PHASE = 0 } = renewal.parameters;
const value = (metric: string) => renewal.expected[metric] ?? Number.NaN;
const RENEWAL = { id: renewal.id, file: "analytic", model: renewal.model, seed: 2026 } as const;
/** machines enough to read many at once, each with a repairer */
const MANY = 16;
/** hours from 1 January 2024 to 1 January 2034 */
const DECADE_H = 3653 * 24;

const UP = { of: "up", line: "up" } as const;
const downtime = (metric: string): Measure => ({
  metric,
  expected: value(metric),
  kind: "mean",
  read: UP,
  from: MONTH_H,
  times: -MONTH_H,
});

/** The steady state, under a repair law that is not exponential. */
const steady: Oracle = {
  ...RENEWAL,
  part: "lognormal repair",
  scenario: machinesScenario({
    name: renewal.id,
    start: "2024-01-01",
    months: 120,
    machines: 1,
    failuresPerHour: 1 / MTBF,
    repair: lognormal(MTTR * HOUR, CV),
    repairers: 1,
  }),
  replications: 480,
  measures: [
    { metric: "steady_availability", expected: value("steady_availability"), kind: "probability", read: UP },
    downtime("downtime_per_30d_month_hours"),
    {
      metric: "failures_per_30d_month",
      expected: value("failures_per_30d_month"),
      kind: "mean",
      read: { of: "column", column: "scopedTickets" },
      times: MONTH_H / DECADE_H,
    },
  ],
  left: {
    "renewal_function_U(0,1)(0.7)": "a component’s time to failure is exponential: gaps are never uniform",
  },
};

/** April has 30 days: the first month of a machine that starts up. */
const firstMonth: Oracle = {
  ...RENEWAL,
  part: "the first month",
  scenario: machinesScenario({
    name: renewal.id,
    start: "2024-04-01",
    months: 1,
    machines: 1,
    failuresPerHour: 1 / MTBF,
    repair: exponential(MTTR * HOUR),
    repairers: 1,
  }),
  replications: 32_000,
  measures: [downtime("expected_downtime_0_720h_exp_repair_started_up")],
  left: {},
};

/** Share of machines that are up at an instant. */
const atInstants: Watched = (() => {
  const hours = [5, 20, 100];
  return {
    ...RENEWAL,
    part: "the first hours",
    scenario: machinesScenario({
      name: renewal.id,
      start: "2024-01-01",
      months: 1,
      machines: MANY,
      failuresPerHour: 1 / MTBF,
      repair: exponential(MTTR * HOUR),
      repairers: MANY,
    }),
    replications: 1600,
    measures: hours.map((hour) => {
      const metric = `point_availability(${hour})_exp_repair_started_up`;
      return { metric, expected: value(metric), kind: "probability" } as const;
    }),
    read: (log) =>
      openAt(
        log,
        hours.map((hour) => hour * HOUR),
      ).map((down) => [MANY - down, MANY] as const),
    left: {},
  };
})();

/** Up and down for as long on the average: the repairs of a machine are renewals whose gaps have two equal phases. */
const renewals: Watched = (() => {
  const times = [1, 3, 10];
  const unit = 50 * HOUR;
  return {
    ...RENEWAL,
    part: "two equal phases",
    scenario: machinesScenario({
      name: renewal.id,
      start: "2024-01-01",
      months: 1,
      machines: MANY,
      failuresPerHour: (PHASE / unit) * HOUR,
      repair: exponential(unit / PHASE),
      repairers: MANY,
    }),
    replications: 48_000,
    measures: times.map((time) => {
      const metric = `renewal_function_Erlang2(rate ${PHASE})(${time})`;
      return { metric, expected: value(metric), kind: "mean" } as const;
    }),
    read: ({ ended }) =>
      countsAt(
        ended,
        times.map((time) => time * unit),
      ).map((repairs) => [repairs, MANY] as const),
    left: {},
  };
})();

/** More machines down than repairers: the case's unit of time is an hour. */
const repairShop: Oracle = (() => {
  const { id, model, parameters, expected } = caseOf("analytic", "AN-A-REPAIR-N12-r2");
  const { machines = 0, repairers = 0, failure_rate: fails = 0, repair_rate: repairs = 0 } = parameters;
  const measure = (metric: string, read: Measure["read"], times: number): Measure => ({
    metric,
    expected: expected[metric] ?? Number.NaN,
    kind: metric === "availability" ? "probability" : "mean",
    read,
    times,
  });
  return {
    id,
    file: "analytic",
    model,
    scenario: machinesScenario({
      name: id,
      start: "2024-01-01",
      months: 120,
      machines,
      failuresPerHour: fails,
      repair: exponential(HOUR / repairs),
      repairers,
    }),
    seed: 2026,
    replications: 48,
    measures: [
      measure("throughput", { of: "column", column: "scopedTickets", per: "openHours1" }, repairers),
      measure("mean_wait", { of: "wait", priority: "P1" }, 1 / HOUR),
      measure("mean_downtime", { of: "sojourn", priority: "P1" }, 1 / HOUR),
      measure("availability", UP, 1),
    ],
    left: { "mean_down, mean_waiting_for_repair": "follow from the others by Little’s law" },
  };
})();

export const FAILURES: Oracle[] = [steady, firstMonth, repairShop];
export const WATCHED_FAILURES: Watched[] = [atInstants, renewals];
