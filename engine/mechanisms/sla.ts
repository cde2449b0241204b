/** SLAs: response, restoration, resolution; contract clocks, pauses, periods, attribution and the small-sample rule. */
import { z } from "zod";
import { COLUMN } from "../columns.ts";
import type { Compiler, Path } from "../compiler.ts";
import { FLAG, STATE } from "../kernel/tickets.ts";
import { advance, openMinutes, type Window } from "../kernel/window.ts";
import type { Design } from "../model.ts";
import { byPriority, id, PRIORITIES, perPriority } from "../notation.ts";
import { lifeLayout } from "../layout.ts";
import type { Simulation } from "../simulation.ts";
import { duration, integer, share } from "../units.ts";
import { ON_TARGET_MIN } from "./impact.ts";

export const PAUSES = ["client", "arbitration", "quote"] as const;

export const slaFamily = z.strictObject({
  metric: z.enum(["response", "restoration", "resolution"]),
  targets: byPriority(duration("target in open minutes of the window", { source: "DOMAIN 1.5" })),
  window: byPriority(id),
  required: byPriority(share("required attainment", { source: "DOMAIN 1.5" })).default(0.9),
  period: z.union([z.literal(1), z.literal(3), z.literal(12)]).default(1).meta({ unit: "months", description: "measurement period: 1, 3 or 12 months" }),
  smallSample: z.strictObject({ below: integer("rule holds under this number of tickets", { min: 1, max: 10_000 }), misses: integer("late tickets allowed", { min: 0, max: 1000 }) }).optional(),
  objectiveOnly: z.array(z.enum(PRIORITIES)).default([]).meta({ description: "priorities reported but never penalised" }),
  pauses: z.array(z.enum(PAUSES)).default([...PAUSES]).meta({ description: "states in which the contract clock stops" }),
  attribution: z.enum(["opened", "due", "resolved"]).default("resolved").meta({ description: "month in which a ticket counts" }),
  openLate: z.enum(["missed", "whenClosed"]).default("whenClosed").meta({ description: "how a ticket still open and already late at a period’s end counts" }),
  requests: z.boolean().default(true).meta({ description: "requests are measured too, not only incidents" }),
});

export const METRIC = { response: 0, restoration: 1, resolution: 2 } as const;
export const ATTRIBUTION = { opened: 0, due: 1, resolved: 2 } as const;

/** One SLA line: a family's promise for one priority. */
export interface SlaLineTable {
  family: string;
  id: string;
  metric: number;
  priority: number;
  targetMin: number;
  window: number;
  required: number;
  period: number;
  smallBelow: number;
  smallMisses: number;
  isPenalised: boolean;
  /** states in which its clock stops */
  pausesClient: boolean;
  pausesDebate: boolean;
  pausesQuote: boolean;
  attribution: number;
  countsOpenLate: boolean;
  countsRequests: boolean;
}

export interface CompiledSlas {
  lines: SlaLineTable[];
  /** by metric × 4 + priority: line, or -1 */
  lineOf: Int32Array;
  /** metric that the report's headline follows: restoration, else resolution, else response */
  headline: number;
}

export function compileSlas(compiler: Compiler, design: Design, path: Path): CompiledSlas {
  const lines: SlaLineTable[] = [];
  const lineOf = new Int32Array(12).fill(-1);
  for (const [id, family] of Object.entries(design.contract.slas)) {
    const at = [...path, "contract", "slas", id];
    const metric = METRIC[family.metric];
    const targets = perPriority(family.targets, null);
    const windows = perPriority(family.window, null);
    const required = perPriority(family.required, 0.9);
    PRIORITIES.forEach((name, priority) => {
      const target = targets[priority];
      if (target === null || target === undefined) return;
      const window = windows[priority];
      if (window === null || window === undefined) return compiler.fault("MISSING_FIELD", [...at, "window", name]);
      if (lineOf[metric * 4 + priority] !== -1) return compiler.fault("TWO_SLAS_FOR_ONE", [...at, "targets", name], family.metric);
      lineOf[metric * 4 + priority] = lines.length;
      lines.push({
        family: id, id: `${id}.${name}`, metric, priority, targetMin: Number(target), window: compiler.window(String(window), [...at, "window"]),
        required: Number(required[priority]), period: family.period, smallBelow: family.smallSample?.below ?? 0, smallMisses: family.smallSample?.misses ?? 0,
        isPenalised: !family.objectiveOnly.includes(name), pausesClient: family.pauses.includes("client"), pausesDebate: family.pauses.includes("arbitration"),
        pausesQuote: family.pauses.includes("quote"), attribution: ATTRIBUTION[family.attribution], countsOpenLate: family.openLate === "missed", countsRequests: family.requests,
      });
    });
  }
  const headline = [METRIC.restoration, METRIC.resolution, METRIC.response].find((metric) => lines.some((line) => line.metric === metric)) ?? METRIC.restoration;
  return { lines, lineOf, headline };
}

