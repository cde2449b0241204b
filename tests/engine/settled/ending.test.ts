/** A contract's end: notice, term, what is due, reversibility, the successor, and what a figure of a cut life means. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import type { ColumnName } from "../../../engine/life/columns.ts";
import { LINE } from "../../../engine/life/ledger.ts";
import { heldAlone } from "../../../engine/mechanisms/governance/dependence.ts";
import { leaveProbability } from "../../../engine/mechanisms/governance/term.ts";
import { takeoverEffort } from "../../../engine/mechanisms/governance/transition.ts";
import { compiled, type Observation } from "../../laws/observe.ts";
import { desk, JANUARY, live, promise, type Stage, stage, ticket, times } from "./stage.ts";

type Contract = NonNullable<Stage["contract"]>;

const FEBRUARY = JANUARY + 28 * 1440;
const MARCH = FEBRUARY + 31 * 1440;
const price = { fixed: "1000 EUR" };

/** Notice is given at the end of the month numbered from 1. */
const terminating = (month: number): NonNullable<Stage["governance"]> => ({
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  rules: [{ id: "stop", when: { month }, then: [{ terminate: true }] }],
});
const ending = (contract: Contract, over: Partial<Stage> = {}): Stage => ({
  months: 6,
  contract: { price, ...contract },
  ...over,
});
const byMonth = ({ simulation }: Observation, column: ColumnName): number[] =>
  Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month));

describe("a termination", () => {
  test("takes at least the whole next month; then nothing arrives, nothing is billed, and the queue drains", () => {
    const last = ticket(FEBRUARY - 10, 60);
    const told = live(ending({}, { governance: terminating(1) }), [last, ticket(FEBRUARY + 10, 60)]);
    expect(byMonth(told, "inForce")).toEqual([1, 1, 0, 0, 0, 0]);
    expect(byMonth(told, "feeEur")).toEqual([1000, 1000, 0, 0, 0, 0]);
    expect(byMonth(told, "ended")).toEqual([0, 1, 0, 0, 0, 0]);
    expect(times(told)).toEqual([[FEBRUARY - 10, FEBRUARY - 10, FEBRUARY + 50, FEBRUARY + 50]]);
  });
  test("closes the periods under way with the contract, overdue tickets missed", () => {
    const slas = promise("8h", { period: 3, required: 1 });
    const told = live(ending({ slas }, { governance: terminating(1), teams: desk(1) }), [
      ticket(FEBRUARY - 600, 2000),
    ]);
    expect(byMonth(told, "missedPeriods")).toEqual([0, 1, 0, 0, 0, 0]);
    expect(byMonth(told, "contractualTickets")).toEqual([0, 1, 0, 0, 0, 0]);
  });
  test("costs a share of a year of fees, and fees for what was left of the term, at most so many", () => {
    const exit = { notice: 2, cost: "10%", beforeTerm: 2 };
    const told = live(ending({ exit }, { governance: terminating(1) }), []);
    // ends with month 3; 3 months were left to the horizon, 2 are due: 0.1 × 12,000 + 2 × 1,000
    expect(byMonth(told, "exitEur")).toEqual([0, 0, 3200, 0, 0, 0]);
    expect(told.ledger.lines[2 * told.ledger.kinds + LINE.exit]).toBe(320_000);
    expect(told.ledger.balances.reduce((sum, cents) => sum + cents, 0)).toBe(0);
  });
  test("is followed by months of reversibility: the leaver works on, at its fee and what the assistance costs", () => {
    const exit = { reversibility: { months: 2, cost: "25%" } };
    const told = live(ending({ exit }, { governance: terminating(1) }), [ticket(MARCH - 100, 60)]);
    expect(byMonth(told, "feeEur")).toEqual([1000, 1000, 1000, 1000, 0, 0]);
    expect(byMonth(told, "reversibilityEur")).toEqual([0, 0, 250, 250, 0, 0]);
    expect(told.stories).toHaveLength(1);
  });
  test("that would take effect at the horizon or later changes nothing", () => {
    const exit = { notice: 4, cost: "10%" };
    const told = live(ending({ exit }, { governance: terminating(2) }), []);
    expect(byMonth(told, "exitEur")).toEqual([0, 0, 0, 0, 0, 0]);
    expect(byMonth(told, "ended").reduce((sum, one) => sum + one, 0)).toBe(0);
  });
});

