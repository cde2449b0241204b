/** DOMAIN §3: what a month is billed, hand-computed: bands, commitment, tickets, index paths, envelope. */
import { describe, expect, test } from "vitest";
import { LINE } from "../../../engine/life/ledger.ts";
import { billedUnits, compileBands, deadBandParams } from "../../../engine/mechanisms/money/volume.ts";
import { MONTH_START, monthly } from "./clause-stage.ts";
import { component, desk, HOUR, live, type Stage, ticket } from "./stage.ts";

type Price = NonNullable<NonNullable<Stage["contract"]>["price"]>;
const fees = (price: Price, given: Stage = {}, arrivals = [] as Parameters<typeof live>[1]) =>
  monthly(live({ ...given, contract: { ...given.contract, price } }, arrivals), "feeEur");

describe("units outside the dead band", () => {
  const billed = (units: number, over: object) =>
    billedUnits(
      100,
      units,
      compileBands(deadBandParams.parse({ band: "5%", additional: "80%", reduced: "60%", ...over })),
    ) - 100;
  const wider = [
    { band: "30%", additional: "40%", reduced: "20%" },
    { band: "15%", additional: "70%", reduced: "50%" },
  ];
  test("count whole, or only beyond the band", () => {
    expect([105, 95].map((units) => billed(units, {}))).toEqual([0, 0]);
    expect([110, 90].map((units) => billed(units, {}))).toEqual([8, -6]);
    expect([110, 90].map((units) => billed(units, { counts: "beyond" }))).toEqual([4, -3]);
  });
  test("have the rate of the widest band that they leave, or each slice its own", () => {
    expect([110, 120, 150].map((units) => billed(units, { wider }))).toEqual([8, 14, 20]);
    const beyond = { counts: "beyond", wider };
    expect(billed(120, beyond)).toBeCloseTo(10 * 0.8 + 5 * 0.7, 12);
    expect(billed(150, beyond)).toBeCloseTo(10 * 0.8 + 15 * 0.7 + 20 * 0.4, 12);
    expect(billed(60, beyond)).toBeCloseTo(-(10 * 0.6 + 15 * 0.5 + 10 * 0.2), 12);
  });
  test("multiply reduced rates by Z, and no others", () => {
    expect([110, 90].map((units) => billed(units, { z: 0.5 }))).toEqual([8, -3]);
  });
  test("are those of the month's first day", () => {
    const events = [{ id: "site", name: "site", date: "2027-02-15", units: { desk: "+20" } }];
    const price = { perUnit: { desk: 10 }, deadBand: { band: 0.1, additional: 0.8, reduced: 0.6 } };
    expect(fees(price, { months: 3, units: 100, situation: { evolution: { events } } })).toEqual([
      1000, 1000, 1160,
    ]);
  });
});

describe("a minimum commitment", () => {
  const events = [{ id: "less", name: "less", month: 2, units: { desk: "-100%" } }];
  const given = { months: 2, units: 100, situation: { evolution: { events } } };
  const deadBand = { band: 0, additional: 1, reduced: 1 };
  test("is always billed, of the units as signed", () => {
    const price = { perUnit: { desk: 10 }, deadBand, minimumCommitment: { share: 0.8 } };
    expect(fees(price, given)).toEqual([1000, 800]);
  });
  test("tops up tickets billed one by one", () => {
    const price = { perTicket: 30, minimumCommitment: { share: 0.7, baseline: 100 } };
    const life = live({ months: 2, contract: { price } }, [
      ticket(0, HOUR),
      ...[1, 2, 3].map((hour) => ticket((MONTH_START[1] ?? 0) + hour * HOUR, HOUR)),
    ]);
    expect(monthly(life, "feeEur")).toEqual([40, 0]);
    expect(monthly(life, "ticketFeeEur")).toEqual([30, 90]);
  });
});

