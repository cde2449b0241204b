/** Formulas of queues with one server, constant service, priorities and two tiers, against cases from outside. */
import { describe, expect, test } from "vitest";
import {
  constantServiceMeanWait,
  constantServiceWaitProbability,
} from "../../../engine/statistics/theory/constant-service.ts";
import { meanWait, waitProbability } from "../../../engine/statistics/theory/erlang.ts";
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
import { agrees, at, ladder } from "./theory-cases.ts";

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
