/** What luck gives or takes beside penalties: bonus, penalties earned back, a right to terminate. */
import type { ClauseTable } from "../../../mechanisms/money/clauses/clause.ts";
import { bilingual } from "../../wording.ts";
import { badProvider, chanceOfMissing, goodProvider } from "../chance.ts";
import { termsOf } from "../clause-terms.ts";
import type { FoundIn } from "../finding.ts";
import type { Promised, Reading } from "../reading.ts";
import { nameOf, periodWords } from "../reading.ts";

/** how often a bad provider may be rewarded, or a good one dismissed, by luck */
const OFTEN_REWARDED = 0.1;
const OFTEN_EARNED = 0.25;
const OFTEN_DISMISSED = 0.05;
const HAIR = 1e-9;

/** Share of periods with tickets in which a bad provider's attainment is above a level. */
function luckyAbove({ line, perPeriod }: Promised, above: number): number {
  const onAverage = perPeriod ?? 0;
  const rule = { required: Math.min(1, above), smallBelow: 0, smallMisses: 0 };
  const missed = chanceOfMissing({ onAverage }, badProvider(line.required), rule);
  return Math.max(0, 1 - missed - Math.exp(-onAverage));
}

const ofPromise = (promises: readonly Promised[], line: number) =>
  promises.find(({ at, perPeriod }) => at === line && (perPeriod ?? 0) > 0);

function bonusByLuck({ promises }: Reading, clause: ClauseTable, place: number): FoundIn[] {
  const terms = termsOf(clause, "bonusMalus");
  if (!terms || terms.bonusPerPoint === 0) return [];
  return clause.causes.flatMap(({ line }, cause): FoundIn[] => {
    const promise = ofPromise(promises, line);
    if (!promise || promise.line.smallBelow > (promise.perPeriod ?? 0)) return [];
    const above = terms.bonusAbove[cause] ?? 1;
    const lucky = luckyAbove(promise, above);
    if (lucky < OFTEN_REWARDED) return [];
    const { many } = periodWords(promise.line.period);
    const bad = badProvider(promise.line.required);
    return [
      {
        code: "BONUS_BY_LUCK",
        severity: "warning",
        clause: `contract.penalties.clauses[${place}].bonusAbove`,
        name: nameOf([promise.line]),
        numbers: { bonusAbove: above, badOnTime: bad, rewarded: lucky },
        why: bilingual(
          (fr) =>
            `Un mauvais prestataire (${fr.share(bad)} dans le délai) touche le bonus dans ${fr.share(lucky)} des ${many.fr}, par le seul hasard.`,
          (en) =>
            `A bad provider (${en.share(bad)} on time) earns the bonus in ${en.share(lucky)} of ${many.en}, by chance alone.`,
        ),
        betterWording: bilingual(
          (fr) =>
            `« Le bonus est apprécié sur l’année contractuelle entière ; il est dû si le taux de respect moyen de l’année dépasse ${fr.rate(above)} et si aucun engagement n’a été manqué dans l’année. »`,
          (en) =>
            `“The bonus is assessed over the whole contract year; it is due if the year’s mean attainment exceeds ${en.rate(above)} and no commitment was missed in that year.”`,
        ),
      },
    ];
  });
}

