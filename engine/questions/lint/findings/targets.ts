/** Promises that the provider cannot keep as it stands: the work is longer than the target, or nobody is there. */
import { METRIC } from "../../../mechanisms/promises/measurement.ts";
import type { Text } from "../../../scenario/notation.ts";
import { bilingual } from "../../wording.ts";
import type { FoundIn } from "../finding.ts";
import { byFamily, nameOf, type Promised, type Reading, subjectOf, ticketWords } from "../reading.ts";
import { measuredOf } from "../volume.ts";

/** a share stated exactly as required is enough */
const HAIR = 1e-9;

/** Work alone, started at once, takes longer than the target for more tickets than the percentage forgives. */
function beyondWork({ line, name, path, fits }: Promised): FoundIn[] {
  if (fits === null || fits >= line.required - HAIR) return [];
  const [subject, tickets] = [subjectOf(line), ticketWords(line)];
  const workaround: Text =
    line.metric === METRIC.restoration
      ? {
          fr: ", une solution de contournement valant rétablissement",
          en: ", a workaround counting as restoration",
        }
      : { fr: "", en: "" };
  return [
    {
      code: "TARGET_BEYOND_WORK",
      severity: "serious",
      clause: `${path}.targets`,
      name,
      numbers: { targetMin: line.targetMin, required: line.required, fits },
      why: bilingual(
        (fr) =>
          `Même commencé aussitôt et jamais interrompu, le travail ne tient en ${fr.minutes(line.targetMin)} que pour ${fr.share(fits)} des tickets ; ${fr.rate(line.required)} sont exigés. Aucun effectif n’y suffit.`,
        (en) =>
          `Even begun at once and never interrupted, the work fits into ${en.minutes(line.targetMin)} for only ${en.share(fits)} of the tickets; ${en.rate(line.required)} is required. No headcount can keep it.`,
      ),
      betterWording: bilingual(
        (fr) =>
          `« Le ${subject.fr} des ${tickets.fr} est de ${fr.minutes(line.targetMin)}, comptées dans la plage de service, pour ${fr.share(Math.floor(fits * 20) / 20)} au moins d’entre eux${workaround.fr} ; les autres sont traités selon un plan d’action remis au Client dans ce même délai. »`,
        (en) =>
          `“The ${subject.en} of ${tickets.en} is ${en.minutes(line.targetMin)}, counted within the service window, for at least ${en.share(Math.floor(fits * 20) / 20)} of them${workaround.en}; the others follow an action plan given to the Client within the same time.”`,
      ),
    },
  ];
}

/** Share of a line's tickets that do not go the way that it forbids: passed on from the tier of entry, or reopened. */
function statedShare({ compiled, shares }: Reading, { line }: Promised): number {
  let tickets = 0;
  let best = 0;
  for (const share of shares) {
    const { flow } = share;
    const measured = measuredOf(line, share);
    const lost =
      line.metric === METRIC.firstContact
        ? (flow.escalation[flow.entryTier - 1] ?? 0)
        : (compiled.demand.reopening.probability[flow.component] ?? 0);
    tickets += measured;
    best += measured * (1 - lost);
  }
  return tickets > 0 ? best / tickets : 1;
}

function firstContactBeyond(reading: Reading, promise: Promised): FoundIn[] {
  const { line, name, path } = promise;
  if (line.metric !== METRIC.firstContact) return [];
  const stated = statedShare(reading, promise);
  if (stated >= line.required - HAIR) return [];
  return [
    {
      code: "FIRST_CONTACT_BEYOND_TIERS",
      severity: "serious",
      clause: `${path}.required`,
      name,
      numbers: { required: line.required, stated },
      why: bilingual(
        (fr) =>
          `${fr.share(stated)} des tickets seulement peuvent être résolus au premier niveau : les autres demandent un niveau supérieur, alors que ${fr.rate(line.required)} sont exigés.`,
        (en) =>
          `Only ${en.share(stated)} of the tickets can be resolved at the first tier: the others need a higher one, while ${en.rate(line.required)} is required.`,
      ),
      betterWording: bilingual(
        () =>
          `« Le taux de résolution au premier niveau porte sur les seules demandes éligibles, dont la liste figure au catalogue de services ; cette liste est révisée chaque trimestre en comité. »`,
        () =>
          `“The first-contact resolution rate applies only to the eligible requests listed in the service catalogue; the committee revises this list each quarter.”`,
      ),
    },
  ];
}

