import { describe, expect, test } from "vitest";
import {
  constantServiceMeanWait,
  constantServiceWaitProbability,
} from "../../../engine/statistics/theory/constant-service.ts";
import {
  type DelayQueue,
  erlangB,
  erlangC,
  loadForBlocking,
  meanWait,
  serversForServiceLevel,
  sojournWithin,
  waitProbability,
  waitQuantile,
  waitVariance,
  waitWithin,
} from "../../../engine/statistics/theory/erlang.ts";
import {
  nonPreemptiveSingleServerWaits,
  nonPreemptiveWaits,
  preemptiveSingleServerSojourns,
  preemptiveSojourns,
} from "../../../engine/statistics/theory/priority.ts";
import {
  constantServiceWaitWithin,
  deterministicMoments,
  exponentialMoments,
  lognormalMoments,
  pollaczekKhinchineWait,
  singleServerWaitVariance,
} from "../../../engine/statistics/theory/single-server.ts";
import { deskSojourn, escalatedWithin, tiers } from "../../../engine/statistics/theory/tandem.ts";
import { caseOf, casesOf } from "../../oracles/cases.ts";

/** Every expected value is reproduced to 1e-6 relative, and none is left untested. */
function agrees(expected: Record<string, number>, found: Record<string, number>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [metric, value] of Object.entries(expected)) {
    expect(Math.abs((found[metric] ?? Number.NaN) - value), metric).toBeLessThanOrEqual(
      1e-6 * Math.abs(value),
    );
  }
}

/** Values of every `prefix…number` metric that the case asks for. */
function ladder(
  expected: Record<string, number>,
  pattern: RegExp,
  value: (at: number) => number,
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const metric of Object.keys(expected)) {
    const match = pattern.exec(metric);
    if (match) found[metric] = value(Number(match[1]));
  }
  return found;
}

const at = (parameters: Record<string, number>, name: string): number => {
  const value = parameters[name];
  if (value === undefined) throw new Error(`the case has no parameter ${name}`);
  return value;
};

describe("Erlang B", () => {
  test.each(casesOf("analytic", "erlang_b"))("$id", ({ parameters, expected }) => {
    const load = at(parameters, "offered_load_erlangs");
    const blocked = erlangB(load, at(parameters, "servers"));
    agrees(expected, { P_block: blocked, mean_busy: load * (1 - blocked) });
  });
  test("the load for a given blocking agrees with the printed tables", () => {
    const [printed] = casesOf<
      unknown,
      { table: { n: number; B: number; printed_A: number; exact_A: number }[] }
    >("published", "published_erlang_b_table");
    for (const row of printed?.expected.table ?? []) {
      expect(Math.abs(loadForBlocking(row.B, row.n) / row.exact_A - 1)).toBeLessThan(1e-6);
      expect(Number(loadForBlocking(row.B, row.n).toPrecision(3))).toBe(row.printed_A);
    }
    expect(printed?.expected.table).toHaveLength(5);
  });
});

