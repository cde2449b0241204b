/**
 * Opportunism: what a provider who looks at the report only may do when a promise is about to be missed, and to finish sooner.
 * Each behaviour is a hypothesis with a probability of its own, 0 by default. A ticket that waits in a queue when less than
 * `whenLeft` of its headline target is left is, in this order: claimed as excluded, lowered by one priority, parked.
 */
import { z } from "zod";
import type { CompiledDesign } from "../../compile/compile.ts";
import type { Compiler } from "../../compile/compiler.ts";
import { drawDuration, uniform } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { advance, openMinutes } from "../../kernel/window.ts";
import { COLUMN } from "../../life/columns.ts";
import { EVENT } from "../../life/events.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Design } from "../../scenario/model.ts";
import { share } from "../../scenario/units.ts";
import { comeBack, reopen } from "../ticket/reopening.ts";

const tickets = LIVE;

/** Neutral: every probability 0. */
export const opportunismParams = z.strictObject({
  whenLeft: share("share of the target below which a promise is about to be missed", {
    source: "DOMAIN 8 knobs",
  }).default(0.1),
  parking: share(
    "probability of a ticket set “waiting for the client”, who is not: the clock stops, the user waits",
    {
      source: "DOMAIN 8 knobs [0–.3]",
    },
  ).default(0),
  downgrading: share("probability of a declared priority lowered to gain time", {
    source: "DOMAIN 8 knobs [0–.2]",
  }).default(0),
  exclusion: share("probability of an in-scope ticket claimed out of the contract’s denominators", {
    source: "DOMAIN 8 knobs [0–.15]",
  }).default(0),
  contested: share("probability that such a claim is refused, where a committee meets", {
    source: "DOMAIN 8 CA5 G",
  }).default(0),
  earlyClose: share("probability of a resolution declared with less work", {
    source: "DOMAIN 8 knobs [0–.15]",
  }).default(0),
  earlyEffort: share("share of the effort of the first tier that is done then", { source: "G" }).default(0.6),
  earlyReopens: share("probability that such a ticket comes back", {
    source: "DOMAIN 8 CA4 R19 weak",
  }).default(0.3),
  earlyDelay: distribution("real time until it does", { source: "G" }).default({
    kind: "deterministic",
    mean: 1440,
    cv: 0,
    values: [],
  }),
});

export interface CompiledOpportunism {
  whenLeft: number;
  parking: number;
  downgrading: number;
  exclusion: number;
  contested: number;
  earlyClose: number;
  earlyEffort: number;
  earlyReopens: number;
  earlyDelay: number;
}

export function compileOpportunism(
  compiler: Compiler,
  design: Design,
  opportunism: z.output<typeof opportunismParams> | undefined,
): CompiledOpportunism {
  const stated = opportunism ?? opportunismParams.parse({});
  const meets = design.governance?.committee !== undefined;
  return {
    ...stated,
    contested: meets ? stated.contested : 0,
    earlyDelay: compiler.distribution(stated.earlyDelay),
  };
}

/** What whoever may serve a contract in its life may do: its provider, and a successor if one can follow. */
export function conducts({ opportunism, exit }: CompiledDesign): CompiledOpportunism[] {
  return exit.successor ? [opportunism, exit.successor.opportunism] : [opportunism];
}

/** What whoever served in a month may do. */
function conductIn({ design, life }: Simulation, month: number): CompiledOpportunism {
  const { successor } = design.exit;
  return successor && life.servesFrom > 0 && month >= life.servesFrom
    ? successor.opportunism
    : design.opportunism;
}

/** Whether clocks may stop and go on because of it. */
export function stopsClocks(design: CompiledDesign): boolean {
  return conducts(design).some(({ parking, earlyClose }) => parking > 0 || earlyClose > 0);
}

const LOWEST = 3;
/** less than this is no time: looking again after it would come back to the same instant for ever */
const ROUNDING_MIN = 1e-6;

/** Open minutes left on the headline's running clock, negative when late; NaN where none runs. */
function leftMin({ sla, design, nowMin }: Simulation, ticket: number): number {
  const line = sla.runningLine(ticket, design.headline);
  if (line < 0) return Number.NaN;
  return sla.pausedNow(ticket, line) - sla.lateMin(ticket, line, design.headline, nowMin);
}

/** Follows the tickets whose promise is about to be missed. */
class Watch {
  declare private readonly sim: Simulation;

  constructor(sim: Simulation) {
    this.sim = sim;
  }

  private get table(): CompiledOpportunism {
    return conductIn(this.sim, this.sim.month);
  }

  /** Looks at the ticket again when so little of its target is left, or at once if it is. */
  follow(ticket: number): void {
    const { sim } = this;
    tickets.watchOrder[ticket] = -1;
    const line = sim.sla.headlineOf(ticket);
    if (line < 0 || sim.isDraining) return;
    const spare = leftMin(sim, ticket) - this.table.whenLeft * sim.targetMin[line]!;
    if (Number.isNaN(spare)) return;
    const window = sim.compiled.windows[sim.design.slas[line]!.window]!;
    this.lookAt(ticket, spare > 0 ? advance(window, sim.nowMin, spare) : sim.nowMin);
  }

  lookAt(ticket: number, atMin: number): void {
    tickets.watchOrder[ticket] = this.sim.schedule(atMin, RANK.release, EVENT.timeRunsOut, ticket);
  }

