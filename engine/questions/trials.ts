/**
 * Variants of a scenario's contracts, played on the same futures. A question names what it changes; the futures of a variant
 * are played once, however often they are asked for, and those of several variants together where they share a situation.
 */
import type { IndicatorName } from "../answer/indicators.ts";
import type { Compiled } from "../compile/compile.ts";
import { blocksInOrder, type Executor } from "../executor.ts";
import { columnCount } from "../life/layout.ts";
import { BLOCK, type Block, ownLength, rowLength } from "../life/replicate.ts";
import type { OtherTargets } from "../mechanisms/promises/other-targets.ts";
import { promisedTargets } from "../mechanisms/ticket/impact.ts";
import { ScenarioError } from "../scenario/errors.ts";
import type { Scenario, ScenarioInput } from "../scenario/model.ts";
import { PRIORITIES } from "../scenario/notation.ts";
import { type Resolved, readScenario } from "../scenario/resolve.ts";
import { CalendarBase } from "./calendar-base.ts";
import type { Progress } from "./question.ts";
import { stillObserved } from "./still-observed.ts";
import { Track } from "./track.ts";

export type DesignInput = ScenarioInput["designs"][string];

/** A contract and its provider as they stand, or changed. */
export interface Variant {
  /** same key, same lives */
  key: string;
  /** the design it starts from */
  of: string;
  /** what is supposed of the scenario before anything is changed, in place; variants with one key here are played together */
  supposing?: { key: string; change: (scenario: ScenarioInput) => void };
  /** what the question changes in the design, in place */
  change?: (design: DesignInput) => void;
  /** what it changes in all the rest, in place; variants with one key here are played together */
  around?: { key: string; change: (scenario: ScenarioInput) => void };
  /** other targets to be judged on the same lives, beside the contract's own */
  otherTargets?: OtherTargets;
}

/** Variants compiled together: their tables take megabytes each. */
const TOGETHER = 12;

/** The futures `first` to `end` − 1 in blocks of whole draws: every thread has as many of them as any other. */
function sharedOut(first: number, end: number, width: number, perDraw: number): Block[] {
  const blocks = Math.max(1, Math.ceil((end - first) / BLOCK / width) * width);
  const size = Math.max(1, Math.ceil((end - first) / blocks / perDraw)) * perDraw;
  return Array.from({ length: Math.ceil((end - first) / size) }, (_, at) => {
    const from = first + at * size;
    return { from, count: Math.min(size, end - from) };
  });
}

const isUnstable = (error: unknown): error is ScenarioError =>
  error instanceof ScenarioError && error.faults.some(({ code }) => code === "UNSTABLE_TEAM");

/** Users go on expecting what the contract as it stands promises, whichever variant is the first in its batch. */
function keepExpectations(input: ScenarioInput, scenario: Scenario): void {
  const { situation } = input;
  if (situation.expectations !== undefined || situation.impact === undefined) return;
  const stated = promisedTargets(scenario).flatMap((target, priority) =>
    target === null ? [] : [[PRIORITIES[priority], target]],
  );
  if (stated.length > 0) situation.expectations = { targets: Object.fromEntries(stated) };
}

export interface TrialsTools {
  executor: Executor;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** indicators to be kept month by month */
  monthly?: readonly IndicatorName[] | undefined;
  /** the other clients of the portfolio are followed too */
  hasClients?: boolean | undefined;
}

export class Trials {
  /** lives of one variant played so far */
  declare lives: number;
  declare private readonly read: Resolved;
  declare private readonly seed: number;
  declare private readonly tools: TrialsTools;
  declare private readonly tracks: Map<string, Track>;
  declare private readonly base: CalendarBase;
  /** lives asked for so far */
  declare private expected: number;

  constructor(read: Resolved, seed: number, tools: TrialsTools) {
    this.read = read;
    this.seed = seed;
    this.tools = tools;
    this.tracks = new Map();
    this.base = new CalendarBase();
    this.lives = 0;
    this.expected = 0;
  }

  /** What a variant did so far; undefined if it was never played. */
  known(key: string): Track | undefined {
    return this.tracks.get(key);
  }

  /** What a variant did so far. @throws RangeError if it was never played */
  track(key: string): Track {
    const track = this.tracks.get(key);
    if (!track) throw new RangeError(`${key} was never played`);
    return track;
  }

  /** Lets go of what a variant did: its tables take megabytes. It can be played again. */
  forget(key: string): void {
    this.tracks.delete(key);
  }

  /** Futures of a variant played so far. */
  played(key: string): number {
    return this.tracks.get(key)?.replications ?? 0;
  }

  /**
   * Plays the futures 0 to `replications` − 1 of each variant, those that are not played yet. A variant with a team that never
   * catches up ends there: its track says so and has fewer futures.
   * @throws ScenarioError where a variant makes no sense or cannot be played for another reason
   * @throws DOMException "AbortError" once the signal aborts
   */
  async play(variants: readonly Variant[], replications: number): Promise<Track[]> {
    const batches = new Map<string, Variant[]>();
    for (const variant of new Map(variants.map((one) => [one.key, one])).values()) {
      const from = this.played(variant.key);
      if (from >= replications || this.tracks.get(variant.key)?.unstable) continue;
      this.expected += replications - from;
      const name = JSON.stringify([from, variant.supposing?.key, variant.around?.key]);
      batches.set(name, [...(batches.get(name) ?? []), variant]);
    }
    const left = [...batches.values()].flatMap((batch) =>
      Array.from({ length: Math.ceil(batch.length / TOGETHER) }, (_, at) =>
        batch.slice(at * TOGETHER, (at + 1) * TOGETHER),
      ),
    );
    await this.playBatches(left, replications);
    return variants.map(({ key }) => this.track(key));
  }

