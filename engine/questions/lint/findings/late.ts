/** Perverse pairs: a percentage that forgets a ticket once it is late, and a report that a late ticket left open does not spoil. */
import { CLOCK_METRICS, METRIC } from "../../../mechanisms/promises/measurement.ts";
import { ATTRIBUTION } from "../../../mechanisms/promises/sla.ts";
import { bilingual } from "../../wording.ts";
import { linesChargedByTicket } from "../clause-terms.ts";
import type { FoundIn } from "../finding.ts";
import { byFamily, nameOf, type Promised, type Reading, subjectOf } from "../reading.ts";

/** Once late, a ticket costs no more: no second target, no amount per late ticket, no bound on the age of open tickets. */
function withoutTerm(reading: Reading): FoundIn[] {
  const { design, promises } = reading;
  const charged = linesChargedByTicket(design);
  const hasAgeBound = promises.some(({ line }) => line.metric === METRIC.backlogAge && line.isPenalised);
  if (hasAgeBound) return [];
  const outlived = new Set(
    promises.flatMap(({ line }) => (line.metric === METRIC.response ? [] : [line.priority])),
  );
  const isForgotten = ({ at, line }: Promised) =>
    line.metric < CLOCK_METRICS &&
    !(line.metric === METRIC.response && outlived.has(line.priority)) &&
    line.secondMin < 0 &&
    !charged.has(at);
  return byFamily(promises.filter(isForgotten)).flatMap((family): FoundIn[] => {
    const [first] = family;
    if (!first) return [];
    const { line, path } = first;
    const longest = Math.max(...family.map((promise) => promise.line.targetMin));
    const isPenalised = family.some((promise) => promise.line.isPenalised);
    return [
      {
        code: "LATE_WITHOUT_TERM",
        severity: isPenalised ? "serious" : "note",
        clause: path,
        name: nameOf(family.map((promise) => promise.line)),
        numbers: { required: line.required, targetMin: longest },
        why: bilingual(
          (fr) =>
            `${fr.rate(line.required)} dans le délai, et rien pour le reste : un ticket déjà en retard ne coûte plus rien, mieux vaut le laisser de côté et traiter ceux qui peuvent encore être à l’heure.`,
          (en) =>
            `${en.rate(line.required)} on time, and nothing for the rest: a ticket already late costs no more, so it pays to leave it aside for those that can still be on time.`,
        ),
        betterWording: bilingual(
          (fr) =>
            `« ${fr.rate(line.required)} au moins des tickets respectent le ${subjectOf(line).fr} ; les autres sont traités dans un délai au plus double. Chaque ticket au-delà de ce second délai donne lieu à une pénalité de [montant] € HT par jour ouvré entamé, dans la limite de [montant] € par ticket. »`,
          (en) =>
            `“At least ${en.rate(line.required)} of the tickets meet the ${subjectOf(line).en}; the others are dealt with in at most twice that time. Each ticket beyond this second term gives rise to a penalty of € [amount] excl. VAT per working day begun, up to € [amount] per ticket.”`,
        ),
      },
    ];
  });
}

/** A late ticket still open at a period's end counts only when it is closed: closing it is what costs. */
function leftOpen({ design, promises }: Reading): FoundIn[] {
  const { attribution } = design.clock.contract;
  const isByResolution = ({ line }: Promised) =>
    line.metric < CLOCK_METRICS &&
    !line.countsOpenLate &&
    (attribution === "own" ? line.attribution === ATTRIBUTION.resolved : attribution === "resolved");
  return byFamily(promises.filter(isByResolution)).flatMap((family): FoundIn[] => {
    const [first] = family;
    if (!first) return [];
    return [
      {
        code: "LATE_LEFT_OPEN",
        severity: family.some(({ line }) => line.isPenalised) ? "warning" : "note",
        clause: `${first.path}.openLate`,
        name: nameOf(family.map(({ line }) => line)),
        numbers: { lines: family.length },
        why: bilingual(
          () =>
            "Un ticket compte dans le mois où il est résolu, et un ticket en retard encore ouvert n’est compté nulle part : il est avantageux de ne pas le fermer.",
          () =>
            "A ticket counts in the month in which it is resolved, and a late one still open counts nowhere: it pays not to close it.",
        ),
        betterWording: bilingual(
          () =>
            `« Un ticket est rattaché à la période de son échéance. Un ticket encore ouvert à la clôture de la période et dont le délai est dépassé y est compté hors délai ; il reste suivi jusqu’à sa résolution. »`,
          () =>
            `“A ticket belongs to the period in which it is due. A ticket still open at the close of a period and beyond its time counts in it as late; it is followed until it is resolved.”`,
        ),
      },
    ];
  });
}

export const lateFindings = (reading: Reading): FoundIn[] => [...withoutTerm(reading), ...leftOpen(reading)];
