/** When to sign an amendment, by which trigger, or whether to leave: every way against the contract as it stands, on the same futures. */
import { INDICATORS } from "../../answer/indicators.ts";
import { ScenarioError } from "../../scenario/errors.ts";
import { ENGINE_VERSION } from "../../version.ts";
import { gainAt, gainOver } from "../gain.ts";
import type { Asked, Tools } from "../question.ts";
import { swampedCaveats } from "../swamped.ts";
import { Trials, type Variant } from "../trials.ts";
import { adviceOf } from "./advice.ts";
import { leftAt, signedAt } from "./amendment.ts";
import { leavingMonths, type Plan, type RenegotiateTerms } from "./asked.ts";
import type { MonthFigure, RenegotiateAnswer, RenegotiateFigures } from "./figures.ts";
import { findBreakEven, type GrowthPoint, growingBy, presentGrowth } from "./growth.ts";
import { guessesOf, type Tried } from "./guesses.ts";
import { isCostKnown, leaveFigure } from "./leaving.ts";
import { firstLook, MonthRace } from "./months.ts";
import { nameOfWay } from "./names.ts";
import { caveatsOf, restsOn } from "./proof.ts";
import { tablesOf } from "./tables.ts";
import { changesOf, comparedWays, waysOf } from "./ways.ts";
import { verdictOf } from "./words.ts";

const CONFIDENCE = 0.95;
/** shares of the futures after which the months left are compared */
const LOOKS = [1 / 3, 2 / 3, 1] as const;
/** shares of the futures after which the ways left are compared, each with its share of the risk of an error */
const WAYS = [
  { share: 1 / 3, risk: 0.2 },
  { share: 2 / 3, risk: 0.8 },
] as const;
/** shares of the futures in which leaving is tried, and the ends of the range of growths */
const LEAVING = [1 / 6, 1 / 3] as const;
const ENDS = 1 / 3;
/** futures of the first coarse answer, over two months only */
const COARSE = 8;
/** stages of futures are whole blocks of the engine's */
const BLOCK = 16;
/** months of delay whose regret is told */
const LATER = 6;
/** points of the grid of growths that an answer by brute force would play */
const GRID = 21;

const part = (futures: number, share: number) =>
  Math.min(futures, Math.max(1, Math.round((futures * share) / BLOCK)) * BLOCK);

/** An answer under way: what it has found so far can be told at any time. */
export class Renegotiation {
  declare private readonly asked: Asked<RenegotiateTerms>;
  declare private readonly tools: Tools<RenegotiateAnswer>;
  declare private readonly plan: Plan;
  declare private readonly trials: Trials;
  declare private readonly stand: Variant;
  declare private race: MonthRace;
  declare private reviews: RenegotiateFigures["reviews"];
  declare private exit: RenegotiateFigures["exit"];
  declare private breakEven: RenegotiateFigures["breakEven"];
  declare private guessed: Tried | null;
  /** lives before guesses were tried */
  declare private found: number;
  /** lives that brute force would have played for what is found so far */
  declare private fixedGrid: number;

  constructor(asked: Asked<RenegotiateTerms>, plan: Plan, tools: Tools<RenegotiateAnswer>) {
    this.asked = asked;
    this.plan = plan;
    this.tools = tools;
    this.trials = new Trials(asked.read, asked.seed, tools);
    this.stand = { key: "stand", of: plan.design.id };
    this.reviews = [];
    this.exit = null;
    this.breakEven = null;
    this.guessed = null;
    this.found = 0;
    this.fixedGrid = 0;
  }

  async answer(): Promise<RenegotiateAnswer> {
    const { plan } = this;
    const { first, last } = plan.months;
    const months = firstLook(plan.months);
    this.race = this.raceOver([...new Set([1 / 2, 3 / 4].map((share) => placed(months, share)))], 1);
    await this.race.play(this.race.looked, Math.min(COARSE, this.asked.replications));
    const { unstable } = this.trials.track(this.stand.key);
    if (unstable) throw new ScenarioError([...unstable]);
    this.partial();
    this.race = this.raceOver(months, LOOKS.length);
    for (const share of LOOKS) {
      await this.race.look(part(this.asked.replications, share));
      this.partial();
      if (this.race.isSettled) break;
    }
    this.fixedGrid += (last - first + 2) * this.trials.played(this.stand.key);
    await this.compareWays();
    this.partial();
    await this.tryLeaving();
    await this.findGrowth();
    this.partial();
    this.found = this.trials.lives;
    this.guessed = await guessesOf(this.asked, plan, this.trials, this.race.best);
    return this.soFar();
  }

  private raceOver(looked: number[], looks: number): MonthRace {
    const { plan, trials, stand } = this;
    const signed = (month: number) => signedAt(plan.amendment, month);
    const { indicator } = plan;
    const matters = () => this.matters;
    return new MonthRace(
      { trials, stand, signed, indicator, matters, confidence: CONFIDENCE },
      plan.months,
      looks,
      looked,
    );
  }

  private partial(): void {
    this.tools.onPartial?.(this.soFar());
  }

  private get matters(): number {
    const { plan, trials, stand } = this;
    return plan.matters ?? Math.abs(trials.track(stand.key).estimate(plan.indicator).mean ?? 0) / 100;
  }

