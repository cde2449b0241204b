/** Question 12, front: designs that no other beats on client cost, provider margin and risk together. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Asked, Question, Tools } from "../question.ts";
import { swampedCaveats } from "../swamped.ts";
import { choiceTerm, wholeTerm } from "../terms.ts";
import { Trials } from "../trials.ts";
import type { FrontAnswer, FrontFigures } from "./figures.ts";
import { objectivesOf, type RiskWord } from "./objectives.ts";
import { FrontSearch } from "./search.ts";
import { caveatsOf, restsOn, tablesOf, verdictOf } from "./words.ts";

const frontTerms = z.strictObject({
  cost: choiceTerm(
    {
      fr: "coût du client : factures et équipes, ou avec le temps perdu",
      en: "client’s cost: invoices and staff, or with lost time",
    },
    ["outlay", "withLostTime"],
  ).default("outlay"),
  risk: choiceTerm(
    {
      fr: "risque : service vécu, engagements tenus, ou coût moyen du pire dixième des avenirs",
      en: "risk: experienced service, promises kept, or mean cost in the worst tenth of futures",
    },
    ["service", "kept", "shortfall"],
  ).optional(),
  moves: wholeTerm(
    {
      fr: "changements essayés par contrat : 0, 1 ou 2 à la fois",
      en: "changes tried in each contract: 0, 1 or 2 at once",
    },
    0,
    2,
  ).default(1),
  unpriced: choiceTerm(
    {
      fr: "essayer aussi les changements dont le prix n’est pas connu",
      en: "also try changes whose price is not known",
    },
    ["no", "yes"],
  ).default("no"),
});
type FrontTerms = z.output<typeof frontTerms>;

const COARSE = 8;
const LOOKS = 4;

/** Service where users expect something, else promises, else the cost of bad futures. */
function riskOf({ read: { scenario }, terms }: Asked<FrontTerms>): RiskWord {
  if (terms.risk) return terms.risk;
  if (scenario.situation.expectations) return "service";
  const hasPromise = Object.values(scenario.designs).every(
    ({ contract }) => Object.keys(contract.slas).length > 0,
  );
  return hasPromise ? "kept" : "shortfall";
}

function faultsOf({ read: { scenario }, terms }: Asked<FrontTerms>): Fault[] {
  const path = ["terms", "risk"];
  if (terms.risk === "service" && !scenario.situation.expectations)
    return [{ code: "NOT_ONE_OF", path, value: "service", allowed: "kept, shortfall" }];
  const count = Object.keys(scenario.designs).length;
  return count < 2 && terms.moves === 0
    ? [{ code: "TOO_FEW_DESIGNS", path: ["designs"], value: count, allowed: "≥ 2" }]
    : [];
}

function told(asked: Asked<FrontTerms>, search: FrontSearch, lives: number): FrontAnswer {
  const points = search.figures();
  const most = Math.max(1, ...points.map(({ futures }) => futures));
  const figures: FrontFigures = {
    cost: asked.terms.cost,
    risk: riskOf(asked),
    matters: search.matters,
    points,
    fixedGridLives: points.length * most,
  };
  return {
    question: "front",
    scenarioHash: asked.compiled.scenarioHash,
    world: asked.read.world,
    engineVersion: ENGINE_VERSION,
    seed: asked.seed,
    replications: most,
    lives,
    verdict: verdictOf(figures),
    isDecided: search.isDecided,
    restsOn: restsOn(figures, lives),
    caveats: [
      ...caveatsOf(figures, asked.terms.unpriced === "no" && asked.terms.moves > 0),
      ...swampedCaveats(search.designs()),
    ],
    guesses: [],
    figures,
    tables: tablesOf(figures),
  };
}

async function answer(asked: Asked<FrontTerms>, tools: Tools<FrontAnswer>): Promise<FrontAnswer> {
  const { replications, read, terms } = asked;
  const trials = new Trials(read, asked.seed, tools);
  const looks = Array.from({ length: LOOKS }, (_, at) => Math.round(replications / 2 ** (LOOKS - 1 - at)));
  const coarse = Math.min(COARSE, replications);
  const objectives = objectivesOf(terms.cost, riskOf(asked));
  const search = new FrontSearch(trials, read, objectives, new Set([coarse, ...looks]).size);
  const partial = () => tools.onPartial?.(told(asked, search, trials.lives));
  await search.look(coarse);
  partial();
  if (terms.moves > 0) search.addMoves(terms.unpriced === "yes");
  for (const [at, futures] of looks.entries()) {
    await search.look(futures);
    if (terms.moves > 1 && at === 0) {
      search.addPairs();
      await search.look(futures);
    }
    partial();
    if (search.isDecided) break;
  }
  return told(asked, search, trials.lives);
}

export const frontQuestion: Question<"front", FrontTerms, FrontFigures> = {
  name: "front",
  title: {
    fr: "Quels contrats sont imbattus sur le coût, la marge et le risque ?",
    en: "Which contracts are unbeaten on cost, margin and risk?",
  },
  terms: frontTerms,
  replications: 64,
  livesPerFuture: 24,
  faults: faultsOf,
  ask: answer,
};
