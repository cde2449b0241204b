/** Question 11, waits: what users wait for, month by month, and who could shorten it. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import type { Asked, Question } from "../question.ts";
import { nameFaults, unknownTerm, wholeTerm, wordTerm } from "../terms.ts";
import { type WaitsFigures, waits } from "./waits.ts";

const waitsTerms = z.strictObject({
  design: wordTerm({
    fr: "contrat où essayer les leviers ; d’office le premier",
    en: "design in which the levers are tried; default: the first",
  }).optional(),
  answers: wholeTerm(
    {
      fr: "le client répond en tant de % du temps d’aujourd’hui",
      en: "the client answers in so many % of the present time",
    },
    0,
    100,
  ).default(50),
  debates: wholeTerm(
    {
      fr: "débats et devis en tant de % du temps d’aujourd’hui",
      en: "debates and quotes take so many % of the present time",
    },
    0,
    100,
  ).default(50),
  posts: wholeTerm({ fr: "techniciens de plus", en: "extra technicians" }, 1, 20).default(1),
  team: wordTerm({
    fr: "équipe où ils sont ajoutés ; d’office chacune",
    en: "team that they are added to; default: each",
  }).optional(),
});
type WaitsTerms = z.output<typeof waitsTerms>;

function faultsOf({ read, compiled, terms }: Asked<WaitsTerms>): Fault[] {
  const { hoursPerHour } = compiled.impact;
  if (hoursPerHour.every((lost) => lost === 0))
    return [
      { code: "NOTHING_LOST", path: ["situation", "impact"], allowed: "usersAffected, productivityLoss" },
    ];
  const designs = compiled.designs.map(({ id }) => id);
  const design = terms.design ?? designs[0] ?? "";
  if (!designs.includes(design)) return [unknownTerm("UNKNOWN_DESIGN", "design", design, designs)];
  const teams = Object.keys(read.scenario.designs[design]?.provider.teams ?? {});
  return nameFaults("UNKNOWN_TEAM", "team", terms.team, teams);
}

export const waitsQuestion: Question<"waits", WaitsTerms, WaitsFigures> = {
  name: "waits",
  title: { fr: "Qui attend qui ?", en: "Who waits for whom?" },
  terms: waitsTerms,
  replications: 128,
  livesPerFuture: 8,
  faults: faultsOf,
  ask: waits,
};
