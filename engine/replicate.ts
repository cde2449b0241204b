/** One replication of every design on the same tape: the event loop. Pure in (compiled, seed, replication). */
import seedrandom from "seedrandom";
import type { Compiled } from "./compile.ts";
import { compileDraw } from "./draws.ts";
import { ScenarioError } from "./errors.ts";
import { ENTITY_BITS, ENTITY_MASK, EVENT } from "./events.ts";
import { ARRIVAL_ORDER, RANK } from "./kernel/event-heap.ts";
import { Keyed, replicationKey } from "./kernel/rng.ts";
import { FLAG, LIVE, STATE } from "./kernel/tickets.ts";
import { columnCount } from "./layout.ts";
import { arrive, bear, workDone } from "./lifecycle.ts";
import { Arrivals } from "./mechanisms/arrivals.ts";
import { Evolution } from "./mechanisms/evolution.ts";
import { MECHANISMS } from "./mechanisms/index.ts";
import { markSilentFailures, reportLines } from "./mechanisms/measures.ts";
import { drawIndex } from "./mechanisms/price-index.ts";
import { MONTH_EVENT, MONTH_RANKS, Simulation } from "./simulation.ts";
import { Tape } from "./tape.ts";

const tickets = LIVE;

/** Replications computed and reduced together. */
export const BLOCK = 16;

/** Columns of one replication: all designs, one after the other, then one column per evolution event (1 if it happened). */
export function rowLength(compiled: Compiled): number {
  return (
    compiled.designs.reduce((sum, design) => sum + columnCount(compiled, design), 0) +
    compiled.evolution.events.length
  );
}

/** Plays replications of a compiled scenario; keeps its memory from one to the next. */
export class Replicator {
  /** as compiled, every range at its centre */
  declare private readonly base: Compiled;
  declare private readonly seed: number;
  declare private readonly listen: (simulation: Simulation) => void;
  declare private readonly keyed: Keyed;
  /** what is being played, and the draw of its ranges: −1 before the first one */
  declare private compiled: Compiled;
  declare private draw: number;
  declare private simulations: Simulation[];
  declare private tape: Tape;
  declare private evolution: Evolution;
  declare private arrivals: Arrivals;
  declare private keys: Int32Array;

  /** `listen` is given every simulation once, after its mechanisms: what it adds may look, and must change nothing. */
  constructor(compiled: Compiled, seed: number, listen: (simulation: Simulation) => void = () => undefined) {
    this.base = compiled;
    this.seed = seed;
    this.listen = listen;
    this.keyed = new Keyed();
    this.draw = -1;
    this.open(compiled);
  }

  private open(compiled: Compiled): void {
    const { flows, evolution, grid, weeklyCv, dailyCv, demand, monthStartMin, months } = compiled;
    this.compiled = compiled;
    this.simulations = compiled.designs.map((design) => openSimulation(compiled, design, this.listen));
    this.tape = new Tape(flows.length, evolution.units0.length, months, evolution.events.length);
    this.evolution = new Evolution(evolution);
    this.arrivals = new Arrivals(
      flows,
      compiled.pool,
      grid,
      weeklyCv,
      dailyCv,
      demand,
      monthStartMin[months]!,
    );
    this.keys = new Int32Array(2 * flows.length + 2);
    [...flows.map(({ id }) => id), "situation"].forEach((id, at) => {
      const source = seedrandom(`${this.seed}/${id}`);
      this.keys[2 * at] = source.int32();
      this.keys[2 * at + 1] = source.int32();
    });
  }

  /** Turns to the draw of the ranges that a replication is played under. */
  private turnTo(replication: number): void {
    const { ranges } = this.base;
    const draw = ranges ? Math.floor(replication / ranges.perDraw) : this.draw;
    if (draw === this.draw) return;
    this.open(compileDraw(this.base, this.seed, draw));
    this.draw = draw;
  }

  /**
   * Writes the columns of a replication into a row of `rowLength` doubles.
   * @throws DOMException "AbortError" if `isCancelled` says so before a design is played
   */
  play(replication: number, row: Float64Array, isCancelled: () => boolean = () => false): void {
    this.turnTo(replication);
    this.drawTape(replication);
    let place = 0;
    for (const simulation of this.simulations) {
      if (isCancelled()) throw new DOMException("cancelled", "AbortError");
      playDesign(simulation, this.tape);
      row.set(simulation.out, place);
      place += simulation.out.length;
    }
    for (const count of this.tape.occurrences) row[place++] = count > 0 ? 1 : 0;
  }

  private drawTape(replication: number): void {
    const { tape, keys, keyed } = this;
    const flows = this.compiled.flows.length;
    for (let flow = 0; flow < flows; flow++) {
      tape.key0[flow] = replicationKey(keys[2 * flow]!, replication);
      tape.key1[flow] = replicationKey(keys[2 * flow + 1]!, replication);
    }
    tape.ownKey0 = replicationKey(keys[2 * flows]!, replication);
    tape.ownKey1 = replicationKey(keys[2 * flows + 1]!, replication);
    this.evolution.draw(tape, keyed);
    drawIndex(this.compiled.index, tape, keyed, this.compiled.indexAge);
    this.arrivals.draw(tape, keyed, this.evolution);
  }
}

/**
 * The rows of one block of replications, written where the caller wants them.
 * @throws DOMException "AbortError" as soon as `isCancelled` says so, between two designs
 */
