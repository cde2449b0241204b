/** From an amount of a trace to its tickets. */
import type { CompiledDesign } from "../compile/compile.ts";
import { periodOf } from "../compile/contract-months.ts";
import type { TraceEvent } from "./events.ts";

type LedgerEvent = Extract<TraceEvent, { kind: "ledger" }>;
type Verdict = Extract<TraceEvent, { kind: "verdict" }>;
type Withdrawal = Extract<TraceEvent, { kind: "withdrawal" }>;

/**
 * The tickets behind a line of the ledger, by name, in the order in which they were judged: the one that it was posted
 * for, or, for a penalty, those late on its SLA line: since the last settlement where the clause is due by ticket, in the
 * period that it closes elsewhere. Empty where no ticket is behind it: fees, wages, deliverables.
 * @param events  the whole trace, in order, with its verdicts
 * @param monthsBefore  months of the contract already lived at the start
 */
export function ticketsBehind(
  design: Pick<CompiledDesign, "slas" | "penalties">,
  events: readonly TraceEvent[],
  posted: LedgerEvent,
  monthsBefore = 0,
): string[] {
  if (posted.ticket !== null) return [posted.ticket];
  if (posted.line !== "penalty") return [];
  const clause = design.penalties.clauses.find(({ id }) => id === posted.clause);
  const period = design.slas.find(({ id }) => id === posted.cause)?.period;
  if (!clause || period === undefined) return [];
  const isDue =
    clause.reads === "tickets"
      ? judgedSince(events, posted)
      : sharesPeriod(posted.month, period, monthsBefore);
  return lateOn(events, posted.cause, isDue);
}

/** Tickets late on an SLA line, without those whose verdict was taken back. */
function lateOn(
  events: readonly TraceEvent[],
  sla: string | null,
  isDue: (event: Verdict | Withdrawal) => boolean,
): string[] {
  const standing: Verdict[] = [];
  for (const event of events) {
    if ((event.kind !== "verdict" && event.kind !== "withdrawal") || event.sla !== sla || !isDue(event))
      continue;
    if (event.kind === "verdict") standing.push(event);
    else {
      const last = standing.findLastIndex(({ ticket }) => ticket === event.ticket);
      if (last >= 0) standing.splice(last, 1);
    }
  }
  return standing.filter(({ isMet }) => !isMet).map(({ ticket }) => ticket);
}

/** Judged after the last settlement before this one: months are settled at their ends. */
function judgedSince(
  events: readonly TraceEvent[],
  posted: LedgerEvent,
): (event: Verdict | Withdrawal) => boolean {
  const before = events.findLast((event) => event.kind === "trust" && event.month === posted.month - 1);
  const since = before?.atMin ?? Number.NEGATIVE_INFINITY;
  return ({ atMin }) => atMin > since && atMin <= posted.atMin;
}

const sharesPeriod =
  (settled: number, period: number, before: number) =>
  ({ month }: Verdict | Withdrawal) =>
    periodOf(before, month - 1, period) === periodOf(before, settled - 1, period);
