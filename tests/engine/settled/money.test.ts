/** MODEL §11.16 to 18, 26: provider cost, caps, claims, ledger, capacity counted once. */
import { describe, expect, test } from "vitest";
import { LINE, PARTY } from "../../../engine/life/ledger.ts";
import { desk, HOUR, JANUARY, live, promise, type Stage, ticket } from "./stage.ts";

type Penalties = NonNullable<NonNullable<Stage["contract"]>["penalties"]>;
const paid = (life: ReturnType<typeof live>, month = 0) => life.simulation.value("penaltyEur", month);
const cost = (life: ReturnType<typeof live>, month = 0) => life.simulation.value("providerCostEur", month);

/** A fee of 1,000 and 300 due for the only ticket, by two clauses of 100 and 200. */
const fined = (penalties: Partial<Penalties>, price = {}): Stage => ({
  contract: {
    slas: promise("1h"),
    price: { fixed: 1000, ...price },
    penalties: {
      clauses: [
        { form: "perLateTicket", id: "first", sla: "fix", perTicket: 100 },
        { form: "perLateTicket", id: "second", sla: "fix", perTicket: 200 },
      ],
      ...penalties,
    },
  },
});
const late = [ticket(0, 2 * HOUR)];

describe("the provider's cost of a team", () => {
  const team = (over: object): NonNullable<Stage["teams"]> => ({
    desk: { tier: 1, shifts: [{ window: "always", headcount: 2 }], cost: 3000, ...over },
  });
  const capacity = 2 * JANUARY;
  test("is its wages by touch minutes, and the idle rest by the contract's quota", () => {
    const work = [ticket(0, 100 * HOUR)];
    const share = (100 * HOUR) / capacity;
    expect(cost(live({ teams: team({ quota: 0 }) }, work))).toBeCloseTo(6000 * share, 1);
    expect(cost(live({ teams: team({ quota: 0.3 }) }, work))).toBeCloseTo(
      6000 * (share + 0.3 * (1 - share)),
      1,
    );
    expect(cost(live({ teams: team({}) }, work))).toBe(6000);
  });
  test("takes from a pool the touch minutes of its own tickets only", () => {
    const background = { tickets: "400/month", priorities: { P1: 0, P2: 0, P3: 0, P4: 1 }, effort: "30 min" };
    const { simulation } = live({ teams: team({ quota: 0, background }) }, []);
    expect(simulation.value("providerCostEur", 0)).toBe(0);
  });
  test("rises with a resized team from the month after, and only by its quota", () => {
    const rules = [
      {
        id: "more",
        when: { month: 1 },
        // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
        then: [{ resize: "desk", by: 1 }],
        cost: { invoiced: 500 },
      },
    ];
    const life = live({ months: 2, teams: team({ quota: 0.5 }), governance: { rules } }, []);
    expect([cost(life, 0), cost(life, 1)]).toEqual([3000, 4500]);
    expect(life.simulation.value("amendmentEur", 0)).toBe(500);
  });
});

describe("capacity", () => {
  test("is counted once: lost time lengthens the work and nothing else", () => {
    const teams = {
      desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }], lostTime: 0.25, cost: 3000, quota: 0 },
    };
    const life = live({ teams }, [ticket(0, 60 * HOUR)]);
    expect(life.stories[0]?.resolvedMin).toBe(80 * HOUR);
    expect(cost(life)).toBeCloseTo((3000 * 80 * HOUR) / JANUARY, 1);
  });
  test("is not invoiced: an hour of work is an hour on the invoice, whatever time its technician loses", () => {
    const teams = { desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }], lostTime: 0.5 } };
    const contract = {
      scope: { components: {}, outcomes: { timeAndMaterials: 1 } },
      price: { timeAndMaterials: 80 },
    };
    const situation = { clientStaff: { effort: 0, delay: 0 } };
    expect(
      live({ teams, contract, situation }, [ticket(0, HOUR)]).simulation.value("timeAndMaterialsEur", 0),
    ).toBe(80);
  });
});

