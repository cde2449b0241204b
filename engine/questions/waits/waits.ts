/**
 * Who waits for whom: lost hours split by part for every design, and what each side could do about them in one design, as
 * paired differences. Coarse to fine: the split first; then every lever, a technician more on each shift of a team; then
 * only the best shift of each team, and all levers together; then whatever is not clear yet, until all is or the futures
 * asked for are played.
 */
import { PARTS } from "../../answer/lost-hours-indicators.ts";
import { ScenarioError } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer, Figure } from "../answer.ts";
import type { Tried } from "../guessed/try.ts";
import type { Asked, Tools } from "../question.ts";
import { Trials, type Variant } from "../trials.ts";
import { guessesOf, leadingSide } from "./leading.ts";
import { type Lever, type LeverTerms, postLevers, sidedLevers, together } from "./levers.ts";
import type { PartName, Side } from "./parts.ts";
import { type DesignWaits, splitOf } from "./split.ts";
import { caveatsOf, restsOn, tablesOf, verdictOf } from "./words.ts";

export interface WaitsTerms extends LeverTerms {
  design?: string | undefined;
}

export interface LeverFigures {
  kind: Lever["kind"];
  label: Text;
  side: Side;
  post: Lever["post"];
  /** futures that it is compared in */
  replications: number;
  /** lost hours with the lever minus without, paired by future */
  lostHours: Figure;
  /** the same, part by part */
  parts: Record<PartName, Figure>;
  /** experienced service, with minus without */
  experienced: Figure;
  /** the part of the provider's cost that this contract bears, with minus without: private, in no table */
  providerCost: Figure;
  /** nothing: less than 1 % of the lost hours either way; undecided: the futures played do not tell */
  effect: "fewer" | "more" | "nothing" | "undecided";
}

export interface WaitsFigures {
  months: number;
  designs: DesignWaits[];
  /** the design in which the levers are pulled */
  leversIn: string;
  levers: LeverFigures[];
  /** lives that the same variants take if each is played in as many futures as the most played one */
  fixedGridLives: number;
}

export type WaitsAnswer = Answer<"waits", WaitsFigures>;

/** Futures of the first answer, of the choice of shifts; then twice as many each time. */
const FIRST = 4;
const SECOND = 16;
/** Shares are known once their intervals are no wider than this either way. */
const FINE_SHARE = 0.02;
/** Lives spent on guesses: no more than on the answer, nor than these. */
const MOST_FOR_GUESSES = 256;
/** An effect whose sign is known is clear once its interval is within this share of it either way. */
const FINE_EFFECT = 0.2;
/** An effect below this share of the lost hours is nothing. */
const NOTHING = 0.01;

function effectOf({ ci95 }: Figure, lostHours: number): LeverFigures["effect"] {
  if (!ci95) return "undecided";
  const [low, high] = ci95;
  if (Math.max(-low, high) <= NOTHING * lostHours) return "nothing";
  if (high < 0) return "fewer";
  return low > 0 ? "more" : "undecided";
}

function isClear({ effect, lostHours: { mean, ci95 } }: LeverFigures): boolean {
  if (effect === "nothing") return true;
  if (effect === "undecided" || mean === null || ci95 === null) return false;
  return ci95[1] - ci95[0] <= 2 * FINE_EFFECT * Math.abs(mean);
}

class Session {
  declare private readonly asked: Asked<WaitsTerms>;
  declare private readonly trials: Trials;
  declare private readonly designs: Variant[];
  declare private readonly design: string;
  declare private levers: Lever[];
  /** variants that are not played any further */
  declare private dropped: number;
  declare private tried: Tried;

  constructor(asked: Asked<WaitsTerms>, tools: Tools<WaitsAnswer>) {
    const { compiled, read, seed, terms } = asked;
    this.asked = asked;
    this.trials = new Trials(read, seed, { ...tools, monthly: ["lostHours", ...PARTS] });
    this.designs = compiled.designs.map(({ id }) => ({ key: id, of: id }));
    this.design = terms.design ?? compiled.designs[0]!.id;
    this.levers = [];
    this.dropped = 0;
    this.tried = { guesses: [], tried: 0, of: 0 };
  }

  /** Plays so many futures of what is still asked. */
  async play(replications: number): Promise<void> {
    await this.trials.play([...this.designs, ...this.levers.map(({ variant }) => variant)], replications);
    const { unstable } = this.trials.track(this.design);
    if (unstable) throw new ScenarioError(unstable);
  }

  /** Every lever, with each shift of each team, then the best shift of each. */
  async chooseLevers(replications: number): Promise<void> {
    const { read, terms } = this.asked;
    const sided = sidedLevers(read.scenario, this.design, terms);
    const posts = postLevers(read.scenario, this.design, terms);
    this.levers = [...sided, ...posts];
    await this.play(replications);
    const best = new Map<string, Lever>();
    for (const lever of posts.filter(({ variant }) => this.isPlayed(variant.key))) {
      const team = lever.post?.team ?? "";
      const other = best.get(team);
      if (!other || this.saved(lever) > this.saved(other)) best.set(team, lever);
    }
    const kept = [...best.values()].sort((a, b) => this.saved(b) - this.saved(a));
    const pulled = [...sided, ...kept.slice(0, 1)];
    this.dropped = posts.length - kept.length;
    this.levers = [...sided, ...kept, ...(pulled.length > 1 ? [together(this.design, pulled)] : [])];
    await this.play(replications);
    this.levers = this.levers.filter(({ variant }) => this.isPlayed(variant.key));
  }