  /**
   * Only a ticket that waits in a queue, late for nothing yet, is worth a manoeuvre. One for which a technician on call is on
   * the way is in hand, as one at work is: its priority is what the call-out was made for, and nobody waits for its user.
   */
  act(ticket: number): void {
    const { sim } = this;
    if (tickets.watchOrder[ticket] !== sim.eventOrder || sim.isDraining) return;
    tickets.watchOrder[ticket] = -1;
    const line = sim.sla.headlineOf(ticket);
    if (line < 0 || tickets.state[ticket] !== STATE.queue) return;
    const left = leftMin(sim, ticket);
    const least = this.table.whenLeft * sim.targetMin[line]!;
    if (left > least + ROUNDING_MIN) this.follow(ticket);
    else if (left > 0 && !this.exclude(ticket) && !this.downgrade(ticket, line)) this.park(ticket);
  }

  private exclude(ticket: number): boolean {
    const { sim } = this;
    const { exclusion, contested } = this.table;
    if (exclusion === 0 || uniform(sim.draw(ticket, PURPOSE.exclusion)) >= exclusion) return false;
    if (contested > 0 && uniform(sim.draw(ticket, PURPOSE.contested)) < contested) return false;
    tickets.flags[ticket]! |= FLAG.unmeasured | FLAG.excluded;
    sim.add(COLUMN.excludedTickets, sim.month, 1);
    return true;
  }

  private downgrade(ticket: number, line: number): boolean {
    const { sim } = this;
    const { downgrading } = this.table;
    const lower = tickets.declared[ticket]! + 1;
    if (downgrading === 0 || lower > LOWEST) return false;
    const next = sim.design.lineOf[sim.design.headline * 4 + lower]!;
    if (next < 0 || sim.targetMin[next]! <= sim.targetMin[line]!) return false;
    if (uniform(sim.draw(ticket, PURPOSE.downgrading)) >= downgrading) return false;
    tickets.declared[ticket] = lower;
    sim.add(COLUMN.downgradedTickets, sim.month, 1);
    for (let at = 0; at < sim.onReclassified.length; at++) sim.onReclassified[at]!(sim, ticket);
    return true;
  }

  /** Its place in the queue stays; the pause ends when a technician takes it. */
  private park(ticket: number): void {
    const { sim } = this;
    const { parking } = this.table;
    if (parking === 0 || uniform(sim.draw(ticket, PURPOSE.parking)) >= parking) return;
    sim.changeState(ticket, STATE.parked);
  }
}

function installWatch(sim: Simulation): void {
  const watch = new Watch(sim);
  const users = sim.compiled.windows[sim.compiled.impact.window]!;
  sim.onTier.push((_, ticket) => watch.follow(ticket));
  // one whose user has just answered is looked at anyway, once the pause that ends is on its clock
  sim.onReclassified.push((_, ticket) => {
    if (tickets.state[ticket] !== STATE.client) watch.follow(ticket);
  });
  sim.onStateEnd.push((_, ticket) => {
    const state = tickets.state[ticket]!;
    if (state === STATE.client && !sim.isDraining) watch.lookAt(ticket, sim.nowMin);
    if (state !== STATE.parked || sim.isDraining) return;
    const hours = openMinutes(users, tickets.sinceMin[ticket]!, sim.nowMin) / 60;
    sim.add(COLUMN.parkedHours, sim.month, hours);
  });
  sim.onEnd.push((_, ticket) => {
    tickets.watchOrder[ticket] = -1;
  });
  sim.handlers[EVENT.timeRunsOut] = (_, ticket) => watch.act(ticket);
}

/** Less work, and a resolution that may not hold: as whoever served when the ticket was opened would have it. */
function installEarlyClose(sim: Simulation): void {
  sim.onDesk.push((_, ticket) => {
    const { earlyClose, earlyEffort } = conductIn(sim, tickets.month[ticket]!);
    if (uniform(sim.draw(ticket, PURPOSE.earlyClose)) >= earlyClose) return;
    tickets.flags[ticket]! |= FLAG.closedEarly;
    tickets.effortMin[ticket]! *= earlyEffort;
  });
  sim.onSolved.push((_, ticket) => {
    if ((tickets.flags[ticket]! & FLAG.closedEarly) === 0) return true;
    tickets.flags[ticket]! &= ~FLAG.closedEarly;
    sim.add(COLUMN.closedEarlyTickets, sim.month, 1);
    const { earlyReopens, earlyDelay } = conductIn(sim, tickets.month[ticket]!);
    const draw = sim.draw(ticket, PURPOSE.earlyReopens);
    if (uniform(draw) >= earlyReopens) return true;
    comeBack(sim, ticket, drawDuration(draw, sim.compiled.pool, earlyDelay));
    return false;
  });
  sim.handlers[EVENT.reopens] = reopen;
}

export function installOpportunism(sim: Simulation): void {
  const all = conducts(sim.design);
  if (all.some(({ earlyClose }) => earlyClose > 0)) installEarlyClose(sim);
  const isWatching = all.some(({ parking, downgrading, exclusion }) => parking + downgrading + exclusion > 0);
  if (sim.design.slas.length > 0 && isWatching) installWatch(sim);
}
