/** MODEL §11.24, 25, 27, 22: preemption, windows, fields not simulated, ties between designs. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { Calendars } from "../../../engine/compile/calendars.ts";
import { isOpen } from "../../../engine/kernel/window.ts";
import { compiled } from "../../laws/observe.ts";
import { component, desk, live, promise, stage, ticket } from "./stage.ts";

describe("preemption", () => {
  test("evicts the lowest class, and of it the spell that began last", () => {
    const life = live({ teams: desk(3), dispatch: "preemptivePriority" }, [
      ticket(0, 100, 4),
      ticket(10, 100, 4),
      ticket(20, 100, 3),
      ticket(30, 60, 1),
    ]);
    // the P4 of minute 10 is interrupted at 30 with 80 minutes left and resumes at 90
    expect(life.stories.map(({ resolvedMin }) => resolvedMin)).toEqual([100, 170, 120, 90]);
  });
  test("gives the evicted ticket its place of arrival back, before a later one of its class", () => {
    const life = live({ teams: desk(1), dispatch: "preemptivePriority" }, [
      ticket(0, 100, 4),
      ticket(5, 100, 4),
      ticket(10, 20, 1),
    ]);
    expect(life.stories.map(({ resolvedMin }) => resolvedMin)).toEqual([120, 220, 30]);
  });
  test("never interrupts a ticket of the same class", () => {
    const life = live({ teams: desk(1), dispatch: "preemptivePriority" }, [
      ticket(0, 100, 1),
      ticket(10, 20, 1),
    ]);
    expect(life.stories.map(({ resolvedMin }) => resolvedMin)).toEqual([100, 120]);
  });
});

describe("a window", () => {
  const week = [[540, 1020], [540, 1020], [540, 1020], [540, 1020], [540, 1020], [], []];
  const calendars = new Calendars("2027-01-01", "Europe/Paris", 0, 365);
  const at = (utc: string) => calendars.minuteOf(Date.parse(utc));
  test("is open in the hours of its own time zone, through both changes of the clocks", () => {
    const window = calendars.window(
      { hours: week, timeZone: "America/New_York", holidays: "none", closures: [] },
      "Europe/Paris",
    );
    // 9 h in New York: 14 h UTC in winter, 13 h UTC in summer, which begins there on 14 March
    expect([isOpen(window, at("2027-03-12T13:30Z")), isOpen(window, at("2027-03-12T14:30Z"))]).toEqual([
      false,
      true,
    ]);
    expect([isOpen(window, at("2027-03-15T12:30Z")), isOpen(window, at("2027-03-15T13:30Z"))]).toEqual([
      false,
      true,
    ]);
  });
  test("takes the scenario's time zone where it names none", () => {
    const window = calendars.window({ hours: week, holidays: "none", closures: [] }, "Europe/Paris");
    expect([isOpen(window, at("2027-03-12T07:59Z")), isOpen(window, at("2027-03-12T08:00Z"))]).toEqual([
      false,
      true,
    ]);
  });
  test("closes on public holidays, regional ones in their region only, and on no mere observance", () => {
    const inFrance = calendars.window({ hours: week, holidays: "FR", closures: [] }, "Europe/Paris");
    const inMoselle = calendars.window({ hours: week, holidays: "FR-57", closures: [] }, "Europe/Paris");
    const open = (day: string) => [inFrance, inMoselle].map((window) => isOpen(window, at(`${day}T10:00Z`)));
    expect(open("2027-07-14")).toEqual([false, false]);
    expect(open("2027-03-26")).toEqual([true, false]); // Good Friday
    expect(open("2027-06-21")).toEqual([true, true]); // Fête de la musique
  });
  test("closes on its own closed days", () => {
    const window = calendars.window(
      { hours: week, holidays: "none", closures: ["2027-03-12"] },
      "Europe/Paris",
    );
    expect(isOpen(window, at("2027-03-12T10:00Z"))).toBe(false);
    expect(isOpen(window, at("2027-03-11T10:00Z"))).toBe(true);
  });
});

test("nothing that a scenario states is left unsimulated: the list stays in the result, empty", async () => {
  const result = await runStudy(compiled(stage({})), { executor: inlineExecutor() });
  expect(result.notYetSimulated).toEqual([]);
});

describe("two designs", () => {
  const twins = (second: ScenarioInput["designs"][string]["provider"]["teams"]): ScenarioInput => {
    const scenario = stage({
      months: 2,
      situation: {
        components: { desk: { ...component(), incidents: "20/month", effort: ["exponential(8h)"] } },
      },
      contract: { slas: promise("12h") },
    });
    const [one] = Object.values(scenario.designs);
    if (!one) throw new Error("a stage has one design");
    return { ...scenario, designs: { one, two: { ...one, provider: { ...one.provider, teams: second } } } };
  };
  const outcome = async (teams: ReturnType<typeof desk>) => {
    const { differences } = await runStudy(compiled(twins(teams)), {
      executor: inlineExecutor(),
      replications: 32,
    });
    const { backlog, missedPeriods } = differences[0]?.indicators ?? {};
    return { backlog, missedPeriods };
  };
  test("that are the same are equal in every future, and their difference is exactly zero", async () => {
    const { backlog } = await outcome(desk(1));
    expect([backlog?.better?.share, backlog?.equal?.share, backlog?.worse?.share]).toEqual([0, 1, 0]);
    expect(backlog?.mean).toBe(0);
    expect(backlog?.ci95).toEqual([0, 0]);
    // 32 of 32 does not make a certainty
    expect(backlog?.equal?.low).toBeLessThan(0.9);
  });
  test("share all futures among better, equal and worse", async () => {
    const { missedPeriods } = await outcome(desk(2));
    const counts = [missedPeriods?.better, missedPeriods?.equal, missedPeriods?.worse].map(
      (one) => one?.count ?? Number.NaN,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(32);
    expect(counts[0]).toBeGreaterThan(counts[2] ?? Number.NaN);
    expect(counts[1]).toBeGreaterThan(0);
  });
});
