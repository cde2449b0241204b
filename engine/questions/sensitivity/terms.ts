/** What is analysed: an indicator of one design or its difference between two, and which inputs may move. */
import { z } from "zod";
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import { measuresOf } from "../../answer/measure.ts";
import type { Fault } from "../../scenario/errors.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import { guessedInputs, statedInputs, uncertainInputs } from "../guessed/index.ts";
import type { UncertainInput } from "../guessed/input.ts";
import type { Asked } from "../question.ts";
import { listTerm, nameFaults, unknownTerm, wholeTerm, wordTerm } from "../terms.ts";

export const sensitivityTerms = z.strictObject({
  on: wordTerm({ fr: "indicateur", en: "indicator" }).optional(),
  designs: listTerm(
    {
      fr: "contrats entre lesquels choisir : le premier moins le deuxième",
      en: "designs to choose from: the first less the second",
    },
    wordTerm({ fr: "contrat", en: "design" }),
    1,
    6,
  ).optional(),
  inputs: listTerm(
    { fr: "entrées à faire varier, par leur chemin ou sa fin", en: "inputs to be moved, by path or its end" },
    wordTerm({ fr: "entrée", en: "input" }),
    1,
    60,
  ).optional(),
  screened: wholeTerm({ fr: "entrées à cribler au plus", en: "inputs screened at most" }, 2, 60).default(20),
  trajectories: wholeTerm(
    { fr: "trajectoires du criblage", en: "trajectories of the screening" },
    2,
    50,
  ).default(4),
  most: wholeTerm({ fr: "entrées retenues au plus", en: "inputs kept at most" }, 1, 10).default(5),
  rows: wholeTerm(
    {
      fr: "lignes de l’analyse de variance : 8, 16, 32…",
      en: "rows of the analysis of variance: 8, 16, 32…",
    },
    8,
    1024,
  ).default(64),
  lives: wholeTerm(
    { fr: "vies à jouer au plus, ou peu s’en faut", en: "lives to be played at most, or nearly" },
    100,
    1_000_000,
  ).default(3000),
});
export type SensitivityTerms = z.output<typeof sensitivityTerms>;

/** The designs of which the page tells, the one that evolves first; else the second listed less the first. */
export function designsOf({ read, compiled, terms }: Asked<SensitivityTerms>): string[] {
  if (terms.designs) return terms.designs;
  const { page } = read.scenario;
  if (page && page.frozen !== page.evolving) return [page.evolving, page.frozen];
  return compiled.designs
    .slice(0, 2)
    .map(({ id }) => id)
    .reverse();
}

/** The client's whole cost where lost time has a price; else the service lived, else invoices. */
export function indicatorOf({ compiled, terms }: Asked<SensitivityTerms>): IndicatorName {
  const known = measuresOf(compiled).map(({ name }) => name);
  if (terms.on && terms.on in INDICATORS) return terms.on as IndicatorName;
  if (compiled.impact.lostHourPrice > 0) return "costWithLostTime";
  return known.includes("experiencedAttainment") ? "experiencedAttainment" : "invoicedCost";
}

const isNamed = ({ path }: UncertainInput, word: string) => path === word || path.endsWith(`.${word}`);

/** Inputs named in the terms; else the ranges that the scenario states; else what it guesses, the most telling first. */
export function inputsOf(read: Resolved, { inputs, screened }: SensitivityTerms): UncertainInput[] {
  if (inputs) return uncertainInputs(read).filter((input) => inputs.some((word) => isNamed(input, word)));
  const stated = statedInputs(read);
  return (stated.length > 0 ? stated : guessedInputs(read)).slice(0, screened);
}

export function faultsOf(asked: Asked<SensitivityTerms>): Fault[] {
  const { read, compiled, terms } = asked;
  const indicators = measuresOf(compiled).map(({ name }) => name);
  const designs = compiled.designs.map(({ id }) => id);
  const known = uncertainInputs(read);
  const paths = known.map(({ path }) => path);
  const faults = [
    ...nameFaults("NOT_ONE_OF", "on", terms.on, indicators),
    ...(terms.designs ?? []).flatMap((id, at) => nameFaults("UNKNOWN_DESIGN", ["designs", at], id, designs)),
    ...(terms.inputs ?? []).flatMap((word, at) =>
      known.some((input) => isNamed(input, word))
        ? []
        : [unknownTerm("NOT_ONE_OF", ["inputs", at], word, paths)],
    ),
  ];
  if (!Number.isInteger(Math.log2(terms.rows)))
    faults.push({
      code: "NOT_ONE_OF",
      path: ["terms", "rows"],
      value: terms.rows,
      allowed: "8, 16, 32, 64, 128, 256, 512, 1024",
    });
  if (faults.length === 0 && inputsOf(read, terms).length === 0)
    faults.push({ code: "EMPTY", path: ["terms", "inputs"] });
  return faults;
}
