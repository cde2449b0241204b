/** Question 11, change: the smallest amendments that bring an indicator to a threshold. */
import { INDICATORS } from "../../answer/indicators.ts";
import { ENGINE_VERSION } from "../../version.ts";
import { uncertainInputs } from "../guessed/index.ts";
import { type Tried, tryGuesses, UNDECIDED } from "../guessed/try.ts";
import { moved } from "../moves/index.ts";
import type { Asked, Question, Tools } from "../question.ts";
import { swampedCaveats } from "../swamped.ts";
import type { Track } from "../track.ts";
import { Trials } from "../trials.ts";
import { type ChangeTerms, changeTerms, type Plan, planOf } from "./asked.ts";
import type { ChangeAnswer, ChangeFigures } from "./figures.ts";
import { probabilityOf, type Reach, reachOf } from "./reach.ts";
import { ChangeSearch } from "./search.ts";
import { caveatsOf, namesOf, restsOn, tablesOf, verdictOf } from "./words.ts";

/** Moves of the first coarse answer. */
const FIRST = 3;
const COARSE = 8;
/** Lives spent on guesses: no more than on the answer, nor than these. */
const GUESSING = 320;

function figuresOf({ goal, design, moves }: Plan, search: ChangeSearch, reach: Reach): ChangeFigures {
  const { present } = search;
  const { about } = goal;
  const own = about === "kept" ? null : INDICATORS[about];
  const amendments = search.figures();
  const most = Math.max(present.replications, ...amendments.map(({ futures }) => futures));
  return {
    goal: {
      ...goal,
      label: own?.label ?? { fr: "Engagements tenus", en: "Promises kept" },
      unit: own?.unit ?? "share",
      isFloor: own?.better !== "low",
    },
    design,
    present: {
      probability: probabilityOf(present, goal),
      reach,
      value: about === "kept" ? probabilityOf(present, goal) : present.estimate(about),
    },
    amendments,
    tried: { moves: moves.length, pairs: search.pairs.played, ofPairs: search.pairs.of },
    fixedGridLives: (1 + moves.length + search.pairs.of) * most,
  };
}

function told(
  asked: Asked<ChangeTerms>,
  figures: ChangeFigures,
  { lives, stand, guessed }: { lives: number; stand: Track; guessed: Tried | null },
): ChangeAnswer {
  const { present, amendments } = figures;
  return {
    question: "change",
    scenarioHash: asked.compiled.scenarioHash,
    world: asked.read.world,
    engineVersion: ENGINE_VERSION,
    seed: asked.seed,
    replications: Math.max(1, ...amendments.map(({ futures }) => futures)),
    lives,
    verdict: verdictOf(figures),
    isDecided:
      present.reach === "reaches" ||
      amendments.every(({ reach }) => reach === "fails") ||
      amendments.some(({ reach }) => reach === "reaches"),
    restsOn: restsOn(figures, lives),
    caveats: [...caveatsOf(figures), ...swampedCaveats([{ name: figures.design.name, track: stand }])],
    guesses: guessed?.guesses ?? [],
    figures,
    tables: amendments.length > 0 ? tablesOf(figures) : [],
  };
}

/** Guesses on which it hangs that the cheapest amendment reaches the goal. */
async function guessesOf(
  { read }: Asked<ChangeTerms>,
  { goal }: Plan,
  search: ChangeSearch,
  trials: Trials,
): Promise<Tried | null> {
  const [cheapest] = search.figures();
  const moves = search.amendments.find(
    (one) => one.reach === "reaches" && one.moves.every(({ id }, at) => id === cheapest?.moves[at]?.id),
  );
  if (!cheapest || !moves) return null;
  const name = namesOf(cheapest);
  return tryGuesses({
    trials,
    variants: [moved(search.design, moves.moves)],
    judge: ([track]) => {
      const reach = track ? reachOf(track, goal) : "open";
      return reach === "open" ? UNDECIDED : reach;
    },
    present: "reaches",
    says: () => ({ fr: `« ${name.fr} » ne suffirait plus`, en: `“${name.en}” would no longer do` }),
    inputs: uncertainInputs(read),
    lives: Math.min(GUESSING, trials.lives),
    futures: 16,
  });
}

async function answer(
  asked: Asked<ChangeTerms>,
  plan: Plan,
  tools: Tools<ChangeAnswer>,
): Promise<ChangeAnswer> {
  const { replications } = asked;
  const trials = new Trials(asked.read, asked.seed, tools);
  const open = (looks: readonly number[]) => new ChangeSearch(trials, plan.design.id, plan.goal, looks);
  const first = open([Math.min(COARSE, replications)]);
  const early = await first.lookAtPresent();
  await first.settle(plan.moves.slice(0, FIRST).map((move) => [move]));
  const toldOf = (search: ChangeSearch, reach: Reach, guessed: Tried | null = null) =>
    told(asked, figuresOf(plan, search, reach), { lives: trials.lives, stand: search.present, guessed });
  tools.onPartial?.(toldOf(first, early));
  const looks = [16, replications / 2, replications].map((futures) =>
    Math.min(replications, Math.round(futures)),
  );
  const search = open(looks);
  const present = await search.lookAtPresent();
  const partial = () => tools.onPartial?.(toldOf(search, present));
  if (present === "reaches") return toldOf(search, present);
  await search.settle(
    plan.moves.map((move) => [move]),
    partial,
  );
  if (plan.most === 2) await search.settle(search.promisingPairs(), partial);
  const guessed = await guessesOf(asked, plan, search, trials);
  return toldOf(search, present, guessed);
}

export const changeQuestion: Question<"change", ChangeTerms, ChangeFigures> = {
  name: "change",
  title: {
    fr: "Quel est le plus petit changement qui suffit ?",
    en: "What is the smallest change that works?",
  },
  terms: changeTerms,
  replications: 128,
  livesPerFuture: 18,
  faults: (asked) => {
    const plan = planOf(asked);
    return "faults" in plan ? plan.faults : [];
  },
  ask: (asked, tools) => {
    const plan = planOf(asked);
    if ("faults" in plan) throw new RangeError("asked with faults");
    return answer(asked, plan, tools);
  },
};
