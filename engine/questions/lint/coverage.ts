/** The share of a promise's window in which nobody takes its tickets: no shift, no duty. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import type { Window } from "../../kernel/window.ts";
import { TIERS } from "../../mechanisms/demand/flows.ts";
import type { SlaLineTable } from "../../mechanisms/promises/sla.ts";
import type { CompiledTeam } from "../../mechanisms/staff/teams.ts";
import { measuredOf, type Share } from "./volume.ts";

type Span = readonly [open: number, close: number];

/** Months looked at: a year holds every public holiday. */
const MONTHS = 12;

/** Intervals of a window within [0, untilMin). */
function spansOf({ opens, closes }: Window, untilMin: number): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < opens.length && opens[at]! < untilMin; at++)
    if (closes[at]! > 0) spans.push([Math.max(0, opens[at]!), Math.min(untilMin, closes[at]!)]);
  return spans;
}

/** Sorted disjoint intervals that cover the same minutes. */
function union(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [open, close] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && open <= last[1]) last[1] = Math.max(last[1], close);
    else merged.push([open, close]);
  }
  return merged;
}

const minutesOf = (spans: readonly Span[]) => spans.reduce((sum, [open, close]) => sum + close - open, 0);

/** Minutes in both of two sorted disjoint lists. */
function common(a: readonly Span[], b: readonly Span[]): number {
  let minutes = 0;
  let place = 0;
  for (const [open, close] of a) {
    while (place < b.length && (b[place]?.[1] ?? 0) <= open) place++;
    for (let at = place; at < b.length && (b[at]?.[0] ?? close) < close; at++) {
      const [from, to] = b[at] ?? [0, 0];
      minutes += Math.max(0, Math.min(close, to) - Math.max(open, from));
    }
  }
  return minutes;
}

/** Answers for one compiled scenario; what is asked again is remembered. */
export class Coverage {
  declare private readonly compiled: Compiled;
  declare private readonly untilMin: number;
  declare private readonly known: Map<string, number>;
  declare private readonly laid: Map<number, Span[]>;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.untilMin = compiled.monthStartMin[Math.min(MONTHS, compiled.months)] ?? 0;
    this.known = new Map();
    this.laid = new Map();
  }

  /** Share of a line's open minutes of the first year without any technician at the tier of entry, by its tickets' teams. */
  uncovered(design: CompiledDesign, line: SlaLineTable, shares: readonly Share[]): number {
    const { teams, route } = design.staff;
    let tickets = 0;
    let without = 0;
    for (const share of shares) {
      const measured = measuredOf(line, share);
      const { component, entryTier } = share.flow;
      const team = teams[route[component * TIERS + entryTier - 1] ?? -1];
      if (measured === 0 || !team) continue;
      tickets += measured;
      without += measured * this.gapOf(design.id, line, team, component);
    }
    return tickets > 0 ? without / tickets : 0;
  }

  private gapOf(design: string, line: SlaLineTable, team: CompiledTeam, component: number): number {
    const key = `${design} ${line.window} ${line.priority} ${team.id} ${component}`;
    const gap = this.known.get(key) ?? this.gap(line.window, team, line.priority, component);
    this.known.set(key, gap);
    return gap;
  }

  private gap(window: number, team: CompiledTeam, priority: number, component: number): number {
    const { onCall } = team;
    const isOnCall =
      onCall !== null && onCall.priorities[priority] === true && (onCall.components?.[component] ?? true);
    const present = team.shifts.filter(({ headcount }) => headcount > 0).map((shift) => shift.window);
    const duty = isOnCall ? spansOf(onCall.window, this.untilMin) : [];
    const key = JSON.stringify([window, present, isOnCall ? [team.id, duty.length, minutesOf(duty)] : null]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const promised = this.spans(window);
    const open = minutesOf(promised);
    const covered = union([...present.flatMap((shift) => this.spans(shift)), ...duty]);
    const gap = open > 0 ? 1 - common(promised, covered) / open : 0;
    this.known.set(key, gap);
    return gap;
  }

  private spans(window: number): Span[] {
    const laid = this.compiled.windows[window];
    const spans = this.laid.get(window) ?? (laid ? spansOf(laid, this.untilMin) : []);
    this.laid.set(window, spans);
    return spans;
  }
}
