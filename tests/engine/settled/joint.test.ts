/** Mechanisms that act on the same ticket, the same money or the same people: what one does, the other must know. */
import { describe, expect, test } from "vitest";
import { type TraceEvent, ticketsBehind } from "#engine";
import type { ColumnName } from "../../../engine/life/columns.ts";
import { STAGES } from "../../../engine/life/columns.ts";
import { lifeLayout } from "../../../engine/life/layout.ts";
import { ProviderAccounts } from "../../../engine/mechanisms/money/provider-accounts.ts";
import { compiled, type Observation, observe } from "../../laws/observe.ts";
import { promises, settle } from "./clause-stage.ts";
import { component, JANUARY, live, promise, type Stage, stage, ticket, times, users } from "./stage.ts";

const byMonth = ({ simulation }: Observation, column: ColumnName) =>
  Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month));
const total = (life: Observation, column: ColumnName) =>
  byMonth(life, column).reduce((sum, value) => sum + value, 0);
const everySoOften = (count: number, gapMin: number) =>
  Array.from({ length: count }, (_, at) => ticket(100 + at * gapMin, 1));
type Situation = NonNullable<Stage["situation"]>;
const requests = { ...component(), incidents: "0/month", requests: "1/month" };

describe("a resolution declared too early", () => {
  test("is billed once, whether or not users reopen tickets of their own", () => {
    const life = live(
      {
        contract: { price: { perTicket: 10 } },
        provider: { opportunism: { earlyClose: 1, earlyReopens: 1, earlyDelay: "1h" } },
      },
      [ticket(100, 60)],
    );
    expect(total(life, "reopenedTickets")).toBe(1);
    expect(total(life, "ticketFeeEur")).toBe(10);
  });
});

describe("a component that fails alone", () => {
  const situation = (over: object, more: Situation = {}): Situation => ({
    components: { desk: { ...component(), failsAlone: true, ...over } },
    ...more,
  });
  test("is not held down for ever by an incident that nobody reports", () => {
    const reporting = { reported: "50%" };
    const reported = (failsAlone: boolean) =>
      live({ situation: situation({ failsAlone }, { reporting }) }, everySoOften(40, 100)).stories.length;
    expect(reported(true)).toBe(reported(false));
    expect(reported(true)).toBeGreaterThan(10);
  });
  test("is down again while one of its incidents is back, and no other comes", () => {
    // solved at 160, back at 220 with an hour of work; the other's minute is 250
    const life = live(
      {
        situation: situation({}),
        provider: { opportunism: { earlyClose: 1, earlyEffort: 1, earlyReopens: 1, earlyDelay: "1h" } },
      },
      [ticket(100, 60), ticket(250, 60)],
    );
    expect(total(life, "reopenedTickets")).toBe(1);
    expect(life.stories).toHaveLength(1);
  });
  test("is not held down by a request, nor keeps requests away", () => {
    const life = live({ situation: situation(requests) }, [ticket(0, 60), ticket(10, 60), ticket(20, 60)]);
    expect(life.stories).toHaveLength(3);
  });
});

test("an availability is lost by incidents, not by requests of their priority", () => {
  const up = {
    metric: "availability" as const,
    component: "desk",
    window: "always",
    required: "99%",
    priorities: ["P4" as const],
  };
  const down = (over: object) => {
    const situation = { components: { desk: { ...component(), ...over } } };
    const { sla } = live({ situation, contract: { serviceLevels: { up } } }, [ticket(0, 60)]).simulation;
    return (sla.measured[0] ?? 0) - (sla.met[0] ?? 0);
  };
  expect(down({})).toBe(60);
  expect(down(requests)).toBe(0);
});

