/** A provider's costs beside its teams, and how costs move: who pays them, on what, and where they show. */
import { describe, expect, test } from "vitest";
import { LINE, PARTY } from "../../../engine/life/ledger.ts";
import { component, desk, HOUR, live, promise, type Stage, ticket } from "./stage.ts";

const wages = { desk: { ...desk().desk, cost: 600 } } as ReturnType<typeof desk>;
const overheads = { monthly: { tools: 40, machines: 10 }, ofInvoices: 0.2 };

describe("overheads", () => {
  test("are the provider's: named amounts of a month, and a share of what the month invoices", () => {
    const given: Stage = {
      months: 2,
      teams: wages,
      contract: { price: { fixed: 1000, perTicket: 50 } },
      provider: { overheads },
    };
    const { simulation, ledger } = live(given, [ticket(0, HOUR), ticket(HOUR, HOUR)]);
    // January: 600 + 50 + 20 % of 1,100; February: 600 + 50 + 20 % of 1,000
    expect([0, 1].map((month) => simulation.value("providerCostEur", month))).toEqual([870, 850]);
    expect(ledger.lines[LINE.providerOverhead]).toBe(27_000);
    expect(ledger.balances[PARTY.provider]).toBe(100 * (2100 - 870 - 850));
    expect(ledger.balances[PARTY.client]).toBe(-210_000);
  });
  test("take their share of time and materials and of on-call, not of what is a price no more: penalties count for nothing", () => {
    const contract = {
      slas: promise("30 min"),
      price: { fixed: 1000, timeAndMaterials: 60 },
      scope: {
        components: {},
        outcomes: { inScope: 0, bestEffort: 0, timeAndMaterials: 1, refused: 0 },
      },
      penalties: { clauses: [{ form: "perMiss" as const, id: "miss", sla: "fix", amount: 500 }] },
    };
    const billed = live({ contract, provider: { overheads: { ofInvoices: 0.1 } } }, [ticket(0, 2 * HOUR)]);
    // a fee of 1,000 and two hours at 60 €
    expect(billed.simulation.value("timeAndMaterialsEur", 0)).toBe(120);
    expect(billed.simulation.value("providerCostEur", 0)).toBe(112);
    const { scope: _, ...covered } = contract;
    const late = live({ contract: covered, provider: { overheads: { ofInvoices: 0.1 } } }, [ticket(0, 60)]);
    expect(late.simulation.value("penaltyEur", 0)).toBe(500);
    expect(late.simulation.value("providerCostEur", 0)).toBe(100);
  });
  test("end with the contract, and weigh on the margin that a committee sees", () => {
    const governance: NonNullable<Stage["governance"]> = {
      committee: { every: 1, indicators: "shared" },
      rules: [
        // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
        { id: "stop", when: { indicator: "margin", below: 0.2 }, then: [{ terminate: true }], atMost: 1 },
      ],
    };
    const costs = (ofInvoices: number) => {
      const given: Stage = {
        months: 4,
        teams: wages,
        contract: { price: { fixed: 1000 } },
        governance,
        provider: { overheads: { ofInvoices } },
      };
      const { simulation } = live(given, []);
      return [0, 1, 2, 3].map((month) => simulation.value("providerCostEur", month));
    };
    // 1,000 − 600 − 150 is 25 %; − 250, 15 %: notice at the end of January, over with February
    expect(costs(0.15)).toEqual([750, 750, 750, 750]);
    expect(costs(0.25)).toEqual([850, 850, 0, 0]);
  });
});

describe("what a provider pays in euros", () => {
  const situation = { components: { desk: component() }, priceIndex: { values: [100, 110] } };
  const costs = (provider: NonNullable<Stage["provider"]>, over: Partial<Stage> = {}) => {
    const { simulation } = live({ months: 13, situation, teams: wages, provider, ...over }, []);
    return [11, 12].map((month) => simulation.value("providerCostEur", month));
  };
  test("stays that of the start unless it is said to move", () => {
    expect(costs({})).toEqual([600, 600]);
  });
  test("follows its share of the index from the anniversary on, less the productivity achieved", () => {
    expect(costs({ costGrowth: {} })).toEqual([600, 660]);
    expect(costs({ costGrowth: { share: 0.5 } })).toEqual([600, 630]);
    // 600 × 1.1 × 0.96
    expect(costs({ costGrowth: { productivity: 0.04 } })).toEqual([600, 633.6]);
  });
  test("is wages, overheads, duty and managers' hours; a share of invoices moves with the price alone", () => {
    const teams = {
      desk: { ...wages["desk"], onCall: { weekCost: 70 }, shifts: [{ window: "office", headcount: 1 }] },
    } as ReturnType<typeof desk>;
    const given: Partial<Stage> = {
      teams,
      calendars: { office: { hours: "8h-18h Mon-Fri" } },
      contract: { price: { fixed: 1000 } },
      governance: { committee: { every: 1, providerHours: 2 }, hourlyCost: { provider: 50 } },
    };
    const month = 600 + 40 + (31 / 7) * 70 + 100; // December and January have as many days
    const both = costs({ costGrowth: {}, overheads: { monthly: { tools: 40 }, ofInvoices: 0.1 } }, given);
    expect(both[0]).toBeCloseTo(month + 100, 2);
    expect(both[1]).toBeCloseTo(1.1 * month + 100, 2);
  });
});
