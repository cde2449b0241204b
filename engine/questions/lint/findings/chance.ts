/** Promises that measure luck: too few tickets for their percentage. */
import { CLOCK_METRICS } from "../../../mechanisms/promises/measurement.ts";
import { bilingual } from "../../wording.ts";
import { allowedLate, badProvider, goodProvider, proposal, TELLS_APART } from "../chance.ts";
import type { FoundIn } from "../finding.ts";
import {
  byFamily,
  metWords,
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
  const [subject, tickets, met] = [subjectOf(line), ticketWords(line), metWords(line)];
  const respect = line.metric < CLOCK_METRICS ? `Le respect du ${subject.fr}` : `Le ${subject.fr}`;
  const { period, below, misses, good, bad } = proposal(perMonth ?? 0, line.required, line.period);
  const { each } = periodWords(period);
  if (bad - good < TELLS_APART)
    return bilingual(
      () =>
        `« Les ${tickets.fr} étant trop peu nombreux pour un taux, chacun de ceux qui ne respectent pas l’engagement fait l’objet d’un compte rendu écrit du Prestataire (cause, durée, mesure prise), remis dans les cinq jours ouvrés et examiné au comité suivant. ${respect} est en outre apprécié ${each.fr}, toutes priorités réunies. »`,
      () =>
        `“As ${tickets.en} are too few for a percentage, the Provider reports in writing, within five working days, on each one that does not meet the commitment (cause, duration, action taken); the report is reviewed at the next committee. The ${subject.en} is also assessed ${each.en}, all priorities together.”`,
    );
  if (misses === 0)
    return bilingual(
      (fr) =>
        `« ${respect} des ${tickets.fr} est apprécié ${each.fr}. L’engagement est tenu si ${fr.rate(line.required)} au moins des tickets mesurés ${met.fr}. Une période sans ticket mesuré est réputée conforme. »`,
      (en) =>
        `“The ${subject.en} of ${tickets.en} is assessed ${each.en}. The commitment is met if at least ${en.rate(line.required)} of the measured tickets ${met.en}. A period without a measured ticket is deemed compliant.”`,
    );
  return bilingual(
    (fr) =>
      `« ${respect} des ${tickets.fr} est apprécié ${each.fr}. Jusqu’à ${fr.count(below - 1)} tickets mesurés sur la période, l’engagement est tenu si ${misses === 1 ? "un seul au plus ne le respecte pas" : `${fr.count(misses)} au plus ne le respectent pas`} ; à partir de ${fr.count(below)}, il est tenu si ${fr.rate(line.required)} au moins des tickets mesurés ${met.fr}. Une période sans ticket mesuré est réputée conforme. »`,
    (en) =>
      `“The ${subject.en} of ${tickets.en} is assessed ${each.en}. Up to ${en.count(below - 1)} measured tickets in the period, the commitment is met if at most ${en.count(misses)} of them ${misses === 1 ? "fails" : "fail"} to meet it; from ${en.count(below)} on, it is met if at least ${en.rate(line.required)} of the measured tickets ${met.en}. A period without a measured ticket is deemed compliant.”`,
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
          `Avec ${fr.count(perPeriod)} tickets par ${one.fr} en moyenne, un bon prestataire, qui tient vraiment le délai pour ${fr.share(good)} des tickets, manque l’engagement dans ${fr.share(independent.good)} des ${many.fr} par le seul hasard (${fr.share(clustered.good)} si les retards viennent par grappes).`,
        (en) =>
          `With ${en.count(perPeriod)} tickets a ${one.en} on average, a good provider, who really has ${en.share(good)} of its tickets on time, misses the commitment in ${en.share(independent.good)} of ${many.en} by chance alone (${en.share(clustered.good)} if late tickets come in clusters).`,
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
                `${fr.rate(1)} exigés : un seul ticket en retard, quelle qu’en soit la cause, fait manquer la période.`,
              (en) =>
                `${en.rate(1)} required: a single late ticket, whatever its cause, is enough to miss the period.`,
            )
          : bilingual(
              (fr) =>
                `Exiger ${fr.rate(line.required)} n’autorise un retard qu’à partir de ${fr.count(fewest)} tickets par ${one.fr} ; il en vient ${fr.count(tickets)} au plus en moyenne : un seul retard fait manquer la période, comme si l’on exigeait ${fr.rate(1)}.`,
              (en) =>
                `${en.rate(line.required)} forgives a late ticket only from ${en.count(fewest)} tickets a ${one.en} on; at most ${en.count(tickets)} come on average: one late ticket is enough to miss the period, as if ${en.rate(1)} were required.`,
            ),
      betterWording: bilingual(
        () =>
          `« Lorsque la période compte trop peu de tickets mesurés pour que le taux autorise un dépassement, un seul dépassement est admis ; il donne lieu à un compte rendu écrit du Prestataire dans les cinq jours ouvrés. »`,
        () =>
          `“Where a period has too few measured tickets for the percentage to allow a late one, a single late ticket is allowed; the Provider reports on it in writing within five working days.”`,
      ),
    },
  ];
}

/** Tickets too rare for a percentage are followed one by one. */
function oneByOne(promises: readonly Promised[]): FoundIn["betterWording"] {
  const tickets = ticketWords(...promises.map(({ line }) => line));
  return bilingual(
    () =>
      `« Trop rares pour un taux, les ${tickets.fr} sont suivis un par un : chacun fait l’objet d’un compte rendu écrit du Prestataire dans les cinq jours ouvrés, et chaque dépassement donne lieu à une pénalité de [montant] € HT. Le taux de respect de l’engagement est apprécié toutes priorités réunies. »`,
    () =>
      `“Too rare for a percentage, ${tickets.en} are followed one by one: the Provider reports on each of them in writing within five working days, and each late one gives rise to a penalty of € [amount] excluding VAT. The percentage is assessed over all priorities together.”`,
  );
}

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
      betterWording: oneByOne(never),
    },
  ];
}

/** Less than one ticket a period. */
function hardlyMeasured(promise: Promised): FoundIn[] {
  const { line, name, path, perPeriod } = promise;
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
          `${en.count(perPeriod)} tickets a ${one.en} on average: ${en.share(empty)} of ${many.en} have none and count as met.`,
      ),
      betterWording: oneByOne([promise]),
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
