/** What is to be explained, and in which design. */
import { z } from "zod";
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import { measuresOf } from "../../answer/measure.ts";
import type { Fault } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Asked } from "../question.ts";
import { nameFaults, numberTerm, wholeTerm, wordTerm } from "../terms.ts";
import type { Track } from "../track.ts";
import type { Explained } from "./figures.ts";

export const explainTerms = z.strictObject({
  design: wordTerm({ fr: "contrat", en: "design" }).optional(),
  on: wordTerm({
    fr: "indicateur, ou gap : conformité au contrat moins service vécu",
    en: "indicator, or gap: contractual attainment less experienced service",
  }).optional(),
  beyond: numberTerm(
    {
      fr: "seuil : on explique la probabilité d’être pire (une part s’écrit 0.85)",
      en: "threshold: the probability of being worse is explained (a share is written 0.85)",
    },
    -1e12,
    1e12,
  ).optional(),
  players: wholeTerm(
    {
      fr: "mécanismes séparés au plus, les autres ensemble",
      en: "mechanisms kept apart at most, others together",
    },
    2,
    8,
  ).default(6),
  future: wholeTerm(
    { fr: "avenir à raconter (0 = le premier)", en: "future to tell (0 = the first)" },
    0,
    99_999,
  ).optional(),
  lives: wholeTerm(
    {
      fr: "vies à jouer au plus, ou peu s’en faut ; défaut : 1 500, moins où une vie est longue",
      en: "lives to be played at most, or nearly; default: 1,500, fewer where a life is long",
    },
    50,
    1_000_000,
  ).optional(),
});
export type ExplainTerms = z.output<typeof explainTerms>;

const USUAL_LIVES = 1500;
export const livesOf = ({ terms, lives }: Asked<ExplainTerms>): number =>
  terms.lives ?? Math.min(USUAL_LIVES, lives);

/** The design drawn as frozen, else the first. */
export const designOf = ({ read, compiled, terms }: Asked<ExplainTerms>): string =>
  terms.design ?? read.scenario.page?.frozen ?? compiled.designs[0]?.id ?? "";

export function outcomeOf({ read, compiled, terms }: Asked<ExplainTerms>): Explained {
  if (terms.on) return terms.on as Explained;
  if (read.scenario.situation.impact) return "lostHours";
  return compiled.designs.some(({ slas }) => slas.length > 0) ? "missedPeriods" : "backlog";
}

/** By what futures are ranked from good to bad. */
export function lossOf({ read, compiled }: Asked<ExplainTerms>): IndicatorName {
  if (compiled.impact.lostHourPrice > 0) return "costWithLostTime";
  return read.scenario.situation.impact ? "lostHours" : "missedPeriods";
}

/** Outcomes that move with what the report counts. */
const OF_THE_REPORT: readonly Explained[] = [
  "gap",
  "contractualAttainment",
  "missedPeriods",
  "penalties",
  "penaltiesDue",
  "invoicedCost",
  "silentFailureMonths",
];
export const isOfReport = (outcome: Explained): boolean => OF_THE_REPORT.includes(outcome);

const GAP: Text = {
  fr: "Écart entre la conformité au contrat et le service vécu",
  en: "Gap between contractual attainment and experienced service",
};

export const outcomeName = (outcome: Explained) =>
  outcome === "gap" ? ({ label: GAP, unit: "share" } as const) : INDICATORS[outcome];

/** The outcome in every future, or 1 where it is worse than the threshold. */
export const valuesOf =
  (outcome: Explained, beyond: number | undefined) =>
  (track: Track): Float64Array => {
    const values =
      outcome === "gap"
        ? track
            .values("contractualAttainment")
            .map((value, at) => value - track.values("experiencedAttainment")[at]!)
        : track.values(outcome);
    if (beyond === undefined) return values;
    const isHighGood = outcome !== "gap" && INDICATORS[outcome].better === "high";
    return values.map((value) => {
      if (Number.isNaN(value)) return Number.NaN;
      return (isHighGood ? value < beyond : value > beyond) ? 1 : 0;
    });
  };

export function faultsOf({ compiled, terms }: Asked<ExplainTerms>): Fault[] {
  const designs = compiled.designs.map(({ id }) => id);
  const outcomes = ["gap", ...measuresOf(compiled).map(({ name }) => name)];
  return [
    ...nameFaults("UNKNOWN_DESIGN", "design", terms.design, designs),
    ...nameFaults("NOT_ONE_OF", "on", terms.on, outcomes),
  ];
}