describe("Erlang C", () => {
  test.each(casesOf("analytic", "erlang_c"))("$id", ({ parameters, expected }) => {
    const queue: DelayQueue = {
      servers: at(parameters, "servers"),
      arrivalRate: at(parameters, "arrival_rate"),
      meanService: 1,
    };
    agrees(expected, {
      P_wait: waitProbability(queue),
      mean_wait: meanWait(queue),
      mean_wait_given_wait: meanWait(queue) / waitProbability(queue),
      Lq: queue.arrivalRate * meanWait(queue),
      var_wait: waitVariance(queue),
      ...ladder(expected, /^P\(W<=(.+)\)$/, (time) => waitWithin(queue, time)),
      ...ladder(expected, /^wait_quantile_(.+)$/, (share) => waitQuantile(queue, share)),
      ...ladder(expected, /^P\(T<=(.+)\)$/, (time) => sojournWithin(queue, time)),
    });
  });
  test.each(casesOf("analytic", "erlang_c_service_level"))("$id", ({ parameters, expected }) => {
    const offered = {
      arrivalRate: at(parameters, "calls_per_hour") / 60,
      meanService: at(parameters, "AHT_minutes"),
    };
    const queue: DelayQueue = { ...offered, servers: at(parameters, "agents") };
    const target = at(parameters, "target_minutes");
    agrees(expected, {
      offered_load: offered.arrivalRate * offered.meanService,
      occupancy: (offered.arrivalRate * offered.meanService) / queue.servers,
      P_wait: waitProbability(queue),
      ASA_minutes: meanWait(queue),
      service_level: waitWithin(queue, target),
      min_agents_for_80pct: serversForServiceLevel(offered, target, 0.8),
      min_agents_for_95pct: serversForServiceLevel(offered, target, 0.95),
    });
  });
  test.each(casesOf<Record<string, number>, Record<string, number>>("published", "published_erlang_c"))(
    "$id, to the printed digits",
    ({ parameters, expected }) => {
      const offered = {
        arrivalRate: at(parameters, "calls") / at(parameters, "period_s"),
        meanService: at(parameters, "aht_s"),
      };
      const queue: DelayQueue = { ...offered, servers: at(parameters, "agents") };
      expect(waitProbability(queue)).toBeCloseTo(at(expected, "wait_probability"), 6);
      expect(waitWithin(queue, at(parameters, "target_s"))).toBeCloseTo(at(expected, "service_level"), 5);
      expect(meanWait(queue)).toBeCloseTo(at(expected, "ASA_seconds"), 6);
      expect(offered.arrivalRate * offered.meanService).toBeCloseTo(at(expected, "traffic_intensity"), 9);
    },
  );
  test("reproduces the M/M/1 figures of two published examples", () => {
    const first = caseOf("published", "PUB-A-02");
    const queue: DelayQueue = {
      servers: 1,
      arrivalRate: at(first.parameters, "lam"),
      meanService: 1 / at(first.parameters, "mu"),
    };
    expect(meanWait(queue)).toBeCloseTo(at(first.expected, "Wq"), 9);
    expect(queue.arrivalRate * (meanWait(queue) + queue.meanService)).toBeCloseTo(at(first.expected, "L"), 9);
    const second = caseOf("published", "PUB-A-04");
    const busy: DelayQueue = {
      servers: 1,
      arrivalRate: at(second.parameters, "lam"),
      meanService: 1 / at(second.parameters, "mu"),
    };
    expect(meanWait(busy)).toBeCloseTo(at(second.expected, "Wq_hours"), 4);
    expect((meanWait(busy) + busy.meanService) * 60).toBeCloseTo(at(second.expected, "W_minutes"), 9);
  });
  test("the stay is precise where wait and service end at the same rate", () => {
    const equal: DelayQueue = { servers: 2, arrivalRate: 1, meanService: 1 };
    const near: DelayQueue = { servers: 2, arrivalRate: 1 + 1e-9, meanService: 1 };
    expect(sojournWithin(equal, 1.5)).toBeCloseTo(sojournWithin(near, 1.5), 8);
  });
  test("refuses a queue without a steady state, and gives the sign that says so", () => {
    expect(() => erlangC(5, 5)).toThrow("offeredLoad is 5; with 5 servers a steady state needs less");
    expect(() => erlangB(-1, 5)).toThrow(RangeError);
  });
});

describe("M/G/1", () => {
  test.each(
    casesOf<{ arrival_rate: number; service: string; mean: number; cv: number }>("analytic", "mg1_pk"),
  )("$id", ({ parameters, expected }) => {
    const { arrival_rate: rate, mean, cv } = parameters;
    const service =
      parameters.service === "lognormal" ? lognormalMoments(mean, cv) : deterministicMoments(mean);
    const wait = pollaczekKhinchineWait(rate, service);
    agrees(expected, {
      rho: rate * mean,
      mean_wait: wait,
      var_wait: singleServerWaitVariance(rate, service),
      mean_sojourn: wait + mean,
      Lq: rate * wait,
      ...ladder(expected, /^P\(W<=(.+)\)$/, (time) => constantServiceWaitWithin(rate, mean, time)),
    });
  });
  test("refuses a utilisation of 1 and a sum that has lost its digits", () => {
    expect(() => pollaczekKhinchineWait(1, exponentialMoments(1))).toThrow("utilisation is 1");
    expect(() => constantServiceWaitWithin(0.9, 1, 100)).toThrow(RangeError);
  });
});

describe("M/D/c", () => {
  test.each(casesOf("analytic", "mdc"))("$id", ({ parameters, expected }) => {
    const queue = {
      servers: at(parameters, "servers"),
      arrivalRate: at(parameters, "arrival_rate"),
      service: at(parameters, "service"),
    };
    agrees(expected, {
      mean_wait: constantServiceMeanWait(queue),
      Lq: queue.arrivalRate * constantServiceMeanWait(queue),
      P_wait: constantServiceWaitProbability(queue),
    });
  });
  test("with one server is Pollaczek and Khinchine's", () => {
    expect(constantServiceMeanWait({ servers: 1, arrivalRate: 0.85, service: 1 })).toBeCloseTo(
      pollaczekKhinchineWait(0.85, deterministicMoments(1)),
      9,
    );
    expect(constantServiceWaitProbability({ servers: 1, arrivalRate: 0.85, service: 1 })).toBeCloseTo(
      0.85,
      9,
    );
  });
});

interface Classes {
  classes: { rate: number; service: ["lognormal", number, number] | ["exponential", number] }[];
}
const serviceClasses = ({ classes }: Classes) =>
  classes.map(({ rate, service }) => ({
    arrivalRate: rate,
    service:
      service[0] === "lognormal" ? lognormalMoments(service[1], service[2]) : exponentialMoments(service[1]),
  }));
const byClass = (metric: string, values: number[]) =>
  Object.fromEntries(values.map((value, rank) => [`${metric}_class${rank + 1}`, value]));

interface Servers {
  servers: number;
  arrival_rates: number[];
  service_rate: number;
}

