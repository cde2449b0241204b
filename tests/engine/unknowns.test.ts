/** What a study says of numbers that are not known, against closed forms: a Poisson count whose rate is itself uniform. */
import { beforeAll, describe, expect, test } from "vitest";
import {
  compile,
  inlineExecutor,
  readScenario,
  runStudy,
  type ScenarioInput,
  type StudyOptions,
  type StudyResult,
} from "#engine";
import { meanInterval } from "../../engine/statistics/interval.ts";
import { report } from "../../server/cli/report.ts";

type Number = ScenarioInput["situation"]["components"][string]["incidents"];

/** One month of tickets that nobody waits for, under two designs of which the second costs more a month. */
function scenario(incidents: Number, fee: Number = 1000, perDraw = 2): ScenarioInput {
  const design = {
    contract: { price: { fixed: 900 } },
    provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 50 }] } } },
  };
  return {
    name: "unknown",
    start: "2027-01-01",
    months: 1,
    timeZone: "UTC",
    situation: {
      users: 10,
      components: {
        desk: { units: 100, incidents, priorities: { P1: 0, P2: 0, P3: 0, P4: 1 }, effort: [10] },
      },
      impact: { window: "always", usersAffected: 1, productivityLoss: 1 },
    },
    designs: { one: design, two: { ...design, contract: { price: { fixed: fee } } } },
    experiment: { seed: 1, replications: 16, perDraw },
  };
}

async function study(raw: ScenarioInput, options: Partial<StudyOptions>): Promise<StudyResult> {
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return runStudy(compile(read.scenario, read.world), { executor: inlineExecutor(), ...options });
}

/** January has 744 h, a month of a rate 730 h. */
const UNIT_MONTHS = (100 * 744) / 730;

