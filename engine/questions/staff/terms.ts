/** What may be asked of a roster. */
import { z } from "zod";
import { livesTerm } from "../budget.ts";
import { choiceTerm, listTerm, numberTerm, wholeTerm, wordTerm } from "../terms.ts";

export const staffTerms = z.strictObject({
  design: wordTerm({ fr: "contrat ; défaut : le premier", en: "design; default: the first" }).optional(),
  promises: listTerm(
    {
      fr: "engagements à tenir (famille, ou restoration.P1) ; défaut : ceux qu’une clause pénalise",
      en: "promises to keep (family, or restoration.P1); default: those that a clause penalises",
    },
    wordTerm({ fr: "engagement", en: "promise" }),
    1,
    20,
  ).optional(),
  sure: numberTerm(
    { fr: "probabilité de les tenir, %", en: "probability of keeping them, %" },
    1,
    99.9,
  ).default(90),
  over: choiceTerm(
    {
      fr: "tenir chaque période du contrat (contract), ou une période prise au hasard (period)",
      en: "keep every period of the contract (contract), or any one period (period)",
    },
    ["contract", "period"],
  ).default("contract"),
  teams: listTerm(
    { fr: "équipes dont l’effectif est libre ; défaut : toutes", en: "teams that may change; default: all" },
    wordTerm({ fr: "équipe", en: "team" }),
    1,
    20,
  ).optional(),
  load: numberTerm(
    {
      fr: "charge la plus forte d’une équipe, % de ses heures ; au-delà, ce qui n’est pas urgent attend sans fin",
      en: "highest load of a team, % of its hours; beyond, what is not urgent waits without end",
    },
    50,
    100,
  ).default(95),
  most: wholeTerm({ fr: "postes au plus dans une équipe", en: "most posts of a team" }, 1, 1000).default(60),
  lives: livesTerm(),
});
export type StaffTerms = z.output<typeof staffTerms>;