/** A penalty earned back by hardly more than what is promised, or by luck: one finding a clause. */
function earnBackEasy({ promises }: Reading, clause: ClauseTable, place: number): FoundIn[] {
  const { earnBack } = clause;
  if (!earnBack) return [];
  const easy = clause.causes.flatMap(({ line }, cause) => {
    const promise = ofPromise(promises, line);
    const above = earnBack.above[cause] ?? 2;
    if (!promise || above > 1) return [];
    const { required } = promise.line;
    const rule = { required: above, smallBelow: 0, smallMisses: 0 };
    const onAverage = promise.perPeriod ?? 0;
    const earned = (1 - chanceOfMissing({ onAverage }, badProvider(required), rule)) ** earnBack.periods;
    const isEasy = above <= required + HAIR || earned >= OFTEN_EARNED;
    return isEasy ? [{ line: promise.line, above, earned }] : [];
  });
  const [worst] = easy.toSorted((a, b) => b.earned - a.earned);
  if (!worst) return [];
  const { line, above, earned } = worst;
  const { many } = periodWords(line.period);
  const name = nameOf([line]);
  return [
    {
      code: "EARN_BACK_EASY",
      severity: "warning",
      clause: `contract.penalties.clauses[${place}].earnBack.above`,
      name: { fr: `Pénalité « ${clause.id} »`, en: `Penalty “${clause.id}”` },
      numbers: {
        above,
        required: line.required,
        periods: earnBack.periods,
        earnedByBad: earned,
        lines: easy.length,
      },
      why: bilingual(
        (fr) =>
          `La pénalité est rendue après ${fr.count(earnBack.periods)} ${many.fr} à ${fr.rate(above)}, pour ${fr.rate(line.required)} promis (${name.fr}) : elle se regagne en faisant ce qui était déjà dû ; un mauvais prestataire (${fr.share(badProvider(line.required))}) y parvient ${fr.share(earned)} du temps.`,
        (en) =>
          `The penalty is given back after ${en.count(earnBack.periods)} ${many.en} at ${en.rate(above)}, for ${en.rate(line.required)} promised (${name.en}): it is earned back by doing what was due anyway; a bad provider (${en.share(badProvider(line.required))}) gets there ${en.share(earned)} of the time.`,
      ),
      betterWording: bilingual(
        () =>
          `« Une pénalité n’est restituée que si, dans les douze mois qui suivent, le taux de respect moyen dépasse l’engagement d’au moins [deux] points et si aucune période n’est manquée. »`,
        () =>
          `“A penalty is given back only if, over the following twelve months, the mean attainment exceeds the commitment by at least [two] points and no period is missed.”`,
      ),
    },
  ];
}

/** P(at least k of n), each with probability p. */
function atLeast(k: number, n: number, p: number): number {
  let ways = 1;
  let below = 0;
  for (let hit = 0; hit < Math.min(k, n + 1); hit++) {
    below += ways * p ** hit * (1 - p) ** (n - hit);
    ways *= (n - hit) / (hit + 1);
  }
  return Math.max(0, 1 - below);
}

function chronicByLuck({ design, promises }: Reading): FoundIn[] {
  const { chronicFailure } = design.penalties;
  if (!chronicFailure) return [];
  const { misses, within, lines } = chronicFailure;
  return lines.flatMap((line): FoundIn[] => {
    const promise = ofPromise(promises, line);
    const missed = promise?.chance[0]?.good ?? 0;
    const dismissed = atLeast(misses, within, missed);
    if (!promise || dismissed < OFTEN_DISMISSED) return [];
    const { many } = periodWords(promise.line.period);
    return [
      {
        code: "CHRONIC_BY_LUCK",
        severity: "warning",
        clause: "contract.penalties.chronicFailure",
        name: nameOf([promise.line]),
        numbers: { misses, within, missed, dismissed },
        why: bilingual(
          (fr) =>
            `Un bon prestataire (${fr.share(goodProvider(promise.line.required))}) manque par hasard ${fr.count(misses)} ${many.fr} sur ${fr.count(within)} avec une probabilité de ${fr.share(dismissed)} : le droit de résilier tient alors au hasard.`,
          (en) =>
            `A good provider (${en.share(goodProvider(promise.line.required))}) misses ${en.count(misses)} ${many.en} of ${en.count(within)} by chance with probability ${en.share(dismissed)}: the right to terminate then hangs on luck.`,
        ),
        betterWording: bilingual(
          (fr) =>
            `« L’échec répété est constaté lorsque l’engagement est manqué dans ${fr.count(misses + 1)} des ${fr.count(within)} dernières périodes comptant chacune au moins dix tickets mesurés. »`,
          (en) =>
            `“Chronic failure is established where the commitment is missed in ${en.count(misses + 1)} of the last ${en.count(within)} periods that have at least ten measured tickets each.”`,
        ),
      },
    ];
  });
}

export const luckFindings = (reading: Reading): FoundIn[] => [
  ...reading.design.penalties.clauses.flatMap((clause, place) => [
    ...bonusByLuck(reading, clause, place),
    ...earnBackEasy(reading, clause, place),
  ]),
  ...chronicByLuck(reading),
];