describe("priority", () => {
  test.each(casesOf<Servers>("analytic", "priority_nonpreemptive_mmc"))("$id", ({ parameters, expected }) => {
    const queue = {
      servers: parameters.servers,
      arrivalRates: parameters.arrival_rates,
      meanService: 1 / parameters.service_rate,
    };
    const waits = nonPreemptiveWaits(queue);
    const all = {
      servers: queue.servers,
      arrivalRate: parameters.arrival_rates.reduce((sum, rate) => sum + rate, 0),
      meanService: queue.meanService,
    };
    agrees(expected, {
      ...byClass("mean_wait", waits),
      P_wait: waitProbability(all),
      mean_wait_overall: meanWait(all),
    });
    const weighted =
      waits.reduce((sum, wait, rank) => sum + wait * (parameters.arrival_rates[rank] ?? 0), 0) /
      all.arrivalRate;
    expect(weighted).toBeCloseTo(meanWait(all), 9);
  });
  test.each(casesOf<Classes>("analytic", "priority_nonpreemptive_mg1"))("$id", ({ parameters, expected }) => {
    const classes = serviceClasses(parameters);
    const waits = nonPreemptiveSingleServerWaits(classes);
    agrees(expected, {
      ...byClass("mean_wait", waits),
      ...byClass(
        "mean_sojourn",
        waits.map((wait, rank) => wait + (classes[rank]?.service.mean ?? 0)),
      ),
    });
  });
  test.each(casesOf<Classes>("analytic", "priority_preemptive_resume_mg1"))(
    "$id",
    ({ parameters, expected }) => {
      agrees(expected, byClass("mean_sojourn", preemptiveSingleServerSojourns(serviceClasses(parameters))));
    },
  );
  test.each(casesOf<Servers>("analytic", "priority_preemptive_resume_mmc"))(
    "$id",
    ({ parameters, expected }) => {
      const queue = {
        servers: parameters.servers,
        arrivalRates: parameters.arrival_rates,
        meanService: 1 / parameters.service_rate,
      };
      agrees(expected, byClass("mean_sojourn", preemptiveSojourns(queue)));
    },
  );
  test("reproduces the County Hospital example, both disciplines", () => {
    const { parameters, expected } = caseOf<
      { servers: number; arrival_rates: number[]; mu: number },
      Record<string, number[]>
    >("published", "PUB-A-03");
    const queue = {
      servers: parameters.servers,
      arrivalRates: parameters.arrival_rates,
      meanService: 1 / parameters.mu,
    };
    nonPreemptiveWaits(queue).forEach((wait, rank) => {
      expect(wait).toBeCloseTo(expected["nonpreemptive"]?.[rank] ?? Number.NaN, 9);
    });
    preemptiveSojourns(queue).forEach((stay, rank) => {
      expect(stay - queue.meanService).toBeCloseTo(expected["preemptive"]?.[rank] ?? Number.NaN, 9);
    });
  });
  test("reproduces the two classes of a published M/M/1 example", () => {
    const { parameters, expected } = caseOf<{ lam: number[]; mu: number }>("published", "PUB-A-07");
    const [high, low] = nonPreemptiveWaits({
      servers: 1,
      arrivalRates: parameters.lam,
      meanService: 1 / parameters.mu,
    });
    expect((high ?? Number.NaN) + 1).toBeCloseTo(at(expected, "mean_sojourn_high"), 9);
    expect((low ?? Number.NaN) + 1).toBeCloseTo(at(expected, "mean_sojourn_low"), 9);
  });
});

const desk = (parameters: Record<string, number>) => ({
  arrivalRate: at(parameters, "lam"),
  tier1: { servers: at(parameters, "c1"), meanService: at(parameters, "m1") },
  tier2: { servers: at(parameters, "c2"), meanService: at(parameters, "m2") },
  escalated: at(parameters, "p"),
  reopened: parameters["reopen"] ?? 0,
});

describe("two tiers", () => {
  test.each(casesOf("analytic", "tandem_escalation"))("$id", ({ parameters, expected }) => {
    const [first, second] = tiers(desk(parameters));
    const stay1 = meanWait(first) + first.meanService;
    agrees(expected, {
      mean_wait_tier1: meanWait(first),
      mean_wait_tier2: meanWait(second),
      mean_sojourn_not_escalated: stay1,
      mean_sojourn_escalated: stay1 + meanWait(second) + second.meanService,
      mean_sojourn_all: deskSojourn(desk(parameters)),
      ...ladder(expected, /^P\(T_escalated<=(.+)\)$/, (time) => escalatedWithin(desk(parameters), time)),
    });
  });
  test.each(casesOf("analytic", "jackson_reopen"))("$id", ({ parameters, expected }) => {
    const [first, second] = tiers(desk(parameters));
    agrees(expected, {
      visits_per_ticket: first.arrivalRate / at(parameters, "lam"),
      mean_wait_tier1: meanWait(first),
      mean_wait_tier2: meanWait(second),
      mean_total_time_in_system: deskSojourn(desk(parameters)),
      util_tier1: (first.arrivalRate * first.meanService) / first.servers,
      util_tier2: (second.arrivalRate * second.meanService) / second.servers,
    });
  });
});
