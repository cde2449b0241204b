/** Promises that the provider cannot keep as it stands: the work is longer than the target, or nobody is there. */
import { METRIC } from "../../../mechanisms/promises/measurement.ts";
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
  return [
    {
      code: "TARGET_BEYOND_WORK",
      severity: "serious",
      clause: `${path}.targets`,
      name,
      numbers: { targetMin: line.targetMin, required: line.required, fits },
      why: bilingual(
        (fr) =>
          `Même prise en main aussitôt et jamais interrompue, l’intervention tient en ${fr.minutes(line.targetMin)} pour ${fr.share(fits)} des tickets ; ${fr.rate(line.required)} sont exigés. Aucun effectif n’y suffit.`,
        (en) =>
          `Even taken up at once and never interrupted, the work fits into ${en.minutes(line.targetMin)} for ${en.share(fits)} of the tickets; ${en.rate(line.required)} is required. No headcount can keep it.`,
      ),
      betterWording: bilingual(
        (fr) =>
          `« Le ${subject.fr} des ${tickets.fr} est de ${fr.minutes(line.targetMin)} pour ${fr.share(Math.floor(fits * 20) / 20)} au moins des tickets, une solution de contournement valant rétablissement ; les autres sont traités selon un plan d’action remis au Client dans ce même délai. »`,
        (en) =>
          `“The ${subject.en} of ${tickets.en} is ${en.minutes(line.targetMin)} for at least ${en.share(Math.floor(fits * 20) / 20)} of them, a workaround counting as restoration; the others follow an action plan given to the Client within the same time.”`,
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
          `${fr.share(stated)} des tickets seulement peuvent être résolus au premier niveau : les autres demandent un niveau supérieur. ${fr.rate(line.required)} sont exigés.`,
        (en) =>
          `Only ${en.share(stated)} of the tickets can be resolved at the tier of entry: the others need a higher one. ${en.rate(line.required)} is required.`,
      ),
      betterWording: bilingual(
        () =>
          `« Le taux de résolution au premier niveau porte sur les seules demandes éligibles, dont la liste figure au catalogue de services ; celui-ci est révisé chaque trimestre en comité. »`,
        () =>
          `“The first-contact resolution rate bears only on the eligible requests listed in the service catalogue, which the committee revises each quarter.”`,
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
          `${fr.share(1 - stated)} des solutions reviennent d’elles-mêmes dans la situation décrite ; ${fr.rate(1 - line.required)} au plus sont admises.`,
        (en) =>
          `${en.share(1 - stated)} of the solutions come back by themselves in the situation described; at most ${en.rate(1 - line.required)} is allowed.`,
      ),
      betterWording: bilingual(
        () =>
          `« Une réouverture n’est imputée au Prestataire que si la même cause revient dans les cinq jours ouvrés qui suivent la résolution ; le plafond est fixé sur la moyenne des douze mois précédents. »`,
        () =>
          `“A reopening counts against the Provider only if the same cause returns within five working days of the resolution; the ceiling is set on the mean of the previous twelve months.”`,
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
          `${bare.length > 1 ? "Jusqu’à " : ""}${fr.share(uncovered)} de la plage promise sans technicien ni astreinte au niveau d’entrée : l’horloge y court, personne n’y travaille.`,
        (en) =>
          `${bare.length > 1 ? "Up to " : ""}${en.share(uncovered)} of the promised window has no technician and no duty at the tier of entry: the clock runs, nobody works.`,
      ),
      betterWording: bilingual(
        () =>
          `« Les délais courent pendant les heures de présence figurant à l’annexe Plages de service. Hors de ces heures, ils ne courent que pour les tickets P1, que le Prestataire prend en charge en astreinte (appel téléphonique, intervention sous trente minutes). »`,
        () =>
          `“Times run during the hours of presence listed in the annex on service windows. Outside them, they run only for P1 tickets, which the Provider takes on call (by telephone, work begun within thirty minutes).”`,
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
