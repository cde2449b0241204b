/** What may be asked of a promise. */
import { z } from "zod";
import { PRIORITIES } from "../../scenario/notation.ts";
import { livesTerm } from "../budget.ts";
import { choiceTerm, listTerm, numberTerm, wholeTerm, wordTerm } from "../terms.ts";

const targetTerm = (fr: string, en: string) =>
  z.union([z.number().positive(), z.string().min(1).max(20)]).meta({ label: { fr, en }, description: en });

export const feasibilityTerms = z.strictObject({
  design: wordTerm({ fr: "contrat ; défaut : le premier", en: "design; default: the first" }).optional(),
  promise: wordTerm({
    fr: "engagement (famille) ; défaut : le premier pénalisé",
    en: "promise (SLA family); default: the first penalised",
  }).optional(),
  priority: choiceTerm({ fr: "priorité ; défaut : P2", en: "priority; default: P2" }, PRIORITIES).optional(),
  target: targetTerm(
    "délai à promettre (4h, 90 min) ; défaut : celui du contrat",
    "target to promise (4h, 90 min); default: the contract’s",
  ).optional(),
  percentage: numberTerm(
    {
      fr: "pourcentage à promettre ; défaut : celui du contrat",
      en: "percentage to promise; default: the contract’s",
    },
    1,
    100,
  ).optional(),
  targets: listTerm(
    { fr: "délais comparés ; défaut : de ½ à 2 fois", en: "targets compared; default: ½ to 2 times" },
    targetTerm("délai", "target"),
    1,
    12,
  ).optional(),
  percentages: listTerm(
    { fr: "pourcentages comparés", en: "percentages compared" },
    numberTerm({ fr: "pourcentage", en: "percentage" }, 1, 100),
    1,
    12,
  ).optional(),
  team: wordTerm({
    fr: "équipe renforcée ; défaut : celle qui compte le plus",
    en: "team reinforced; default: the one that matters most",
  }).optional(),
  posts: listTerm(
    {
      fr: "effectifs de l’équipe ; défaut : autour du présent",
      en: "its headcounts; default: around the present",
    },
    wholeTerm({ fr: "effectif", en: "headcount" }, 1, 10_000),
    1,
    12,
  ).optional(),
  levels: listTerm(
    { fr: "probabilités des frontières, %", en: "probabilities of the frontiers, %" },
    numberTerm({ fr: "probabilité", en: "probability" }, 1, 99),
    1,
    6,
  ).default([50, 80, 95]),
  sure: numberTerm(
    { fr: "probabilité à partir de laquelle on promet, %", en: "probability at which one promises, %" },
    1,
    99.9,
  ).default(90),
  lives: livesTerm(),
});
export type FeasibilityTerms = z.output<typeof feasibilityTerms>;
