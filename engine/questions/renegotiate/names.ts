/** What the ways of changing a contract are called. */
import type { Text } from "../../scenario/notation.ts";
import { bilingual } from "../wording.ts";
import type { Trigger, Watched } from "./amendment.ts";
import type { Plan } from "./asked.ts";
import type { ReviewFigure } from "./figures.ts";

const WATCHED: Record<Watched, Text> = {
  contractualAttainment: { fr: "conformité au contrat", en: "contractual attainment" },
  penaltyShare: { fr: "part des pénalités dans la redevance", en: "share of penalties in the fee" },
  backlog: { fr: "tickets ouverts", en: "open tickets" },
  chronicFailure: { fr: "échec répété", en: "repeated failure" },
  experiencedAttainment: { fr: "service vécu", en: "experienced service" },
  greyShare: { fr: "part hors périmètre", en: "share out of scope" },
  disputedShare: { fr: "part contestée", en: "disputed share" },
  watermelonGap: { fr: "écart pastèque", en: "watermelon gap" },
  trust: { fr: "confiance", en: "trust" },
  utilisation: { fr: "occupation", en: "utilisation" },
  margin: { fr: "marge", en: "margin" },
  departures: { fr: "départs", en: "departures" },
  knowledge: { fr: "connaissance du client", en: "knowledge of the client" },
  backlogDays: { fr: "âge moyen des tickets en cours (jours)", en: "mean age of open tickets (days)" },
  greyBacklogDays: {
    fr: "âge moyen des tickets en cours hors périmètre (jours)",
    en: "mean age of open tickets out of scope (days)",
  },
};
const COUNTED: readonly Watched[] = [
  "backlog",
  "departures",
  "backlogDays",
  "greyBacklogDays",
  "chronicFailure",
];

function triggerText({ indicator, side, threshold, committees }: Trigger): Text {
  const sign = side === "above" ? ">" : "<";
  const { fr, en } = WATCHED[indicator];
  const isCounted = COUNTED.includes(indicator);
  return bilingual(
    ({ count, rate }) =>
      `Sur seuil : ${fr} ${sign} ${isCounted ? count(threshold) : rate(threshold)}${committees > 1 ? `, ${committees} comités de suite` : ""}`,
    ({ count, rate }) =>
      `On a threshold: ${en} ${sign} ${isCounted ? count(threshold) : rate(threshold)}${committees > 1 ? `, ${committees} committees in a row` : ""}`,
  );
}

/** What a way of changing the contract is called. */
export function nameOfWay(
  { way, trigger }: Pick<ReviewFigure, "way" | "trigger">,
  plan: Plan,
  best: number,
): Text {
  if (trigger) return triggerText(trigger);
  const names: Record<Exclude<ReviewFigure["way"], "triggered">, Text> = {
    asItStands: { fr: "Tel quel", en: "As it stands" },
    once: { fr: `Une fois, au mois ${best}`, en: `Once, at month ${best}` },
    yearly: { fr: "Tous les 12 mois", en: "Every 12 months" },
    continuous: { fr: "Chaque mois", en: "Every month" },
    committee: { fr: "Ce comité seul, sans avenant", en: "This committee alone, without an amendment" },
    whole: plan.from.name,
  };
  return way === "triggered" ? { fr: "Sur seuil", en: "On a threshold" } : names[way];
}
