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
            `${fr.rate(line.required)} dans le délai, et rien pour le reste : un ticket déjà en retard ne coûte plus rien ; le prestataire a intérêt à le laisser de côté pour traiter ceux qui peuvent encore tenir le délai.`,
          (en) =>
            `${en.rate(line.required)} on time, and nothing for the rest: a ticket already late costs no more, so it pays to leave it aside for those that can still be on time.`,
        ),
        betterWording: bilingual(
          (fr) =>
            `« ${fr.rate(line.required)} au moins des tickets respectent le ${subjectOf(line).fr} ; aucun des autres ne dépasse le double de ce délai. Chaque ticket au-delà de ce second délai donne lieu à une pénalité de [montant] € HT par jour ouvré de retard entamé, dans la limite de [montant] € HT par ticket. »`,
          (en) =>
            `“At least ${en.rate(line.required)} of the tickets meet the ${subjectOf(line).en}; none of the others takes more than twice that time. Each ticket beyond this second limit gives rise to a penalty of € [amount] excluding VAT per working day of delay or part thereof, up to € [amount] excluding VAT per ticket.”`,
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
            "Un ticket compte dans le mois où il est résolu, et un ticket en retard encore ouvert n’est compté nulle part : le prestataire a intérêt à ne pas le clore.",
          () =>
            "A ticket counts in the month in which it is resolved, and a late one still open counts nowhere: it pays not to close it.",
        ),
        betterWording: bilingual(
          () =>
            `« Un ticket est rattaché à la période pendant laquelle son délai expire. Un ticket encore ouvert à la clôture de la période et dont le délai est dépassé y est compté hors délai ; il reste suivi jusqu’à sa résolution. »`,
          () =>
            `“A ticket belongs to the period in which its time limit expires. A ticket still open at the close of the period and past its time limit counts as late in that period; it is followed until it is resolved.”`,
        ),
      },
    ];
  });
}

export const lateFindings = (reading: Reading): FoundIn[] => [...withoutTerm(reading), ...leftOpen(reading)];
