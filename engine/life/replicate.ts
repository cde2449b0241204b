/** One replication of every design on the same tape: the event loop. Pure in (compiled, seed, replication). */
import seedrandom from "seedrandom";
import type { Compiled } from "../compile/compile.ts";
import { compileDraw } from "../compile/draws.ts";
import { Keyed, replicationKey } from "../kernel/rng.ts";
import { Arrivals } from "../mechanisms/demand/arrivals.ts";
import { Evolution } from "../mechanisms/demand/evolution.ts";
import { drawIndex } from "../mechanisms/money/price-index.ts";
import { openSimulation, playDesign } from "./event-loop.ts";
import { columnCount } from "./layout.ts";
import { told } from "./limits.ts";
import type { Simulation } from "./simulation.ts";
import { Tape } from "./tape.ts";
import { playTogether } from "./together.ts";

/** Most replications computed and reduced together. */
export const BLOCK = 16;

/** Replications that one task computes: `count` of them, `from` on. */
export interface Block {
  from: number;
  count: number;
}

/** A whole block, by its number. */
export const wholeBlock = (at: number): Block => ({ from: at * BLOCK, count: BLOCK });

/**
 * The blocks of replications `first` to `end` − 1: of 16 replications, the last one as short as it takes; the first 16 are
 * shared out, so that a first answer takes as many threads as there are.
 */
export function blocksOf(first: number, end: number, width: number): Block[] {
  const blocks: Block[] = [];
  for (let from = first; from < end; ) {
    const size = from < BLOCK ? Math.ceil(BLOCK / width) : BLOCK;
    const count = Math.min(size, end - from, from < BLOCK ? BLOCK - from : BLOCK);
    blocks.push({ from, count });
    from += count;
  }
  return blocks;
}

/** Columns of one client in a replication: its designs, one after the other, then one column per evolution event (1 if it happened). */
export function ownLength(compiled: Compiled): number {
  return (
    compiled.designs.reduce((sum, design) => sum + columnCount(compiled, design), 0) +
    compiled.evolution.events.length
  );
}

/** Columns of one replication: the scenario's own client, then the others of the portfolio. */
export function rowLength(compiled: Compiled): number {
  return compiled.clients.reduce((sum, client) => sum + ownLength(client.compiled), ownLength(compiled));
}

/** The place of another client in a portfolio: its name, and the simulations that own the teams, by design. */
interface Membership {
  client: string;
  leads: readonly Simulation[];
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
  /** the other clients of the portfolio: their tapes and simulations are used, they play nothing themselves */
  declare private clients: Replicator[];
  declare private readonly membership: Membership | null;

  /** `listen` is given every simulation once, after its mechanisms: what it adds may look, and must change nothing. */
  constructor(
    compiled: Compiled,
    seed: number,
    listen: (simulation: Simulation) => void = () => undefined,
    membership: Membership | null = null,
  ) {
    this.membership = membership;
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
    this.simulations = compiled.designs.map((design, at) =>
      openSimulation(compiled, design, this.listen, this.membership?.leads[at]),
    );
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
      const source = seedrandom(`${this.seed}/${this.membership ? `${this.membership.client}/` : ""}${id}`);
      this.keys[2 * at] = source.int32();
      this.keys[2 * at + 1] = source.int32();
    });
    this.clients = compiled.clients.map(
      ({ id, compiled: own }) =>
        new Replicator(own, this.seed, undefined, { client: id, leads: this.simulations }),
    );
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
   * @throws ScenarioError where a queue never drains, or a life outgrows what the engine holds
   */
  play(replication: number, row: Float64Array, isCancelled: () => boolean = () => false): void {
    let playing: string | null = null;
    try {
      this.turnTo(replication);
      this.drawTape(replication);
      for (const client of this.clients) client.drawTape(replication);
      for (const [design, simulation] of this.simulations.entries()) {
        if (isCancelled()) throw new DOMException("cancelled", "AbortError");
        playing = simulation.design.id;
        this.playOne(design, simulation);
      }
    } catch (error) {
      throw told(error, playing);
    }
    let place = this.write(row, 0);
    for (const client of this.clients) place = client.write(row, place);
  }

  private playOne(design: number, simulation: Simulation): void {
    if (this.clients.length === 0) playDesign(simulation, this.tape);
    else
      playTogether(
        [simulation, ...this.clients.map(({ simulations }) => simulations[design]!)],
        [this.tape, ...this.clients.map(({ tape }) => tape)],
      );
  }

  /** Writes what was just played into a row from a place on; returns the place after it. */
  private write(row: Float64Array, from: number): number {
    let place = from;
    for (const { out } of this.simulations) {
      row.set(out, place);
      place += out.length;
    }
    for (const count of this.tape.occurrences) row[place++] = count > 0 ? 1 : 0;
    return place;
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
  { from, count }: Block,
  isCancelled: () => boolean,
  rows: Float64Array = new Float64Array(count * rowLength(compiled)),
): Float64Array {
  const length = rowLength(compiled);
  for (let at = 0; at < count; at++) {
    replicator.play(from + at, rows.subarray(at * length, (at + 1) * length), isCancelled);
  }
  return rows;
}
