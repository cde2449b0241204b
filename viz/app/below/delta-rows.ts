/** Rows of the table of differences, and the two CSV files made of them. Pure. */
import type { DifferenceSummary, Summary, Unit } from "#engine";
import { displayFactor, type Numbers } from "../../charts/numbers.ts";
import { spread } from "../../charts/pair.ts";
import type { Comparison } from "../comparison.ts";
import type { Words } from "../words/catalogue.ts";

export const TABLE_INDICATORS = [
  "experiencedAttainment",
  "contractualAttainment",
  "lostHoursPerUserYear",
  "lostHours",
  "greyShare",
  "disputedShare",
  "invoicedCost",
  "clientStaffCost",
  "lostTimeCost",
  "costWithLostTime",
  "clientStaffHours",
  "silentFailureMonths",
  "missedPeriods",
  "trust",
] as const satisfies readonly (keyof Words["indicators"])[];

export interface DeltaRow {
  id: (typeof TABLE_INDICATORS)[number];
  name: string;
  unit: Unit;
  frozen: Summary;
  evolving: Summary;
  difference: DifferenceSummary;
}

/** Indicators that both designs know, in the order of the table. */
export function deltaRows({ frozen, evolving, pair }: Comparison, words: Words): DeltaRow[] {
  return TABLE_INDICATORS.flatMap((id) => {
    const [one, other, difference] = [frozen.indicators[id], evolving?.indicators[id], pair?.indicators[id]];
    if (!one || !other || !difference || one.mean === null || other.mean === null || difference.mean === null)
      return [];
    return [{ id, name: words.indicators[id], unit: one.unit, frozen: one, evolving: other, difference }];
  });
}

/** Cells as the page shows them: name, levels, mean difference, 95 % of futures, futures in which evolving does better. */
export function deltaCells(
  row: DeltaRow,
  words: Words,
  numbers: Numbers,
  months: number,
): [string, string, string, string, string, string] {
  const { unit, difference } = row;
  const level = (summary: Summary) =>
    unit === "months"
      ? words.table.monthsOf(numbers.plain(summary.mean ?? 0, 0), months)
      : numbers.level(summary.mean ?? 0, unit);
  const ends = spread(difference, 95);
  const range = ends ? words.table.range(numbers.gap(ends[0], unit), numbers.gap(ends[1], unit)) : "–";
  const better = difference.better
    ? words.table.outOf(numbers.outOf100(difference.better.share))
    : words.table.noDirection;
  return [
    row.name,
    level(row.frozen),
    level(row.evolving),
    numbers.difference(difference.mean ?? 0, unit),
    range,
    better,
  ];
}

const MACHINE_HEADER = [
  "indicator",
  "unit",
  "frozen_mean",
  "evolving_mean",
  "difference_mean",
  "difference_ci95_low",
  "difference_ci95_high",
  "difference_q025",
  "difference_q975",
  "p_better",
  "p_better_low",
  "p_better_high",
  "replications",
];

function machineCells({ id, unit, frozen, evolving, difference }: DeltaRow): (string | number | null)[] {
  const ends = spread(difference, 95);
  const { better, ci95 } = difference;
  return [
    id,
    unit,
    frozen.mean,
    evolving.mean,
    difference.mean,
    ci95?.[0] ?? null,
    ci95?.[1] ?? null,
    ends?.[0] ?? null,
    ends?.[1] ?? null,
    better?.share ?? null,
    better?.low ?? null,
    better?.high ?? null,
    difference.n,
  ];
}

/** RFC 4180, points and commas, engine units, empty where unknown. */
export function machineCsv(rows: readonly DeltaRow[]): string {
  return [MACHINE_HEADER, ...rows.map(machineCells)]
    .map((cells) => cells.map((cell) => (cell === null ? "" : String(cell))).join(","))
    .join("\r\n")
    .concat("\r\n");
}

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** For a French spreadsheet: ";" between cells, comma in numbers, display units, ordinary minus, byte order mark. In English: "," and points. */
export function spreadsheetCsv(rows: readonly DeltaRow[], words: Words, numbers: Numbers): string {
  const isFrench = numbers.lang === "fr";
  const decimal = (value: number | null, unit: Unit) =>
    value === null
      ? ""
      : String(Number((value * displayFactor(unit)).toPrecision(10))).replace(".", isFrench ? "," : ".");
  const header = [
    words.tables.indicator,
    words.tables.value,
    words.answer.sides.frozen,
    words.answer.sides.evolving,
    words.table.gap,
    words.tables.low,
    words.tables.high,
  ];
  const lines = rows.map(({ name, unit, frozen, evolving, difference }) => {
    const ends = spread(difference, 95);
    const shown = numbers.unitOf(unit, "level") || unit;
    return [
      name,
      shown,
      decimal(frozen.mean, unit),
      decimal(evolving.mean, unit),
      decimal(difference.mean, unit),
      decimal(ends?.[0] ?? null, unit),
      decimal(ends?.[1] ?? null, unit),
    ];
  });
  return `\ufeff${[header, ...lines].map((cells) => cells.map(quoted).join(isFrench ? ";" : ",")).join("\r\n")}\r\n`;
}
