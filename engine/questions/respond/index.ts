/** Question 9, respond: what a contract really rewards, seen from the provider who earns most under it. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer, Guess } from "../answer.ts";
import { nameOf } from "../clause-price/clauses.ts";
import type { Asked, Question } from "../question.ts";
import { swampedCaveats } from "../swamped.ts";
import { choiceTerm, listTerm, nameFaults, numberTerm, wholeTerm, wordTerm } from "../terms.ts";
import { Trials } from "../trials.ts";
import { ABOUT, type Responded, Responding } from "./answer.ts";
import { guessesOf } from "./guesses.ts";
import { RULES } from "./response.ts";
import { tablesOf } from "./tables.ts";
import { caveatsOf, restsOn, verdictOf } from "./words.ts";

const respondTerms = z.strictObject({
  design: wordTerm({ fr: "contrat étudié", en: "contract studied" }).optional(),
  posts: wholeTerm(
    { fr: "postes de plus ou de moins par équipe, au plus", en: "posts more or fewer by shift, at most" },
    0,
    5,
  ).default(2),
  rules: listTerm(
    { fr: "règles de file possibles", en: "queue rules that may be chosen" },
    z.enum(RULES),
    1,
    RULES.length,
  ).default([...RULES]),
  tricks: choiceTerm({ fr: "manœuvres sur le rapport", en: "tricks on the report" }, ["on", "off"]).default(
    "on",
  ),
  bears: numberTerm(
    {
      fr: "multiple des heures perdues au-delà duquel le client s’en va",
      en: "multiple of the hours lost beyond which the client leaves",
    },
    1,
    1000,
  ).default(2),
  renewal: numberTerm(
    {
      fr: "années de marge que vaut un renouvellement certain",
      en: "years of margin that a sure renewal is worth",
    },
    0,
    20,
  ).default(0),
  about: listTerm(
    { fr: "réponse, pénalité utile, manœuvres", en: "response, useful penalty, tricks" },
    z.enum(ABOUT),
    1,
    3,
  ).default([...ABOUT]),
});
export type RespondTerms = z.output<typeof respondTerms>;

export interface RespondFigures extends Responded {
  design: { id: string; name: Text };
  hasTricks: boolean;
  /** what was asked for */
  about: RespondTerms["about"];
  bears: number;
  renewalYears: number;
  lives: number;
}
export type RespondAnswer = Answer<"respond", RespondFigures>;

/** The frozen contract of the page, where there is one; else the first that has penalties; else the first. */
function designAsked({ read: { scenario }, terms }: Asked<RespondTerms>): string {
  const names = Object.keys(scenario.designs);
  const penalised = names.find(
    (name) => (scenario.designs[name]?.contract.penalties?.clauses.length ?? 0) > 0,
  );
  return terms.design ?? scenario.page?.frozen ?? penalised ?? names[0]!;
}

const faultsOf = ({ read, terms: { design } }: Asked<RespondTerms>): Fault[] =>
  nameFaults("UNKNOWN_DESIGN", "design", design, Object.keys(read.scenario.designs));

export const respondQuestion: Question<"respond", RespondTerms, RespondFigures> = {
  name: "respond",
  title: { fr: "Que récompense vraiment ce contrat ?", en: "What does this contract really reward?" },
  terms: respondTerms,
  replications: 64,
  livesPerFuture: 15,
  faults: faultsOf,
  async ask(asked, { executor, signal, onProgress, onPartial }) {
    const { read, compiled, terms, seed } = asked;
    const trials = new Trials(read, seed, { executor, signal, onProgress });
    const design = designAsked(asked);
    const hasTricks = terms.tricks === "on";
    const responding = new Responding(
      asked,
      {
        design,
        most: terms.posts,
        rules: terms.rules,
        hasTricks,
        bears: terms.bears,
        renewalYears: terms.renewal,
        about: terms.about,
      },
      trials,
    );
    const answered = (responded: Responded, guesses: Guess[] = []): RespondAnswer => {
      const figures: RespondFigures = {
        ...responded,
        design: { id: design, name: nameOf({ id: design, name: read.scenario.designs[design]?.name }) },
        hasTricks,
        about: terms.about,
        bears: terms.bears,
        renewalYears: terms.renewal,
        lives: trials.lives,
      };
      return {
        question: "respond",
        scenarioHash: compiled.scenarioHash,
        world: read.world,
        engineVersion: ENGINE_VERSION,
        seed,
        replications: responded.futures,
        lives: trials.lives,
        verdict: verdictOf(figures),
        isDecided:
          responded.isSearched &&
          responded.neighbours.every(({ standing }) => standing !== "undecided") &&
          responded.sweeps.every(({ isOpen }) => !isOpen),
        restsOn: restsOn(figures),
        caveats: [
          ...caveatsOf(figures),
          ...swampedCaveats([{ name: figures.design.name, track: responding.stand }]),
        ],
        guesses,
        figures,
        tables: tablesOf(figures),
      };
    };
    const responded = await responding.run((partial) => onPartial?.(answered(partial)));
    if (responded.changes.length === 0 || terms.renewal > 0) return answered(responded);
    const played = trials.lives;
    const { guesses } = await guessesOf(read, trials, responding.variants(responded.response), played);
    return answered({ ...responded, fixedGrid: responded.fixedGrid + trials.lives - played }, guesses);
  },
};
