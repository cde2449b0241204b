/** Renegotiation where the best moment, the regret, the exit and the break-even growth are computed by hand. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, type ScenarioInput } from "#engine";
import { type Committee, signedAt, signedOn } from "../../../engine/questions/renegotiate/amendment.ts";
import { Trials, type Variant } from "../../../engine/questions/trials.ts";
import { FEE, type Governance, read, renegotiated, twoContracts } from "./renegotiate-stage.ts";

/** An amendment that brings the price to the index of the day: 10 % less each year; it is invoiced 1,000 €. */
const followsIndex: Governance = {
  rules: [
    {
      id: "follow",
      when: { every: 12 },
      // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
      then: [{ index: 1 }],
      cost: { invoiced: "1000 EUR" },
    },
  ],
};
const falling = { priceIndex: { values: [100, 90, 81, 72.9] } };
const MONTHS = 36;

/** Signed at the end of month m, months m + 1 to 36 cost the index of month m + 1; it saves that, less 1,000 €. */
const savingAt = (month: number) => FEE * (MONTHS - month) * (1 - 0.9 ** Math.floor(month / 12)) - 1000;

describe("an amendment whose saving is a fee over the months left", () => {
  // 12: 24 × 600 = 14,400; 24: 12 × 1,140 = 13,680; within a year the sooner the better
  const scenario = twoContracts({ months: MONTHS, evolving: followsIndex, situation: falling });

  test("is best at the end of month 12, when the index has just fallen; every month looked at saves what it must", async () => {
    const { figures, verdict } = await renegotiated(scenario, { on: "invoices", step: 5, matters: 1 });
    for (const { month, gain } of figures.months) expect(gain.mean).toBeCloseTo(savingAt(month), 6);
    const every = Array.from({ length: MONTHS - 1 }, (_, at) => at + 1);
    const best = every.reduce((one, other) => (savingAt(other) > savingAt(one) ? other : one));
    expect(best).toBe(12);
    expect(figures.best).toMatchObject({ month: 12, notWorse: [12], isSettled: true });
    expect(figures.advice).toBe("renegotiate");
    expect(verdict.en).toMatch(/^Renegotiate: .* signed at the end of month 12, gains 13,400 €/);
    // what is lost on either side of the best
    expect(figures.regret?.atOnce.mean).toBeCloseTo(savingAt(12) - savingAt(1), 6);
    const { month = 0, loss } = figures.regret?.later ?? {};
    expect(month).toBeGreaterThanOrEqual(18);
    expect(loss?.mean).toBeCloseTo(savingAt(12) - savingAt(month), 6);
    // every year: 12 months at 90 %, 12 at 81 %, two amendments; the third would be the contract's last month
    const yearly = figures.reviews.find(({ way }) => way === "yearly");
    expect(yearly?.gain.mean).toBeCloseTo(FEE * 12 * (0.1 + 0.19) - 2000, 6);
    expect(yearly?.amendments.mean).toBe(2);
    const whole = figures.reviews.find(({ way }) => way === "whole");
    expect(whole?.gain.mean).toBeCloseTo(yearly?.gain.mean ?? Number.NaN, 6);
  });

  test("is worth no signature where it asks for more than it saves: watch", async () => {
    const [rule] = followsIndex.rules ?? [];
    if (!rule) throw new Error("no rule");
    const dear = { rules: [{ ...rule, cost: { invoiced: "60000 EUR" } }] };
    const { figures } = await renegotiated(
      twoContracts({ months: MONTHS, evolving: dear, situation: falling }),
      { on: "invoices", step: 17 },
    );
    expect(figures.advice).toBe("watch");
    expect(figures.best?.gain.mean).toBeLessThan(0);
  });

  test("with a rise of prices saves so much less", async () => {
    // from month 13 on: 0.9 × 1.05 = 0.945 of the fee
    const { figures } = await renegotiated(scenario, { on: "invoices", step: 11, price: 5 });
    const at12 = figures.months.find(({ month }) => month === 12);
    expect(at12?.gain.mean).toBeCloseTo(FEE * 24 * (1 - 0.945) - 1000, 6);
  });
});

test("a trigger that is met at one committee is an amendment of that month: the same lives to the bit", async () => {
  const scenario = twoContracts({ months: 7, units: 80 });
  const committee: Committee = { every: 4, indicators: "shared" };
  const more = {
    id: "more",
    name: { fr: "+1", en: "+1" },
    design: "frozen",
    // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
    rule: { then: [{ resize: "front", by: 1 }] },
  };
  const triggered = signedOn(
    more,
    { indicator: "backlog", side: "above", threshold: -1, committees: 1 },
    committee,
  );
  const dated = signedAt(more, 4);
  const met: Variant = {
    ...dated,
    change: (design) => {
      design.governance = { committee };
      dated.change?.(design);
    },
  };
  const trials = new Trials(read(scenario), 11, { executor: inlineExecutor() });
  const [one, other, stand] = await trials.play([triggered, met, { key: "stand", of: "frozen" }], 16);
  for (const name of one?.indicators ?? []) expect(other?.values(name)).toEqual(one?.values(name));
  expect(one?.values("lostHours")).not.toEqual(stand?.values("lostHours"));
});