describe("a cap", () => {
  test("is of the period's indexed fee", () => {
    const capped = fined({ caps: { month: 0.1 } }, { indexation: { share: 1 } });
    const situation = { priceIndex: { calm: { mean: 0.2, sd: 0 } } };
    const nextYear = 365 * 1440;
    const life = live({ ...capped, situation, months: 13 }, [...late, ticket(nextYear, 2 * HOUR)]);
    expect(life.simulation.value("feeEur", 11)).toBe(1000);
    expect(life.simulation.value("feeEur", 12)).toBe(1200);
    expect([paid(life, 0), paid(life, 12)]).toEqual([100, 120]);
  });
  test("on the year leaves what the earlier months have used", () => {
    const arrivals = [0, 1, 2].map((month) => ticket(month * JANUARY, 2 * HOUR));
    const life = live({ ...fined({ caps: { year: 0.05 } }), months: 3 }, arrivals);
    expect([paid(life, 0), paid(life, 1), paid(life, 2)]).toEqual([300, 300, 0]);
  });
  test("of the year begins again with each contract year", () => {
    const arrivals = [0, 365 * 1440].map((at) => ticket(at, 2 * HOUR));
    const life = live({ ...fined({ caps: { year: 0.02 } }), months: 13 }, arrivals);
    expect([paid(life, 0), paid(life, 12)]).toEqual([240, 240]);
  });
  test("is spread over its causes pro rata, by largest remainder", () => {
    const life = live(fined({ caps: { month: 0.1 } }), late);
    const { ledger } = life;
    expect([ledger.lines[LINE.penalty], ledger.lines[LINE.penalty + 1]]).toEqual([3333, 6667]);
  });
  test("of zero leaves nothing to pay of what is due", () => {
    const life = live(fined({ caps: { month: 0 } }), late);
    expect(paid(life)).toBe(0);
    expect(life.simulation.value("penaltyDueEur", 0)).toBe(300);
  });
});

describe("a claim", () => {
  test("is made or not before caps apply: what is not claimed does not fill a cap", () => {
    const none = live(fined({ claim: 0, caps: { month: 0.1 } }), late);
    expect(paid(none)).toBe(0);
    expect(none.simulation.value("penaltyDueEur", 0)).toBe(300);
  });
  test("is drawn per clause and period", () => {
    const arrivals = Array.from({ length: 12 }, (_, month) => ticket(month * 30.4 * 1440 + 1440, 2 * HOUR));
    const claimed = new Set<number>();
    for (let replication = 0; replication < 20; replication++) {
      const life = live({ ...fined({ claim: 0.5 }), months: 12 }, arrivals, { replication });
      for (let month = 0; month < 12; month++) claimed.add(paid(life, month));
    }
    // neither, the first alone, the second alone, both
    expect([...claimed].sort((a, b) => a - b)).toEqual([0, 100, 200, 300]);
  });
  test("is as likely as stated before a committee has met, and as stated with one after", () => {
    const arrivals = [ticket(0, 2 * HOUR), ticket(JANUARY + 1, 2 * HOUR)];
    const penalties = { claim: 0, claimWithCommittee: 1 };
    const life = live({ ...fined(penalties), months: 2, governance: { committee: { every: 1 } } }, arrivals);
    expect([paid(life, 0), paid(life, 1)]).toEqual([0, 300]);
  });
});

describe("the ledger", () => {
  test("moves every line from its payer to its payee", () => {
    const stage = fined({});
    const teams = { desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }], cost: 400 } };
    const { ledger } = live({ ...stage, teams }, late);
    expect(ledger.balances[PARTY.client]).toBe(-100_000 + 30_000);
    expect(ledger.balances[PARTY.provider]).toBe(100_000 - 30_000 - 40_000);
    expect(ledger.balances[PARTY.outside]).toBe(40_000);
    expect(ledger.lines[LINE.fee]).toBe(100_000);
    expect(ledger.lines[LINE.wages]).toBe(40_000);
  });
  test("holds no clause that owes nothing: a ticket on target costs nothing", () => {
    const { ledger } = live({ ...fined({}), teams: desk() }, [ticket(0, HOUR)]);
    expect([ledger.lines[LINE.penalty], ledger.lines[LINE.penalty + 1]]).toEqual([0, 0]);
  });
});