describe("penalties of a contract that a successor takes up", () => {
  const NINETY = { slas: promises([4], { required: "90%" }) };
  const late = [undefined, undefined, undefined, [8, 10]] as const;
  const good = [undefined, undefined, undefined, [10, 10]] as const;
  const given = (grace: number) => ({
    ...NINETY,
    contract: { price: { fixed: 1000 }, exit: { successor: { price: 1, grace } } },
    // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
    governance: { rules: [{ id: "stop", when: { month: 1 }, then: [{ terminate: true as const }] }] },
  });
  const perMiss = { id: "miss", form: "perMiss" as const, sla: "fix", amount: 100 };
  test("that the leaver has paid are not earned back by the successor, even after months of grace", () => {
    const earnBack = { above: 0.95, periods: 1 };
    for (const grace of [0, 1]) {
      const months = [late, late, good, good, good];
      const life = settle(1000, { clauses: [{ ...perMiss, earnBack }] }, months, given(grace));
      expect(byMonth(life, "penaltyEur")).toEqual([100, 100, 0, 0, 0]);
      expect(byMonth(life, "refundEur")).toEqual([0, 0, 0, 0, 0]);
    }
  });
  test("use up no cap of the successor's contract", () => {
    const months = [late, late, late, late, late];
    const owed = (caps: object) =>
      byMonth(settle(1000, { clauses: [perMiss], caps }, months, given(0)), "penaltyEur");
    expect(owed({ lifetimeAmount: 150 })).toEqual([100, 50, 100, 50, 0]);
    expect(owed({ yearAmount: 150 })).toEqual([100, 50, 100, 50, 0]);
  });
  test("multiply with the periods that the same provider has missed in a row", () => {
    const months = [late, late, late, late, late];
    for (const [grace, owed] of [
      [0, [100, 200, 100, 200, 300]],
      [1, [100, 200, 0, 100, 200]],
    ] as const) {
      const life = settle(1000, { clauses: [{ ...perMiss, repeat: [1, 2, 3] }] }, months, given(grace));
      expect(byMonth(life, "penaltyEur")).toEqual(owed);
    }
  });
  test("for points of the leaver's last month reduce its own last bill", () => {
    const table = [{ from: 1, rate: "10%" }];
    const points = { id: "points", form: "points" as const, points: { fix: 10 }, table };
    const owed = (months: readonly (typeof late | typeof good)[]) =>
      byMonth(settle(1000, { clauses: [points] }, months, given(0)), "penaltyEur");
    expect(owed([late, late, good, good, good])).toEqual([0, 200, 0, 0, 0]);
    expect(owed([good, good, late, good, late])).toEqual([0, 0, 0, 100, 100]);
  });
  test("that an exemption has withheld from the leaver are not due from the successor", () => {
    const months = [late, late, late, late, late];
    const owed = (penalties: Parameters<typeof settle>[1]) =>
      byMonth(settle(1000, penalties, months, given(0)), "penaltyEur");
    expect(owed({ clauses: [perMiss], exemption: 250 })).toEqual([0, 0, 0, 0, 300]);
    expect(owed({ clauses: [{ ...perMiss, exemption: 250 }] })).toEqual([0, 0, 0, 0, 300]);
  });
});

test("a term that is not renewed ends a contract taken up after its deadline of notice", () => {
  const inForce = (term: NonNullable<NonNullable<Stage["contract"]>["term"]>) =>
    byMonth(live({ months: 6, observed: { month: 20 }, contract: { term } }, []), "inForce");
  expect(inForce({ months: 24, notice: 6 })).toEqual([1, 1, 1, 1, 0, 0]);
  expect(inForce({ months: 24, notice: 6, renewal: 12 })).toEqual([1, 1, 1, 1, 1, 1]);
});

test("the tickets behind a penalty are those of the contract's own quarter", () => {
  const slas = promises([4], { required: "90%", period: 3 });
  const penalties = { clauses: [{ id: "miss", form: "perMiss" as const, sla: "fix", amount: 100 }] };
  const scenario = compiled(stage({ months: 3, contract: { slas, penalties }, observed: { month: 1 } }));
  const verdict = (month: number): TraceEvent => ({
    kind: "verdict",
    atMin: month,
    ticket: `of month ${month}`,
    sla: "fix.P4",
    targetMin: 1,
    lateMin: 1,
    isMet: false,
    month,
  });
  const [design] = scenario.designs;
  if (!design) throw new Error("a stage has one design");
  const posted = {
    ...{
      kind: "ledger" as const,
      atMin: 9,
      month: 2,
      line: "penalty" as const,
      clause: "miss",
      cause: "fix.P4",
    },
    ...{ payer: "provider" as const, payee: "client" as const, cents: 10_000, ticket: null },
  };
  const events = [verdict(1), verdict(2), verdict(3)];
  expect(ticketsBehind(design, events, posted, 1)).toEqual(["of month 1", "of month 2"]);
});

test("tickets taken over have items of their own component: no other component's cause is removed for them", () => {
  const life = live(
    {
      months: 2,
      situation: { components: { desk: component(), other: component() } },
      observed: { month: 5, backlog: { other: [{ priority: "P4", tickets: 5 }] } },
      provider: { posture: { prevention: { desk: 10 } }, problems: { from: 5, effort: "1h" } },
    },
    [ticket(JANUARY + 100, 10)],
  );
  expect(total(life, "causesRemoved")).toBe(1);
  expect(life.stories.filter(({ flow }) => flow === "component:desk")).toHaveLength(1);
});

