/** What holds of every life, whatever its scenario: one observed replication of one design at a time. */
import { expect } from "vitest";
import { COLUMN, COLUMNS_PER_MONTH, type ColumnName } from "../../../engine/life/columns.ts";
import { LINE } from "../../../engine/life/ledger.ts";
import type { Simulation } from "../../../engine/life/simulation.ts";
import type { Observation } from "../observe.ts";

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const overLife = ({ simulation }: Observation, column: ColumnName) =>
  total(Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month)));

/** Every ticket that arrives is over once and counted once; none stays behind unseen. */
export function nothingIsLost(life: Observation): void {
  const { stories } = life;
  expect(stories.filter(({ ends }) => ends !== 1)).toEqual([]);
  // a lost or withdrawn call has reached the provider, and is then done by the client's own staff
  const calls = overLife(life, "blockedTickets") + overLife(life, "withdrawnTickets");
  expect(overLife(life, "scopedTickets") + overLife(life, "bypassedTickets") - calls).toBe(stories.length);
}

/** Instants of a ticket follow one another; ticket-minutes by the clock of the event loop are those summed ticket by ticket. */
export function timeGoesForward({ stories, ticketMinutes }: Observation): void {
  for (const { openedMin, respondedMin, resolvedMin, endedMin } of stories) {
    if (respondedMin < openedMin || resolvedMin < openedMin || endedMin < openedMin)
      throw new Error(`a ticket of ${openedMin} is answered at ${respondedMin}, over at ${endedMin}`);
    if (resolvedMin < respondedMin || endedMin < resolvedMin)
      throw new Error(
        `a ticket answered at ${respondedMin} is solved at ${resolvedMin}, over at ${endedMin}`,
      );
  }
  const spent = total(stories.map(({ openedMin, endedMin }) => endedMin - openedMin));
  expect(Math.abs(ticketMinutes - spent)).toBeLessThanOrEqual(1e-9 * (1 + spent));
}

/** Whole cents, transfers that sum to zero, and columns that are the sums of their lines. */
export function ledgerReconciles({ ledger, simulation }: Observation): void {
  const { lines, balances, kinds } = ledger;
  expect([...lines].every((cents) => Number.isInteger(cents))).toBe(true);
  expect(total([...balances])).toBe(0);
  const causes = (kinds - LINE.penalty) / 3;
  for (let month = 0; month < simulation.compiled.months; month++) {
    const of = (kind: number) => lines[month * kinds + kind] ?? Number.NaN;
    const ofCauses = (first: number) =>
      total(Array.from({ length: causes }, (_, cause) => of(first + cause)));
    const cents = (column: ColumnName) => Math.round(100 * simulation.value(column, month));
    expect(cents("penaltyEur")).toBe(ofCauses(ledger.penaltyKind(0)));
    expect(cents("refundEur")).toBe(ofCauses(ledger.refundKind(0)));
    expect(cents("bonusEur")).toBe(ofCauses(ledger.bonusKind(0)));
    expect(cents("ticketFeeEur")).toBe(of(LINE.tickets));
    expect(cents("feeEur")).toBe(of(LINE.fee));
    expect(cents("timeAndMaterialsEur")).toBe(of(LINE.timeAndMaterials));
    expect(cents("amendmentEur")).toBe(of(LINE.amendment));
    expect(cents("providerCostEur")).toBe(of(LINE.wages) + of(LINE.providerOverhead) + of(LINE.onCall));
    expect(cents("clientStaffEur")).toBe(of(LINE.clientStaff));
    expect(cents("penaltyEur")).toBeLessThanOrEqual(cents("penaltyDueEur"));
  }
}

const NEVER_NEGATIVE =
  /Hours|Tickets|Months|^tickets|backlog|coverage|trust|departures|knowledge|changes|causes/;
const WITHIN_ONE: readonly ColumnName[] = ["coverage", "trust"];

/** Every column is finite, no count and no time is negative, and what is a share lies between 0 and 1. */
export function columnsMakeSense({ simulation }: Observation): void {
  const { out, compiled } = simulation;
  const broken = [...out].findIndex((value) => !Number.isFinite(value));
  expect(broken, Object.keys(COLUMN)[broken % COLUMNS_PER_MONTH]).toBe(-1);
  for (let month = 0; month < compiled.months; month++) {
    for (const column of Object.keys(COLUMN) as ColumnName[])
      if (NEVER_NEGATIVE.test(column))
        expect(simulation.value(column, month), column).toBeGreaterThanOrEqual(-1e-7);
    for (const column of WITHIN_ONE)
      expect(simulation.value(column, month), column).toBeLessThanOrEqual(1 + 1e-9);
  }
}

/** Watches the contract's clocks: no ticket has been paused for longer than it has lived, at any change of its state. */
export function watchClocks(simulation: Simulation): void {
  const { design, tickets } = simulation;
  if (design.clock.contract.reclassification === "keepWorst") return; // the worst of several clocks is no clock
  simulation.onStateEnd.push((sim, ticket) => {
    for (let metric = 0; metric < 3; metric++) {
      const line = sim.sla.runningLine(ticket, metric);
      if (line < 0 || design.slas[line]?.priority === -1) continue;
      const elapsed = sim.sla.lateMin(ticket, line, metric, sim.nowMin) + (sim.targetMin[line] ?? 0);
      const lived = sim.nowMin - (tickets.openedMin[ticket] ?? 0);
      if (elapsed < -1e-6 || elapsed > lived + 1e-6)
        throw new Error(`a clock of ${design.id} shows ${elapsed} minutes after ${lived}`);
    }
  });
}
