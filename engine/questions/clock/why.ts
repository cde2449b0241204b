/** Why a clock judges a ticket otherwise than the contract, in words. */
import type { ClockChoices, ClockReading } from "../../mechanisms/promises/clock-semantics.ts";
import type { Text } from "../../scenario/notation.ts";
import type { StateName } from "../../trace/events.ts";
import { bilingual, listed } from "../wording.ts";

export interface Difference {
  /** choices each of which, alone, does it */
  rules: readonly (keyof ClockChoices)[];
  clock: ClockReading;
  name: Text;
  spentMin: Partial<Record<StateName, number>>;
  /** states that stop one of the clocks and not the other */
  paused: readonly StateName[];
  /** met under this clock and not under the contract's */
  isMetOnlyThere: boolean;
}

const PAUSED: Partial<Record<StateName, Text>> = {
  client: { fr: "attente du client", en: "waiting for the client" },
  thirdParty: { fr: "attente d’un tiers", en: "waiting for a third party" },
  quote: { fr: "devis", en: "a quote" },
  debate: { fr: "débat de périmètre", en: "a debate on scope" },
};

function pauses({ name, spentMin, paused, isMetOnlyThere }: Difference): Text {
  const states = paused.filter((state) => PAUSED[state] && (spentMin[state] ?? 0) > 0);
  const waits = listed(
    states.map((state) =>
      bilingual(
        ({ minutes }) => `${PAUSED[state]?.fr} (${minutes(spentMin[state] ?? 0)})`,
        ({ minutes }) => `${PAUSED[state]?.en} (${minutes(spentMin[state] ?? 0)})`,
      ),
    ),
  );
  return isMetOnlyThere
    ? {
        fr: `${name.fr} s’arrête, le contrat non : ${waits.fr}`,
        en: `${name.en} stops, the contract does not: ${waits.en}`,
      }
    : {
        fr: `le contrat s’arrête, ${name.fr} non : ${waits.fr}`,
        en: `the contract stops, ${name.en} does not: ${waits.en}`,
      };
}

const RECLASSIFIED: Record<ClockReading["reclassification"], Text> = {
  restart: {
    fr: "priorité changée : l’horloge repart de zéro",
    en: "priority changed: the clock starts from zero",
  },
  retroactive: {
    fr: "priorité changée : le nouveau délai compte depuis le début",
    en: "priority changed: the new target counts from the start",
  },
  keepWorst: {
    fr: "priorité changée : c’est la plus exigeante de celles qu’il a eues qui compte",
    en: "priority changed: the most demanding one that it has had counts",
  },
};

const REOPENED: Record<ClockReading["reopening"], Text> = {
  continue: {
    fr: "le temps où il passait pour résolu ne compte pas",
    en: "the time for which it was thought solved does not count",
  },
  solvedAsPending: {
    fr: "le temps où il passait pour résolu est une pause",
    en: "the time for which it was thought solved is a pause",
  },
  running: { fr: "l’horloge ne s’est jamais arrêtée", en: "the clock never stopped" },
  restart: { fr: "l’horloge repart de zéro", en: "the clock starts from zero" },
  newTicket: {
    fr: "un autre ticket commence, le premier reste compté",
    en: "another ticket begins, the first stays counted",
  },
};

function reopened({ clock, spentMin }: Difference): Text {
  const { fr, en } = REOPENED[clock.reopening];
  return bilingual(
    ({ minutes }) => `rouvert après ${minutes(spentMin.solved ?? 0)} : ${fr}`,
    ({ minutes }) => `reopened after ${minutes(spentMin.solved ?? 0)}: ${en}`,
  );
}

const BY_RULE: Record<keyof ClockChoices, (difference: Difference) => Text> = {
  start: ({ clock }) =>
    clock.start === "qualified"
      ? { fr: "l’horloge part de la qualification", en: "the clock starts at triage" }
      : { fr: "l’horloge part de la réception", en: "the clock starts when it is received" },
  response: ({ clock }) =>
    clock.response === "acknowledgement"
      ? { fr: "un accusé de réception vaut prise en charge", en: "an acknowledgement counts as a response" }
      : { fr: "seul un technicien vaut prise en charge", en: "only a technician counts as a response" },
  pauses,
  reclassification: ({ clock }) => RECLASSIFIED[clock.reclassification],
  pastPauses: ({ clock }) =>
    clock.pastPauses === "lost"
      ? {
          fr: "priorité changée : les pauses d’avant sont perdues",
          en: "priority changed: earlier pauses are lost",
        }
      : {
          fr: "priorité changée : les pauses d’avant sont rendues",
          en: "priority changed: earlier pauses are given back",
        },
  reopening: reopened,
  attribution: () => ({ fr: "compté dans un autre mois", en: "counted in another month" }),
  outOfHours: ({ clock }) =>
    clock.outOfHours === "notMeasured"
      ? { fr: "reçu hors plage : non mesuré", en: "received out of hours: not measured" }
      : { fr: "reçu hors plage : attend l’ouverture", en: "received out of hours: waits for the opening" },
  days: ({ clock }) =>
    clock.days === "workingDays"
      ? {
          fr: "un délai en jours compte des jours ouvrés entiers",
          en: "a target in days counts whole working days",
        }
      : { fr: "un délai en jours compte des heures ouvertes", en: "a target in days counts open hours" },
};

/** The rule that does it; or that several do it together. */
export function whyOf(difference: Difference): Text {
  const [first, ...others] = difference.rules.map((rule) => BY_RULE[rule](difference));
  if (!first) return { fr: "plusieurs règles ensemble", en: "several rules together" };
  return bilingual(
    () => [first, ...others].map(({ fr }) => fr).join(" ; "),
    () => [first, ...others].map(({ en }) => en).join("; "),
  );
}
