/** Faults that a review of the settled semantics found, each held by the smallest scenario that showed it. */
import { describe, expect, test } from "vitest";
import { compile, inlineExecutor, readScenario, runStudy, type ScenarioInput } from "#engine";
import { compiled, observe } from "../../laws/observe.ts";
import {
  component,
  desk,
  HOUR,
  JANUARY,
  live,
  lived,
  promise,
  type Stage,
  stage,
  ticket,
  times,
  users,
} from "./stage.ts";

const OFFICE = { office: { hours: "8h-17h Mon-Fri" } };
const office: NonNullable<Stage["teams"]> = {
  desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }] },
};
/** 2027 begins on a Friday: Monday 4 January at 0 h. */
const MONDAY = 3 * 1440;

describe("nature", () => {
  test("is the same for every design when one with a pool is added (MODEL 10, 11.1)", () => {
    const situation = {
      components: { desk: { ...component(), incidents: "200/month" } },
      demand: { dailyCv: 0.3 },
    };
    const scenario = stage({ situation, teams: desk(5) });
    const [one] = Object.values(scenario.designs);
    const background = { tickets: "10/month", priorities: { P1: 0, P2: 0, P3: 0, P4: 1 }, effort: 10 };
    const teams = { desk: { tier: 1, shifts: [{ window: "always", headcount: 5 }], background } };
    const pooled: ScenarioInput = {
      ...scenario,
      designs: { ...scenario.designs, pooled: { contract: one?.contract ?? {}, provider: { teams } } },
    };
    const opened = (input: ScenarioInput) => observe(input)[0]?.stories.map(({ openedMin }) => openedMin);
    expect(opened(pooled)).toEqual(opened(scenario));
  });
  test("spikes by (factor − 1) × rate × decay tickets after an event, however short the decay (MODEL 3)", async () => {
    const situation = {
      components: { desk: { ...component(), incidents: "7300/month", effort: [1] } },
      evolution: {
        events: [
          {
            id: "move",
            name: "move",
            date: "2027-01-10",
            units: { desk: "+0" },
            spike: { factor: 5, decay: "4h" },
          },
        ],
      },
    };
    const study = await runStudy(compiled(stage({ situation, teams: desk(1000) })), {
      executor: inlineExecutor(),
    });
    const [mean = Number.NaN] = [study.designs[0]?.indicators["tickets"]?.mean ?? Number.NaN];
    // ten tickets an hour; 4 × 10 × 4 h more
    expect(Math.abs(mean - (10 * 744 + 160))).toBeLessThan(4 * Math.sqrt(7600 / 16));
  });
  test("has the stated mix of true priorities whatever the business's matrix (MODEL 3, 6)", () => {
    const priorityMatrix = [
      ["P2", "P2", "P3"],
      ["P1", "P3", "P4"],
      ["P3", "P4", "P4"],
    ] as NonNullable<ScenarioInput["situation"]["priorityMatrix"]>;
    const situation = {
      priorityMatrix,
      components: {
        desk: { ...component(), incidents: "50/month", priorities: { P1: 1, P2: 0, P3: 0, P4: 0 } },
      },
    };
    const declared = observe(stage({ situation }))[0]?.stories.map((story) => story.declared);
    expect(new Set(declared)).toEqual(new Set(["P1"]));
  });
  test("may give a major incident tiers that its component has not", () => {
    const desks = {
      ...component(),
      effort: [60],
      escalation: [1],
      majors: { rate: "20/month", effort: [10, 20] },
    };
    // either it is played, or compile says what is missing
    const read = readScenario(stage({ situation: { components: { desk: desks } } }));
    expect("faults" in read).toBe(false);
    if ("scenario" in read) expect(() => compile(read.scenario, null)).toThrow();
  });
});

