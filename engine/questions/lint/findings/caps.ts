/** Caps that switch incentives off: how little it takes to reach them, and what costs nothing beyond. */
import type { CompiledDesign } from "../../../compile/compile.ts";
import type { ClauseTable } from "../../../mechanisms/money/clauses/clause.ts";
import type { Text } from "../../../scenario/notation.ts";
import { bilingual } from "../../wording.ts";
import { termsOf } from "../clause-terms.ts";
import type { FoundIn } from "../finding.ts";
import { nameOf, type Reading } from "../reading.ts";

/** lateness of one ticket, and points below target, at which a cap is reached too early */
const SHORT_MIN = 480;
const FEW_POINTS = 5;
const HAIR = 1e-9;

/** What reaches a cap: how much of what, in words. */
interface Reached {
  numbers: Record<string, number>;
  what: Text;
}

/** Cap on one settlement, euros: the clause's own and the month's, of the fees of the period that it closes. */
function capEur({ price, penalties }: CompiledDesign, clause: ClauseTable): number {
  const months = clause.reads === "periods" ? Math.max(1, ...clause.causes.map(({ period }) => period)) : 1;
  const fees = price.signedEur * months;
  const { month, monthEur } = penalties.caps;
  const ofFees = Math.min(clause.cap, month);
  return Math.min(ofFees === Number.POSITIVE_INFINITY ? ofFees : ofFees * fees, clause.capEur, monthEur);
}