/** Whether a period's commitment is met: nothing measured is met; a small sample may miss `smallMisses`; else the ratio decides. */
export function isPeriodMet(met: number, tickets: number, line: Pick<SlaLineTable, "required" | "smallBelow" | "smallMisses">): boolean {
  if (tickets === 0) return true;
  if (tickets < line.smallBelow) return tickets - met <= line.smallMisses;
  return met >= line.required * tickets - 1e-9;
}

/** The contract's clocks and counts of one design. */
export class Sla {
  declare private readonly sim: Simulation;
  declare private readonly lines: readonly SlaLineTable[];
  /** by line, for the hot path: window, attribution, flags that keep a ticket from being measured, period under way */
  declare private readonly windows: Window[];
  declare private readonly attribution: Uint8Array;
  declare private readonly requestMask: Int32Array;
  declare private readonly present: Int32Array;
  declare private readonly hasTicketClauses: boolean;
  /** tickets met and measured, by line and period */
  declare readonly met: Int32Array;
  declare readonly measured: Int32Array;
  /** by line and period: 1 met, 0 missed, -1 not closed */
  declare readonly verdicts: Int8Array;
  /** minutes late of the tickets judged late, in order: [line, minutes] pairs of the present month */
  declare readonly lateLines: number[];
  declare readonly lateMin: number[];

  constructor(sim: Simulation) {
    const { slas } = sim.design;
    this.sim = sim;
    this.lines = slas;
    this.windows = slas.map(({ window }) => sim.compiled.windows[window]!);
    this.attribution = Uint8Array.from(slas, ({ attribution }) => attribution);
    this.requestMask = Int32Array.from(slas, ({ countsRequests }) => FLAG.unmeasured | (countsRequests ? 0 : FLAG.request));
    this.present = new Int32Array(slas.length);
    this.hasTicketClauses = sim.design.penalties.clauses.some(({ form }) => form === "perLateTicket");
    this.met = new Int32Array(slas.length * sim.compiled.months);
    this.measured = new Int32Array(slas.length * sim.compiled.months);
    this.verdicts = new Int8Array(slas.length * sim.compiled.months);
    this.lateLines = [];
    this.lateMin = [];
  }

  reset(): void {
    this.met.fill(0);
    this.measured.fill(0);
    this.verdicts.fill(-1);
    this.lateLines.length = 0;
    this.lateMin.length = 0;
  }

  /** Line of the headline metric that measures the ticket, or -1. */
  headlineOf(ticket: number): number {
    return this.lineFor(ticket, this.sim.design.headline);
  }

  private lineFor(ticket: number, metric: number): number {
    const { tickets, design } = this.sim;
    const declared = tickets.declared[ticket]!;
    const flags = tickets.flags[ticket]!;
    if (declared > 3 || (flags & FLAG.unmeasured) !== 0) return -1;
    const line = design.lineOf[metric * 4 + declared]!;
    return line >= 0 && (this.lines[line]!.countsRequests || (flags & FLAG.request) === 0) ? line : -1;
  }

  /** Minutes on the contract's clock of a metric at an instant. */
  private elapsed(ticket: number, line: number, untilMin: number): number {
    const { tickets } = this.sim;
    const { metric } = this.lines[line]!;
    return openMinutes(this.windows[line]!, tickets.openedMin[ticket]!, untilMin) - tickets.pausedMin[3 * ticket + metric]!;
  }

  /** Final minutes on the headline's clock; Infinity for a ticket never served. */
  headlineElapsed(ticket: number, line: number): number {
    const { tickets } = this.sim;
    const { metric } = this.lines[line]!;
    const flags = tickets.flags[ticket]!;
    if (metric === METRIC.response) return (flags & FLAG.responded) !== 0 ? this.elapsed(ticket, line, tickets.respondedMin[ticket]!) : Number.POSITIVE_INFINITY;
    if ((flags & FLAG.restored) === 0) return Number.POSITIVE_INFINITY;
    return this.elapsed(ticket, line, metric === METRIC.restoration ? tickets.restoredMin[ticket]! : this.sim.nowMin);
  }