describe("a price per ticket", () => {
  const price = { perTicket: { P1: 200, P4: 40 } };
  test("is due when the ticket is resolved, by declared priority, by its own line of the ledger", () => {
    const life = live({ months: 2, teams: desk(5), contract: { price } }, [
      ticket(0, HOUR),
      ticket(0, HOUR, 1),
      ticket(0, HOUR, 2),
      ticket((MONTH_START[1] ?? 0) - HOUR, 2 * HOUR),
    ]);
    expect(monthly(life, "ticketFeeEur")).toEqual([240, 40]);
    expect(life.ledger.lines[LINE.tickets]).toBe(24_000);
    expect(life.ledger.balances).toEqual(Float64Array.of(-28_000, 28_000, 0));
  });
  test("is part of the fee that percentages are of", () => {
    const contract = {
      price,
      slas: { fix: { metric: "resolution" as const, targets: { P4: "1h" }, window: "always" } },
      penalties: { clauses: [{ form: "perMiss" as const, id: "miss", sla: "fix", share: "10%" }] },
    };
    expect(monthly(live({ contract }, [ticket(0, 2 * HOUR)]))).toEqual([4]);
  });
  test("does not charge a ticket that is invoiced by the hour", () => {
    const contract = {
      scope: { components: {}, outcomes: { timeAndMaterials: 1 } },
      price: { perTicket: 40, timeAndMaterials: 80 },
    };
    const situation = { clientStaff: { effort: 0, delay: 0 } };
    const life = live({ contract, situation }, [ticket(0, HOUR)]);
    expect(monthly(life, "ticketFeeEur")).toEqual([0]);
    expect(monthly(life, "timeAndMaterialsEur")).toEqual([80]);
  });
});

describe("a ticket that was thought solved and comes back", () => {
  const reopening = { probability: 0.95, delay: "1 d" };
  const situation = {
    components: { desk: { ...component(), reopening } },
    clientStaff: { effort: 0, delay: 0 },
  };
  const scope = { components: {}, outcomes: { timeAndMaterials: 1 } };
  const bills = (price: Price, contract: object) => {
    const life = live({ situation, contract: { ...contract, price } }, [ticket(HOUR, HOUR)]);
    expect(life.simulation.value("reopenedTickets", 0)).toBeGreaterThan(1);
    return { rounds: 1 + life.simulation.value("reopenedTickets", 0), life };
  };
  test("is not billed a second time", () => {
    expect(monthly(bills({ perTicket: 40 }, {}).life, "ticketFeeEur")).toEqual([40]);
  });
  test("is invoiced by the hour for its new work only", () => {
    const { rounds, life } = bills({ timeAndMaterials: 80 }, { scope });
    // rounds still open at the horizon are not invoiced
    const [invoiced = 0] = monthly(life, "timeAndMaterialsEur");
    expect(invoiced % 80).toBe(0);
    expect(invoiced / 80).toBeGreaterThan(1);
    expect(invoiced / 80).toBeLessThanOrEqual(rounds);
  });
});

