/** The cheapest roster that keeps what is promised: theory first, then search, then the proof by its neighbours. */
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import { type Figure, type Guess, NO_FIGURE } from "../answer.ts";
import type { Chance } from "../feasibility/kept.ts";
import { nameOf } from "../lint/reading.ts";
import type { Asked as AskedOf, Tools } from "../question.ts";
import { ample, type Roster, rosterOf, sumOf } from "../roster.ts";
import { swampedCaveats } from "../swamped.ts";
import { Trials } from "../trials.ts";
import { type Duty, dutiesOf } from "./duties.ts";
import { Evidence } from "./evidence.ts";
import type { RosterFigures, StaffAnswer, StaffFigures } from "./figures.ts";
import { guessesOf } from "./guesses.ts";
import { leastPosts, loadsOf, type TeamLoad } from "./load.ts";
import { type OneMore, oneMore } from "./one-more.ts";
import { Search } from "./search.ts";
import { type Beside, cheaperNeighbours, trimmed } from "./shifts.ts";
import { tablesOf } from "./tables.ts";
import { teamFigures } from "./teams.ts";
import type { StaffTerms } from "./terms.ts";
import { readWanted, type Wanted } from "./wanted.ts";
import { caveatsOf, restsOn, verdictOf } from "./words.ts";

const FIRST = 16;
/** share of what staff without limit reaches that is asked where the probability is out of reach */
const NEAR_CEILING = 0.9;
const HOPELESS = 0.01;
/** futures of what staff without limit reaches: the verdict quotes it */
const CEILING = 64;
/** a roster that is only compared takes no more than this share of the lives, blocks of futures apart */
const COMPARED = 1 / 24;
/** shares of the lives after which the search ends, then the proof; the rest is for what would change the answer */
const SEARCHED = 0.6;
const PROVEN = 0.85;

const figureOf = (chance: Chance | undefined): Figure =>
  chance ? { mean: chance.share, ci95: [chance.low, chance.high] } : NO_FIGURE;

class Study {
  declare readonly of: AskedOf<StaffTerms>;
  declare readonly wanted: Wanted;
  declare readonly trials: Trials;
  declare readonly evidence: Evidence;
  declare readonly loads: TeamLoad[];
  declare readonly cost: number[];
  declare readonly isPriced: boolean;
  declare readonly search: Search;
  declare chosen: Roster | null;
  declare ceiling: Chance | undefined;
  declare isReachable: boolean;
  /** not even staff without limit keeps anything: there is no roster to look for */
  declare isHopeless: boolean;
  declare neighbours: Beside[];
  declare more: OneMore | null;
  declare duties: Duty[];
  declare guesses: Guess[];
  declare isProven: boolean;
  /** cheaper rosters that the search had no lives left to judge */
  declare untried: number;
  /** the search ended for want of lives */
  declare isCut: boolean;
  /** lives to be played at most, or nearly */
  declare readonly lives: number;
  declare private readonly onPartial: ((answer: StaffAnswer) => void) | undefined;

  constructor(
    of: AskedOf<StaffTerms>,
    wanted: Wanted,
    trials: Trials,
    onPartial?: (answer: StaffAnswer) => void,
  ) {
    const wages = wanted.design.staff.teams.map(({ costEur }) => 12 * costEur);
    this.of = of;
    this.wanted = wanted;
    this.trials = trials;
    this.evidence = new Evidence(wanted, trials, of.read);
    this.loads = loadsOf(of.compiled, wanted.design);
    this.isPriced = wanted.teams.every((team) => (wages[team] ?? 0) > 0);
    this.cost = this.isPriced ? wages : wages.map(() => 1);
    this.onPartial = onPartial;
    const onStep = () => this.onPartial?.(this.answer());
    this.search = new Search({ evidence: this.evidence, loads: this.loads, cost: this.cost, onStep });
    this.chosen = null;
    this.ceiling = undefined;
    this.isReachable = true;
    this.isHopeless = false;
    this.neighbours = [];
    this.more = null;
    this.duties = [];
    this.guesses = [];
    this.isProven = false;
    this.untried = 0;
    this.isCut = false;
    this.lives = of.terms.lives ?? of.lives;
    this.evidence.usual = Math.max(FIRST, Math.floor((COMPARED * this.lives) / FIRST) * FIRST);
  }

  get present(): Roster {
    return rosterOf(this.wanted.design);
  }

  /** Queueing theory, and the present roster in a few futures. */
  async coarse(): Promise<void> {
    this.evidence.most = this.of.replications;
    await this.trials.play([this.evidence.variant(this.present)], Math.min(FIRST, this.of.replications));
    this.evidence.until = SEARCHED * this.lives;
    this.onPartial?.(this.answer());
  }

  /** What staff without limit reaches; where that is not enough, what is asked for instead. */
  async measureCeiling(): Promise<void> {
    const { evidence, wanted } = this;
    const plenty = ample(this.present);
    await this.trials.play([evidence.variant(plenty)], Math.min(CEILING, evidence.usual, evidence.most));
    const [standing] = await evidence.judge([plenty]);
    this.ceiling = evidence.chance(plenty);
    if (standing === "keeps") return;
    this.isReachable = false;
    if (wanted.over === "contract") {
      evidence.aim("period", wanted.sure);
      const [byPeriod] = await evidence.judge([plenty]);
      if (byPeriod === "keeps") return;
    }
    const { share = 0 } = evidence.chance(plenty) ?? {};
    this.isHopeless = share < HOPELESS;
    if (!this.isHopeless) evidence.aim(evidence.over, NEAR_CEILING * share);
  }