  /** Stops the clock of a metric and counts the ticket. On the hot path: it reads columns, not lines. */
  stop(ticket: number, metric: number): void {
    const { sim, requestMask } = this;
    if (sim.isDraining) return; // measures closed at the horizon
    const { tickets, design } = sim;
    const declared = tickets.declared[ticket]!;
    if (declared > 3) return;
    const line = design.lineOf[metric * 4 + declared]!;
    if (line < 0 || (tickets.flags[ticket]! & (requestMask[line]! | (FLAG.counted << metric))) !== 0) return;
    const late = openMinutes(this.windows[line]!, tickets.openedMin[ticket]!, sim.nowMin) - tickets.pausedMin[3 * ticket + metric]! - sim.targetMin[line]!;
    let month = sim.month;
    let period = this.present[line]!;
    if (this.attribution[line] !== ATTRIBUTION.resolved) {
      const attributed = this.attributedMonth(ticket, line);
      const own = Math.floor(attributed / this.lines[line]!.period);
      if (own >= period) {
        month = attributed;
        period = own;
      }
    }
    const place = line * sim.compiled.months + period;
    this.measured[place]!++;
    if (late <= ON_TARGET_MIN) {
      this.met[place]!++;
      if (metric === design.headline) this.judge(ticket, month, true);
      return;
    }
    this.noteLate(line, late);
    if (metric === design.headline) this.judge(ticket, month, false);
  }

  /** Keeps the lateness of a ticket for the clauses that are due by ticket. */
  private noteLate(line: number, lateMin: number): void {
    if (!this.hasTicketClauses) return;
    this.lateLines.push(line);
    this.lateMin.push(lateMin);
  }

  /** Counts the ticket in the report's headline. */
  private judge(ticket: number, month: number, isMet: boolean): void {
    const { sim } = this;
    sim.tickets.flags[ticket]! |= isMet ? FLAG.judged | FLAG.judgedMet : FLAG.judged;
    sim.add(COLUMN.contractualTickets, month, 1);
    if (isMet) sim.add(COLUMN.contractualMet, month, 1);
  }

  /** The period under way on each line. */
  startMonth(month: number): void {
    for (let line = 0; line < this.lines.length; line++) this.present[line] = Math.floor(month / this.lines[line]!.period);
  }

  private attributedMonth(ticket: number, line: number): number {
    const { sim } = this;
    const { attribution, metric } = this.lines[line]!;
    if (attribution === ATTRIBUTION.opened) return sim.tickets.month[ticket]!;
    const allowed = sim.targetMin[line]! + sim.tickets.pausedMin[3 * ticket + metric]!;
    const due = advance(this.windows[line]!, sim.tickets.openedMin[ticket]!, allowed);
    const { monthStartMin, months } = sim.compiled;
    let month = sim.tickets.month[ticket]!;
    while (month < months - 1 && monthStartMin[month + 1]! <= due) month++;
    return month;
  }

  /** At a period's end: tickets still open and already late, where the contract counts them; at the horizon, always. */
  closePeriods(month: number): void {
    const { sim, lines } = this;
    const isLast = month === sim.compiled.months - 1;
    const closing = lines.some((line) => (isLast || (month + 1) % line.period === 0) && (isLast || line.countsOpenLate));
    if (closing) for (let ticket = 0; ticket < sim.tickets.capacity; ticket++) if (sim.tickets.isLive(ticket)) this.countOpenLate(ticket, month, isLast);
    for (let line = 0; line < lines.length; line++) {
      const { period } = lines[line]!;
      if (!isLast && (month + 1) % period !== 0) continue;
      const place = line * sim.compiled.months + Math.floor(month / period);
      const isMet = isPeriodMet(this.met[place]!, this.measured[place]!, lines[line]!);
      this.verdicts[place] = isMet ? 1 : 0;
      if (!isMet) sim.add(COLUMN.missedPeriods, month, 1);
    }
  }

