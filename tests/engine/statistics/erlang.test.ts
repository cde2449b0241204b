/** Erlang's formulas against tables and cases from outside. */
import { describe, expect, test } from "vitest";
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
import { caseOf, casesOf } from "../../oracles/cases.ts";
import { agrees, at, ladder } from "./theory-cases.ts";

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
