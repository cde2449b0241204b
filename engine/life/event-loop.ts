/** One life of one design: its simulation opened, its events played in order, its end. */
import type { Compiled } from "../compile/compile.ts";
import { ARRIVAL_ORDER, RANK } from "../kernel/event-heap.ts";
import { FLAG, LIVE, STATE } from "../kernel/tickets.ts";
import { MECHANISMS } from "../mechanisms/index.ts";
import { markSilentFailures, reportLines } from "../mechanisms/ticket/measures.ts";
import { ScenarioError } from "../scenario/errors.ts";
import { ENTITY_BITS, ENTITY_MASK, EVENT } from "./events.ts";
import { arrive, bear, workDone } from "./lifecycle.ts";
import { MONTH_EVENT, MONTH_RANKS, Simulation } from "./simulation.ts";
import type { Tape } from "./tape.ts";

const tickets = LIVE;

/** Opens the simulation of a design; `lead` owns the teams where another client's provider is the same. */
export function openSimulation(
  compiled: Compiled,
  design: Compiled["designs"][number],
  listen: (simulation: Simulation) => void,
  lead: Simulation | undefined,
): Simulation {
  const simulation = new Simulation(compiled, design, lead);
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

/** Begins a life: all that is left of the one before is cleared. */
export function begin(sim: Simulation, tape: Tape): void {
  sim.reset(tape);
  for (let component = 0; component < sim.units.length; component++)
    scheduleUnits(sim, component, tape.unitsFrom[component]! + 1);
  sim.schedule(sim.compiled.monthStartMin[0]!, RANK.monthStart, EVENT.monthStart, 0);
}

/** Plays a design's life on a tape. */
export function playDesign(sim: Simulation, tape: Tape): void {
  begin(sim, tape);
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
export function closeLife(sim: Simulation): void {
  sim.nowMin = sim.compiled.boundMin;
  for (let ticket = 0; ticket < tickets.capacity; ticket++) {
    if (!tickets.isLive(ticket) || tickets.owner[ticket] !== sim.owner) continue;
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
