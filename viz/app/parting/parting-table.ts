/** The parting chart as a table, month by month. */
import type { MonthSeries } from "#engine";
import { displayFactor, type Numbers } from "../../charts/numbers.ts";
import { QUANTILE, quantileRow } from "../../charts/pair.ts";
import type { Moments } from "../../charts/parting/view.ts";
import type { Comparison } from "../comparison.ts";
import type { TableData } from "../figure/data-table.tsx";
import type { Words } from "../words/catalogue.ts";

export function partingTable(
  comparison: Comparison,
  moments: Moments,
  words: Words,
  numbers: Numbers,
): TableData {
  const { result, frozen, evolving, pair } = comparison;
  const columns = words.partingCard.columns;
  const cell = (
    row: readonly (number | null)[] | undefined,
    at: number,
    unit: "share" | "EUR",
    isDifference: boolean,
  ) => {
    const value = row?.[at] ?? null;
    if (value === null) return "–";
    const shown = value * displayFactor(unit);
    return isDifference ? numbers.signed(shown, 1) : numbers.plain(shown, 1);
  };
  const median = (design: typeof evolving, id: string) => quantileRow(design?.months[id], QUANTILE.median);
  const gap: MonthSeries | undefined = pair?.months["experiencedAttainment"];
  const happenings = (month: number) =>
    [...moments.events, ...moments.amendments, ...moments.notices]
      .filter((moment) => moment.month === month)
      .map((moment) => moment.label)
      .concat(moments.committees.includes(month) ? [words.partingCard.committee] : [])
      .join(", ");
  const rows = result.monthStarts.map((start, at) => [
    `${words.parting.month(at + 1)} (${numbers.monthName(start)})`,
    cell(median(frozen, "contractualAttainment"), at, "share", false),
    cell(median(frozen, "experiencedAttainment"), at, "share", false),
    cell(median(evolving, "experiencedAttainment"), at, "share", false),
    cell(gap?.mean, at, "share", true),
    cell(quantileRow(gap, QUANTILE.low95), at, "share", true),
    cell(quantileRow(gap, QUANTILE.high95), at, "share", true),
    cell(pair?.months["invoicedCost"]?.mean, at, "EUR", true),
    cell(pair?.months["costWithLostTime"]?.mean, at, "EUR", true),
    happenings(at + 1),
  ]);
  return {
    caption: words.partingCard.label,
    columns: [
      words.tables.month,
      columns.report,
      columns.frozen,
      columns.evolving,
      columns.gap,
      columns.low,
      columns.high,
      columns.invoices,
      columns.withLostTime,
      columns.happenings,
    ],
    rows,
  };
}
