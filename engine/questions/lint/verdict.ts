/** What the linter says in words: its verdict, what it rests on, and what it leaves out. */
import type { Compiled } from "../../compile/compile.ts";
import { METRIC } from "../../mechanisms/promises/measurement.ts";
import type { Text } from "../../scenario/notation.ts";
import { bilingual, listed } from "../wording.ts";
import { CLUSTERED } from "./chance.ts";
import type { Finding, Severity } from "./finding.ts";
import type { ClauseFigures } from "./index.ts";
import { periodWords, type Reading } from "./reading.ts";

const OFTEN = 0.1;

const plural = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;

/** What chance does, on the promises that are a share of tickets. */
function aboutChance(clauses: readonly ClauseFigures[]): Text {
  const measured = clauses
    .flatMap(({ chance, name, period }) => (chance[0] ? [{ missed: chance[0].good, name, period }] : []))
    .sort((a, b) => b.missed - a.missed);
  const [worst] = measured;
  if (!worst)
    return bilingual(
      () => "Aucun engagement n’est exprimé en pourcentage.",
      () => "No commitment is stated as a percentage.",
    );
  const often = measured.filter(({ missed }) => missed >= OFTEN).length;
  const { many } = periodWords(worst.period);
  if (often === 0)
    return bilingual(
      (fr) =>
        `Le hasard pèse peu : un bon prestataire manque au plus ${fr.share(worst.missed)} des ${many.fr} (${worst.name.fr}).`,
      (en) =>
        `Chance weighs little: a good provider misses at most ${en.share(worst.missed)} of ${many.en} (${worst.name.en}).`,
    );
  return bilingual(
    (fr) =>
      `Par le seul hasard, un bon prestataire manque ${plural(often, "engagement", "engagements")} sur ${measured.length} dans une période sur dix ou davantage ; au pire ${worst.name.fr}, dans ${fr.share(worst.missed)} des ${many.fr}.`,
    (en) =>
      `By chance alone, a good provider misses ${often} of ${plural(measured.length, "commitment", "commitments")} in one period out of ten or more; at worst ${worst.name.en}, in ${en.share(worst.missed)} of ${many.en}.`,
  );
}

export function verdictOf(clauses: readonly ClauseFigures[], findings: readonly Finding[]): Text {
  const chance = aboutChance(clauses);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  if (findings.length === 0)
    return bilingual(
      () => `${chance.fr} Aucun défaut de rédaction trouvé.`,
      () => `${chance.en} No fault of drafting found.`,
    );
  return bilingual(
    () =>
      `${chance.fr} ${plural(count("serious"), "défaut grave", "défauts graves")}, ${plural(count("warning"), "point à corriger", "points à corriger")}, ${plural(count("note"), "remarque", "remarques")}.`,
    () =>
      `${chance.en} ${plural(count("serious"), "serious fault", "serious faults")}, ${plural(count("warning"), "point to mend", "points to mend")}, ${plural(count("note"), "remark", "remarks")}.`,
  );
}

export const REST_ON: Text[] = [
  bilingual(
    () =>
      "Calcul exact, sans simulation : le nombre de tickets d’une période suit une loi de Poisson, le nombre de retards une loi binomiale (bêta-binomiale s’ils viennent par grappes) ; le verdict applique la règle du contrat, petits nombres compris.",
    () =>
      "Exact, nothing is simulated: the number of tickets of a period is Poisson, that of late ones binomial (beta-binomial if they come in clusters), the verdict follows the contract’s rule, small samples included.",
  ),
  bilingual(
    () =>
      "Volumes : taux énoncés × unités à la signature, répartis par priorité contractuelle ; priorités gonflées ou abaissées, incidents majeurs, tickets liés et récurrences sont comptés, les demandes seulement si l’engagement les mesure.",
    () =>
      "Volumes: stated rates × units at signing, by contractual priority, inflated and downgraded priorities, major incidents, related tickets and recurrences counted; requests only where the commitment measures them.",
  ),
  bilingual(
    () =>
      "Bon prestataire : taux vrai égal à l’engagement plus 40 % de ce qui manque jusqu’à 100 % (97 % pour 95 %). Mauvais : deux fois plus de retards que permis (90 % pour 95 %).",
    () =>
      "Good provider: its true share on time is the commitment plus 40% of what is missing to 100% (97% for 95%). Bad: twice as many late tickets as allowed (90% for 95%).",
  ),
];

const ALWAYS: Text[] = [
  bilingual(
    () =>
      "Laissés de côté : saison, croissance et événements du système d’information, débats sur le périmètre, exclusions, réouvertures comptées comme nouveaux tickets, contournement du support.",
    () =>
      "Left out: season, growth and events of the IT, disputes on scope, exclusions, reopenings counted as new tickets, bypass of the desk.",
  ),
  bilingual(
    () =>
      `L’effet de grappe (${CLUSTERED}) est une hypothèse, à remplacer par celui que la simulation mesure pour ce contrat.`,
    () =>
      `The design effect of clustered lateness (${CLUSTERED}) is an assumption, to be replaced by the one that a simulation finds for this contract.`,
  ),
];

/** What this contract has that the figures do not cover. */
export function caveats(compiled: Compiled, readings: readonly Reading[]): Text[] {
  const promises = readings.flatMap((reading) => reading.promises);
  const others = promises.filter(
    ({ line }) => line.metric === METRIC.backlogAge || line.metric === METRIC.availability,
  );
  const names = [...new Map(others.map(({ name }) => [name.en, name])).values()];
  const own: Text[] = [];
  if (names.length > 0)
    own.push(
      bilingual(
        () => `Sans calcul du hasard, faute de porter sur une part de tickets : ${listed(names).fr}.`,
        () => `Chance is not computed, as they are no share of tickets: ${listed(names).en}.`,
      ),
    );
  if (promises.some(({ line }) => line.secondMin >= 0))
    own.push(
      bilingual(
        () =>
          "Engagement à deux paliers : seul le premier délai est calculé ; le second ne peut qu’ajouter des périodes manquées.",
        () => "Two-step targets: only the first time is computed; the second can only add missed periods.",
      ),
    );
  if (readings.some(({ design }) => design.penalties.improvement.length > 0))
    own.push(
      bilingual(
        () => "Amélioration continue : les taux sont ceux de la première année.",
        () => "Continuous improvement: percentages are those of the first year.",
      ),
    );
  if (compiled.ranges)
    own.push(
      bilingual(
        () => "Les nombres donnés en fourchette sont pris en leur centre.",
        () => "Numbers given as ranges are taken at their centre.",
      ),
    );
  if (compiled.clients.length > 0)
    own.push(
      bilingual(
        () => "Seul le contrat du premier client est lu, pas ceux des autres clients.",
        () => "Only the first client’s contract is read, not those of the other clients.",
      ),
    );
  return [...ALWAYS, ...own];
}
