/**
 * The state of one replication of one design, and the points of a ticket's life at which mechanisms act. Mechanisms
 * install themselves; nothing here asks which they are.
 */

import type { Compiled, CompiledDesign } from "../compile/compile.ts";
import { EventHeap, RANK } from "../kernel/event-heap.ts";
import { Keyed } from "../kernel/rng.ts";
import { LIVE, type Tickets } from "../kernel/tickets.ts";
import type { Flow } from "../mechanisms/demand/flows.ts";
import type { Sla } from "../mechanisms/promises/contract-clocks.ts";
import type { Readings } from "../mechanisms/promises/readings.ts";
import { openSla } from "../mechanisms/promises/running-clocks.ts";
import { Pace } from "../mechanisms/staff/pace.ts";
import { Prevention } from "../mechanisms/staff/posture.ts";
import type { Staff } from "../mechanisms/staff/staff.ts";
import { openStaff } from "../mechanisms/staff/varied-staff.ts";
import { Scope } from "../mechanisms/ticket/scope.ts";
import { Births } from "./births.ts";
import { COLUMN, COLUMNS_PER_MONTH, type ColumnName } from "./columns.ts";
import { ENTITY_BITS, EVENT, KINDS } from "./events.ts";
import { columnCount } from "./layout.ts";
import { Ledger } from "./ledger.ts";
import { Life } from "./life.ts";
import type { Observer } from "./observer.ts";
import type { Tape } from "./tape.ts";
import { Terms } from "./terms.ts";

const tickets = LIVE;

export type Step = (sim: Simulation, ticket: number) => void;
/** Returns false when it has taken the ticket's course in hand. */
export type Gate = (sim: Simulation, ticket: number) => boolean;
export type MonthStep = (sim: Simulation, month: number) => void;

