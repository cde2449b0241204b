/** One replication under observation: what happened to every ticket, and both sides' ledger. Observing changes no draw. */
import { compile, PRIORITIES, readScenario, type ScenarioInput } from "#engine";
import { compileDraw } from "../../engine/compile/draws.ts";
import { FLAG } from "../../engine/kernel/tickets.ts";
import type { Ledger } from "../../engine/life/ledger.ts";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import type { Simulation } from "../../engine/life/simulation.ts";
import type { Tape } from "../../engine/life/tape.ts";

/** A ticket's life; minutes are NaN for what never happened. */
export interface Story {
  /** the same in every design: flow and ordinal */
  ticket: string;
  flow: string;
  declared: string | undefined;
  openedMin: number;
  respondedMin: number;
  resolvedMin: number;
  /** its story is over for its user */
  endedMin: number;
  /** number of times that it was over: one */
  ends: number;
}

export interface Observation {
  design: string;
  /** the client of the portfolio; null: the scenario's own */
  client: string | null;
  stories: Story[];
  /** tickets still live when all is over */
  left: number;
  /** minutes × tickets of the client in the system, summed by the clock of the event loop */
  ticketMinutes: number;
  ledger: Ledger;
  simulation: Simulation;
}

/** Reads and compiles; faults are errors of the test. */
export function compiled(input: unknown, world?: string) {
  const read = readScenario(input, world === undefined ? {} : { world });
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return compile(read.scenario, world ?? null);
}

class Observer {
  readonly stories: Story[] = [];
  /** by place in the store of tickets, the story of the last one that took it */
  private readonly told = new Map<number, Story>();
  readonly simulation: Simulation;
  ticketMinutes = 0;
  private inSystem = 0;
  private lastMin = Number.NaN;

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    const gates = simulation.onNeed.splice(0);
    simulation.onNeed.push((sim, ticket) => {
      const passes = gates.every((gate) => gate(sim, ticket));
      // a candidate whose place is free again was never reported: it is no ticket of this design
      if (sim.tickets.isLive(ticket)) this.opened(ticket);
      return passes;
    });
    simulation.onCarriedOver.push((_, ticket) => this.opened(ticket));
    simulation.onResponse.push((sim, ticket) => {
      this.storyOf(ticket).respondedMin = sim.nowMin;
    });
    simulation.onResolution.push((sim, ticket) => {
      this.storyOf(ticket).resolvedMin = sim.nowMin;
    });
    simulation.onEnd.push((_, ticket) => this.ended(ticket));
  }

  private opened(ticket: number): void {
    const { tickets, flows, nowMin } = this.simulation;
    const flow = flows[tickets.flow[ticket] ?? -1]?.id ?? "";
    this.step(1);
    if (this.told.get(ticket)?.ends === 0) throw new Error("a place is taken whose ticket is not over");
    const story = {
      ticket: `${flow} ${tickets.ordinal[ticket]}`,
      flow,
      declared: PRIORITIES[tickets.declared[ticket] ?? -1],
      openedMin: nowMin,
      respondedMin: Number.NaN,
      resolvedMin: Number.NaN,
      endedMin: Number.NaN,
      ends: 0,
    };
    this.told.set(ticket, story);
    this.stories.push(story);
  }

  private ended(ticket: number): void {
    const story = this.storyOf(ticket);
    story.endedMin = this.simulation.nowMin;
    story.ends++;
    this.step(-1);
  }

  private step(change: number): void {
    const { nowMin } = this.simulation;
    if (nowMin < this.lastMin) throw new Error(`time went back from ${this.lastMin} to ${nowMin}`);
    if (this.inSystem > 0) this.ticketMinutes += this.inSystem * (nowMin - this.lastMin);
    this.lastMin = nowMin;
    this.inSystem += change;
  }

  private storyOf(ticket: number): Story {
    const { tickets, flows } = this.simulation;
    if (((tickets.flags[ticket] ?? 0) & FLAG.client) === 0)
      throw new Error("a pool's background ticket has no story");
    const found = this.told.get(ticket);
    // a ticket's name is told apart by 31 bits: of many thousands planted by others, two may share it, never a place
    const name = `${flows[tickets.flow[ticket] ?? -1]?.id} ${tickets.ordinal[ticket]}`;
    if (found?.ticket !== name) throw new Error("a ticket that never arrived");
    return found;
  }
}

/** An arrival of a trace: engine minute, component, true priority (0 = P1) and work at the first tier. */
export interface Arrival {
  atMin: number;
  component: string;
  priority: number;
  effortMin: number;
}

/** Cell of impact × urgency that stands for each priority in the usual matrix (DOMAIN 1.4). */
const CELLS = [0, 1, 4, 8];

function writeTape(tape: Tape, flows: readonly { id: string }[], arrivals: readonly Arrival[]): void {
  tape.reserve(arrivals.length);
  tape.count = arrivals.length;
  const ordinals = flows.map(() => 0);
  arrivals.forEach(({ atMin, component, priority, effortMin }, at) => {
    const flow = flows.findIndex(({ id }) => id === `component:${component}`);
    tape.times[at] = atMin;
    tape.flows[at] = flow;
    tape.ordinals[at] = ordinals[flow] ?? 0;
    tape.cells[at] = CELLS[priority] ?? 8;
    tape.efforts[at] = effortMin;
    ordinals[flow] = (ordinals[flow] ?? 0) + 1;
  });
}

export interface Watching {
  seed?: number;
  replication?: number;
  world?: string;
  /** a given tape of arrivals in place of the random one */
  arrivals?: readonly Arrival[];
  /** given every simulation before it is played; what it adds may look, and must change nothing */
  listen?: (simulation: Simulation) => void;
}

/** Plays one replication of every design and tells what happened, client by client and design by design. */
export function observe(
  input: ScenarioInput | unknown,
  { seed = 1, replication = 0, world, arrivals, listen }: Watching = {},
): Observation[] {
  const base = compiled(input, world);
  const scenario = compileDraw(base, seed, Math.floor(replication / (base.ranges?.perDraw ?? 1)));
  const replicator = new Replicator(scenario, seed, listen);
  if (arrivals) {
    replicator["arrivals"].draw = (tape) => writeTape(tape, scenario.flows, arrivals);
  }
  const observers = [replicator, ...replicator["clients"]].flatMap((client, at) =>
    client["simulations"].map((simulation) => ({
      client: scenario.clients[at - 1]?.id ?? null,
      observer: new Observer(simulation),
    })),
  );
  replicator.play(replication, new Float64Array(rowLength(scenario)));
  return observers.map(({ client, observer: { simulation, stories, ticketMinutes } }) => ({
    design: simulation.design.id,
    client,
    stories,
    left: simulation.tickets.liveCount,
    ticketMinutes,
    ledger: simulation.ledger,
    simulation,
  }));
}
