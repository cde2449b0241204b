/** MODEL §11.4, 12, 19: periods that close once, empty periods, and the end of a life. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, ScenarioError } from "#engine";
import { compiled } from "../../laws/observe.ts";
import {
  component,
  desk,
  HOUR,
  JANUARY,
  live,
  lived,
  promise,
  reported,
  stage,
  ticket,
  users,
} from "./stage.ts";

const TWO = { months: 2, contract: { slas: promise("4h") } };

describe("a closed period", () => {
  test("knows nothing of a ticket resolved after it: the ticket counts in the period of its resolution", () => {
    const life = live(TWO, [ticket(JANUARY - 5 * HOUR, 6 * HOUR)]);
    expect(reported(life, 0)).toEqual([0, 0]);
    expect(reported(life, 1)).toEqual([0, 1]);
    expect([...life.simulation.sla.verdicts]).toEqual([1, 0]);
  });
  test("keeps the miss of a ticket open and late at its close where the contract says so, and counts it once", () => {
    const contract = { slas: promise("4h", { openLate: "missed" as const }) };
    const life = live({ ...TWO, contract }, [ticket(JANUARY - 5 * HOUR, 6 * HOUR)]);
    expect(reported(life, 0)).toEqual([0, 1]);
    expect(reported(life, 1)).toEqual([0, 0]);
    expect([...life.simulation.sla.verdicts]).toEqual([0, 1]);
  });
  test("does not count a ticket that is open at its close and still on time", () => {
    const contract = { slas: promise("4h", { openLate: "missed" as const }) };
    const life = live({ ...TWO, contract }, [ticket(JANUARY - HOUR, 2 * HOUR)]);
    expect(reported(life, 0)).toEqual([0, 0]);
    expect(reported(life, 1)).toEqual([1, 1]);
  });
  test("is not reopened by a contract that counts tickets by month of opening", () => {
    const contract = { slas: promise("4h", { attribution: "opened" as const }) };
    const life = live({ ...TWO, contract }, [ticket(HOUR, HOUR), ticket(JANUARY - 5 * HOUR, 6 * HOUR)]);
    expect(reported(life, 0)).toEqual([1, 1]);
    expect(reported(life, 1)).toEqual([0, 1]);
  });
  test("receives a ticket resolved early where the contract counts by month of the due time", () => {
    const contract = { slas: promise("4h", { attribution: "due" as const }) };
    const life = live({ ...TWO, contract }, [ticket(JANUARY - 2 * HOUR, HOUR)]);
    expect(reported(life, 0)).toEqual([0, 0]);
    expect(reported(life, 1)).toEqual([1, 1]);
  });
  test("holds three months where the contract measures by quarter", () => {
    const contract = { slas: promise("4h", { period: 3 as const, required: 0.6 }) };
    const life = live({ months: 4, contract }, [
      ticket(HOUR, HOUR),
      ticket(JANUARY, 5 * HOUR),
      ticket(JANUARY + 20 * HOUR, HOUR),
      ticket((31 + 28 + 31) * 1440, 9 * HOUR),
    ]);
    // two of three on time in the first quarter, none of one in the second, which the end cuts short
    expect([...life.simulation.sla.verdicts].slice(0, 2)).toEqual([1, 0]);
  });
});

describe("a period without tickets", () => {
  test("is met by contract and missing for the user", async () => {
    const scenario = stage({
      months: 3,
      situation: {
        components: { desk: { ...component(), incidents: 0, requests: 0, majors: { rate: "0.001/month" } } },
        ...users("1h"),
      },
      contract: { slas: promise("4h") },
    });
    const { designs } = await runStudy(compiled(scenario), { executor: inlineExecutor() });
    const [one] = designs;
    expect(one?.slas[0]?.periodsMet.mean).toBe(1);
    expect(one?.lifetimes["contractualAttainment"]).toEqual(Array(16).fill(1));
    expect(one?.indicators["experiencedAttainment"]?.mean).toBeNull();
    expect(one?.lifetimes["experiencedAttainment"]).toEqual(Array(16).fill(null));
  });
});

describe("attainment over replications", () => {
  test("is the ratio of sums, never the mean of the replications' ratios", async () => {
    const scenario = stage({
      months: 2,
      situation: {
        components: { desk: { ...component(), incidents: "3/month", effort: ["exponential(1h)"] } },
        ...users("1h"),
      },
      teams: desk(50),
    });
    const { designs } = await runStudy(compiled(scenario), { executor: inlineExecutor(), replications: 64 });
    const { experiencedAttainment: shares = [], tickets = [] } = designs[0]?.lifetimes ?? {};
    let met = 0;
    let all = 0;
    let ofRatios = 0;
    shares.forEach((share, at) => {
      if (share === null) return;
      met += share * (tickets[at] ?? 0);
      all += tickets[at] ?? 0;
      ofRatios += share / 64;
    });
    const mean = designs[0]?.indicators["experiencedAttainment"]?.mean ?? Number.NaN;
    expect(mean).toBeCloseTo(met / all, 12);
    expect(Math.abs(mean - ofRatios)).toBeGreaterThan(1e-4);
  });
});

describe("at the horizon", () => {
  test("a ticket under way is finished, and lived in its month of opening", () => {
    const life = live({ situation: users("3h"), contract: { slas: promise("4h") } }, [
      ticket(JANUARY - HOUR, 2 * HOUR),
    ]);
    expect(life.stories[0]?.resolvedMin).toBe(JANUARY + HOUR);
    expect(lived(life)).toEqual([1, 1]);
    expect(life.simulation.value("lostWorkHours", 0)).toBeCloseTo(2, 12);
    expect(reported(life)).toEqual([0, 0]);
  });
  test("a ticket already late is missed, whatever the contract says of open tickets", () => {
    const contract = {
      slas: promise("4h"),
      price: { fixed: 1000 },
      penalties: { clauses: [{ form: "perLateTicket" as const, id: "late", sla: "fix", perTicket: 70 }] },
    };
    const life = live({ contract }, [ticket(JANUARY - 5 * HOUR, 8 * HOUR)]);
    expect(reported(life)).toEqual([0, 1]);
    expect(life.simulation.value("penaltyEur", 0)).toBe(70);
  });
  test("money closes: work invoiced by the hour and finished later is not invoiced", () => {
    const contract = {
      scope: { components: {}, outcomes: { timeAndMaterials: 1 } },
      price: { timeAndMaterials: 90 },
    };
    const situation = { clientStaff: { effort: 0, delay: 0 } };
    const before = live({ contract, situation }, [ticket(JANUARY - 3 * HOUR, 2 * HOUR)]);
    const after = live({ contract, situation }, [ticket(JANUARY - HOUR, 2 * HOUR)]);
    expect(before.simulation.value("timeAndMaterialsEur", 0)).toBe(180);
    expect(after.simulation.value("timeAndMaterialsEur", 0)).toBe(0);
  });
  test("a queue that twelve months do not drain is an error that names the team", () => {
    const play = () => live({ teams: desk(0) }, [ticket(0, HOUR)]);
    expect(play).toThrow(ScenarioError);
    try {
      play();
    } catch (error) {
      expect((error as ScenarioError).faults).toMatchObject([
        { code: "UNSTABLE_TEAM", path: ["designs", "one", "provider", "teams", "desk"] },
      ]);
    }
  });
});