export class Simulation {
  declare readonly compiled: Compiled;
  declare readonly design: CompiledDesign;
  declare readonly flows: readonly Flow[];
  declare readonly heap: EventHeap;
  declare readonly tickets: Tickets;
  declare readonly keyed: Keyed;
  declare readonly births: Births;
  declare readonly ledger: Ledger;
  declare tape: Tape;
  /** only the loop writes it */
  declare nowMin: number;
  /** order of the event being handled */
  declare eventOrder: number;
  /** current month, 0-based; stays at the last one while the queue drains */
  declare month: number;
  /** true once the horizon has passed: no measure, no money, only tickets that drain */
  declare isDraining: boolean;
  /** monthly columns, [month][column]; then the life's own columns */
  declare readonly out: Float64Array;
  declare readonly handlers: ((sim: Simulation, entity: number) => void)[];
  /** points of a ticket's life, in order of the register of mechanisms */
  /** a need arises: it may go unreported, or round the provider */
  declare readonly onNeed: Gate[];
  /** a ticket that was open when the simulation starts */
  declare readonly onCarriedOver: Step[];
  /** the ticket reaches the provider */
  declare readonly onArrival: Gate[];
  /** triaged, where triage takes time; the gates that follow run next */
  declare readonly onQualified: Step[];
  /** the declared priority has just changed */
  declare readonly onReclassified: Step[];
  /** the provider has noticed that a ticket is out of scope: a gate may take it in before any debate */
  declare readonly onNoticed: Gate[];
  /** the ticket has a team and an effort, and is about to be offered to it */
  declare readonly onDesk: Step[];
  /** the ticket enters a tier, its effort drawn: at the desk, passed on, or back */
  declare readonly onTier: Step[];
  declare readonly onResponse: Step[];
  declare readonly onStateEnd: Step[];
  /** a tier's work is done: a gate may send the ticket elsewhere before it is resolved or passed on */
  declare readonly onWorkDone: Gate[];
  /** the share that a tier passes on, as mechanisms change it for a ticket */
  declare readonly onEscalation: ((sim: Simulation, ticket: number, share: number) => number)[];
  /** work without a user is done: a pool's, or a change */
  declare readonly onOtherWorkDone: Step[];
  /** the ticket is about to be resolved */
  declare readonly onSolved: Gate[];
  /** a ticket thought solved comes back, still in that state */
  declare readonly onReopen: Step[];
  /** the ticket is left to the client's own staff: refused, or taken round the provider */
  declare readonly onLeft: Step[];
  declare readonly onRestoration: Step[];
  declare readonly onResolution: Step[];
  /** the ticket's story for its user is over: served, refused and done, or still open at the bound of the drain */
  declare readonly onEnd: Step[];
  declare readonly onReset: ((sim: Simulation) => void)[];
  /** the first instant of a month, its units in force */
  declare readonly onMonthStart: MonthStep[];
  /** posts are created or abolished; false: a mechanism has seen to who comes and goes */
  declare readonly onPosts: ((sim: Simulation, team: number, shift: number, by: number) => boolean)[];
  /** someone of a team of so many present leaves, after a hand-over of this share of its planned length */
  declare readonly onDeparture: ((sim: Simulation, team: number, present: number, overlap: number) => void)[];
  declare readonly onMonthEnd: Record<MonthRank, MonthStep[]>;
  /** a mechanism keeps the user's clock or pauses of the contract's clocks by ticket */
  declare keepsClocks: boolean;
  declare readonly life: Life;
  /** notice given at a month's end, to end with a term's last month or, at -1, as soon as the notice allows */
  declare giveNotice: (sim: Simulation, month: number, lastMonth: number) => void;
  /** set by the lifecycle */
  declare workDone: Step;
  declare readonly pace: Pace;
  declare readonly prevention: Prevention;
  declare readonly staff: Staff;
  declare readonly sla: Sla;
  /** other readings of the same tickets, where the contract lists some */
  declare readings: Readings | null;
  declare readonly scope: Scope;
  /** indexed fee of each month, whole cents; written when the month is billed */
  declare readonly feeCents: Float64Array;
  /** tickets that were over for their user this month, and those served as expected */
  declare finishedTickets: number;
  declare finishedMet: number;
  /** factor of each month's price since the start: index, productivity */
  declare readonly priceFactor: Float64Array;
  /** the same of what the provider pays in euros */
  declare readonly costFactor: Float64Array;
  declare readonly terms: Terms;
  /** the client has a right to terminate, since the last month's end */
  declare chronicFailure: boolean;
  /** target of each SLA line, which an amendment may change; and its required attainment, which may rise each year */
  declare readonly targetMin: Float64Array;
  declare readonly required: Float64Array;
  /** state shared between mechanisms, each written by one of them */
  declare readonly units: Float64Array;
  /** minute at which an amendment last renewed each component; -1: never */
  declare readonly renewedMin: Float64Array;
  declare trust: number;
  /** technician-minutes of the last month closed, by team: at work, and open */
  declare readonly busyMin: Float64Array;
  declare readonly openMin: Float64Array;
  /** what each team knows of the client; 1 where it is not modelled */
  declare readonly knowledge: Float64Array;
  declare committeesMet: number;
  declare observer: Observer | null;
  /** number of its client in the portfolio, 0 = the scenario's own: only its own tickets are its matter */
  declare owner: number;

  /** @param lead  the scenario's own client, whose provider's teams serve this one too */
  constructor(compiled: Compiled, design: CompiledDesign, lead?: Simulation) {
    this.compiled = compiled;
    this.design = design;
    this.flows = compiled.flows;
    this.heap = new EventHeap();
    this.tickets = LIVE;
    this.keyed = new Keyed();
    this.ledger = new Ledger(
      compiled.months,
      design.penalties.clauses.flatMap(({ id, causes }) =>
        causes.map((one) => ({ clause: id, cause: one.id })),
      ),
    );
    this.births = new Births();
    this.nowMin = 0;
    this.month = 0;
    this.eventOrder = 0;
    this.isDraining = false;
    this.keepsClocks = false;
    this.life = new Life(compiled.months);
    this.giveNotice = () => undefined;
    this.workDone = () => undefined;
    this.targetMin = new Float64Array(design.slas.length);
    this.required = new Float64Array(design.slas.length);
    this.chronicFailure = false;
    this.out = new Float64Array(columnCount(compiled, design));
    this.handlers = Array.from({ length: KINDS }, () => () => undefined);
    this.onNeed = [];
    this.onCarriedOver = [];
    this.onArrival = [];
    this.onQualified = [];
    this.onReclassified = [];
    this.onNoticed = [];
    this.onDesk = [];
    this.onTier = [];
    this.onEscalation = [];
    this.onOtherWorkDone = [];
    this.onSolved = [];
    this.onReopen = [];
    this.onLeft = [];
    this.onResponse = [];
    this.onStateEnd = [];
    this.onWorkDone = [];
    this.onRestoration = [];
    this.onResolution = [];
    this.onEnd = [];
    this.onReset = [];
    this.onMonthStart = [];
    this.onPosts = lead?.onPosts ?? []; // whoever asks for it, the people are those of the teams
    this.onDeparture = [];
    this.onMonthEnd = { measure: [], penalty: [], trust: [], committee: [], staffing: [], amendment: [] };
    this.units = new Float64Array(compiled.evolution.units0.length);
    this.renewedMin = new Float64Array(this.units.length).fill(-1);
    this.trust = compiled.trust.initial;
    this.busyMin = new Float64Array(design.staff.teams.length);
    this.openMin = new Float64Array(design.staff.teams.length);
    this.knowledge = new Float64Array(design.staff.teams.length).fill(1);
    this.committeesMet = 0;
    this.feeCents = new Float64Array(compiled.months);
    this.priceFactor = new Float64Array(compiled.months);
    this.costFactor = new Float64Array(compiled.months);
    this.terms = new Terms(design.penalties.clauses.length);
    this.finishedTickets = 0;
    this.finishedMet = 0;
    this.observer = null;
    this.pace = lead?.pace ?? new Pace(design.staff.teams);
    this.prevention = new Prevention(design.staff.teams.length);
    this.staff = lead?.staff ?? openStaff(this);
    lead?.staff.serve(this);
    this.sla = openSla(this);
    this.readings = null;
    this.scope = new Scope(this);
  }

