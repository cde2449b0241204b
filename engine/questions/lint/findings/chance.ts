/** Promises that measure luck: too few tickets for their percentage. */
import { bilingual } from "../../wording.ts";
import { allowedLate, badProvider, goodProvider, proposal, TELLS_APART } from "../chance.ts";
import type { FoundIn } from "../finding.ts";
import {
  byFamily,
  nameOf,
  type Promised,
  periodWords,
  type Reading,
  subjectOf,
  ticketWords,
} from "../reading.ts";

/** a good provider that misses this share of its periods by chance is worth a finding; twice that is serious */
const OFTEN = 0.1;
/** tickets a period under which there is next to nothing to measure */
const HARDLY = 1;

/** Articles on the period, the small sample and the percentage, or on a review ticket by ticket where no rule tells providers apart. */
function rewording({ line, perMonth }: Promised): FoundIn["betterWording"] {
  const [subject, tickets] = [subjectOf(line), ticketWords(line)];
  const { period, below, misses, good, bad } = proposal(perMonth ?? 0, line.required, line.period);
  const { each } = periodWords(period);
  if (bad - good < TELLS_APART)
    return bilingual(
      () =>
        `« Les ${tickets.fr} étant trop peu nombreux pour un taux, chacun de ceux qui dépassent l’engagement fait l’objet d’un compte rendu écrit (cause, durée, mesure prise) sous cinq jours ouvrés, examiné au comité suivant. Le ${subject.fr} est en outre apprécié ${each.fr}, toutes priorités réunies. »`,
      () =>
        `“As ${tickets.en} are too few for a percentage, each one beyond the commitment is reported in writing (cause, duration, action taken) within five working days and reviewed at the next committee. The ${subject.en} is also assessed ${each.en}, all priorities together.”`,
    );
  if (misses === 0)
    return bilingual(
      (fr) =>
        `« Le respect du ${subject.fr} des ${tickets.fr} est apprécié ${each.fr}. L’engagement est tenu si ${fr.rate(line.required)} au moins des tickets mesurés le respectent. Une période sans ticket mesuré est réputée conforme. »`,
      (en) =>
        `“The ${subject.en} of ${tickets.en} is assessed ${each.en}. The commitment is met if at least ${en.rate(line.required)} of the measured tickets meet it. A period without a measured ticket is deemed compliant.”`,
    );
  return bilingual(
    (fr) =>
      `« Le respect du ${subject.fr} des ${tickets.fr} est apprécié ${each.fr}. Jusqu’à ${fr.count(below - 1)} tickets mesurés sur la période, l’engagement est tenu si ${misses === 1 ? "un seul au plus manque" : `${fr.count(misses)} au plus manquent`} le délai ; à partir de ${fr.count(below)}, il est tenu si ${fr.rate(line.required)} au moins des tickets le respectent. Une période sans ticket mesuré est réputée conforme. »`,
    (en) =>
      `“The ${subject.en} of ${tickets.en} is assessed ${each.en}. Up to ${en.count(below - 1)} measured tickets in the period, the commitment is met if at most ${en.count(misses)} of them ${misses === 1 ? "misses" : "miss"} it; from ${en.count(below)} on, it is met if at least ${en.rate(line.required)} of the tickets meet it. A period without a measured ticket is deemed compliant.”`,
  );
}

const isMeasured = ({ perPeriod }: Promised): boolean => (perPeriod ?? 0) >= HARDLY;

/** A good provider misses too often by chance alone. */
function missesOften(promise: Promised): FoundIn[] {
  const { line, name, path, perPeriod, chance } = promise;
  const [independent, clustered] = chance;
  if (!independent || !clustered || perPeriod === null || independent.good < OFTEN) return [];
  const { many, one } = periodWords(line.period);
  const good = goodProvider(line.required);
  return [
    {
      code: "CHANCE_MISSES",
      severity: independent.good >= 2 * OFTEN ? "serious" : "warning",
      clause: `${path}.required`,
      name,
      numbers: {
        ticketsPerPeriod: perPeriod,
        onTime: good,
        missed: independent.good,
        missedClustered: clustered.good,
      },
      why: bilingual(
        (fr) =>
          `Avec ${fr.count(perPeriod)} tickets par ${one.fr} en moyenne, un bon prestataire, qui traite vraiment ${fr.share(good)} des tickets dans le délai, manque l’engagement dans ${fr.share(independent.good)} des ${many.fr} par le seul hasard (${fr.share(clustered.good)} si les retards viennent par grappes).`,
        (en) =>
          `With ${en.count(perPeriod)} tickets a ${one.en} on average, a good provider, whose tickets really are on time ${en.share(good)} of the time, misses the commitment in ${en.share(independent.good)} of ${many.en} by chance alone (${en.share(clustered.good)} if late tickets come in clusters).`,
      ),
      betterWording: rewording(promise),
    },
  ];
}

/** A bad provider misses hardly more often than a good one. */
function cannotTell(promise: Promised): FoundIn[] {
  const { line, name, path, perPeriod, chance } = promise;
  const [independent] = chance;
  if (!independent || perPeriod === null || independent.bad - independent.good >= TELLS_APART) return [];
  const { many } = periodWords(line.period);
  const good = goodProvider(line.required);
  const bad = badProvider(line.required);
  return [
    {
      code: "CANNOT_TELL",
      severity: independent.bad < 0.5 ? "serious" : "warning",
      clause: `${path}.period`,
      name,
      numbers: {
        ticketsPerPeriod: perPeriod,
        goodOnTime: good,
        badOnTime: bad,
        goodMissed: independent.good,
        badMissed: independent.bad,
      },
      why: bilingual(
        (fr) =>
          `Un mauvais prestataire (${fr.share(bad)} dans le délai) manque ${fr.share(independent.bad)} des ${many.fr}, un bon (${fr.share(good)}) ${fr.share(independent.good)} : le verdict d’une période ne les distingue guère.`,
        (en) =>
          `A bad provider (${en.share(bad)} on time) misses ${en.share(independent.bad)} of ${many.en}, a good one (${en.share(good)}) ${en.share(independent.good)}: a period’s verdict hardly tells them apart.`,
      ),
      betterWording: rewording(promise),
    },
  ];
}

