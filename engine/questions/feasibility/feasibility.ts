/** Can this provider promise it: the grid of probabilities, its frontiers, and what the last hour and the last point cost. */
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import { type Answer, type Figure, type Guess, NO_FIGURE } from "../answer.ts";
import { nameOf } from "../lint/reading.ts";
import type { Asked as AskedOf, Tools } from "../question.ts";
import { rosterOf, sumOf } from "../roster.ts";
import { swampedCaveats } from "../swamped.ts";
import { Trials } from "../trials.ts";
import { type Frontier, frontierAt, type MarginalPrice, priceAt } from "./frontier.ts";
import { AMPLE, Grid } from "./grid.ts";
import { guessesOf } from "./guesses.ts";
import { attainmentUnder, type Chance, reaches } from "./kept.ts";
import { type Asked, postsOf, readPromise } from "./promise.ts";
import { tablesOf } from "./tables.ts";
import type { FeasibilityTerms } from "./terms.ts";
import { caveatsOf, restsOn, verdictOf } from "./words.ts";

/** P(every period kept) in one cell. */
export interface FeasibilityCell {
  targetMin: number;
  required: number;
  /** headcount of the team; null: every team has more than enough */
  posts: number | null;
  /** as played, with its Wilson interval */
  played: Figure;
  /** never less with one post more (isotonic fit over the headcounts) */
  smoothed: number;
  futures: number;
}

/** What a headcount does under the contract as it stands. */
export interface FeasibilityStaff {
  posts: number;
  /** euros a year */
  penalties: Figure;
  /** wages of its posts against the present, euros a year */
  wages: number;
}

export interface FeasibilityFigures {
  design: string;
  designName: Text;
  /** the SLA line, and its name */
  promise: string;
  name: Text;
  targetMin: number;
  required: number;
  periodMonths: number;
  months: number;
  sure: number;
  /** what one would promise, with the present staff */
  present: Figure;
  verdict: "yes" | "no" | "undecided";
  team: { id: string; name: Text; posts: number; postEur: number };
  targetsMin: number[];
  percentages: number[];
  posts: number[];
  levels: number[];
  cells: FeasibilityCell[];
  frontiers: Frontier[];
  /** tightest targets at present, at 90, 95 and 99 % */
  tightest: Frontier[];
  staff: FeasibilityStaff[];
  prices: MarginalPrice[];
  hourMin: number;
  /** who looks at the promise, so that every cell had to be played; empty: one life answers them all */
  readers: Text[];
  /** the lives ended before every frontier was drawn precisely enough */
  isCut: boolean;
  /** lives that playing every target and headcount shown, as often as the most precise, would take */
  fixedGridLives: number;
}

export type FeasibilityAnswer = Answer<"feasibility", FeasibilityFigures>;

/** futures of the first answer, and of the choice of the team */
const FIRST = 16;
/** Lives for the guesses, as a share of those of one headcount. */
const GUESSES = 2;
/** Share of the lives after which no more futures are added: the rest is for the guesses. */
const REFINED = 0.8;
const SURE_LEVELS = [0.9, 0.95, 0.99];

const shown = (chance: Chance | undefined): Figure =>
  chance ? { mean: chance.share, ci95: [chance.low, chance.high] } : NO_FIGURE;

const yearly = ({ mean, ci95 }: Figure, years: number): Figure => ({
  mean: mean === null ? null : mean / years,
  ci95: ci95 && [ci95[0] / years, ci95[1] / years],
});

class Study {
  declare readonly of: AskedOf<FeasibilityTerms>;
  declare readonly asked: Asked;
  declare readonly trials: Trials;
  declare readonly grid: Grid;
  declare team: number;
  declare posts: number[];
  declare guesses: Guess[];
  declare isCut: boolean;
  /** lives to be played at most, or nearly */
  declare readonly lives: number;

  constructor(of: AskedOf<FeasibilityTerms>, asked: Asked, trials: Trials) {
    this.of = of;
    this.asked = asked;
    this.trials = trials;
    this.grid = new Grid(asked, trials, of.read);
    this.team = Math.max(0, asked.team);
    this.posts = [this.presentPosts];
    this.guesses = [];
    this.isCut = false;
    this.lives = of.terms.lives ?? of.lives;
  }

  /** Futures of the first answer. */
  get first(): number {
    return Math.min(FIRST, this.of.replications);
  }

  get presentPosts(): number {
    return sumOf(rosterOf(this.asked.design)[this.team] ?? []);
  }

  /** The present staff alone: a first answer. */
  async coarse(): Promise<void> {
    this.grid.over(this.team, this.posts);
    await this.trials.play([this.grid.staffedWith(this.presentPosts)], this.first);
  }

  /** The team of which one more post does the most for the tickets of the promise. */
  async chooseTeam(): Promise<void> {
    const { asked, grid, trials } = this;
    if (asked.team < 0 && grid.answersAll) {
      const place = asked.ladderMin.indexOf(asked.targetMin);
      const present = rosterOf(asked.design).map(sumOf);
      const more = await trials.play(
        present.map((count, team) => grid.staffedWith(count + 1, team)),
        this.first,
      );
      const told = more.map((track) => (track.unstable ? -1 : attainmentUnder(track, place)));
      this.team = told.some(Number.isNaN) ? busiest(asked) : told.indexOf(Math.max(...told));
    } else if (asked.team < 0) this.team = busiest(asked);
    this.posts = postsOf(asked, this.team);
    grid.over(this.team, this.posts);
  }