describe("a declared successor", () => {
  const exit = {
    successor: {
      price: 1.5,
      teams: { desk: [2] },
      fee: "700 EUR",
      startup: { months: 2, effort: 2 },
    },
  };
  test("serves the remaining months in the same life: its price, its staff, a start-up that fades", () => {
    const told = live(
      ending({ exit }, { governance: terminating(1), teams: desk(1) }),
      [FEBRUARY - 60, FEBRUARY + 10, FEBRUARY + 20, MARCH + 10].map((atMin) => ticket(atMin, 60)),
    );
    expect(byMonth(told, "inForce")).toEqual([1, 1, 1, 1, 1, 1]);
    expect(byMonth(told, "feeEur")).toEqual([1000, 1000, 1500, 1500, 1500, 1500]);
    expect(byMonth(told, "transitionEur")).toEqual([0, 0, 700, 0, 0, 0]);
    // two technicians; efforts twice as long in its first month, half as much longer in the second
    expect(times(told).map(([opened = 0, , resolved = 0]) => resolved - opened)).toEqual([60, 120, 120, 90]);
  });
  test("earns its own margin, apart from the leaver's", () => {
    const told = live(ending({ exit }, { governance: terminating(1) }), []);
    expect(byMonth(told, "successorMarginEur")).toEqual([0, 0, 2200, 1500, 1500, 1500]);
  });
});

describe("a term", () => {
  const term = { months: 4, notice: 2 };
  test("without renewal ends the contract, without a fee for leaving early", () => {
    const told = live(ending({ term, exit: { beforeTerm: 6 } }), []);
    expect(byMonth(told, "inForce")).toEqual([1, 1, 1, 1, 0, 0]);
    expect(byMonth(told, "exitEur")).toEqual([0, 0, 0, 0, 0, 0]);
  });
  test("is renewed by silence, and left by a client who always leaves", () => {
    const renewed = live(ending({ term: { ...term, renewal: 12 } }), []);
    expect(byMonth(renewed, "inForce")).toEqual([1, 1, 1, 1, 1, 1]);
    const left = live(ending({ term: { ...term, renewal: 12, leave: 1 } }), []);
    expect(byMonth(left, "inForce")).toEqual([1, 1, 1, 1, 0, 0]);
  });
  test("is a deadline at which rules of renegotiation are triggered", () => {
    const governance: NonNullable<Stage["governance"]> = {
      rules: [
        {
          id: "again",
          when: { deadline: "renegotiated" },
          // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
          then: [{ clarity: 1 }],
          cost: { invoiced: "50 EUR" },
        },
      ],
    };
    const told = live(ending({ term: { ...term, renewal: 12, renegotiate: 1 } }, { governance }), []);
    expect(byMonth(told, "amendmentEur")).toEqual([0, 50, 0, 0, 0, 0]);
  });
  test("is left more often at low trust, less often where leaving is dear", () => {
    expect(leaveProbability(0.12, 0)).toBe(0.12);
    expect(leaveProbability(0, -50)).toBe(0);
    expect(leaveProbability(1, 50)).toBe(1);
    // logit(0.5) − 3 · (0.2 − 0.5) = 0.9: 1 / (1 + e^−0.9)
    expect(leaveProbability(0.5, 3 * (0.2 - 0.5))).toBeCloseTo(1 / (1 + Math.exp(-0.9)), 12);
    expect(leaveProbability(0.12, 2)).toBeLessThan(0.12);
  });
});