/** At its usual volume the percentage forgives no ticket at all: it says more than it seems to. */
function oneLate(family: readonly Promised[]): FoundIn[] {
  const strict = family.filter(
    (promise) => isMeasured(promise) && allowedLate(promise.line, Math.ceil(promise.perPeriod ?? 0)) === 0,
  );
  const [first] = strict;
  if (!first) return [];
  const { line, path } = first;
  const fewest = line.required < 1 ? Math.ceil(1 / (1 - line.required) - 1e-9) : 0;
  const tickets = Math.max(...strict.map(({ perPeriod }) => perPeriod ?? 0));
  const { one } = periodWords(line.period);
  return [
    {
      code: "ONE_LATE_MISSES",
      severity: line.required >= 1 ? "serious" : "warning",
      clause: `${path}.required`,
      name: nameOf(strict.map((promise) => promise.line)),
      numbers: { required: line.required, ticketsPerPeriod: tickets, fewestTickets: fewest },
      why:
        fewest === 0
          ? bilingual(
              (fr) =>
                `${fr.rate(1)} exigés : un seul ticket en retard, quelle qu’en soit la cause, manque la période.`,
              (en) => `${en.rate(1)} required: a single late ticket, whatever its cause, misses the period.`,
            )
          : bilingual(
              (fr) =>
                `${fr.rate(line.required)} n’autorise un retard qu’à partir de ${fr.count(fewest)} tickets par ${one.fr} ; il en vient au plus ${fr.count(tickets)} en moyenne : un seul retard manque la période, comme si ${fr.rate(1)} était exigé.`,
              (en) =>
                `${en.rate(line.required)} forgives a late ticket only from ${en.count(fewest)} tickets a ${one.en} on; at most ${en.count(tickets)} come on average: one late ticket misses the period, as if ${en.rate(1)} were required.`,
            ),
      betterWording: bilingual(
        () =>
          `« Lorsque la période compte trop peu de tickets pour que le taux autorise un dépassement, un dépassement est admis ; il donne lieu à un compte rendu écrit sous cinq jours ouvrés. »`,
        () =>
          `“Where a period has too few tickets for the percentage to allow a late one, one late ticket is allowed; it is reported in writing within five working days.”`,
      ),
    },
  ];
}

const ONE_BY_ONE = bilingual(
  () =>
    `« Les tickets de cette priorité sont trop rares pour un taux. Chacun d’eux est suivi individuellement : compte rendu sous cinq jours ouvrés, et pénalité propre à chaque dépassement. Le taux de respect est apprécié toutes priorités réunies. »`,
  () =>
    `“Tickets of this priority are too rare for a percentage. Each one is followed individually: a report within five working days, and a penalty of its own for each late one. The percentage is assessed over all priorities together.”`,
);

/** Promises on tickets that never come. */
function neverMeasured(family: readonly Promised[]): FoundIn[] {
  const never = family.filter(({ perPeriod }) => perPeriod === 0);
  const [first] = never;
  if (!first) return [];
  return [
    {
      code: "NEVER_MEASURED",
      severity: "warning",
      clause: first.path,
      name: nameOf(never.map(({ line }) => line)),
      numbers: { ticketsPerPeriod: 0 },
      why: bilingual(
        () =>
          "Aucun ticket de la situation décrite ne relève de cet engagement : il est toujours tenu, sans rien mesurer.",
        () =>
          "No ticket of the situation described falls under this commitment: it is always met and measures nothing.",
      ),
      betterWording: ONE_BY_ONE,
    },
  ];
}

/** Less than one ticket a period. */
function hardlyMeasured({ line, name, path, perPeriod }: Promised): FoundIn[] {
  if (perPeriod === null || perPeriod === 0 || perPeriod >= HARDLY) return [];
  const { one, many } = periodWords(line.period);
  const empty = Math.exp(-perPeriod);
  return [
    {
      code: "HARDLY_MEASURED",
      severity: "warning",
      clause: `${path}.period`,
      name,
      numbers: { ticketsPerPeriod: perPeriod, emptyPeriods: empty },
      why: bilingual(
        (fr) =>
          `${fr.count(perPeriod)} ticket par ${one.fr} en moyenne : ${fr.share(empty)} des ${many.fr} n’en ont aucun et sont réputés conformes.`,
        (en) =>
          `${en.count(perPeriod)} ticket a ${one.en} on average: ${en.share(empty)} of ${many.en} have none and count as met.`,
      ),
      betterWording: ONE_BY_ONE,
    },
  ];
}

export function chanceFindings({ promises }: Reading): FoundIn[] {
  return [
    ...promises.filter(isMeasured).flatMap((promise) => [...missesOften(promise), ...cannotTell(promise)]),
    ...promises.flatMap(hardlyMeasured),
    ...byFamily(promises).flatMap((family) => [...oneLate(family), ...neverMeasured(family)]),
  ];
}
