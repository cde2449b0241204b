/** Question 5, clause-price: what each clause and each step on a number is worth to the client and costs the provider. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer } from "../answer.ts";
import type { Tried } from "../guessed/try.ts";
import type { Asked, Question } from "../question.ts";
import { swampedCaveats } from "../swamped.ts";
import { choiceTerm, listTerm, nameFaults, numberTerm, wordTerm } from "../terms.ts";
import { Trials } from "../trials.ts";
import { ABOUT, type PriceTerms } from "./bargain.ts";
import { nameOf } from "./clauses.ts";
import { RISKS, type Risk } from "./corridor.ts";
import { guessesOf } from "./guesses.ts";
import { Pricing } from "./price.ts";
import type { Priced } from "./priced.ts";
import { tablesOf } from "./tables.ts";
import { caveatsOf, restsOn, triedWords, verdictOf } from "./words.ts";

const clausePriceTerms = z.strictObject({
  design: wordTerm({ fr: "contrat à chiffrer", en: "contract to be priced" }).optional(),
  alternative: wordTerm({
    fr: "contrat que le client signerait sinon, ou none",
    en: "contract that the client would sign instead, or none",
  }).optional(),
  risk: choiceTerm(
    { fr: "ce que le prestataire veut de sa marge", en: "what the provider wants of its margin" },
    RISKS,
  ).default("mean"),
  margin: numberTerm({ fr: "marge moyenne voulue, %", en: "mean margin wanted, %" }, 0, 60).default(10),
  loss: numberTerm(
    { fr: "probabilité de perte acceptée, %", en: "probability of a loss that is borne, %" },
    1,
    50,
  ).default(10),
  hour: numberTerm({ fr: "prix d’une heure perdue, €", en: "price of a lost hour, €" }, 0, 10_000).optional(),
  opportunism: choiceTerm({ fr: "opportunisme du scénario", en: "the scenario’s opportunism" }, [
    "off",
    "on",
  ]).default("off"),
  about: listTerm(
    { fr: "couloir de prix, changements, clauses", en: "corridor of prices, changes, clauses" },
    z.enum(ABOUT),
    1,
    3,
  ).default([...ABOUT]),
});
export type ClausePriceTerms = z.output<typeof clausePriceTerms>;

interface Named {
  id: string;
  name: Text;
}

export interface ClausePriceFigures extends Priced {
  design: Named;
  alternative: Named | null;
  risk: Risk;
  margin: number;
  loss: number;
  hourEur: number;
  isSly: boolean;
  lives: number;
}
export type ClausePriceAnswer = Answer<"clause-price", ClausePriceFigures>;

const NONE = "none";
const NONE_TRIED: Tried = { guesses: [], tried: 0, of: 0 };

/** The contract that evolves, where the scenario says which; else the first. Against the frozen one, else the first other. */
function designsAsked({ read, terms }: Asked<ClausePriceTerms>): {
  design: string;
  alternative: string | null;
} {
  const { designs, page } = read.scenario;
  const names = Object.keys(designs);
  const design = terms.design ?? page?.evolving ?? names[0]!;
  if (terms.alternative !== undefined)
    return { design, alternative: terms.alternative === NONE ? null : terms.alternative };
  const usual = page && page.frozen !== design ? page.frozen : undefined;
  return { design, alternative: usual ?? names.find((name) => name !== design) ?? null };
}

function faultsOf(asked: Asked<ClausePriceTerms>): Fault[] {
  const names = Object.keys(asked.read.scenario.designs);
  const { design, alternative } = asked.terms;
  const others = names.filter((name) => name !== designsAsked(asked).design);
  return [
    ...nameFaults("UNKNOWN_DESIGN", "design", design, names),
    ...nameFaults("UNKNOWN_DESIGN", "alternative", alternative, [...others, NONE]),
  ];
}

export const clausePriceQuestion: Question<"clause-price", ClausePriceTerms, ClausePriceFigures> = {
  name: "clause-price",
  title: { fr: "Que demander, que céder, à quel prix ?", en: "What to ask, what to give, at what price?" },
  terms: clausePriceTerms,
  replications: 128,
  livesPerFuture: 40,
  faults: faultsOf,
  async ask(asked, { executor, signal, onProgress, onPartial }) {
    const { read, compiled, terms, seed } = asked;
    const trials = new Trials(read, seed, { executor, signal, onProgress });
    const { design, alternative } = designsAsked(asked);
    const priceTerms: PriceTerms = {
      design,
      alternative,
      risk: terms.risk,
      wish: { margin: terms.margin / 100, loss: terms.loss / 100 },
      hourEur: terms.hour ?? compiled.impact.lostHourPrice,
      isHourAsked: terms.hour !== undefined,
      isSly: terms.opportunism === "on",
      about: terms.about,
    };
    const named = (id: string): Named => ({
      id,
      name: nameOf({ id, name: read.scenario.designs[id]?.name }),
    });
    const pricing = new Pricing(asked, priceTerms, trials);
    const { bargain } = pricing;
    const answered = (priced: Priced, tried: Tried = NONE_TRIED): ClausePriceAnswer => {
      const figures: ClausePriceFigures = {
        ...priced,
        design: named(design),
        alternative: alternative === null ? null : named(alternative),
        risk: terms.risk,
        ...priceTerms.wish,
        hourEur: priceTerms.hourEur,
        isSly: priceTerms.isSly,
        lives: trials.lives,
      };
      return {
        question: "clause-price",
        scenarioHash: compiled.scenarioHash,
        world: read.world,
        engineVersion: ENGINE_VERSION,
        seed,
        replications: priced.futures,
        lives: trials.lives,
        verdict: verdictOf(figures),
        isDecided:
          priced.corridor?.deal !== "undecided" &&
          (priced.moves.length === 0 || priced.moves.some(({ standing }) => standing !== "undecided")),
        restsOn: restsOn(figures),
        caveats: [
          ...caveatsOf(figures),
          ...swampedCaveats([{ name: figures.design.name, track: bargain.track(bargain.base) }]),
          ...triedWords(tried),
        ],
        guesses: tried.guesses,
        figures,
        tables: tablesOf(figures),
      };
    };
    const priced = await pricing.run((partial) => onPartial?.(answered(partial)));
    const { corridor } = priced;
    if (!corridor) return answered(priced);
    const played = trials.lives;
    const { fee } = pricing;
    const tried = await guessesOf({ bargain, fee, corridor, trials, read });
    return answered({ ...priced, fixedGrid: priced.fixedGrid + trials.lives - played }, tried);
  },
};