describe("a distrust that lasts", () => {
  test("ends the contract after so many months below the threshold", () => {
    const distrust = { below: 0.5, months: 2, monthly: 1 };
    const trust = { initial: 0.4, gain: 0, loss: 0 };
    const told = live(ending({ distrust }, { situation: { trust } }), []);
    expect(byMonth(told, "inForce")).toEqual([1, 1, 1, 0, 0, 0]);
    const trusting = live(ending({ distrust }, { situation: { trust: { ...trust, initial: 0.5 } } }), []);
    expect(byMonth(trusting, "inForce")).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe("dependence", () => {
  const dependence = { documentation: 0.6, tenure: 12, transfer: "50%" };
  test("is what the provider alone knows: it grows with tenure, and documentation bounds it", () => {
    expect(heldAlone({ documentation: 0.6, tenure: 12, transfer: 0, onStartup: 0 }, 12)).toBeCloseTo(
      0.4 * (1 - Math.exp(-1)),
      12,
    );
    expect(heldAlone({ documentation: 1, tenure: 12, transfer: 0, onStartup: 0 }, 60)).toBe(0);
  });
  test("prices the exit month by month, and what is paid at the end is that price", () => {
    const exit = { cost: "10%" };
    const told = live(ending({ exit, dependence }, { governance: terminating(2) }), []);
    const known = (months: number) => 0.4 * (1 - Math.exp(-months / 12));
    const prices = byMonth(told, "dependence");
    expect(prices[0]).toBeCloseTo(0.1 + 0.5 * known(1), 9);
    expect(prices[2]).toBeCloseTo(0.1 + 0.5 * known(3), 9);
    expect(byMonth(told, "exitEur")[2]).toBe(1200);
    expect(byMonth(told, "clientStaffEur")[2]).toBeCloseTo(12_000 * 0.5 * known(3), 1);
    expect((byMonth(told, "exitEur")[2] ?? 0) + (byMonth(told, "transferEur")[2] ?? 0)).toBeCloseTo(
      byMonth(told, "exitPriceEur")[2] ?? 0,
      1,
    );
  });
});

describe("a transition-in", () => {
  test("lengthens the first months' efforts, in equal steps down to 1", () => {
    expect([0, 1, 2, 3, 4].map((month) => takeoverEffort(2, 4, month))).toEqual([2, 1.75, 1.5, 1.25, 1]);
    const transition = { months: 2, effort: 2, fee: "300 EUR" };
    const told = live(ending({ transition }), [
      ticket(0, 60),
      ticket(JANUARY + 1, 60),
      ticket(FEBRUARY + 1, 60),
    ]);
    expect(times(told).map(([opened = 0, , resolved = 0]) => resolved - opened)).toEqual([120, 90, 60]);
    expect(byMonth(told, "transitionEur")).toEqual([300, 0, 0, 0, 0, 0]);
  });
  test("measures without penalty during its grace", () => {
    const slas = promise("1h", { required: 1 });
    const penalties = { clauses: [{ form: "perPoint" as const, id: "late", sla: "fix", perPoint: "1%" }] };
    const late = [ticket(0, 600), ticket(JANUARY + 1, 600)];
    const strict = live(ending({ slas, penalties }), late);
    const lenient = live(ending({ slas, penalties, transition: { grace: 1 } }), late);
    expect(byMonth(strict, "penaltyEur").slice(0, 2)).toEqual([1000, 1000]);
    expect(byMonth(lenient, "penaltyEur").slice(0, 2)).toEqual([0, 1000]);
    expect(byMonth(lenient, "missedPeriods")).toEqual(byMonth(strict, "missedPeriods"));
  });
});

describe("a figure of a contract that may stop early", () => {
  const played = async (contract: Contract, seed = 1) => {
    const scenario: ScenarioInput = {
      ...stage(ending(contract, { situation: { trust: { initial: 0.4 } } })),
      experiment: { replications: 64, seed },
    };
    const { designs } = await runStudy(compiled(scenario), { executor: inlineExecutor() });
    return designs[0];
  };
  test("is per month in force, for the months of the horizon, with the probability of the end beside it", async () => {
    const design = await played({ distrust: { below: 0.5, months: 1, monthly: 0.3 } });
    const ends = design?.indicators["terminated"]?.mean ?? 0;
    expect(ends).toBeGreaterThan(0.3);
    expect(ends).toBeLessThan(1);
    expect(design?.indicators["fee"]?.mean).toBeCloseTo(6000, 6);
    expect(design?.indicators["monthsInForce"]?.mean).toBeLessThan(6);
    // euros that really moved are in the cumulative series
    expect(design?.months["invoicedCost"]?.mean[5]).toBeCloseTo(
      1000 * (design?.indicators["monthsInForce"]?.mean ?? 0),
      6,
    );
  });
  test("is the plain sum where a successor serves the rest", async () => {
    const design = await played({
      distrust: { below: 0.5, months: 1, monthly: 0.3 },
      exit: { successor: { price: 1 } },
    });
    expect(design?.indicators["fee"]?.mean).toBeCloseTo(6000, 6);
    expect(design?.indicators["monthsInForce"]?.mean).toBe(6);
    expect(design?.indicators["terminated"]?.mean).toBeGreaterThan(0.3);
  });
});

describe("leaving and staying", () => {
  /** Share of lives that end before the horizon, of 400. */
  const left = async (contract: Contract, trust: number) => {
    const given = ending(contract, { months: 36, situation: { trust: { initial: trust } } });
    const scenario = { ...stage(given), experiment: { replications: 400, seed: 5 } };
    const { designs } = await runStudy(compiled(scenario), { executor: inlineExecutor() });
    return designs[0]?.risks["terminated"]?.badEnd === "high"
      ? (designs[0].indicators["terminated"]?.mean ?? Number.NaN)
      : Number.NaN;
  };
  const term = { months: 12, renewal: 12, notice: 3, leave: 0.12, onTrust: 3, onDependence: 8 };
  const successor = { price: 1 };
  test("at trust 50 % and free to leave, yearly deadlines lose 12 % of the contracts each", async () => {
    // two deadlines before the horizon of 36 months (the third term is the horizon): 1 − 0.88²
    const share = await left({ term, exit: { successor } }, 0.5);
    expect(Math.abs(share - (1 - 0.88 ** 2))).toBeLessThan(4 * Math.sqrt((0.2256 * 0.7744) / 400));
  });
  test("a dear exit holds a client of low trust captive; with a free one more of them leave (DOMAIN 8, S4)", async () => {
    const free = await left({ term, exit: { successor } }, 0.2);
    const dear = await left({ term, exit: { successor, cost: "30%" } }, 0.2);
    // logit 12 % = −1.99; +0.9 of distrust, −2.4 of captivity: 0.25 and 0.03 at each deadline, 0.44 and 0.06 after two
    expect(free).toBeGreaterThan(0.33);
    expect(dear).toBeLessThan(0.12);
  });
});