  private countOpenLate(ticket: number, month: number, isLast: boolean): void {
    const { sim } = this;
    const { tickets } = sim;
    const flags = tickets.flags[ticket]!;
    if ((flags & FLAG.client) === 0) return;
    for (let metric = 0; metric < 3; metric++) {
      const stopped = metric === METRIC.response ? FLAG.responded : metric === METRIC.restoration ? FLAG.restored : 0;
      if ((flags & (stopped | (FLAG.counted << metric))) !== 0) continue;
      const line = this.lineFor(ticket, metric);
      if (line < 0 || !(isLast || (this.lines[line]!.countsOpenLate && (month + 1) % this.lines[line]!.period === 0))) continue;
      const late = this.elapsed(ticket, line, sim.nowMin) - sim.targetMin[line]! - this.pausedNow(ticket, line);
      if (late <= ON_TARGET_MIN) continue;
      tickets.flags[ticket]! |= FLAG.counted << metric;
      this.measured[line * sim.compiled.months + Math.floor(month / this.lines[line]!.period)]!++;
      this.noteLate(line, late);
      if (metric === sim.design.headline) this.judge(ticket, month, false);
    }
  }

  /** Minutes of a pause still under way. */
  private pausedNow(ticket: number, line: number): number {
    const { tickets, nowMin } = this.sim;
    return this.isPausing(tickets.state[ticket]!, line) ? openMinutes(this.windows[line]!, tickets.sinceMin[ticket]!, nowMin) : 0;
  }

  private isPausing(state: number, line: number): boolean {
    const { pausesClient, pausesDebate, pausesQuote } = this.lines[line]!;
    if (state === STATE.client) return pausesClient;
    if (state === STATE.debate) return pausesDebate && this.sim.design.scope.dispute.stopsClock;
    return state === STATE.quote && pausesQuote;
  }

  /** Adds the state that ends to the pauses of the clocks that it stops. */
  addPause(ticket: number): void {
    const { sim } = this;
    const { tickets, design } = sim;
    const state = tickets.state[ticket]!;
    if (state === STATE.queue || state === STATE.work || state === STATE.outside) return;
    const declared = tickets.declared[ticket]!;
    if (declared > 3) return;
    const flags = tickets.flags[ticket]!;
    for (let metric = 0; metric < 3; metric++) {
      const line = design.lineOf[metric * 4 + declared]!;
      if (line < 0 || !this.isPausing(state, line)) continue;
      if (metric === METRIC.response ? (flags & FLAG.responded) !== 0 : metric === METRIC.restoration && (flags & FLAG.restored) !== 0) continue;
      tickets.pausedMin[3 * ticket + metric]! += openMinutes(this.windows[line]!, tickets.sinceMin[ticket]!, sim.nowMin);
    }
  }

  /** Writes the life's counts of every line. */
  report(): void {
    const { sim, lines } = this;
    const { months } = sim.compiled;
    const from = lifeLayout(sim.compiled, sim.design).lines;
    for (let line = 0; line < lines.length; line++) {
      for (let place = line * months; place < (line + 1) * months; place++) {
        sim.out[from + 4 * line]! += this.met[place]!;
        sim.out[from + 4 * line + 1]! += this.measured[place]!;
        if (this.verdicts[place]! < 0) continue;
        sim.out[from + 4 * line + 2]! += this.verdicts[place]!;
        sim.out[from + 4 * line + 3]!++;
      }
    }
  }
}

export function installSla(sim: Simulation): void {
  const { slas } = sim.design;
  sim.onReset.push(() => sim.sla.reset());
  if (slas.length === 0) return;
  const { sla } = sim;
  const canPause = sim.compiled.waiting.probability > 0 || !sim.design.scope.isNeutral || sim.design.governance.changesClarity;
  if (canPause) {
    sim.keepsClocks = true;
    sim.onStateEnd.push((_, ticket) => sla.addPause(ticket));
  }
  if (slas.some(({ metric }) => metric === METRIC.response)) sim.onResponse.push((_, ticket) => sla.stop(ticket, METRIC.response));
  if (slas.some(({ metric }) => metric === METRIC.restoration)) sim.onRestoration.push((_, ticket) => sla.stop(ticket, METRIC.restoration));
  if (slas.some(({ metric }) => metric === METRIC.resolution)) sim.onResolution.push((_, ticket) => sla.stop(ticket, METRIC.resolution));
  sim.onMonthStart.push((_, month) => sla.startMonth(month));
  sim.onMonthEnd.measure.push((_, month) => sla.closePeriods(month));
}