  private async compareWays(): Promise<void> {
    const { plan, trials, asked } = this;
    const committee = (id: string) => asked.read.written.designs[id]?.governance?.committee;
    const committees = { own: committee(plan.design.id), other: committee(plan.from.id) };
    const [stand, ...others] = waysOf(plan, committees, this.stand);
    if (!stand) return;
    const once =
      this.race.left.length > 0
        ? [{ way: "once" as const, variant: signedAt(plan.amendment, this.race.best), trigger: null }]
        : [];
    const ways = [stand, ...once, ...others];
    const looks = WAYS.map(({ share, risk }) => ({ futures: part(asked.replications, share), risk }));
    const { indicator } = plan;
    const told = await comparedWays(trials, ways, { indicator, confidence: CONFIDENCE, looks });
    this.reviews = told.map((one) => ({ ...one, name: nameOfWay(one, plan, this.race.best) }));
    const own = told.filter(({ way }) => way !== "asItStands" && way !== "once");
    this.fixedGrid += own.length * Math.max(0, ...own.map(({ futures }) => futures));
  }

  private async tryLeaving(): Promise<void> {
    const { plan, trials, asked } = this;
    if (!plan.exit.isStated && !plan.exit.hasSuccessor) return;
    const months = leavingMonths(plan);
    const { hasSuccessor } = plan.exit;
    const leaves = months.map((month) => leftAt(plan.design.id, month, plan.successor));
    let [futures, most] = LEAVING.map((share) => part(asked.replications, share)) as [number, number];
    let tracks = await trials.play(leaves, futures);
    if (hasSuccessor || !tracks.every(isCostKnown)) {
      futures = most;
      tracks = await trials.play(leaves, futures);
    }
    const about = { indicator: plan.indicator, hasSuccessor };
    const stand = trials.track(this.stand.key);
    const found = tracks.map((track, at) => leaveFigure(months[at] ?? 0, track, stand, about));
    this.exit = { hasSuccessor, months: found.filter((one) => one !== null) };
    this.fixedGrid += months.length * futures;
  }

  /** The growth from which the evolving contract pays more than the one that stands. */
  private async findGrowth(): Promise<void> {
    const { plan, trials, asked } = this;
    if (plan.from.id === plan.design.id) return;
    const { scenario } = asked.read;
    const play = async (growth: number, futures: number): Promise<GrowthPoint> => {
      const around = growingBy(scenario, growth);
      const pair = [plan.design.id, plan.from.id].map((of) => ({ key: `${of} ${around.key}`, of, around }));
      const [stand, evolving] = await trials.play(pair, futures);
      if (!stand || !evolving) throw new RangeError("a pair of contracts plays as two");
      return { growth, gain: gainOver(evolving, stand, plan.indicator), futures };
    };
    const futures = { ends: part(asked.replications, ENDS), root: part(asked.replications, 2 / 3) };
    this.breakEven = await findBreakEven(play, plan.growth, futures);
    const most = Math.max(...this.breakEven.points.map((point) => point.futures));
    this.fixedGrid += 2 * GRID * most;
  }

  private monthFigures(): MonthFigure[] {
    const { race, plan, trials } = this;
    const stand = trials.track(this.stand.key);
    const best = race.track(race.best);
    return race.looked.map((month) => {
      const track = race.track(month);
      return {
        month,
        futures: track.replications,
        gain: gainAt(track, stand, plan.indicator, race.level),
        regret: gainOver(best, track, plan.indicator),
        changes: changesOf(track, stand),
        mayBeBest: race.left.includes(month),
      };
    });
  }

  private figures(): RenegotiateFigures {
    const { race, plan, asked, reviews, exit, breakEven } = this;
    const { indicator } = plan;
    const { label, unit } = INDICATORS[indicator];
    const months = this.monthFigures();
    const best = months.find(({ month }) => month === race.best);
    const found = {
      criterion: { indicator, label, unit },
      design: plan.design,
      from: plan.from,
      amendment: { id: plan.amendment.id, name: plan.amendment.name },
      matters: this.matters,
      range: [plan.months.first, plan.months.last] as [number, number],
      months,
      best: best
        ? { month: best.month, gain: best.gain, notWorse: [...race.left], isSettled: race.isSettled }
        : null,
      regret: regretOf(race),
      reviews,
      exit,
      breakEven,
      presentGrowth: presentGrowth(asked.read.scenario),
      fixedGridLives: this.fixedGrid,
    };
    return { advice: adviceOf(found), ...found };
  }

  private soFar(): RenegotiateAnswer {
    const { asked, trials, plan } = this;
    const figures = this.figures();
    return {
      question: "renegotiate",
      scenarioHash: asked.compiled.scenarioHash,
      world: asked.read.world,
      engineVersion: ENGINE_VERSION,
      seed: asked.seed,
      replications: Math.max(...figures.months.map(({ futures }) => futures)),
      lives: trials.lives,
      verdict: verdictOf(figures),
      isDecided: figures.advice !== "undecided",
      restsOn: restsOn(figures, this.found, this.guessed),
      caveats: [
        ...caveatsOf(figures, plan, asked.read.scenario),
        ...swampedCaveats([{ name: plan.design.name, track: trials.track(this.stand.key) }]),
      ],
      guesses: this.guessed?.guesses ?? [],
      figures,
      tables: tablesOf(figures),
    };
  }
}

/** The one of the months at a share of their list. */
const placed = (months: readonly number[], share: number): number =>
  months[Math.floor(share * (months.length - 1))] ?? 0;

/** What is lost by signing at once, and half a year after the best month or later. */
function regretOf(race: MonthRace): RenegotiateFigures["regret"] {
  const [first] = race.looked;
  const later = race.looked.find((month) => month >= race.best + LATER);
  if (first === undefined) return null;
  return {
    atOnce: race.regret(first),
    later: later === undefined ? null : { month: later, loss: race.regret(later) },
  };
}