describe("a team", () => {
  test("that serves by preemptive priority lets a night's P1 interrupt the P4 of the evening before (MODEL 5, 11.24)", () => {
    const life = live({ calendars: OFFICE, teams: office, dispatch: "preemptivePriority" }, [
      ticket(MONDAY + 16 * HOUR, 10 * HOUR, 4),
      ticket(MONDAY + 20 * HOUR, HOUR, 1),
    ]);
    expect(times(life)[1]?.slice(1, 3)).toEqual([MONDAY + 32 * HOUR, MONDAY + 33 * HOUR]);
  });
  test("that leaves late tickets aside comes back to them after a day that ended late", () => {
    const contract = { slas: promise("1h", { window: "office", targets: { P1: "1h", P4: "1h" } }) };
    const teams = {
      desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }], atShiftEnd: "finish" as const },
    };
    const life = live({ calendars: OFFICE, teams, contract, dispatch: "dropDead" }, [
      ticket(MONDAY + 800, 100),
      ticket(MONDAY + 801, 20),
      ticket(MONDAY + 880, 300, 1),
    ]);
    expect(life.stories[1]?.respondedMin).toBe(MONDAY + 32 * HOUR);
  });
  test("chooses among all that waits when its shift opens, an answer that comes at that instant included", () => {
    const waiting = { probability: 1, delay: "15h", afterShare: 0.5 };
    const life = live(
      { calendars: OFFICE, teams: office, dispatch: "strictPriority", situation: { waiting } },
      [ticket(MONDAY + 15 * HOUR, 4 * HOUR, 4), ticket(MONDAY + 18 * HOUR, HOUR, 1)],
    );
    expect(life.stories[1]?.respondedMin).toBe(MONDAY + 32 * HOUR);
  });
});

describe("a penalty", () => {
  const fined = (clause: object, sla: object = {}): Stage["contract"] => ({
    slas: promise("1h", sla),
    price: { fixed: 1000 },
    penalties: { clauses: [clause as never] },
  });
  test("is never due for an objective only, at-risk amounts included (MODEL 6)", () => {
    const clause = { form: "atRisk", id: "risk", atRisk: "10%", allocation: { fix: 1 } };
    const life = live({ contract: fined(clause, { objectiveOnly: ["P4"] }) ?? {} }, [ticket(0, 2 * HOUR)]);
    expect(life.simulation.value("penaltyDueEur", 0)).toBe(0);
  });
  test("by tiers of attainment looks at the attainment, not at another target (MODEL 7)", () => {
    const clause = { form: "tiers", id: "tier", sla: "fix", tiers: [{ below: 0.9, rate: 0.05 }] };
    const life = live({ teams: desk(2), contract: fined(clause, { required: 0.5 }) ?? {} }, [
      ticket(0, HOUR),
      ticket(0, 2 * HOUR),
    ]);
    expect(life.simulation.value("penaltyDueEur", 0)).toBe(50);
  });
  test("per started hour counts every hour late, also those after a period's close (MODEL 7)", () => {
    const clause = { form: "perLateTicket", id: "late", sla: "fix", perStartedHour: 10 };
    const life = live({ months: 2, contract: fined(clause, { openLate: "missed" }) ?? {} }, [
      ticket(JANUARY - 3 * HOUR, 10 * HOUR),
    ]);
    expect(life.simulation.value("penaltyEur", 0) + life.simulation.value("penaltyEur", 1)).toBe(90);
  });
  test("of one month is capped by one month's fee beside a quarterly promise that owes nothing (MODEL 11.17)", () => {
    const slas = {
      monthly: { metric: "resolution" as const, targets: { P4: "1h" }, window: "always" },
      quarterly: { metric: "response" as const, targets: { P4: "9h" }, window: "always", period: 3 as const },
    };
    const allocation = { "monthly.P4": 1, "quarterly.P4": 0.1 };
    const penalties = {
      clauses: [{ form: "atRisk" as const, id: "risk", atRisk: "100%", allocation }],
      caps: { month: "10%" },
    };
    const life = live({ months: 3, contract: { slas, price: { fixed: 1000 }, penalties } }, [
      ticket(JANUARY, 2 * HOUR),
    ]);
    expect(life.simulation.value("penaltyEur", 1)).toBe(100);
  });
});

describe("a small-sample rule", () => {
  test("allows misses and forbids none that the percentage allows (MODEL 6)", () => {
    const contract = { slas: promise("1h", { required: 0.5, smallSample: { below: 40, misses: 1 } }) };
    const life = live(
      { teams: desk(9), contract },
      [1, 1, 1, 1, 1, 1, 2, 2].map((hours) => ticket(0, hours * HOUR)),
    );
    expect(life.simulation.sla.verdicts[0]).toBe(1);
  });
});

describe("scope", () => {
  test("keeps a contractual quantity below the units at signature, a wording for what is new or not (MODEL 11.7)", () => {
    const scope = { components: { desk: { quantity: 50 } }, coveredWhenNew: 0.5 };
    const situation = { clientStaff: { effort: 0, delay: 0 } };
    expect(
      live({ units: 100, contract: { scope }, situation }, []).simulation.scope.greyShare(0),
    ).toBeCloseTo(0.5, 12);
  });
});

