/** A trace tells everything of one replication and changes no bit of it. */
import { describe, expect, test } from "vitest";
import { HAPPENINGS, type TraceEvent, ticketsBehind, traceReplication } from "#engine";
import { COLUMN, COLUMNS_PER_MONTH, type ColumnName } from "../../../engine/life/columns.ts";
import { columnCount, lifeLayout } from "../../../engine/life/layout.ts";
import { Replicator, rowLength } from "../../../engine/life/replicate.ts";
import { fromLibrary } from "../../laws/library.ts";
import { livingScenario } from "../../laws/living.ts";
import { compiled } from "../../laws/observe.ts";

const REPLICATION = 2;

function traced(input: unknown, design: string, kinds?: readonly TraceEvent["kind"][]) {
  const scenario = compiled(input);
  const events: TraceEvent[] = [];
  const row = traceReplication(
    scenario,
    { seed: 5, replication: REPLICATION, design, ...(kinds ? { kinds } : {}) },
    (event) => events.push(event),
  );
  const at = scenario.designs.findIndex(({ id }) => id === design);
  const from = scenario.designs.slice(0, at).reduce((sum, one) => sum + columnCount(scenario, one), 0);
  const total = (column: ColumnName) => {
    let sum = 0;
    for (let month = 0; month < scenario.months; month++)
      sum += row[from + month * COLUMNS_PER_MONTH + COLUMN[column]] ?? 0;
    return sum;
  };
  return { scenario, events, row, from, total, design: scenario.designs[at] };
}

const living = traced(livingScenario(), "evolving");
const of = <K extends TraceEvent["kind"]>(events: readonly TraceEvent[], kind: K) =>
  events.filter((event): event is Extract<TraceEvent, { kind: K }> => event.kind === kind);

