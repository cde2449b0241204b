/** MODEL §11.1, 2, 5: nature is drawn once; a ticket draws the same numbers whatever else happens; reported demand. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { compiled, observe } from "../../laws/observe.ts";
import { component, desk, promise, stage } from "./stage.ts";

const busy = (over = {}): NonNullable<ScenarioInput["situation"]> => ({
  components: { desk: { ...component(), incidents: "200/month", effort: ["exponential(2h)"], ...over } },
  impact: { window: "always", usersAffected: 1, productivityLoss: 1 },
});
const total = (values: readonly (number | null)[] | undefined) =>
  (values ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe("a ticket", () => {
  test("draws the same scope, dispute and wait whatever the order in which its desk serves", () => {
    const contract = {
      scope: {
        components: "all" as const,
        initiallyUncovered: 0.3,
        clarity: 0.8,
        detection: 0.7,
        disputeGrey: 0.6,
        outcomes: { inScope: 1 },
      },
      slas: promise("4h"),
    };
    const situation = {
      ...busy({ priorities: { P1: 0.2, P2: 0.2, P3: 0.3, P4: 0.3 } }),
      clientStaff: { effort: 0, delay: 0 },
      waiting: { probability: 0.4, delay: "lognormal(8h, cv 1)" },
    };
    const lives = (["firstComeFirstServed", "preemptivePriority", "businessCost"] as const).map(
      (dispatch) =>
        observe(
          stage({
            months: 3,
            situation,
            contract,
            dispatch,
            teams: desk(dispatch === "businessCost" ? 9 : 1),
          }),
        )[0],
    );
    const figures = lives.map((life) => {
      if (!life) throw new Error("a stage has one design");
      const of = (column: "greyTickets" | "disputedTickets" | "lostClientHours") =>
        [0, 1, 2].map((month) => life.simulation.value(column, month).toFixed(6));
      return [of("greyTickets"), of("disputedTickets"), of("lostClientHours")];
    });
    expect(figures[1]).toEqual(figures[0]);
    expect(figures[2]).toEqual(figures[0]);
    expect(Number(figures[0]?.[1]?.[0])).toBeGreaterThan(10);
    expect(lives[1]?.stories.map(({ resolvedMin }) => resolvedMin)).not.toEqual(
      lives[0]?.stories.map(({ resolvedMin }) => resolvedMin),
    );
  });
  test("arrives at the same instant and with the same work beside any other component", () => {
    const alone = observe(stage({ months: 2, situation: busy() }))[0];
    const { components, ...rest } = busy();
    const beside = observe(
      stage({
        months: 2,
        situation: { ...rest, components: { ...components, a: component(50), z: component(9) } },
      }),
    )[0];
    const ofDesk = beside?.stories.filter(({ flow }) => flow === "component:desk");
    expect(ofDesk?.map(({ ticket, openedMin }) => [ticket, openedMin])).toEqual(
      alone?.stories.map(({ ticket, openedMin }) => [ticket, openedMin]),
    );
  });
});

describe("reported demand", () => {
  const reporting = { reported: 0.5, trustSlope: 0.4 };
  test("is the stated rate at the initial trust, whatever share of needs is reported", async () => {
    for (const reported of [1, 0.5, 0.2]) {
      const { designs } = await runStudy(
        compiled(stage({ months: 12, situation: { ...busy(), reporting: { reported } }, teams: desk(9) })),
        { executor: inlineExecutor() },
      );
      const counts = designs[0]?.lifetimes["tickets"] ?? [];
      // a year of 365 days holds twelve months of 730 h; 16 independent years
      expect(Math.abs(total(counts) / 16 - 2400)).toBeLessThan(4 * Math.sqrt(2400 / 16));
    }
  });
  test("moves with trust by the slope, and by dropping tickets, never by drawing others", () => {
    const play = (loss: number) => {
      const trust = { initial: 0.65, loss, weights: { missed: 1, disputed: 0, surprise: 0 } };
      const situation = { ...busy(), reporting, trust, expectations: { targets: 0 } };
      return observe(stage({ months: 12, situation, teams: desk(9) }))[0];
    };
    const trusting = play(0);
    const disappointed = play(1);
    const names = new Set(trusting?.stories.map(({ ticket }) => ticket));
    expect(disappointed?.stories.every(({ ticket }) => names.has(ticket))).toBe(true);
    // every ticket is missed: after a month trust is 0, and 0.5 − 0.4 · 0.65 of needs are reported
    const afterJanuary = (life: typeof trusting) =>
      life?.stories.filter(({ openedMin }) => openedMin > 31 * 1440).length ?? Number.NaN;
    const share = afterJanuary(disappointed) / afterJanuary(trusting);
    expect(Math.abs(share - 0.24 / 0.5)).toBeLessThan(4 * Math.sqrt((0.48 * 0.52) / afterJanuary(trusting)));
  });
});