  /** Plays batches, as many at once as there are threads: one is compiled while another is played. */
  private async playBatches(left: Variant[][], replications: number): Promise<void> {
    const player = async () => {
      try {
        for (let batch = left.shift(); batch; batch = left.shift())
          await this.playTogether(batch, replications);
      } catch (error) {
        left.length = 0;
        throw error;
      }
    };
    const players = Array.from({ length: this.tools.executor.width }, player);
    await Promise.allSettled(players);
    await Promise.all(players);
  }

  /** A variant as it is played, alone: its design is the only one. */
  compiled(variant: Variant): Compiled {
    return this.compiledOf([variant]);
  }

  /** The scenario whose designs are the variants. */
  private compiledOf(variants: readonly Variant[]) {
    const { written, world } = this.read;
    const input = structuredClone(written);
    delete input.worlds; // applied already
    delete input.page;
    delete input.situation.defaults;
    keepExpectations(input, this.read.scenario);
    variants[0]?.supposing?.change(input);
    const designs = variants.map(({ of, change }, at): [string, DesignInput] => {
      const design = structuredClone(input.designs[of]);
      if (!design) throw new RangeError(`design: ${of}; allowed: ${Object.keys(input.designs).join(", ")}`);
      delete design.like;
      change?.(design);
      return [`variant${at}`, design];
    });
    input.designs = Object.fromEntries(designs);
    if (input.observed) input.observed = stillObserved(input.observed, input.designs);
    variants[0]?.around?.change(input);
    const made = readScenario(input);
    if ("faults" in made) throw new ScenarioError(made.faults);
    const compiled = this.base.compile(made.scenario, world);
    variants.forEach(({ otherTargets }, at) => {
      compiled.designs[at]!.otherTargets = otherTargets ?? null;
    });
    return compiled;
  }

  private opened(compiled: Compiled, at: number): Track {
    const { seed, tools } = this;
    const { monthly } = tools;
    const track = new Track(compiled, compiled.designs[at]!, seed, { monthly });
    if (tools.hasClients)
      track.clients = compiled.clients.map(({ id, compiled: own }) => ({
        id,
        track: new Track(own, own.designs[at]!, seed, { monthly, of: { scenario: compiled, client: id } }),
      }));
    return track;
  }

  /** Plays a batch; where a team never catches up, each variant by itself, so that only those it concerns end there. */
  private async playTogether(variants: readonly Variant[], replications: number): Promise<void> {
    const compiled = this.compiledOf(variants);
    const tracks = variants.map(({ key }, at) => {
      const track = this.tracks.get(key) ?? this.opened(compiled, at);
      this.tracks.set(key, track);
      return track;
    });
    try {
      await this.playTracks(compiled, tracks, replications);
    } catch (error) {
      if (!isUnstable(error)) throw error;
      if (tracks[0] && tracks.length === 1) await this.playOneByOne(compiled, tracks[0], replications);
      else for (const variant of variants) await this.playTogether([variant], replications);
    }
  }

  /** Plays a variant up to the future that cannot be played: it ends there whatever blocks it was played in before. */
  private async playOneByOne(compiled: Compiled, track: Track, replications: number): Promise<void> {
    try {
      while (track.replications < replications)
        await this.playTracks(compiled, [track], track.replications + 1);
    } catch (error) {
      if (!isUnstable(error)) throw error;
      track.unstable = error.faults;
    }
  }

  private async playTracks(
    compiled: Compiled,
    tracks: readonly Track[],
    replications: number,
  ): Promise<void> {
    const { seed, tools } = this;
    const { executor, signal } = tools;
    const [first = 0] = tracks.map((track) => track.replications);
    const blocks = sharedOut(first, replications, executor.width, compiled.ranges?.perDraw ?? 1);
    const length = rowLength(compiled);
    const given = signal ? { executor, signal } : { executor };
    for await (const { count, rows } of blocksInOrder(compiled, seed, blocks, given)) {
      if (!rows) break;
      for (let at = 0; at < count; at++) {
        let from = at * length;
        for (const [place, track] of tracks.entries()) {
          track.add(rows, from);
          from += columnCount(compiled, compiled.designs[place]!);
        }
        if (tools.hasClients) this.addClients(compiled, tracks, rows, at * length);
      }
      this.lives += count * tracks.length;
      tools.onProgress?.({ done: this.lives, requested: Math.max(this.lives, this.expected) });
    }
    if (signal?.aborted) throw signal.reason;
  }

  /** Adds what one future, whose row begins at a place, says of the other clients. */
  private addClients(compiled: Compiled, tracks: readonly Track[], rows: Float64Array, row: number): void {
    let place = row + ownLength(compiled);
    for (const [client, { compiled: own }] of compiled.clients.entries()) {
      let from = place;
      for (const [at, track] of tracks.entries()) {
        track.clients[client]!.track.add(rows, from);
        from += columnCount(own, own.designs[at]!);
      }
      place += ownLength(own);
    }
  }
}
