/** The margin that a provider's management reads: what it counts, and when. */
import { describe, expect, test } from "vitest";
import { ProviderAccounts } from "../../../engine/mechanisms/money/provider-accounts.ts";
import { desk, JANUARY, live, promise, type Stage, ticket } from "./stage.ts";

type Contract = NonNullable<Stage["contract"]>;
type Rule = NonNullable<NonNullable<Stage["governance"]>["rules"]>[number];

/** Posts of two technicians who cost so much each, a fee of 1,000, a margin floor read of the last month alone. */
const posts = (wage: number, floor: string, contract: Contract, over: Partial<Stage> = {}, every = 1) => {
  const teams = { desk: { ...desk(2).desk, cost: wage } } as ReturnType<typeof desk>;
  const staffing = [
    { team: "desk", rule: "marginFloor" as const, floor, every, over: 1, hiringLead: 0, cuttingLead: 0 },
  ];
  const { simulation } = live(
    {
      months: 4,
      teams,
      contract: { price: { fixed: 1000 }, ...contract },
      provider: { staffing },
      ...over,
    },
    [],
  );
  return [0, 1, 2, 3].map((month) => simulation.value("postsCut", month));
};
const signed = (month: number, cost: Rule["cost"]): NonNullable<Stage["governance"]> => ({
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  rules: [{ id: "work", when: { month }, then: [{ clarity: 1 }], cost }],
});
/** Running revenue and result at the end of the last month. */
const standing = (given: Stage) => {
  const { simulation } = live(given, []);
  const accounts = new ProviderAccounts(simulation);
  accounts.read(simulation.compiled.months - 1);
  return [accounts.revenueEur, accounts.resultEur];
};

describe("a margin floor", () => {
  test("spreads the transition fee over the months of the contract", () => {
    // four months, a fee of 1,200: 300 a month; (1,000 + 300 − 2 × 475) / 1,300 = 26.9 % in every month
    const transition = { fee: 1200 };
    expect(posts(475, "26%", { transition })).toEqual([0, 0, 0, 0]);
    expect(posts(475, "28%", { transition })[0]).toBe(1);
    // over a term of two months: 600, then nothing; (1,000 − 950) / 1,000 = 5 %
    const term = { months: 2, renewal: 12 };
    expect(posts(475, "26%", { transition, term })).toEqual([0, 0, 1, 0]);
  });
  test("counts the longer efforts of a takeover in their own month", () => {
    // a pool: 1,488 h for 2,000, of which this contract bears its touch minutes; 372 h of work, twice as long in January
    const pool = { desk: { ...desk(2).desk, cost: 1000, quota: 0 } } as ReturnType<typeof desk>;
    const played = (contract: Contract) =>
      live({ months: 1, teams: pool, contract: { price: { fixed: 1000 }, ...contract } }, [
        ticket(0, JANUARY / 4),
      ]).simulation;
    // 186 h of 1,488 is 250; 372 h is 500
    expect(played({}).value("providerCostEur", 0)).toBe(250);
    const learning = played({ transition: { months: 1, effort: 2 } });
    const accounts = new ProviderAccounts(learning);
    accounts.read(0);
    expect([accounts.revenueEur, accounts.resultEur]).toEqual([1000, 500]);
  });
  test("reads penalties as revenue that was not earned", () => {
    // (1,000 − 500 − 2 × 200) / 500 = 20 %; over 1,000 it would be 10 %
    const given: Contract = {
      slas: promise("30 min"),
      penalties: {
        clauses: [{ form: "perMiss", id: "miss", sla: "fix", amount: 500 }],
      },
    };
    const cut = (floor: string) => {
      const teams = { desk: { ...desk(2).desk, cost: 200 } } as ReturnType<typeof desk>;
      const staffing = [{ team: "desk", rule: "marginFloor" as const, floor, every: 1, cuttingLead: 0 }];
      const contract = { price: { fixed: 1000 }, ...given };
      const { simulation } = live({ months: 2, teams, contract, provider: { staffing } }, [ticket(100, 60)]);
      return simulation.value("postsCut", 0);
    };
    expect([cut("19%"), cut("21%")]).toEqual([0, 1]);
  });
  test("counts an amendment, signed after a review, in the next one: its invoice and its own cost", () => {
    // signed at the end of January; in February's review 1,000 + 600 is earned, 2 × 475 + 250 spent: 25 %
    const governance = signed(1, { invoiced: 600, provider: 250 });
    expect(posts(475, "24%", {}, { governance }, 2)[1]).toBe(0);
    expect(posts(475, "26%", {}, { governance }, 2)[1]).toBe(1);
  });
});

describe("the provider's accounts", () => {
  const ending: Partial<Stage> = {
    months: 6,
    teams: { desk: { ...desk().desk, cost: 900 } } as ReturnType<typeof desk>,
    governance: {
      // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
      rules: [{ id: "stop", when: { month: 1 }, then: [{ terminate: true }] }],
    },
  };
  const price = { fixed: 1000 };
  test("leave the price of the exit apart, and count the assistance of reversibility as earned", () => {
    // ends with month 2, two months of reversibility at + 25 %; an exit fee of 10 % of a year stands apart
    const exit = { cost: 0.1, reversibility: { months: 2, cost: 0.25 } };
    expect(standing({ ...ending, contract: { price, exit } })).toEqual([4500, 4500 - 4 * 900]);
  });
  test("spread a successor's fee over the months that are left to it", () => {
    // two months of the leaver, four of the successor, whose 800 are earned by 200 a month
    const exit = { successor: { fee: 800 } };
    const { simulation } = live({ ...ending, contract: { price, exit } }, []);
    const accounts = new ProviderAccounts(simulation);
    const earned = [1, 2, 3, 5].map((month) => {
      accounts.read(month);
      return accounts.revenueEur - 1000 * (month + 1);
    });
    expect(earned).toEqual([0, 200, 400, 800]);
  });
});

describe("a committee that sees the margin", () => {
  test("sees what was signed after it last met", () => {
    // January: 1,000 earned, 900 spent: 10 %. What is signed then adds 200 earned and 600 spent to February: − 25 %
    const given = (below: number): Stage => ({
      months: 4,
      teams: { desk: { ...desk().desk, cost: 900 } } as ReturnType<typeof desk>,
      contract: { price: { fixed: 1000 } },
      governance: {
        committee: { every: 1, indicators: "shared" },
        rules: [
          ...(signed(1, { invoiced: 200, provider: 600 }).rules ?? []),
          {
            id: "alarm",
            when: { indicator: "margin", below },
            // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
            then: [{ clarity: 1 }],
          },
        ],
      },
    });
    const signs = (below: number) => {
      const { simulation } = live(given(below), []);
      return [0, 1, 2].map((month) => simulation.value("amendments", month));
    };
    expect(signs(-0.24)).toEqual([1, 1, 0]);
    expect(signs(-0.26)).toEqual([1, 0, 0]);
  });
});