describe("a trace", () => {
  test.each(["frozen", "committee", "evolving"])(
    "of design %s changes no bit of the replication, whatever was played before",
    (design) => {
      const { scenario, row } = traced(livingScenario(), design);
      const replicator = new Replicator(scenario, 5);
      const untraced = new Float64Array(rowLength(scenario));
      for (const replication of [0, REPLICATION]) replicator.play(replication, untraced.fill(0));
      expect(row).toEqual(untraced);
    },
  );
  test("comes again to the letter from the same scenario, seed and replication", () => {
    expect(traced(livingScenario(), "evolving").events).toEqual(living.events);
  });
  test("goes forward in time", () => {
    const times = living.events.map(({ atMin }) => atMin);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
  test("tells only what is asked for", () => {
    const ledger = traced(livingScenario(), "evolving", ["ledger"]).events;
    expect(ledger).toEqual(of(living.events, "ledger"));
  });
  test("knows all its kinds of event, and the living scenario shows nearly all of them", () => {
    const seen = new Set(living.events.map(({ kind }) => kind));
    expect(HAPPENINGS).toEqual(expect.arrayContaining([...seen]));
    expect(HAPPENINGS.filter((kind) => !seen.has(kind) && kind !== "staff")).toEqual([]);
  });
  test("names an unknown design", () => {
    expect(() => traceReplication(living.scenario, { replication: 0, design: "nobody" }, () => 0)).toThrow(
      "nobody",
    );
  });
});

describe("every ticket", () => {
  const tickets = of(living.events, "ticket");
  test("is told once when it comes and once when it is over", () => {
    const ends = of(living.events, "end").map(({ ticket }) => ticket);
    expect(new Set(ends).size).toBe(ends.length);
    expect(ends.toSorted()).toEqual(tickets.map(({ ticket }) => ticket).toSorted());
  });
  test("has the same name, component and true priority in every design", () => {
    const names = (events: readonly TraceEvent[]) =>
      new Map(
        of(events, "ticket")
          .filter(({ ticket }) => !ticket.includes("#-")) // what a design's own tickets bring about is its own
          .map((one) => [one.ticket, `${one.component} ${one.truePriority} ${one.atMin}`]),
      );
    const other = names(traced(livingScenario(), "frozen").events);
    const shared = [...names(living.events)].filter(([name]) => other.has(name));
    expect(shared.length).toBeGreaterThan(tickets.length / 2);
    for (const [name, what] of shared) expect(other.get(name)).toBe(what);
  });
  test("counts grey and disputed as the columns do", () => {
    const ends = of(living.events, "end");
    expect(ends.filter(({ isGrey }) => isGrey).length).toBe(living.total("greyTickets"));
    expect(ends.filter(({ isBypassed }) => isBypassed).length).toBe(living.total("bypassedTickets"));
  });
});

describe("every promise", () => {
  test("is followed from its verdicts: tickets met and measured on each line are the trace's", () => {
    const { scenario, row, from, events, design } = traced(fromLibrary("contract-a", 12), "frozen");
    if (!design) throw new Error("no design");
    const { lines } = lifeLayout(scenario, design);
    const verdicts = of(events, "verdict");
    expect(verdicts.some(({ isMet }) => !isMet)).toBe(true);
    design.slas.forEach(({ id }, line) => {
      const own = verdicts.filter(({ sla }) => sla === id);
      for (const taken of of(events, "withdrawal").filter(({ sla }) => sla === id)) {
        const last = own.findLastIndex(
          ({ ticket, atMin }) => ticket === taken.ticket && atMin <= taken.atMin,
        );
        expect(last).toBeGreaterThanOrEqual(0);
        own.splice(last, 1);
      }
      expect([own.filter(({ isMet }) => isMet).length, own.length]).toEqual([
        row[from + lines + 4 * line],
        row[from + lines + 4 * line + 1],
      ]);
    });
  });
  test("is settled by period, with the counts of its verdicts", () => {
    for (const period of of(living.events, "period")) expect(period.met).toBeLessThanOrEqual(period.measured);
    const missed = of(living.events, "period").filter(({ isMet }) => !isMet).length;
    expect(missed).toBe(living.total("missedPeriods"));
  });
});

describe("every euro", () => {
  const ledger = of(living.events, "ledger");
  const eur = (line: (typeof ledger)[number]["line"]) =>
    ledger.filter((one) => one.line === line).reduce((sum, { cents }) => sum + cents, 0) / 100;
  test("of the columns is a line of the trace", () => {
    expect(eur("fee")).toBeCloseTo(living.total("feeEur"), 6);
    expect(eur("timeAndMaterials")).toBeCloseTo(living.total("timeAndMaterialsEur"), 6);
    expect(eur("penalty")).toBeCloseTo(living.total("penaltyEur"), 6);
    expect(eur("clientStaff")).toBeCloseTo(living.total("clientStaffEur"), 6);
    expect(eur("wages") + eur("providerOverhead") + eur("onCall")).toBeCloseTo(
      living.total("providerCostEur"),
      6,
    );
  });
  test("of time and materials names its ticket, which is over", () => {
    const invoiced = ledger.filter(({ line }) => line === "timeAndMaterials");
    const ends = new Set(of(living.events, "end").map(({ ticket }) => ticket));
    expect(invoiced.length).toBeGreaterThan(0);
    for (const { ticket } of invoiced) expect(ends.has(ticket ?? "")).toBe(true);
  });
  test("names payer and payee", () => {
    for (const { line, payer, payee } of ledger) {
      expect(payer).not.toBe(payee);
      if (line === "penalty") expect([payer, payee]).toEqual(["provider", "client"]);
    }
  });
});

describe("a penalty", () => {
  const { design, events } = traced(fromLibrary("contract-a", 24), "evolving");
  if (!design) throw new Error("no design");
  const penalties = of(events, "ledger").filter(({ line }) => line === "penalty");
  test("due by ticket is the sum of what its tickets owe, unless a cap cut it", () => {
    const late = of(events, "verdict").filter(({ isMet }) => !isMet);
    const perHour: Record<string, number> = { "restoration.P1": 60, "restoration.P2": 30 };
    const fee = (month: number) =>
      of(events, "ledger").find((one) => one.line === "fee" && one.month === month)?.cents ?? 0;
    expect(penalties.length).toBeGreaterThan(3);
    for (const month of new Set(penalties.map((one) => one.month))) {
      const posted = penalties.filter((one) => one.month === month);
      const owed = posted.flatMap((one) =>
        ticketsBehind(design, events, one).map((ticket) => {
          const verdict = late.find((found) => found.ticket === ticket && found.sla === one.cause);
          return (perHour[one.cause ?? ""] ?? 0) * Math.ceil((verdict?.lateMin ?? 0) / 60 - 1e-8) * 100;
        }),
      );
      const sum = owed.reduce((total, cents) => total + cents, 0);
      const paid = posted.reduce((total, { cents }) => total + cents, 0);
      expect(owed.length).toBeGreaterThan(0);
      expect(paid).toBe(Math.min(sum, Math.floor(0.05 * fee(month) + 0.5)));
    }
  });
  test("on a period names the late tickets of that period, as many as the period missed", () => {
    const shortfalls = of(living.events, "ledger").filter(
      ({ clause, line }) => clause === "shortfall" && line === "penalty",
    );
    expect(shortfalls.length).toBeGreaterThan(0);
    if (!living.design) throw new Error("no design");
    for (const posted of shortfalls) {
      const period = of(living.events, "period").find(
        ({ sla, month }) => sla === posted.cause && month === posted.month,
      );
      const tickets = ticketsBehind(living.design, living.events, posted);
      expect(tickets.length).toBe((period?.measured ?? 0) - (period?.met ?? 0));
    }
  });
});

describe("readings of the clocks", () => {
  test("are told ticket by ticket where they differ from the contract", () => {
    const told = of(living.events, "reading");
    expect(new Set(told.map(({ reading }) => reading)).size).toBeGreaterThan(1);
    expect(told.filter(({ contract, other }) => contract === other)).toEqual([]);
    const lines = new Set(living.scenario.designs.flatMap(({ slas }) => slas.map(({ id }) => id)));
    expect(told.filter(({ sla }) => !lines.has(sla))).toEqual([]);
  });
});
