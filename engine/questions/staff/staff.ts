/** The cheapest roster that keeps what is promised: theory first, then search, then the proof by its neighbours. */
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import { type Figure, type Guess, NO_FIGURE } from "../answer.ts";
import type { Chance } from "../feasibility/kept.ts";
import { guessedInputs } from "../guessed/index.ts";
import { tryGuesses, UNDECIDED } from "../guessed/try.ts";
import { nameOf } from "../lint/reading.ts";
import type { Asked as AskedOf, Tools } from "../question.ts";
import { ample, type Roster, rosterOf, sumOf } from "../roster.ts";
import { Trials } from "../trials.ts";
import { type Duty, dutiesOf } from "./duties.ts";
import { Evidence } from "./evidence.ts";
import type { RosterFigures, StaffAnswer, StaffFigures, TeamFigures } from "./figures.ts";
import { leastPosts, loadsOf, offered, ownShare, squareRoot, type TeamLoad } from "./load.ts";
import { needOf } from "./need.ts";
import { type OneMore, oneMore } from "./one-more.ts";
import { Search } from "./search.ts";
import { type Beside, cheaperNeighbours, trimmed } from "./shifts.ts";
import { tablesOf } from "./tables.ts";
import type { StaffTerms } from "./terms.ts";
import { readWanted, type Wanted } from "./wanted.ts";
import { caveatsOf, restsOn, verdictOf } from "./words.ts";

const FIRST = 16;
/** share of what staff without limit reaches that is asked where the probability is out of reach */
const NEAR_CEILING = 0.9;
const HOPELESS = 0.01;
/** futures of what staff without limit reaches: the verdict quotes it */
const CEILING = 64;

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
  }

  get present(): Roster {
    return rosterOf(this.wanted.design);
  }

  /** Queueing theory, and the present roster in a few futures. */
  async coarse(): Promise<void> {
    this.evidence.most = Math.min(FIRST, this.of.replications);
    await this.evidence.judge([this.present]);
    this.evidence.most = this.of.replications;
    this.onPartial?.(this.answer());
  }

  /** What staff without limit reaches; where that is not enough, what is asked for instead. */
  async measureCeiling(): Promise<void> {
    const { evidence, wanted } = this;
    const plenty = ample(this.present);
    await this.trials.play([evidence.variant(plenty)], Math.min(CEILING, evidence.most));
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
    const isSound = ({ roster }: Beside) => this.search.isSound(roster.map(sumOf));
    this.neighbours = cheaperNeighbours(chosen, wanted.teams, cost).filter(isSound);
    await evidence.judge(this.neighbours.map(({ roster }) => roster));
    this.isProven = true;
    this.onPartial?.(this.answer());
  }

  async tryDuties(): Promise<void> {
    if (this.chosen) this.duties = await dutiesOf(this.evidence, this.chosen);
  }

  /** Which guesses would make the chosen roster fail. */
  async tryTheGuesses(lives: number): Promise<void> {
    const { chosen, evidence, trials, of } = this;
    if (!chosen) return;
    const { guesses } = await tryGuesses({
      trials,
      variants: [evidence.variant(chosen)],
      judge: ([track]) => (track ? evidence.roughly(track) : UNDECIDED),
      present: "keeps",
      says: () => ({
        fr: "l’effectif retenu ne suffirait plus",
        en: "the chosen roster would not be enough",
      }),
      inputs: guessedInputs(of.read),
      lives,
      futures: FIRST,
    });
    this.guesses = guesses;
  }

  async addContract(): Promise<void> {
    if (this.chosen)
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

  private teamFigures(): TeamFigures[] {
    const { wanted, present, chosen, loads, of } = this;
    const written = of.read.written.designs[wanted.design.id]?.provider.teams ?? {};
    return wanted.teams.flatMap((team) => {
      const { id, costEur } = wanted.design.staff.teams[team] ?? { id: "", costEur: 0 };
      const name = written[id]?.name ?? id;
      const load = loads[team];
      if (!load) return [];
      return [
        {
          id,
          place: team,
          name: typeof name === "string" ? { fr: name, en: name } : (name as Text),
          postEur: 12 * costEur,
          present: sumOf(present[team] ?? []),
          chosen: chosen && sumOf(chosen[team] ?? []),
          offered: offered(load),
          least: leastPosts(load, wanted.load),
          theory: squareRoot(load, 1),
          need: needOf(this.evidence, chosen, team, of.seed),
          ownShare: ownShare(load),
        },
      ];
    });
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
      teams: this.teamFigures(),
      neighbours: this.neighbours.map(({ roster, team, more }) => ({
        ...this.rosterFigures(roster),
        team,
        more,
      })),
      duties: this.duties,
      oneMore: this.more,
      judged: search.judged.size,
      gridRosters: search.gridSize(ample(this.present).map(sumOf)),
      isPriced: this.isPriced,
    };
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
        (this.isProven && figures.neighbours.every(({ standing }) => standing === "fails")),
      restsOn: restsOn(figures, trials.lives, of.replications),
      caveats: caveatsOf(figures),
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
  await study.tryTheGuesses(of.replications);
  return study.answer();
}