describe("leaving", () => {
  const exit = { cost: "10%", reversibility: { months: 1, cost: "50%" } };
  // notice at the end of month 1 ends the service with month 2, one month of reversibility follows: 12 × 10 % + 50 % of a fee
  const cost = FEE * (1.2 + 0.5);

  test("costs what the contract says; nobody follows, so that only the cost is told", async () => {
    const scenario = twoContracts({
      months: 12,
      contract: { exit },
      evolving: followsIndex,
      situation: falling,
    });
    const { figures, caveats } = await renegotiated(scenario, { on: "invoices" });
    const [first] = figures.exit?.months ?? [];
    expect(figures.exit?.hasSuccessor).toBe(false);
    expect(first).toMatchObject({ month: 1, gain: null });
    expect(first?.cost.mean).toBeCloseTo(cost, 6);
    // over the nine months that are left
    expect(first?.cheaperBy).toBeCloseTo(cost / (9 * FEE), 9);
    expect(caveats.some(({ en }) => en.includes("who would follow"))).toBe(true);
  });

  test("to a successor at 60 % of the prices gains 40 % of the fees that are left, less that cost", async () => {
    const scenario = twoContracts({
      months: 12,
      contract: { exit },
      evolving: followsIndex,
      situation: falling,
    });
    const { figures } = await renegotiated(scenario, { on: "invoices", successor: 60 });
    const [first] = figures.exit?.months ?? [];
    expect(first?.gain?.mean).toBeCloseTo(9 * FEE * 0.4 - cost, 6);
    expect(figures.advice).toBe("leave");
  });
});

test("the growth from which a fixed price pays more than one by the unit is the root of its bill", async () => {
  const scenario = twoContracts({ months: 24 });
  const { workstations } = scenario.situation.components;
  const { frozen, evolving } = scenario.designs;
  if (!frozen || !evolving || !workstations) throw new Error("the stage has changed");
  workstations.growth = "4%";
  // every unit is billed, from the first on
  const deadBand = { band: 0, additional: "100%", reduced: "100%" };
  frozen.contract.price = { perUnit: { workstations: "1000 EUR/unit" }, deadBand };
  evolving.contract.price = { fixed: "5300 EUR" };
  const bill = (growth: number) =>
    Array.from({ length: 24 }, (_, month) => 5 * 1000 * (1 + growth) ** (month / 12)).reduce(
      (a, b) => a + b,
      0,
    );
  let [low, high] = [0, 0.5];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (bill(middle) > 24 * 5300) high = middle;
    else low = middle;
  }
  const { figures } = await renegotiated(scenario, { on: "invoices", amendment: "rebaseline", step: 22 });
  expect(figures.breakEven?.pays).toBe("above");
  expect(figures.breakEven?.growth).toBeCloseTo(low, 2);
  expect(figures.presentGrowth).toBeCloseTo(0.04, 12);
});

test("between two contracts that are the same word for word, evolving pays at no growth and costs at none", async () => {
  const { figures, verdict } = await renegotiated(twoContracts({ months: 24 }), {
    on: "invoices",
    amendment: "rebaseline",
    step: 22,
  });
  expect(figures.breakEven).toMatchObject({ pays: "same", growth: null });
  expect(verdict.en).toMatch(/^Watch: .*evolving changes nothing at any IT growth/i);
});

test("in the middle of a contract months are the contract's, and what other contracts signed is no obstacle", async () => {
  const scenario = twoContracts({
    months: 16,
    evolving: followsIndex,
    situation: falling,
    observed: { month: 20, amendments: { follow: 1 } },
  });
  const { figures } = await renegotiated(scenario, { on: "invoices", step: 7 });
  expect(figures.range).toEqual([21, 35]);
  expect(figures.months.map(({ month }) => month)).toContain(21);
  // at month 24 the index of the contract's third year; 12 months are left
  expect(figures.best?.month).toBe(24);
});

test("the best month by brute force, over many futures, is among those that are not worse", async () => {
  const scenario: ScenarioInput = twoContracts({
    months: 7,
    units: 60,
    evolving: {
      rules: [
        {
          id: "reinforce",
          when: { month: 3 },
          // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
          then: [{ resize: "front", by: 1 }],
          cost: { invoiced: "2000 EUR" },
        },
      ],
    },
  });
  const { figures, lives } = await renegotiated(scenario, { on: "lostHours", step: 3 }, 32);
  const trials = new Trials(read(scenario), 99, { executor: inlineExecutor() });
  const amendment = {
    id: "reinforce",
    name: { fr: "", en: "" },
    design: "frozen",
    // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
    rule: { then: [{ resize: "front", by: 1 }] },
  };
  const all = Array.from({ length: 6 }, (_, at) => at + 1);
  const tracks = await trials.play(
    all.map((month) => signedAt(amendment, month)),
    160,
  );
  const lost = tracks.map((track) => track.estimate("lostHours").mean ?? Number.NaN);
  const best = all[lost.indexOf(Math.min(...lost))];
  expect(figures.best?.notWorse).toContain(best);
  expect(lives).toBeGreaterThan(0);
});

test("a contract with a team that never catches up is refused by that team's name", async () => {
  const scenario = twoContracts({ months: 4, units: 8000 });
  await expect(renegotiated(scenario, { on: "invoices" })).rejects.toThrow(/UNSTABLE_TEAM/);
});

test("terms that a scenario does not allow are refused by name", async () => {
  const scenario = twoContracts({ months: 12, evolving: followsIndex, situation: falling });
  const refused = (terms: Record<string, unknown>) => renegotiated(scenario, terms);
  await expect(refused({ design: "frosen" })).rejects.toThrow(/UNKNOWN_DESIGN.*terms.*design/);
  await expect(refused({ amendment: "folow" })).rejects.toThrow(/UNKNOWN_REFERENCE.*amendment/);
  await expect(refused({ trigger: ["greyShares:10%"] })).rejects.toThrow(/NOT_ONE_OF.*trigger/);
  await expect(refused({ trigger: ["greyShare"] })).rejects.toThrow(/NOT_A_TRIGGER/);
  await expect(refused({ growth: [10, 5] })).rejects.toThrow(/OUT_OF_RANGE.*growth/);
});