describe("a price on a path of its index", () => {
  const values = [100, 110, 121, 121];
  const each = (indexation: NonNullable<Price["indexation"]>) => {
    const all = fees({ fixed: 1000, indexation }, { months: 48, situation: { priceIndex: { values } } });
    return [0, 11, 12, 24, 36].map((month) => all[month]);
  };
  test("follows it whole, in part from the last revision, or in part from signature", () => {
    expect(each({ share: 1 })).toEqual([1000, 1000, 1100, 1210, 1210]);
    expect(each({ share: 0.5 })).toEqual([1000, 1000, 1050, 1102.5, 1102.5]);
    expect(each({ share: 0.5, from: "signature" })).toEqual([1000, 1000, 1050, 1105, 1105]);
  });
  test("rises by at most its cap; from signature it catches up", () => {
    expect(each({ cap: 0.04 })).toEqual([1000, 1000, 1040, 1081.6, 1081.6]);
    expect(each({ cap: 0.04, from: "signature" })).toEqual([1000, 1000, 1040, 1081.6, 1124.86]);
  });
  test("stays frozen; then the growth of that time is lost, or caught up from signature", () => {
    expect(each({ frozenMonths: 24 })).toEqual([1000, 1000, 1000, 1100, 1100]);
    expect(each({ frozenMonths: 24, from: "signature" })).toEqual([1000, 1000, 1000, 1210, 1210]);
  });
  test("gives its committed productivity back every year", () => {
    expect(each({ share: 0, productivity: 0.04 })).toEqual([1000, 1000, 960, 921.6, 884.74]);
    expect(each({ productivity: 0.04 })).toEqual([1000, 1000, 1056, 1115.14, 1070.53]);
  });
  test("is drawn or given, not both and not neither", () => {
    const price = { fixed: 1000 };
    for (const priceIndex of [{}, { values, calm: { mean: 0, sd: 0 } }])
      expect(() => fees(price, { situation: { priceIndex } })).toThrow("ONE_OF");
  });
});

describe("an envelope", () => {
  /** Every ticket is out of scope; those that no envelope takes in are invoiced by the hour. */
  const billed = (envelope: object, arrivals: Parameters<typeof live>[1], months = 2) => {
    const life = live(
      {
        months,
        situation: { components: { desk: component() }, clientStaff: { effort: 0, delay: 0 } },
        contract: {
          scope: { components: {}, outcomes: { timeAndMaterials: 1 } },
          price: { fixed: 4000, timeAndMaterials: 80 },
          ...(Object.keys(envelope).length > 0 ? { envelope: { share: 0, ...envelope } } : {}),
        },
      },
      arrivals,
    );
    return { invoiced: monthly(life, "timeAndMaterialsEur"), used: monthly(life, "envelopeHours"), life };
  };
  const hours = (month: number, ...efforts: number[]) =>
    efforts.map((effort, at) => ticket((MONTH_START[month] ?? 0) + 1 + at * 100 * HOUR, effort * HOUR));
  test("does small changes without a quote until its hours are used", () => {
    // 2 % of 4,000 at 80 an hour: one hour a month
    const { invoiced, used, life } = billed({ share: 0.02 }, [...hours(0, 0.5, 0.75, 0.5), ...hours(1, 1)]);
    expect(used).toEqual([1, 1]);
    expect(invoiced).toEqual([60, 0]);
    expect(monthly(life, "disputedTickets")).toEqual([1, 0]);
  });
  test("loses what a month leaves, or carries it over, as stated", () => {
    const arrivals = hours(1, 2);
    expect(billed({ share: 0.02 }, arrivals).invoiced).toEqual([0, 160]);
    expect(billed({ share: 0.02, unused: "carried" }, arrivals).invoiced).toEqual([0, 0]);
  });
  test("counts hours at its own price", () => {
    expect(billed({ share: 0.02, hourlyPrice: 40 }, hours(0, 2)).used).toEqual([2, 0]);
  });
  test("follows the fee’s indexation", () => {
    const life = live(
      {
        months: 13,
        situation: {
          components: { desk: component() },
          clientStaff: { effort: 0, delay: 0 },
          priceIndex: { values: [100, 150] },
        },
        contract: {
          scope: { components: {}, outcomes: { timeAndMaterials: 1 } },
          price: { fixed: 4000, indexation: {} },
          envelope: { share: 0.02, hourlyPrice: 80 },
        },
      },
      [...hours(11, 1.5), ...hours(12, 1.5)],
    );
    expect(monthly(life, "envelopeHours").slice(11)).toEqual([0, 1.5]);
  });
  test("has an hourly price", () => {
    expect(() => live({ contract: { price: { fixed: 4000 }, envelope: { share: 0.02 } } }, [])).toThrow(
      "MISSING_FIELD",
    );
  });
});
