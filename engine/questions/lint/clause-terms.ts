/** What the forms of clauses are worth, as plain data: rates, amounts by line, tables. */
import type { CompiledDesign } from "../../compile/compile.ts";
import type { ClauseTable } from "../../mechanisms/money/clauses/clause.ts";

/** Terms by form, as their own files compile them. */
interface TermsByForm {
  perLateTicket: { perTicketEur: number[]; perUnitEur: number[]; unitMin: number[]; ticketCapEur: number };
  perPoint: { perPoint: number };
  tiers: { tiers: { below: number; rate: number }[] };
  perMiss: { amount: number; ofFee: number };
  points: { points: number[]; table: { from: number; rate: number }[] };
  atRisk: { atRisk: number; allocated: number[] };
  bonusMalus: { malusPerPoint: number; bonusPerPoint: number; bonusAbove: number[]; bonusCap: number };
}

/** The terms of a clause if it has this form; undefined otherwise. */
export function termsOf<Form extends keyof TermsByForm>(
  clause: ClauseTable,
  form: Form,
): TermsByForm[Form] | undefined {
  return clause.form === form ? (clause.terms as TermsByForm[Form]) : undefined;
}

/** Lines on which some clause charges each late ticket. */
export function linesChargedByTicket({ penalties }: CompiledDesign): Set<number> {
  const charged = new Set<number>();
  for (const clause of penalties.clauses) {
    const terms = termsOf(clause, "perLateTicket");
    clause.causes.forEach(({ line }, cause) => {
      if ((terms?.perTicketEur[cause] ?? 0) > 0 || (terms?.perUnitEur[cause] ?? 0) > 0) charged.add(line);
    });
  }
  return charged;
}