/** How many of some amounts, the largest first, add up to a sum; Infinity if all together do not. */
function fewest(amounts: readonly number[], sum: number): number {
  let total = 0;
  const sorted = amounts.toSorted((a, b) => b - a);
  const at = sorted.findIndex((amount) => {
    total += amount;
    return total >= sum - HAIR;
  });
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

function byLateness({ design }: Reading, clause: ClauseTable, cap: number): Reached | null {
  const terms = termsOf(clause, "perLateTicket");
  if (!terms) return null;
  const { perTicketEur, perUnitEur, unitMin, ticketCapEur } = terms;
  const late = clause.causes.flatMap(({ line }, cause) => {
    const perUnit = perUnitEur[cause] ?? 0;
    const units =
      perUnit > 0 ? Math.max(1, Math.ceil((cap - (perTicketEur[cause] ?? 0)) / perUnit - HAIR)) : 0;
    return units > 0 && ticketCapEur >= cap - HAIR ? [{ line, lateMin: units * (unitMin[cause] ?? 60) }] : [];
  });
  const [worst] = late.toSorted((a, b) => a.lateMin - b.lateMin);
  const line = design.slas[worst?.line ?? -1];
  if (!worst || !line || worst.lateMin > SHORT_MIN) return null;
  const name = nameOf([line]);
  return {
    numbers: { lateMin: worst.lateMin },
    what: bilingual(
      (fr) => `un seul ticket en retard de ${fr.minutes(worst.lateMin)} (${name.fr})`,
      (en) => `a single ticket ${en.minutes(worst.lateMin)} late (${name.en})`,
    ),
  };
}

function byPoints({ design }: Reading, clause: ClauseTable, cap: number): Reached | null {
  const perPoint = termsOf(clause, "perPoint")?.perPoint ?? termsOf(clause, "bonusMalus")?.malusPerPoint ?? 0;
  const perPointEur = perPoint * design.price.signedEur;
  const points = perPointEur > 0 ? cap / perPointEur : Number.POSITIVE_INFINITY;
  if (points > FEW_POINTS) return null;
  return {
    numbers: { points },
    what: bilingual(
      (fr) => `${fr.count(points)} ${points < 2 ? "point" : "points"} sous l’objectif`,
      (en) => `${en.count(points)} ${points === 1 ? "point" : "points"} below target`,
    ),
  };
}

function byTier({ design }: Reading, clause: ClauseTable, cap: number): Reached | null {
  const fee = design.price.signedEur;
  const cut = (termsOf(clause, "tiers")?.tiers ?? []).filter(({ rate }) => rate * fee > cap + HAIR);
  const highest = cut.at(-1);
  if (!highest) return null;
  return {
    numbers: { below: highest.below, tiersCut: cut.length },
    what: bilingual(
      (fr) =>
        `un taux de ${fr.rate(highest.below)}, si bien que les paliers inférieurs du barème sont sans effet`,
      (en) =>
        `an attainment of ${en.rate(highest.below)}, so that the lower tiers of the table have no effect`,
    ),
  };
}

/** Amount of each missed line, euros, and the sum at which more of them change nothing. */
function missedLines(
  { design }: Reading,
  clause: ClauseTable,
  cap: number,
): { each: number[]; sum: number } | null {
  const fee = design.price.signedEur;
  const miss = termsOf(clause, "perMiss");
  if (miss) return { each: clause.causes.map(() => miss.amount + miss.ofFee * fee), sum: cap };
  const risk = termsOf(clause, "atRisk");
  if (risk) return { each: risk.allocated.map((part) => part * fee), sum: Math.min(cap, risk.atRisk * fee) };
  const given = termsOf(clause, "points");
  if (!given) return null;
  const last = given.table.find(({ rate }) => rate * fee >= cap - HAIR) ?? given.table.at(-1);
  return { each: given.points, sum: last?.from ?? Number.POSITIVE_INFINITY };
}

function byLines(reading: Reading, clause: ClauseTable, cap: number): Reached | null {
  const lines = missedLines(reading, clause, cap);
  if (!lines || !(lines.sum > 0)) return null;
  const needed = fewest(lines.each, lines.sum);
  const all = clause.causes.length;
  if (needed >= all) return null;
  return {
    numbers: { missedLines: needed, lines: all },
    what: bilingual(
      (fr) =>
        needed === 1
          ? `une seule ligne manquée sur ${fr.count(all)}`
          : `${fr.count(needed)} lignes manquées sur ${fr.count(all)}`,
      (en) =>
        needed === 1
          ? `a single missed line of ${en.count(all)}`
          : `${en.count(needed)} missed lines of ${en.count(all)}`,
    ),
  };
}

function ofClause(reading: Reading, clause: ClauseTable, place: number): FoundIn[] {
  const cap = capEur(reading.design, clause);
  const reached =
    byLateness(reading, clause, cap) ??
    byPoints(reading, clause, cap) ??
    byTier(reading, clause, cap) ??
    byLines(reading, clause, cap);
  if (!reached || (cap === 0 && reading.design.price.signedEur === 0)) return [];
  const { what, numbers } = reached;
  const isCapped = cap < Number.POSITIVE_INFINITY;
  return [
    {
      code: "CAP_REACHED_EARLY",
      severity: numbers["missedLines"] === 1 || "lateMin" in numbers ? "serious" : "warning",
      clause: `contract.penalties.clauses[${place}]`,
      name: { fr: `Pénalité « ${clause.id} »`, en: `Penalty “${clause.id}”` },
      numbers: { ...(isCapped ? { capEur: cap } : {}), ...numbers },
      why: bilingual(
        (fr) =>
          `Le plafond${isCapped ? ` (${fr.euros(cap)})` : ""} est atteint avec ${what.fr}. Au-delà, un retard de plus ne coûte rien au prestataire.`,
        (en) =>
          `The cap${isCapped ? ` (${en.euros(cap)})` : ""} is reached with ${what.en}. Beyond it, one more delay costs the provider nothing.`,
      ),
      betterWording: bilingual(
        () =>
          `« Les pénalités dues au titre d’un mois civil sont plafonnées à [10 à 15 %] de la redevance hors taxes de ce mois. Si le plafond est atteint deux mois de suite, ou trois mois sur douze mois consécutifs, le Prestataire remet au Client un plan de redressement dans les dix jours ouvrés ; le Client peut en outre résilier le contrat de plein droit, sans indemnité pour le Prestataire, quinze jours après une mise en demeure restée sans effet. »`,
        () =>
          `“Penalties for a calendar month are capped at [10 to 15%] of that month’s fee excluding VAT. If the cap is reached in two months running, or in three months out of twelve consecutive months, the Provider shall give the Client a recovery plan within ten working days; the Client may also terminate the contract, without compensation to the Provider, fifteen days after a formal notice that has gone unheeded.”`,
      ),
    },
  ];
}

export const capFindings = (reading: Reading): FoundIn[] =>
  reading.design.penalties.clauses.flatMap((clause, place) => ofClause(reading, clause, place));