  private isPlayed(key: string): boolean {
    return this.trials.played(key) > 0;
  }

  /** Lost hours that a lever spares, on average over what is played. */
  private saved({ variant }: Lever): number {
    const { trials, design } = this;
    return -(trials.track(variant.key).minus(trials.track(design), "lostHours").mean ?? 0);
  }

  /** What more futures would still make clearer: shares, or effects, that are not known well enough. */
  private get open(): Variant[] {
    const { designs, levers } = this.figures();
    const isFine = ({ ci95 }: Figure) => ci95 !== null && ci95[1] - ci95[0] <= 2 * FINE_SHARE;
    const split = designs
      .filter(({ parts }) => parts.some(({ share }) => share.mean !== null && !isFine(share)))
      .map(({ design }) => design);
    const unclear = this.levers.filter((_, at) => levers[at] && !isClear(levers[at]));
    const held = unclear.length > 0 ? [this.design] : [];
    const named = new Set([...split, ...held]);
    return [...this.designs.filter(({ key }) => named.has(key)), ...unclear.map(({ variant }) => variant)];
  }

  /** Plays what is not clear in so many futures. @returns whether there was anything left to play */
  async refine(replications: number): Promise<boolean> {
    const { open } = this;
    if (open.length > 0) await this.trials.play(open, replications);
    return open.length > 0;
  }

  private leverFigures(lever: Lever, lostHours: number): LeverFigures {
    const { kind, label, side, post, variant } = lever;
    const [on, off] = [this.trials.track(variant.key), this.trials.track(this.design)];
    const difference = on.minus(off, "lostHours");
    return {
      kind,
      label,
      side,
      post,
      replications: on.replications,
      lostHours: difference,
      parts: Object.fromEntries(PARTS.map((part) => [part, on.minus(off, part)])) as Record<PartName, Figure>,
      experienced: on.minus(off, "experiencedAttainment"),
      providerCost: on.minus(off, "providerCost"),
      effect: effectOf(difference, lostHours),
    };
  }

  figures(): WaitsFigures {
    const { trials, asked } = this;
    const designs = asked.compiled.designs
      .filter(({ id }) => this.isPlayed(id))
      .map(({ id, name }) => splitOf(trials.track(id), id, name));
    const lostHours = trials.track(this.design).estimate("lostHours").mean ?? 0;
    const variants = this.designs.length + this.levers.length + this.dropped;
    return {
      months: asked.compiled.months,
      designs,
      leversIn: this.design,
      levers: this.levers.map((lever) => this.leverFigures(lever, lostHours)),
      fixedGridLives: variants * this.replications,
    };
  }

  get replications(): number {
    return Math.max(...this.designs.map(({ key }) => this.trials.played(key)));
  }

  /** Which guesses would make another side lead, once one does. */
  async tryGuesses(): Promise<void> {
    const { asked, trials, design } = this;
    const leading = leadingSide(trials.track(design));
    if (!leading) return;
    const { lives } = trials;
    this.tried = await guessesOf(
      asked.read,
      trials,
      { key: design, of: design },
      leading,
      Math.min(MOST_FOR_GUESSES, lives),
    );
  }

  answer(): WaitsAnswer {
    const { asked, replications } = this;
    const { compiled, seed } = asked;
    const figures = this.figures();
    return {
      question: "waits",
      scenarioHash: compiled.scenarioHash,
      world: compiled.world,
      engineVersion: ENGINE_VERSION,
      seed,
      replications,
      lives: this.trials.lives,
      verdict: verdictOf(figures),
      isDecided: figures.designs.some(({ design, leading }) => design === this.design && leading !== null),
      restsOn: restsOn(figures, replications, compiled.impact.ownWaitLoss, this.tried),
      caveats: caveatsOf(figures, compiled),
      guesses: this.tried.guesses,
      figures,
      tables: tablesOf(figures),
    };
  }
}

/** @throws ScenarioError where a design cannot be played: a team that never catches up */
export async function waits(asked: Asked<WaitsTerms>, tools: Tools<WaitsAnswer>): Promise<WaitsAnswer> {
  const session = new Session(asked, tools);
  const most = asked.replications;
  await session.play(Math.min(FIRST, most));
  tools.onPartial?.(session.answer());
  await session.chooseLevers(Math.min(SECOND, most));
  for (let futures = 2 * SECOND; futures < 2 * most; futures *= 2) {
    tools.onPartial?.(session.answer());
    if (!(await session.refine(Math.min(futures, most)))) break;
  }
  tools.onPartial?.(session.answer());
  await session.tryGuesses();
  return session.answer();
}
