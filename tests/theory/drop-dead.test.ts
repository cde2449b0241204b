/** Milner & Olsen (2008): a percentage within a target makes it rational to leave what is late; a price by the hour, or a second target, does not. */
import { beforeAll, describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { compiled, observe } from "../laws/observe.ts";
import { meanOf, type Played, paired, playCompiled, shows } from "../signatures/play.ts";
import { desksOf, firstTouch } from "./desk.ts";

type Contract = NonNullable<ScenarioInput["designs"][string]["contract"]>;

const MONTH_MIN = 730 * 60;
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const touch = {
  ...firstTouch("2h", "80%").touch,
  attribution: "opened" as const,
  openLate: "missed" as const,
};
const CONTRACTS: Record<string, Contract> = {
  percentage: {
    slas: { touch },
    penalties: { clauses: [{ form: "perPoint", id: "points", sla: "touch", perPoint: "1%" }] },
  },
  perHour: {
    slas: { touch },
    penalties: {
      clauses: [
        {
          form: "perLateTicket",
          id: "hours",
          sla: "touch",
          perStartedHour: { P1: 0, P2: 0, P3: 0, P4: "10 EUR" },
        },
      ],
    },
  },
  oneTarget: {
    slas: { touch },
    penalties: { clauses: [{ form: "perMiss", id: "miss", sla: "touch", share: "10%" }] },
  },
  twoTargets: {
    slas: { touch: { ...touch, second: { targets: "12h", required: "99%" } } },
    penalties: { clauses: [{ form: "perMiss", id: "miss", sla: "touch", share: "10%" }] },
  },
};
const price = { fixed: "30000 EUR" };
const designs = Object.fromEntries(
  Object.entries(CONTRACTS).flatMap(([name, contract]) =>
    (["firstComeFirstServed", "dropDead"] as const).map((dispatch) => [
      `${name}-${dispatch}`,
      { headcount: 2, dispatch, cost: 5000, contract: { ...contract, price } },
    ]),
  ),
);

describe("a desk busy 85 % of the time", () => {
  let played: Record<string, Played>;
  beforeAll(async () => {
    played = await playCompiled(compiled(desksOf(designs, { perHour: 3.4, months: 4 })), 32);
  });
  const gain = (contract: string, read: (design: Played) => number[]) => {
    const [dropDead, fair] = [played[`${contract}-dropDead`], played[`${contract}-firstComeFirstServed`]];
    if (!dropDead || !fair) throw new Error(`no contract ${contract}`);
    return paired(read(dropDead), read(fair));
  };
  const attainment = (design: Played) => design.ratio(["contractualMet"], ["contractualTickets"]);
  const penalties = (design: Played) => design.sum(["penaltyEur"]);

  test("reports more on time when what is late is served last", () => {
    holds(shows(gain("percentage", attainment), "above", 0.05));
  });
  test("pays less under a percentage: leaving what is late is rational", () => {
    holds(shows(gain("percentage", penalties), "below"));
    holds(shows(gain("oneTarget", penalties), "below"));
  });
  test("pays more where every late hour has a price", () => {
    holds(shows(gain("perHour", penalties), "above"));
  });
  test("gains nothing where the rest has a target too", () => {
    holds(shows(gain("twoTargets", penalties), "above", -1));
  });
});

describe("a desk with a little more work than it can do", () => {
  /** Mean minutes to the first touch of the tickets opened in a month that were late, and share on time. */
  const late = (replication: number) => {
    const contract = { slas: { touch } };
    const input = desksOf(
      { one: { headcount: 2, dispatch: "dropDead", contract } },
      { perHour: 4.2, months: 6 },
    );
    const [life] = observe(input, { seed: 5, replication });
    const openedIn = (month: number) => {
      const waits = (life?.stories ?? [])
        .filter(({ openedMin }) => Math.floor(openedMin / MONTH_MIN) === month - 1)
        .map(({ openedMin, respondedMin }) => respondedMin - openedMin);
      const beyond = waits.filter((wait) => wait > 120);
      return {
        lateDays: beyond.reduce((sum, wait) => sum + wait, 0) / beyond.length / 1440,
        onTime: 1 - beyond.length / waits.length,
      };
    };
    return { first: openedIn(1), second: openedIn(2), third: openedIn(3), sixth: openedIn(6) };
  };
  const lives = Array.from({ length: 16 }, (_, replication) => late(replication));
  const of = (month: keyof (typeof lives)[number], read: "lateDays" | "onTime") =>
    lives.map((life) => life[month][read]);

  test("makes what is late wait longer from month to month, without bound", () => {
    holds(shows(paired(of("second", "lateDays"), of("first", "lateDays")), "above", 7));
    holds(shows(paired(of("third", "lateDays"), of("second", "lateDays")), "above", 7));
  });
  test("keeps its report all the while", () => {
    holds(shows(paired(of("sixth", "onTime"), of("first", "onTime")), "above", -0.03));
    holds(shows(meanOf(of("sixth", "onTime")), "above", 0.8));
  });
});