  /** The cheapest roster that keeps to the last future. */
  async solve(): Promise<void> {
    const { evidence, search } = this;
    if (this.isHopeless) return;
    await search.findOne();
    await search.findLeast(ample(this.present).map(sumOf));
    for (;;) {
      await search.cut();
      this.untried = search.left().length;
      this.isCut = evidence.isSpent;
      const best = search.best();
      if (!best) return;
      const roster = await trimmed(evidence, search.roster(best), this.cost, this.leastPosts());
      const [standing] = await evidence.judge([roster], true);
      this.chosen = roster;
      this.onPartial?.(this.answer());
      if (standing === "keeps") return;
      this.chosen = null;
      search.judged.set(best.join(), { posts: best, standing: standing ?? "undecided" });
    }
  }

  private leastPosts(): number[] {
    return this.loads.map((load) => leastPosts(load, this.wanted.load));
  }

  /** Every roster with a post less, and those that are cheaper with as many. */
  async prove(): Promise<void> {
    const { chosen, evidence, wanted, cost } = this;
    if (!chosen) return;
    evidence.until = PROVEN * this.lives;
    const isSound = ({ roster }: Beside) => this.search.isSound(roster.map(sumOf));
    this.neighbours = cheaperNeighbours(chosen, wanted.teams, cost).filter(isSound);
    await evidence.judge(this.neighbours.map(({ roster }) => roster));
    this.isProven = true;
    this.onPartial?.(this.answer());
  }

  async tryDuties(): Promise<void> {
    this.evidence.until = this.lives;
    if (this.chosen) this.duties = await dutiesOf(this.evidence, this.chosen);
  }

  async tryTheGuesses(): Promise<void> {
    const { chosen, evidence, trials, of } = this;
    if (!chosen || evidence.isSpent) return;
    const lives = Math.min(of.replications, this.lives - trials.lives);
    this.guesses = await guessesOf({ chosen, evidence, trials, read: of.read, lives, futures: FIRST });
  }

  async addContract(): Promise<void> {
    if (this.chosen && !this.evidence.isSpent)
      this.more = await oneMore(this.chosen, this.evidence, this.trials, this.loads, this.cost);
  }

  private rosterFigures(roster: Roster): RosterFigures {
    const chance = this.evidence.chance(roster);
    return {
      roster: roster.map((own) => [...own]),
      posts: sumOf(roster.map(sumOf)),
      costEur: this.isPriced ? sumOf(roster.map((own, team) => sumOf(own) * (this.cost[team] ?? 0))) : 0,
      kept: figureOf(chance),
      futures: chance?.futures ?? 0,
      standing: this.evidence.standing(roster) ?? "undecided",
    };
  }

  figures(): StaffFigures {
    const { wanted, evidence, chosen, search, of } = this;
    return {
      design: wanted.design.id,
      designName: wanted.design.name,
      promises: wanted.lines.flatMap((line) => {
        const table = wanted.design.slas[line];
        return table ? [{ id: table.id, name: nameOf([table]) }] : [];
      }),
      months: of.compiled.months,
      sure: wanted.sure,
      asked: wanted.over,
      over: evidence.over,
      goal: evidence.goal,
      ceiling: figureOf(this.ceiling),
      isReachable: this.isReachable,
      present: this.rosterFigures(this.present),
      chosen: chosen && this.rosterFigures(chosen),
      teams: teamFigures(this.of, { wanted, present: this.present, chosen, loads: this.loads, evidence }),
      neighbours: this.neighbours.map(({ roster, team, more }) => ({
        ...this.rosterFigures(roster),
        team,
        more,
      })),
      duties: this.duties,
      oneMore: this.more,
      judged: search.judged.size,
      isCut: this.isCut,
      untried: this.untried,
      gridRosters: search.gridSize(ample(this.present).map(sumOf)),
      isPriced: this.isPriced,
    };
  }

  private swamped(): Text[] {
    const { evidence, present, chosen } = this;
    const isOther = chosen !== null && evidence.variant(chosen).key !== evidence.variant(present).key;
    return swampedCaveats([
      { name: { fr: "L’effectif présent", en: "The present staff" }, track: evidence.track(present) },
      ...(isOther
        ? [{ name: { fr: "L’effectif retenu", en: "The chosen staff" }, track: evidence.track(chosen) }]
        : []),
    ]);
  }

  answer(): StaffAnswer {
    const { of, trials } = this;
    const figures = this.figures();
    const rosters = [figures.present, ...(figures.chosen ? [figures.chosen] : [])];
    return {
      question: "staff",
      scenarioHash: of.compiled.scenarioHash,
      world: of.compiled.world,
      engineVersion: ENGINE_VERSION,
      seed: of.seed,
      replications: Math.max(...rosters.map(({ futures }) => futures)),
      lives: trials.lives,
      verdict: verdictOf(figures),
      isDecided:
        this.isHopeless ||
        (this.isProven &&
          this.untried === 0 &&
          figures.neighbours.every(({ standing }) => standing === "fails")),
      restsOn: restsOn(figures, trials.lives, of.replications),
      caveats: [...caveatsOf(figures), ...this.swamped()],
      guesses: this.guesses,
      figures,
      tables: tablesOf(figures),
    };
  }
}

export async function staff(
  of: AskedOf<StaffTerms>,
  { executor, signal, onProgress, onPartial }: Tools<StaffAnswer>,
): Promise<StaffAnswer> {
  const wanted = readWanted(of.compiled, of.terms);
  if ("faults" in wanted) throw new RangeError(wanted.faults.map(({ code }) => code).join(", "));
  const trials = new Trials(of.read, of.seed, { executor, signal, onProgress });
  const study = new Study(of, wanted, trials, onPartial);
  await study.coarse();
  await study.measureCeiling();
  await study.solve();
  await study.prove();
  await study.tryDuties();
  await study.addContract();
  await study.tryTheGuesses();
  return study.answer();
}