function reopeningBeyond(reading: Reading, promise: Promised): FoundIn[] {
  const { line, name, path } = promise;
  if (line.metric !== METRIC.reopening) return [];
  const stated = statedShare(reading, promise);
  if (stated >= line.required - HAIR) return [];
  return [
    {
      code: "REOPENING_BEYOND_NATURE",
      severity: "serious",
      clause: `${path}.atMost`,
      name,
      numbers: { required: line.required, stated },
      why: bilingual(
        (fr) =>
          `Dans la situation décrite, ${fr.share(1 - stated)} des tickets résolus sont rouverts quoi qu’il arrive ; ${fr.rate(1 - line.required)} au plus sont admis.`,
        (en) =>
          `In the situation described, ${en.share(1 - stated)} of resolved tickets are reopened whatever is done; at most ${en.rate(1 - line.required)} is allowed.`,
      ),
      betterWording: bilingual(
        () =>
          `« Une réouverture n’est imputée au Prestataire que si la même cause revient dans les cinq jours ouvrés qui suivent la résolution ; le taux de réouverture admis est la moyenne constatée sur les douze mois précédents. »`,
        () =>
          `“A reopening counts against the Provider only if the same cause returns within five working days of the resolution; the reopening rate allowed is the mean of the previous twelve months.”`,
      ),
    },
  ];
}

/** share of a window without anybody that is worth a finding, and that is serious */
const SOME = 0.02;
const MUCH = 0.2;

/** The clock runs while nobody is there. */
function withoutTeam(family: readonly Promised[]): FoundIn[] {
  const bare = family.filter(({ uncovered }) => uncovered >= SOME);
  const [first] = bare;
  if (!first) return [];
  const uncovered = Math.max(...bare.map((promise) => promise.uncovered));
  return [
    {
      code: "WINDOW_UNCOVERED",
      severity: uncovered >= MUCH ? "serious" : "warning",
      clause: `${first.path}.window`,
      name: nameOf(bare.map(({ line }) => line)),
      numbers: { uncovered },
      why: bilingual(
        (fr) =>
          `Pendant ${bare.length > 1 ? "jusqu’à " : ""}${fr.share(uncovered)} de la plage promise, ni technicien ni astreinte au niveau d’entrée : l’horloge court, personne ne travaille.`,
        (en) =>
          `${bare.length > 1 ? "Up to " : ""}${en.share(uncovered)} of the promised window has neither technician nor on-call duty at the tier of entry: the clock runs, nobody works.`,
      ),
      betterWording: bilingual(
        () =>
          `« Les délais courent pendant les heures de présence fixées à l’annexe “Plages de service”. Hors de ces heures, ils ne courent que pour les tickets P1, que le Prestataire prend en charge en astreinte (signalement par téléphone, intervention dans les trente minutes de l’appel). »`,
        () =>
          `“Time limits run during the hours of presence set out in the annex ‘Service windows’. Outside those hours they run only for P1 tickets, which the Provider handles on call (reported by telephone, work begun within thirty minutes of the call).”`,
      ),
    },
  ];
}

export function targetFindings(reading: Reading): FoundIn[] {
  const { promises } = reading;
  return [
    ...promises.flatMap((promise) => [
      ...beyondWork(promise),
      ...firstContactBeyond(reading, promise),
      ...reopeningBeyond(reading, promise),
    ]),
    ...byFamily(promises).flatMap(withoutTeam),
  ];
}