  private cells(): FeasibilityCell[] {
    const { asked, grid, posts } = this;
    const all = [...posts, AMPLE];
    return asked.percentages.flatMap((required) =>
      asked.targetsMin.flatMap((targetMin) => {
        const played = all.filter((count) => grid.chance({ targetMin, required, posts: count }));
        const smoothed = grid.smoothed(targetMin, required, played);
        return played.flatMap((count, at): FeasibilityCell[] => {
          const chance = grid.chance({ targetMin, required, posts: count });
          if (!chance) return [];
          const own = count === AMPLE ? null : count;
          const { futures } = chance;
          return [
            { targetMin, required, posts: own, played: shown(chance), smoothed: smoothed[at] ?? 0, futures },
          ];
        });
      }),
    );
  }

  private staff(): FeasibilityStaff[] {
    const { asked, grid, posts, of } = this;
    const years = of.compiled.months / 12;
    const postEur = 12 * (asked.design.staff.teams[this.team]?.costEur ?? 0);
    return posts.flatMap((count) => {
      const track = grid.trackAt(count);
      if (!track || track.unstable) return [];
      const penalties = yearly(track.estimate("penalties"), years);
      return [{ posts: count, penalties, wages: (count - this.presentPosts) * postEur }];
    });
  }

  private frontiers(levels: readonly number[], posts: readonly number[]): Frontier[] {
    const { required } = this.asked;
    return levels.flatMap((level) => posts.map((count) => frontierAt(this.grid, level, required, count)));
  }

  figures(): FeasibilityFigures {
    const { asked, grid, posts, of } = this;
    const { design, line, targetMin, required } = asked;
    const cells = this.cells();
    const present = grid.chance({ targetMin, required, posts: this.presentPosts });
    const team = design.staff.teams[this.team];
    const most = Math.max(0, ...cells.map(({ futures }) => futures));
    const { written } = of.read;
    const name = written.designs[design.id]?.provider.teams[team?.id ?? ""]?.name ?? team?.id ?? "";
    return {
      design: design.id,
      designName: design.name,
      promise: line.id,
      name: nameOf([line]),
      targetMin,
      required,
      periodMonths: line.period,
      months: of.compiled.months,
      sure: asked.sure,
      present: shown(present),
      verdict: present ? reaches(present, asked.sure, true) : "undecided",
      team: {
        id: team?.id ?? "",
        name: typeof name === "string" ? { fr: name, en: name } : (name as Text),
        posts: this.presentPosts,
        postEur: 12 * (team?.costEur ?? 0),
      },
      targetsMin: asked.targetsMin,
      percentages: asked.percentages,
      posts,
      levels: asked.levels,
      cells,
      frontiers: this.frontiers(asked.levels, [...posts, AMPLE]),
      tightest: this.frontiers(SURE_LEVELS, [this.presentPosts, AMPLE]),
      staff: this.staff(),
      prices: grid.answersAll ? asked.levels.map((level) => priceAt(grid, level, posts, of.seed)) : [],
      hourMin: asked.hourMin,
      readers: grid.readers,
      isCut: this.isCut,
      fixedGridLives: asked.targetsMin.length * (posts.length + 1) * most,
    };
  }

  answer(): FeasibilityAnswer {
    const { of, trials } = this;
    const figures = this.figures();
    return {
      question: "feasibility",
      scenarioHash: of.compiled.scenarioHash,
      world: of.compiled.world,
      engineVersion: ENGINE_VERSION,
      seed: of.seed,
      replications: Math.max(0, ...figures.cells.map(({ futures }) => futures)),
      lives: trials.lives,
      verdict: verdictOf(figures),
      isDecided: figures.verdict !== "undecided",
      restsOn: restsOn(figures, trials.lives),
      caveats: [
        ...caveatsOf(figures),
        ...swampedCaveats([{ name: figures.designName, track: this.grid.trackAt(this.presentPosts) }]),
      ],
      guesses: this.guesses,
      figures,
      tables: tablesOf(figures),
    };
  }

  /** More futures where they still move a frontier. */
  async refine(onRound: () => void): Promise<void> {
    this.isCut = await this.grid.refine(this.of.replications, REFINED * this.lives, onRound);
  }

  async tryTheGuesses(): Promise<void> {
    const { verdict, name } = this.figures();
    const lives = Math.min(GUESSES * this.of.replications, this.lives - this.trials.lives);
    const { asked, grid, trials, presentPosts: posts, of } = this;
    this.guesses = await guessesOf({ asked, grid, trials, posts, verdict, name, read: of.read, lives });
  }
}

/** Without lives that tell: the team with the most work per technician. */
function busiest({ design }: Asked): number {
  const loads = design.staff.teams.map(
    ({ shifts, meanEffortMin }) =>
      meanEffortMin / Math.max(1, sumOf(shifts.map(({ headcount }) => headcount))),
  );
  return loads.indexOf(Math.max(...loads));
}

export async function feasibility(
  of: AskedOf<FeasibilityTerms>,
  { executor, signal, onProgress, onPartial }: Tools<FeasibilityAnswer>,
): Promise<FeasibilityAnswer> {
  const asked = readPromise(of.compiled, of.terms);
  if ("faults" in asked) throw new RangeError(asked.faults.map(({ code }) => code).join(", "));
  const trials = new Trials(of.read, of.seed, { executor, signal, onProgress });
  const study = new Study(of, asked, trials);
  if (study.grid.answersAll) {
    await study.coarse();
    onPartial?.(study.answer());
  }
  await study.chooseTeam();
  await study.grid.begin(study.first);
  onPartial?.(study.answer());
  await study.refine(() => onPartial?.(study.answer()));
  await study.tryTheGuesses();
  return study.answer();
}
