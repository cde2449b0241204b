/** Edits of a written design that a negotiation makes: fees, amounts of a penalty clause, what a provider may do on the sly. */
import type { Design } from "../../scenario/model.ts";
import type { DesignInput } from "../trials.ts";

export type Penalties = NonNullable<Design["contract"]["penalties"]>;
export type PenaltyClause = Penalties["clauses"][number];
type Fields = Record<string, unknown>;

/** Amounts of the forms of clauses, in euros: multiplied, a clause owes as many times as much. */
const AMOUNTS = new Set(["perTicket", "perStartedHour", "perStartedUnit", "amount", "value"]);
/** Those that are shares, of a fee: no more than all of it. */
const SHARES = new Set(["perPoint", "malusPerPoint", "bonusPerPoint", "rate", "share", "atRisk"]);
/** Lists whose rows hold amounts. */
const ROWS = new Set(["tiers", "table", "deliverables"]);

/** A number, or each number of a map by priority or component, multiplied. */
function scaled(value: unknown, factor: number): unknown {
  if (typeof value === "number") return value * factor;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, scaled(one, factor)]));
}

/** Writes the amounts as read, multiplied, over the written ones. */
function scaleAmounts(written: Fields, read: Fields, factor: number): void {
  for (const [name, value] of Object.entries(read)) {
    if (value === undefined || !(name in written)) continue;
    if (SHARES.has(name)) written[name] = Math.min(1, Number(value) * factor);
    else if (AMOUNTS.has(name)) written[name] = scaled(value, factor);
    const rows = written[name];
    if (ROWS.has(name) && Array.isArray(rows))
      for (const [at, row] of (value as Fields[]).entries()) scaleAmounts(rows[at], row, factor);
  }
}

/**
 * Multiplies what clauses of penalties owe. At 0 a clause is still there and owes nothing, so that what names it still can.
 * @param read  the clauses as read
 * @param ids   those concerned
 */
export function scaleClauses(
  design: DesignInput,
  read: Penalties,
  ids: readonly string[],
  factor: number,
): void {
  for (const written of design.contract.penalties?.clauses ?? []) {
    const clause = read.clauses.find(({ id }) => id === written.id);
    if (clause && ids.includes(clause.id)) scaleAmounts(written as Fields, clause as Fields, factor);
  }
}

/** Multiplies what the client pays for what is in scope: fixed fee, units, tickets, the baseline of a minimum commitment. */
export function scaleFees(design: DesignInput, price: Design["contract"]["price"], factor: number): void {
  const written = design.contract.price;
  if (!price || !written) return;
  const { fixed, perUnit, perTicket, minimumCommitment } = price;
  written.fixed = fixed * factor;
  written.perUnit = scaled(perUnit, factor) as Record<string, number>;
  if (perTicket !== undefined) written.perTicket = scaled(perTicket, factor) as number;
  if (minimumCommitment?.baseline !== undefined && written.minimumCommitment)
    written.minimumCommitment.baseline = minimumCommitment.baseline * factor;
}

/** Takes opportunism out of a design, its successor's too. */
export function behaveAsWritten(design: DesignInput): void {
  delete design.provider.opportunism;
  if (design.contract.exit?.successor) delete design.contract.exit.successor.opportunism;
}
