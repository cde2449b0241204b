/** The provider's book: its totals over all contracts of a portfolio, replication by replication. */

import { ratioOfSums, Sums } from "../statistics/estimate.ts";
import type { Reduction } from "./reduction.ts";
import { BOOK, type BookResult } from "./result.ts";
import { byCause, orNull, summary } from "./summaries.ts";

/** One lifetime value per replication: the sum over all clients. */
function totals(reduction: Reduction, design: number, name: string): Float64Array {
  const values = new Float64Array(reduction.replications);
  for (const { measures, designs } of [reduction, ...reduction.clients.map((client) => client.reduction)]) {
    const at = measures.findIndex((measure) => measure.name === name);
    for (let replication = 0; replication < values.length; replication++)
      values[replication]! += designs[design]![at]!.values[replication]!;
  }
  return values;
}

/** The book under every design; nothing where the scenario has one client. */
export function bookOf(reduction: Reduction): BookResult[] {
  const { compiled, clients, perDraw } = reduction;
  if (clients.length === 0) return [];
  return compiled.designs.map(({ id }, design) => {
    const entries = BOOK.map((name) => {
      const values = totals(reduction, design, name);
      const sums = new Sums(perDraw);
      for (const value of values) sums.add(value, 1);
      const told = { ...summary("EUR", ratioOfSums(sums), values), ...byCause(values, perDraw) };
      return { name, told, values: Array.from(values, orNull) };
    });
    return {
      design: id,
      indicators: Object.fromEntries(
        entries.map(({ name, told }) => [name, told]),
      ) as BookResult["indicators"],
      lifetimes: Object.fromEntries(
        entries.map(({ name, values }) => [name, values]),
      ) as BookResult["lifetimes"],
    };
  });
}