describe("tickets at a rate that is uniform in [0.1, 0.5]", () => {
  const mean = 0.3 * UNIT_MONTHS;
  const notKnowing = (0.4 * UNIT_MONTHS) ** 2 / 12;
  const luck = mean; // of a Poisson count
  let result: StudyResult;
  const tickets = () => result.designs[0]?.indicators["tickets"];

  beforeAll(async () => {
    result = await study(scenario({ between: ["0.1/month", "0.5/month"] }), { replications: 3200 });
  }, 60_000);

  test("have the mean of the rate, with an interval as wide as 1,600 draws of it tell", () => {
    const [low, high] = tickets()?.ci95 ?? [0, 0];
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    const error = Math.sqrt((notKnowing + luck / 2) / 1600);
    expect((high - low) / 2 / (1.96 * error)).toBeCloseTo(1, 1);
  });
  test("vary for both causes by the law of total variance", () => {
    const cause = tickets()?.spreadByCause;
    expect(cause?.luckSd).toBeCloseTo(Math.sqrt(luck), 0);
    expect(cause?.notKnowingSd).toBeCloseTo(Math.sqrt(notKnowing), 0);
    const share = notKnowing / (notKnowing + luck);
    expect(cause?.notKnowing).toBeCloseTo(share, 1);
    expect(cause?.ci95?.[0]).toBeLessThan(share);
    expect(cause?.ci95?.[1]).toBeGreaterThan(share);
  });
  test("keep the value of every draw, which the tickets follow", () => {
    const [range] = result.ranges;
    expect(range).toMatchObject({
      path: "situation.components.desk.incidents",
      form: "between",
      values: ["0.1/month", "0.5/month"],
      unit: "per month",
    });
    expect(range?.drawn).toHaveLength(1600);
    const lives = result.designs[0]?.lifetimes["tickets"] ?? [];
    // tickets less what the rate of their own draw leads to expect: only luck is left
    const rest = lives.map((value, at) => (value ?? 0) - (range?.drawn[at >> 1] ?? 0) * UNIT_MONTHS);
    expect(rest.reduce((sum, value) => sum + value * value, 0) / rest.length / luck).toBeCloseTo(1, 1);
  });
  test("60 studies of 50 replications each: their intervals cover the mean as often as 95 % allows", () => {
    const lives = (result.designs[0]?.lifetimes["tickets"] ?? []).map((value) => value ?? 0);
    let covered = 0;
    for (let from = 0; from < 3000; from += 50) {
      const draws = Float64Array.from(
        { length: 25 },
        (_, draw) => ((lives[from + 2 * draw] ?? 0) + (lives[from + 2 * draw + 1] ?? 0)) / 2,
      );
      const { low, high } = meanInterval(draws);
      if (low !== null && high !== null && low <= mean && mean <= high) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(53); // fewer would be seen once in 80 at 95 %
  });
});

describe("ranges in one design", () => {
  test("touch that design alone, and a difference that luck does not touch is all not knowing", async () => {
    const plain = await study(scenario("0.3/month"), { replications: 64 });
    const ranged = await study(scenario("0.3/month", { between: [1000, 1200] }), { replications: 64 });
    expect(ranged.designs[0]?.lifetimes).toEqual(plain.designs[0]?.lifetimes);
    const fee = ranged.differences[0]?.indicators["fee"];
    expect(fee?.spreadByCause).toMatchObject({ notKnowing: 1, luckSd: 0 });
    expect(fee?.better).toBeNull();
    const invoices = ranged.differences[0]?.indicators["invoicedCost"];
    expect(invoices?.worse).toMatchObject({ count: 64, n: 64 });
    expect(invoices?.worse?.low).toBeCloseTo(1 - 3.8415 / (32 + 3.8415), 3); // Wilson at 32 draws, not 64 replications
    expect(plain.designs[0]?.indicators["fee"]).not.toHaveProperty("spreadByCause");
    expect(plain).toMatchObject({ ranges: [], perDraw: 1 });
  });
});

test("numbers that only multiply a result are drawn too: users, price of a lost hour", async () => {
  const raw = scenario("0.3/month");
  raw.situation.users = { oneOf: [10, 20] };
  const { impact } = raw.situation;
  if (impact) impact.lostHourPrice = { between: ["20 EUR", "40 EUR"] };
  const { designs, ranges } = await study(raw, { replications: 32 });
  const lives = designs[0]?.lifetimes ?? {};
  const [users, price] = ["users", "lostHourPrice"].map(
    (name) => ranges.find(({ path }) => path.endsWith(name))?.drawn ?? [],
  );
  for (let at = 0; at < 32; at++) {
    const lost = lives["lostHours"]?.[at] ?? 0;
    const draw = at >> 1;
    expect(lives["lostHoursPerUserYear"]?.[at]).toBeCloseTo((lost * 12) / (users?.[draw] ?? 0), 9);
    expect(lives["lostTimeCost"]?.[at]).toBeCloseTo(lost * (price?.[draw] ?? 0), 6);
  }
});

test("a study may end within a draw", async () => {
  const raw = scenario({ between: [0.1, 0.5] }, 1000, 3);
  const { designs, ranges, replications } = await study(raw, { replications: 20 });
  expect([replications, ranges[0]?.drawn.length]).toEqual([20, 7]);
  expect(designs[0]?.indicators["tickets"]?.ci95).not.toBeNull();
});

test("the report tells the ranges and how much of the spread comes from them", async () => {
  const raw = scenario({ low: "0.1/month", likely: "0.2/month", high: "0.5/month" });
  delete raw.designs["two"];
  const text = report(await study(raw, { replications: 64 }), { lang: "en", world: null });
  expect(text.replaceAll("\n", " ")).toContain(
    "Not known, drawn once every 2 futures: components.desk.incidents from 0.1/month to 0.5/month, likely 0.2/month.",
  );
  expect(text).toMatch(
    /Share of the spread that comes from these unknowns.*Tickets\s+received\s+from\s+the\s+client\s+\d+%\s+\(/s,
  );
});
