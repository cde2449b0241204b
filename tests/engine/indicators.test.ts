/** Indicators say what they count: the page that lists them, and those whose words were once wider than their count. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { INDICATORS } from "#engine";
import { valueIn } from "../../engine/answer/measure.ts";
import { component, desk, HOUR, live, promise, type Stage, ticket, users } from "./settled/stage.ts";

const PAGE = readFileSync(new URL("../../docs/indicators.md", import.meta.url), "utf8");

describe("docs/indicators.md", () => {
  const rows = [...PAGE.matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
    ([, name, en, fr, unit]) => [name, en, fr, unit],
  );
  test("lists every indicator once, with its label in both languages and its unit", () => {
    const own = Object.entries(INDICATORS).filter(([name]) => !name.endsWith("Discounted"));
    expect(rows).toEqual(own.map(([name, { label, unit }]) => [name, label.en, label.fr, unit]));
  });
});

/** Value of an indicator over the only month of a life. */
function counted(name: keyof typeof INDICATORS, { simulation }: ReturnType<typeof live>): number {
  const { of, per } = INDICATORS[name] as { of: readonly string[]; per?: readonly string[] };
  const sum = (columns: readonly string[]) =>
    columns.reduce((total, column) => total + simulation.value(column as never, 0), 0);
  const measure = { name } as Parameters<typeof valueIn>[0];
  return valueIn(measure, { n: sum(of), d: per ? sum(per) : 1 });
}

describe("an indicator counts what its words say", () => {
  test("utilisation: work on tickets over the hours that lost time and prevention leave", () => {
    // 744 h open less 144 h of prevention, and half of the rest lost: 300 h are left; 100 h of work are a third of them
    const teams = { desk: { ...desk().desk, lostTime: 0.5 } } as ReturnType<typeof desk>;
    const played = live({ teams, provider: { posture: { prevention: { desk: 144 } } } }, [
      ticket(1, 100 * HOUR),
    ]);
    expect(counted("utilisation", played)).toBeCloseTo(100 / 300, 9);
  });
  test("penalties applied: what is claimed, after the caps; those due stand beside", () => {
    const given = (claim: number): Stage => ({
      contract: {
        slas: promise("30 min"),
        price: { fixed: 1000 },
        penalties: {
          clauses: [{ form: "perLateTicket", id: "late", sla: "fix", perTicket: 100 }],
          caps: { monthAmount: 150 },
          claim,
        },
      },
    });
    const late = [ticket(0, 60), ticket(100, 60)];
    expect([
      counted("penalties", live(given(1), late)),
      counted("penaltiesDue", live(given(1), late)),
    ]).toEqual([150, 200]);
    expect([
      counted("penalties", live(given(0), late)),
      counted("penaltiesDue", live(given(0), late)),
    ]).toEqual([0, 200]);
  });
  test("tickets excluded: an exclusion invoked and refused is none", () => {
    const excluded = (accepted: number) =>
      counted(
        "excludedTickets",
        live({ contract: { slas: promise("1h"), exclusions: { clientCaused: 1, accepted } } }, [
          ticket(0, 60),
        ]),
      );
    expect([excluded(1), excluded(0)]).toEqual([1, 0]);
  });
  test("tickets bypassed, lost or withdrawn: over all that were reported or bypassed", () => {
    // one at work for ten hours, one withdrawn after an hour, one that waits
    const situation = {
      ...users("1h"),
      components: { desk: { ...component(), patience: "1h" }, other: component() },
      clientStaff: { effort: "1h", delay: "1h" },
    };
    const played = live({ situation }, [
      ticket(0, 10 * HOUR),
      ticket(10, 60),
      { ...ticket(20, 60), component: "other" },
    ]);
    expect(counted("bypassedShare", played)).toBeCloseTo(1 / 3, 12);
    expect(counted("withdrawnShare", played)).toBeCloseTo(1 / 3, 12);
  });
});
