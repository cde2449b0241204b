/**
 * What the clocks say: the same tickets under the contract's own clock and those of the tools. One variant carries every
 * reading, so that a ticket is one ticket; what a clock would cost is another life, of the contract that adopts it.
 */
import { ScenarioError } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer, Figure } from "../answer.ts";
import type { Asked, Tools } from "../question.ts";
import type { Track } from "../track.ts";
import { type DesignInput, Trials, type Variant } from "../trials.ts";
import { clockName, readingOf, usualClocks } from "./readings.ts";
import {
  type ClockTally,
  clockTallies,
  contractAttainment,
  differingIn,
  directionOf,
  FINE,
  type LineTally,
  lineTallies,
  periodsOf,
} from "./tally.ts";
import { type DifferingTicket, ticketsApart } from "./tickets.ts";
import { caveatsOf, restsOn, tablesOf, verdictOf } from "./words.ts";

export interface ClockTerms {
  design?: string | undefined;
  clocks?: string[] | undefined;
  tickets: number;
}

export interface AdoptedClock {
  clock: string;
  name: Text;
  /** penalties due if the contract adopted the clock, minus those of the contract as it stands, paired by future */
  penaltiesDue: Figure;
}

export interface ClockFigures {
  design: string;
  name: Text;
  months: number;
  /** the contract's own clock */
  contract: { preset: string; attainment: Figure };
  /** closed in a life, over all promises that are clocks */
  periods: Figure;
  clocks: ClockTally[];
  lines: LineTally[];
  /** empty where the contract has no penalty, or a clock of it cannot be played */
  adopted: AdoptedClock[];
  /** the future whose tickets are listed: the median one by the number of tickets that some clock judges otherwise */
  future: number;
  /** tickets of that future on which each clock differs, of which so many are listed */
  apart: { clock: string; count: number }[];
  tickets: DifferingTicket[];
}

export type ClockAnswer = Answer<"clock", ClockFigures>;

/** Futures of the first answer, of the first that may be the last; then twice as many each time. */
const FIRST = 4;
const SECOND = 16;

/** The middle future, the first of those that are as good. */
function medianFuture(track: Track): number {
  const counts = Array.from({ length: track.replications }, (_, future) => differingIn(track, future));
  const sorted = counts.toSorted((a, b) => a - b);
  return counts.indexOf(sorted[Math.floor((counts.length - 1) / 2)] ?? 0);
}

/** So many of a list, evenly spread over it. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]!);
}

class Session {
  declare private readonly asked: Asked<ClockTerms>;
  declare private readonly trials: Trials;
  declare private readonly design: string;
  declare private readonly clocks: string[];
  declare private readonly read: Variant;
  declare private readonly adopting: Variant[];
  declare private listed: Pick<ClockFigures, "future" | "apart" | "tickets">;

  constructor(asked: Asked<ClockTerms>, tools: Tools<ClockAnswer>) {
    const { compiled, read, seed, terms } = asked;
    const { id } = designOf(asked);
    const contract = read.written.designs[id]!.contract;
    this.asked = asked;
    this.trials = new Trials(read, seed, tools);
    this.design = id;
    this.clocks = terms.clocks ?? usualClocks(contract);
    const readings = this.clocks.map((name) => readingOf(contract, name));
    this.read = {
      key: "read",
      of: id,
      change: (design: DesignInput) => {
        design.contract.readings = readings;
      },
    };
    const hasPenalties = compiled.designs.find((one) => one.id === id)!.penalties.clauses.length > 0;
    this.adopting = hasPenalties
      ? readings.map((reading, at) => ({
          key: `adopts ${this.clocks[at]}`,
          of: id,
          change: (design: DesignInput) => {
            if (typeof reading === "string") design.contract.clock = { preset: reading };
            else {
              const { id: _, ...clock } = reading;
              design.contract.clock = clock;
            }
          },
        }))
      : [];
    this.listed = { future: 0, apart: [], tickets: [] };
  }

  get track(): Track {
    return this.trials.track(this.read.key);
  }

  async play(replications: number): Promise<void> {
    await this.trials.play([this.read, ...this.adopting], replications);
    if (this.track.unstable) throw new ScenarioError(this.track.unstable);
  }

  get isPrecise(): boolean {
    return clockTallies(this.track).every(
      ({ difference: { ci95 } }) => ci95 !== null && ci95[1] - ci95[0] <= 2 * FINE,
    );
  }

  /** Lists the tickets of the median future, as many of each clock. */
  list(): void {
    const { trials, track, read: variant, asked } = this;
    const { contract, readings } = track.design.clock;
    const future = medianFuture(track);
    const listing = { trials, seed: asked.seed, replication: future, variant, own: contract };
    const found = readings.map((clock) => ({ clock: clock.id, tickets: ticketsApart(listing, clock) }));
    const each = Math.max(1, Math.floor(asked.terms.tickets / Math.max(1, readings.length)));
    this.listed = {
      future,
      apart: found.map(({ clock, tickets }) => ({ clock, count: tickets.length })),
      tickets: found.flatMap(({ tickets }) => spread(tickets, each)),
    };
  }

  private figures(): ClockFigures {
    const { track, trials, asked, design } = this;
    const played = this.adopting.filter(({ key }) => trials.played(key) > 0);
    return {
      design,
      name: designOf(asked).name,
      months: track.compiled.months,
      contract: {
        preset: asked.read.written.designs[design]?.contract.clock?.preset ?? "contract",
        attainment: contractAttainment(track),
      },
      periods: periodsOf(track),
      clocks: clockTallies(track),
      lines: lineTallies(track),
      adopted: played.map(({ key }) => {
        const clock = key.replace("adopts ", "");
        return {
          clock,
          name: clockName(clock),
          penaltiesDue: trials.track(key).minus(track, "penaltiesDue"),
        };
      }),
      ...this.listed,
    };
  }

  answer(): ClockAnswer {
    const { asked, track, trials } = this;
    const { compiled, seed } = asked;
    const figures = this.figures();
    return {
      question: "clock",
      scenarioHash: compiled.scenarioHash,
      world: compiled.world,
      engineVersion: ENGINE_VERSION,
      seed,
      replications: track.replications,
      lives: trials.lives,
      verdict: verdictOf(figures),
      isDecided: figures.clocks.every(({ difference }) => directionOf(difference) !== "undecided"),
      restsOn: restsOn(figures, track.replications),
      caveats: caveatsOf(figures, track),
      guesses: [],
      figures,
      tables: tablesOf(figures, track, asked.read.scenario.situation.components),
    };
  }
}

/** The design asked about: the first that promises on a clock, unless one is named. */
export function designOf({ compiled, terms }: Pick<Asked<ClockTerms>, "compiled" | "terms">) {
  const { designs } = compiled;
  const named = designs.find(({ id }) => id === terms.design);
  return named ?? designs.find(({ slas }) => slas.some(({ service }) => service === null)) ?? designs[0]!;
}

export async function clock(asked: Asked<ClockTerms>, tools: Tools<ClockAnswer>): Promise<ClockAnswer> {
  const session = new Session(asked, tools);
  const most = asked.replications;
  await session.play(Math.min(FIRST, most));
  tools.onPartial?.(session.answer());
  for (let futures = SECOND; futures < 2 * most; futures *= 2) {
    await session.play(Math.min(futures, most));
    if (session.isPrecise) break;
    tools.onPartial?.(session.answer());
  }
  session.list();
  return session.answer();
}