export function playBlock(
  replicator: Replicator,
  compiled: Compiled,
  block: number,
  isCancelled: () => boolean,
  rows: Float64Array = new Float64Array(BLOCK * rowLength(compiled)),
): Float64Array {
  const length = rowLength(compiled);
  for (let at = 0; at < BLOCK; at++) {
    replicator.play(block * BLOCK + at, rows.subarray(at * length, (at + 1) * length), isCancelled);
  }
  return rows;
}

function openSimulation(
  compiled: Compiled,
  design: Compiled["designs"][number],
  listen: (simulation: Simulation) => void,
): Simulation {
  const simulation = new Simulation(compiled, design);
  simulation.workDone = workDone;
  for (const { install } of MECHANISMS) install(simulation);
  for (const rank of MONTH_RANKS) {
    const steps = simulation.onMonthEnd[rank];
    simulation.handlers[MONTH_EVENT[rank].kind] = (sim, month) => {
      for (const step of steps) step(sim, month);
    };
  }
  listen(simulation);
  simulation.handlers[EVENT.monthStart] = startMonth;
  simulation.handlers[EVENT.units] = changeUnits;
  simulation.handlers[EVENT.birth] = bear;
  return simulation;
}

/** Opens a month and schedules its end: the list of future events stays short. */
function startMonth(sim: Simulation, month: number): void {
  const { monthStartMin } = sim.compiled;
  if (month > sim.life.lastMonth) {
    sim.isDraining = true;
    return;
  }
  sim.month = month;
  for (const step of sim.onMonthStart) step(sim, month);
  const end = monthStartMin[month + 1]!;
  for (const rank of MONTH_RANKS) {
    if (sim.onMonthEnd[rank].length > 0)
      sim.schedule(end, MONTH_EVENT[rank].rank, MONTH_EVENT[rank].kind, month);
  }
  sim.schedule(end, RANK.monthStart, EVENT.monthStart, month + 1);
}

/** A step of a component's units on the tape takes effect; the component's next step is scheduled. */
function changeUnits(sim: Simulation, step: number): void {
  const { unitsFrom, unitValues, unitIsEvent } = sim.tape;
  let component = 0;
  while (unitsFrom[component + 1]! <= step) component++;
  if (unitIsEvent[step] === 1) sim.scope.addUnits(component, sim.units[component]!, unitValues[step]!);
  sim.units[component] = unitValues[step]!;
  scheduleUnits(sim, component, step + 1);
}

function scheduleUnits(sim: Simulation, component: number, step: number): void {
  const { unitsFrom, unitTimes } = sim.tape;
  if (step < unitsFrom[component + 1]!) sim.schedule(unitTimes[step]!, RANK.situation, EVENT.units, step);
}

function playDesign(sim: Simulation, tape: Tape): void {
  sim.reset(tape);
  for (let component = 0; component < sim.units.length; component++)
    scheduleUnits(sim, component, tape.unitsFrom[component]! + 1);
  sim.schedule(sim.compiled.monthStartMin[0]!, RANK.monthStart, EVENT.monthStart, 0);
  const { heap, handlers } = sim;
  const { times, count } = tape;
  const bound = sim.compiled.boundMin;
  let candidate = 0;
  let arrivalMin = count > 0 ? times[0]! : Number.POSITIVE_INFINITY;
  for (;;) {
    const eventMin = heap.peekTime();
    if (
      arrivalMin < eventMin ||
      (arrivalMin === eventMin && arrivalMin < bound && heap.peekOrder() >= ARRIVAL_ORDER)
    ) {
      sim.nowMin = arrivalMin;
      arrive(sim, candidate);
      candidate++;
      arrivalMin = candidate < count ? times[candidate]! : Number.POSITIVE_INFINITY;
      continue;
    }
    if (!(eventMin <= bound)) break;
    sim.nowMin = eventMin;
    sim.eventOrder = heap.peekOrder();
    const event = heap.pop();
    handlers[event >>> ENTITY_BITS]!(sim, event & ENTITY_MASK);
  }
  closeLife(sim);
}

/** a ticket that has waited this long when nothing has arrived for a year tells of a queue that never drains */
const DRAINED_MIN = 28 * 1440;

function unstable(sim: Simulation, ticket: number): ScenarioError {
  const team = tickets.team[ticket]!;
  return new ScenarioError([
    {
      code: "UNSTABLE_TEAM",
      path: ["designs", sim.design.id, "provider", "teams", sim.staff.teams[team]!.id],
      value: sim.staff.waiting(team),
    },
  ]);
}

/** Ends a life: refuses a queue that never drains, counts tickets that nobody answered, writes what is known only now. */
function closeLife(sim: Simulation): void {
  sim.nowMin = sim.compiled.boundMin;
  for (let ticket = 0; ticket < tickets.capacity; ticket++) {
    if (!tickets.isLive(ticket)) continue;
    const isQueued = tickets.state[ticket] === STATE.queue || tickets.state[ticket] === STATE.parked;
    if (isQueued && tickets.sinceMin[ticket]! < sim.nowMin - DRAINED_MIN) throw unstable(sim, ticket);
    if ((tickets.flags[ticket]! & FLAG.client) === 0) continue;
    sim.changeState(ticket, tickets.state[ticket]!);
    for (let at = 0; at < sim.onEnd.length; at++) sim.onEnd[at]!(sim, ticket);
  }
  reportLines(sim);
  sim.readings?.report();
  markSilentFailures(sim);
  for (const value of sim.out)
    if (Number.isNaN(value)) throw new Error(`a result of design ${sim.design.id} is not a number`);
}
