/** Economies of scale, the square root, and what a rate that is not known costs. */
import { beforeAll, describe, expect, test } from "vitest";
import { erlangC, meanWait } from "../../engine/statistics/theory/erlang.ts";
import { compiled } from "../laws/observe.ts";
import { meanOf, type Played, paired, playCompiled, shows } from "../signatures/play.ts";
import { desksOf, firstTouch, WORK_MIN } from "./desk.ts";

const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const playOne = async (headcount: number, load: number): Promise<Played> => {
  const input = desksOf(
    { one: { headcount, contract: { slas: firstTouch("0", "50%") } } },
    { perHour: load * (60 / WORK_MIN), months: load > 10 ? 1 : load > 1 ? 3 : 12 },
  );
  const { one } = await playCompiled(compiled(input), load > 30 ? 16 : 32);
  if (!one) throw new Error("no design");
  return one;
};

describe("pooling", () => {
  let alone: Played;
  let pool: Played;
  beforeAll(async () => {
    alone = await playOne(1, 0.75);
    pool = await playOne(20, 17);
  });
  test("a person alone, busy 75 % of the time, keeps users waiting longer than twenty, busy 85 %", () => {
    // Erlang: 90 min against 3.6
    holds(shows(paired(alone.wait(4), pool.wait(4)), "above", 60));
  });
  test("both wait as Erlang says", () => {
    for (const [played, headcount, load] of [
      [alone, 1, 0.75],
      [pool, 20, 17],
    ] as const) {
      const { low, high } = meanOf(played.wait(4));
      const expected = meanWait({ arrivalRate: load / WORK_MIN, meanService: WORK_MIN, servers: headcount });
      expect(expected).toBeGreaterThan(low);
      expect(expected).toBeLessThan(high);
    }
  });
});

describe("square-root staffing", () => {
  // load + its square root: the share that waits hardly moves while use climbs from 67 % to 89 % (Halfin & Whitt 1981)
  const desks = [
    [4, 6],
    [16, 20],
    [64, 72],
  ] as const;
  test("keeps the share that waits as Erlang has it, near one in four at every size", async () => {
    for (const [load, headcount] of desks) {
      const played = await playOne(headcount, load);
      const waits = meanOf(played.ratio(["contractualMet"], ["contractualTickets"]).map((met) => 1 - met));
      const expected = erlangC(load, headcount);
      expect(expected).toBeGreaterThan(waits.low);
      expect(expected).toBeLessThan(waits.high);
      holds(shows(waits, "above", 0.2));
      holds(shows(waits, "below", 0.32));
    }
  });
});

/** Robbins & Harrison: a plan made as if the rate were known looks cheaper than the truth, and costs more than the plan that knows. */
describe("a rate that moves from day to day", () => {
  const headcounts = [9, 10, 11, 12, 13, 14];
  const wages = 5000;
  const contract = {
    slas: firstTouch("30 min", "80%"),
    penalties: {
      clauses: [
        {
          form: "perLateTicket" as const,
          id: "late",
          sla: "touch",
          perStartedHour: { P1: 0, P2: 0, P3: 0, P4: "10 EUR" },
        },
      ],
    },
  };
  const designs = Object.fromEntries(
    headcounts.map((headcount) => [`desk${headcount}`, { headcount, contract, cost: wages }]),
  );
  const costs = async (dailyCv: number): Promise<number[][]> => {
    const input = desksOf(designs, { perHour: 16, months: 1, demand: { dailyCv } });
    const played = await playCompiled(compiled(input), 16);
    return headcounts.map((headcount) => {
      const one = played[`desk${headcount}`];
      if (!one) throw new Error("no design");
      return one.sum(["providerCostEur", "penaltyEur"]);
    });
  };
  const cheapest = (all: number[][]) => {
    const means = all.map((each) => meanOf(each).mean);
    return means.indexOf(Math.min(...means));
  };

  test("ignored, makes the plan look cheaper than it is, and dearer than one that knows", async () => {
    const known = await costs(0);
    const moving = await costs(0.4);
    const naive = cheapest(known);
    const informed = cheapest(moving);
    expect(informed).toBeGreaterThan(naive);
    // looks cheaper: what the naive plan promises, less what it comes to
    holds(shows(paired(known[naive] ?? [], moving[naive] ?? []), "below"));
    // costs more: the naive plan less the informed one, both lived
    holds(shows(paired(moving[naive] ?? [], moving[informed] ?? []), "above"));
  });
});