test("a change is no call: it waits where every line of the desk is taken", () => {
  const changes = { rate: "300/month", effort: "4h" };
  const made = (queueLimit: number) => {
    const [life] = observe(
      stage({
        situation: {
          components: { desk: { ...component(), incidents: "0/month", changes } },
          clientStaff: { effort: "1h", delay: "1h" },
        },
        teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 3 }], queueLimit } },
      }),
    );
    return life ? total(life, "changes") : Number.NaN;
  };
  expect(made(0)).toBe(made(1000));
});

test("someone who leaves while resting after a call-out does not come back with the rest", () => {
  const { shifts } = live({}, []).simulation.staff;
  shifts.reset();
  shifts.rest(0, 0, 1);
  expect([shifts.capacity[0], shifts.headcount(0)]).toEqual([0, 1]);
  shifts.resize(0, 0, -1, 0, 0);
  expect([shifts.capacity[0], shifts.headcount(0)]).toEqual([0, 0]);
  expect(shifts.rest(0, 0, -1)).toBe(-0);
  shifts.resize(0, 0, 1, 0, 0);
  expect([shifts.capacity[0], shifts.headcount(0)]).toEqual([1, 1]);
});

test("what is invoiced for on-call duty is in the margin, as its cost is", () => {
  const teams = {
    desk: {
      tier: 1,
      shifts: [{ window: "office", headcount: 1 }],
      onCall: { weekCost: 50, invoicedWeek: 100 },
    },
  };
  const { simulation } = live({ calendars: { office: { hours: "8h-18h Mon-Fri" } }, teams }, []);
  const accounts = new ProviderAccounts(simulation);
  accounts.read(0);
  expect(accounts.resultEur / accounts.revenueEur).toBeCloseTo(0.5, 4);
});

describe("rules of dispatch in a contract met in its middle", () => {
  const FIRST_OF_MARCH = (31 + 28) * 1440;
  const startOf = (life: Observation, opened: number) =>
    times(life).find(([at]) => at === opened)?.[1] ?? Number.NaN;
  const slas = promise("1h", { targets: { P1: "1h", P2: "1h" }, period: 3 });
  const given = { months: 3, dispatch: "tracking" as const, contract: { slas }, observed: { month: 1 } };
  test("tracking looks at the period under way: a quarter that began in March", () => {
    const at = FIRST_OF_MARCH + 1000;
    const life = live(given, [
      ticket(0, 300, 1), // late, in the quarter before
      ticket(at, 30, 3),
      ticket(at + 1, 10, 2),
      ticket(at + 2, 10, 1),
    ]);
    expect(startOf(life, at + 1)).toBe(at + 30);
  });
  test("expected penalty knows what the contract year has used of its cap", () => {
    const penalties = {
      clauses: [{ id: "late", form: "perLateTicket" as const, sla: "fix", perTicket: { P1: 500, P2: 1 } }],
      caps: { yearAmount: 1000 },
    };
    const first = (yearPenalties: number) => {
      const life = live(
        {
          dispatch: "expectedPenalty",
          contract: { slas: promise("8h", { targets: { P1: "8h", P2: "8h" } }), penalties },
          observed: { month: 6, yearPenalties },
        },
        [ticket(0, 30, 3), ticket(1, 10, 2), ticket(2, 10, 1)],
      );
      return startOf(life, 1) < startOf(life, 2) ? "P2" : "P1";
    };
    expect(first(0)).toBe("P1");
    expect(first(1000)).toBe("P2");
  });
});

test("the accounting counts a ticket from its stage on in every later one, excluded and withdrawn alike", () => {
  const { simulation } = live(
    {
      contract: { slas: promise("1h"), exclusions: { forceMajeure: 1 } },
      situation: {
        components: { desk: { ...component(), patience: "30 min" } },
        clientStaff: { effort: "1h", delay: "1h" },
        ...users("1h"),
      },
    },
    [ticket(0, 300), ticket(10, 10)],
  );
  const { stages } = lifeLayout(simulation.compiled, simulation.design);
  const counts = STAGES.map((_, stage) => simulation.out[stages + 2 * stage + 1]);
  expect(counts.slice(STAGES.indexOf("excluded"))).toEqual([1, 1, 1, 2]);
});