  /** Schedules an event of a kind for an entity (a ticket, a team, a month); returns its order. */
  schedule(timeMin: number, rank: number, kind: number, entity: number): number {
    return this.heap.push(timeMin, rank, (kind << ENTITY_BITS) | entity);
  }

  /** Adds to a monthly column in a given month. */
  add(column: number, month: number, amount: number): void {
    this.out[month * COLUMNS_PER_MONTH + column]! += amount;
  }

  /** Value of a monthly column so far. */
  value(column: ColumnName, month: number): number {
    return this.out[month * COLUMNS_PER_MONTH + COLUMN[column]]!;
  }

  /** Seeks the ticket's keyed draw for a purpose. */
  draw(ticket: number, purpose: number): Keyed {
    const from = tickets.flow[ticket]!;
    return this.keyed.seek(this.tape.key0[from]!, this.tape.key1[from]!, tickets.ordinal[ticket]!, purpose);
  }

  /** Leaves a state for another, at the present instant. */
  changeState(ticket: number, state: number): void {
    const steps = this.onStateEnd;
    for (let at = 0; at < steps.length; at++) steps[at]!(this, ticket);
    tickets.state[ticket] = state;
    tickets.sinceMin[ticket] = this.nowMin;
    if (this.observer !== null) this.observer.state(ticket);
  }

  reset(tape: Tape): void {
    this.tape = tape;
    this.heap.clear();
    this.tickets.clear();
    this.births.clear();
    this.ledger.clear();
    this.life.reset();
    this.out.fill(0);
    this.units.set(this.compiled.evolution.units0);
    this.nowMin = this.compiled.fromMin;
    this.month = 0;
    this.isDraining = false;
    this.trust = this.compiled.trust.initial;
    this.committeesMet = 0;
    this.finishedTickets = 0;
    this.finishedMet = 0;
    this.terms.reset();
    this.pace.reset();
    this.design.slas.forEach(({ targetMin, required }, line) => {
      this.targetMin[line] = targetMin;
      this.required[line] = required;
    });
    for (const step of this.onReset) step(this);
  }
}

export type MonthRank = "measure" | "penalty" | "trust" | "committee" | "staffing" | "amendment";
export const MONTH_RANKS: readonly MonthRank[] = [
  "measure",
  "penalty",
  "trust",
  "committee",
  "staffing",
  "amendment",
];
export const MONTH_EVENT: Record<MonthRank, { kind: number; rank: number }> = {
  measure: { kind: EVENT.measure, rank: RANK.measure },
  penalty: { kind: EVENT.penalty, rank: RANK.penalty },
  trust: { kind: EVENT.trust, rank: RANK.trust },
  committee: { kind: EVENT.committee, rank: RANK.committee },
  staffing: { kind: EVENT.staffing, rank: RANK.staffing },
  amendment: { kind: EVENT.amendment, rank: RANK.amendment },
};