describe("governance", () => {
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  const rule = { id: "revision", then: [{ rebaseline: "all" as const }], cost: { invoiced: 300 } };
  const signed = ({ simulation }: ReturnType<typeof live>, months: number) =>
    Array.from({ length: months }, (_, month) => simulation.value("amendments", month));
  test("signs and pays for no amendment at the horizon, where it can change nothing (MODEL 11.19)", () => {
    const life = live({ months: 2, governance: { rules: [{ ...rule, when: { every: 1 } }] } }, []);
    expect(signed(life, 2)).toEqual([1, 0]);
  });
  test("answers every occurrence of an event, not the first alone (MODEL 8)", () => {
    const events = [{ id: "site", name: "site", rate: "1/month", units: { desk: "+1" } }];
    const life = live(
      {
        months: 24,
        situation: { evolution: { events } },
        governance: { rules: [{ ...rule, when: { event: "site" } }] },
      },
      [],
    );
    const count = signed(life, 24).reduce((sum, one) => sum + one, 0);
    expect(count).toBeGreaterThan(5);
  });
  test("does not see in its backlog what users took elsewhere (MODEL 8)", () => {
    const situation = {
      clientStaff: { effort: 0, delay: "40 d" },
      reporting: { bypass: { patience: "1 min", whenImpatient: 1 } },
    };
    const life = live(
      { situation },
      [0, 1, 2].map((at) => ticket(at, HOUR)),
    );
    // the first is in hand: half an hour is more than a minute of patience
    expect(life.simulation.value("bypassedTickets", 0)).toBe(2);
    expect(life.simulation.value("backlog", 0)).toBe(0);
  });
});

describe("users", () => {
  test("who state no expectation expect what every family of the baseline contract promises", () => {
    const family = (priority: string) => ({
      metric: "restoration" as const,
      targets: { [priority]: "1h" },
      window: "always",
    });
    const impact = { window: "always", usersAffected: 1, productivityLoss: 1 };
    const life = live(
      { situation: { impact }, contract: { slas: { major: family("P1"), minor: family("P4") } } },
      [ticket(0, 9 * HOUR)],
    );
    expect(lived(life)).toEqual([0, 1]);
  });
  test("do not bypass a desk for the long work of another team", () => {
    const situation: Stage["situation"] = {
      components: {
        desk: { ...component(), effort: [10], skill: "pc" },
        database: { ...component(), effort: ["10h"], skill: "db" },
      },
      clientStaff: { effort: 0, delay: "1h" },
      reporting: { bypass: { patience: "2h", whenImpatient: 1 } },
    };
    const always = [{ window: "always", headcount: 1 }];
    const teams = {
      desk: { tier: 1, skills: ["pc"], shifts: always },
      dba: { tier: 1, skills: ["db"], shifts: always },
    };
    const life = live(
      { situation, teams },
      [0, 1, 2, 3].map((at) => ticket(at, 10)),
    );
    expect(life.simulation.value("bypassedTickets", 0)).toBe(0);
  });
  test("are not served at once and for nothing by client staff that the scenario does not describe", () => {
    const reporting = { bypass: { patience: "1 min", whenImpatient: 1 } };
    expect(() => compiled(stage({ situation: { ...users("1h"), reporting } }))).toThrow("MISSING_FIELD");
    const outcomes = { timeAndMaterials: 1 };
    const contract = { scope: { components: {}, outcomes, quote: { delay: 0, approval: 0 } } };
    expect(() => compiled(stage({ contract }))).toThrow("MISSING_FIELD");
  });
});

describe("a parting month", () => {
  test("does not wait until every replication has had a ticket (MODEL 11.12, 23)", async () => {
    const scenario = stage({
      months: 12,
      situation: { components: { desk: { ...component(), incidents: "0.3/month" } } },
      contract: { slas: promise("2h") },
    });
    const [one] = Object.values(scenario.designs);
    const slow = { desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }], lostTime: 0.9 } };
    const both: ScenarioInput = {
      ...scenario,
      designs: { ...scenario.designs, slow: { contract: one?.contract ?? {}, provider: { teams: slow } } },
    };
    const { differences } = await runStudy(compiled(both), { executor: inlineExecutor(), replications: 256 });
    // every ticket of one is met, every ticket of the other missed, from the first month
    expect(differences[0]?.partingMonth["contractualAttainment"]).toBe(1);
  });
});
