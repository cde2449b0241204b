/** Which cause makes the difference: one added at a time, on the same futures. */

import { type LadderColumn, ladder, ladderHeight, ladderPairs, type Rung } from "../../charts/ladder.ts";
import { displayFactor } from "../../charts/numbers.ts";
import { pairOf, spread } from "../../charts/pair.ts";
import { type Comparison, decidedSign } from "../comparison.ts";
import { ChartFigure } from "../figure/chart-figure.tsx";
import type { TableData } from "../figure/data-table.tsx";
import { ChartSection, Section } from "../figure/section.tsx";
import { type Reader, useReader } from "../reader.ts";
import type { RungNote } from "../why/rung-notes.ts";

export interface LadderSectionProps {
  comparison: Comparison;
  /** what a design adds to the one before it, in words; by design id */
  notes: Readonly<Record<string, RungNote>>;
  isStale: boolean;
}

const SERVICE = "experiencedAttainment";

function columnsOf({ result }: Comparison, { words }: Reader): LadderColumn[] {
  const { short, columns } = words.ladder;
  const perUser = result.users !== null;
  return [
    { indicator: SERVICE, better: "high", title: short.service, unit: columns.service },
    {
      indicator: perUser ? "lostHoursPerUserYear" : "lostHours",
      better: "low",
      title: short.lostHours,
      unit: perUser ? columns.lostHours : words.cards.lostHoursTotal.per,
    },
    {
      indicator: "invoicedCost",
      better: "low",
      title: short.invoices,
      unit: columns.invoices(result.months),
    },
  ];
}

function rungsOf(
  { result, ladder: designs }: Comparison,
  notes: LadderSectionProps["notes"],
  { words, lang }: Reader,
): Rung[] {
  const name = (id: string) => result.designs.find((design) => design.id === id)?.name[lang] ?? id;
  const pairs = ladderPairs(result, designs);
  const steps = pairs.filter(({ kind }) => kind === "step").length;
  const whole = pairs.at(-1)?.design;
  const told = (pair: (typeof pairs)[number]): Pick<Rung, "name" | "note"> => {
    if (pair.kind === "start") return { name: name(pair.design), note: words.ladder.start };
    const added = notes[pair.design] ?? { note: "", cause: "" };
    if (pair.kind === "sum") {
      return {
        name: words.ladder.sum(name(pair.design)),
        note: steps > 1 ? words.ladder.together(steps) : added.note,
      };
    }
    // the last step and the sum are the same design: the step is named by what it adds
    if (pair.design !== whole || added.cause === "") return { name: name(pair.design), note: added.note };
    return {
      name: words.ladder.adds(added.cause),
      note: added.note.toLowerCase() === added.cause ? "" : added.note,
    };
  };
  return pairs.map((pair) => ({ ...pair, ...told(pair) }));
}

/** The step that explains most of the service gap, if it is decided and at least half of the whole. */
function findingOf({ result }: Comparison, rungs: readonly Rung[], { words }: Reader): string {
  const meanOf = (rung: Rung) => pairOf(result, rung.design, rung.against)?.indicators[SERVICE];
  const sum = rungs.find((rung) => rung.kind === "sum");
  const whole = sum ? (meanOf(sum)?.mean ?? 0) : 0;
  const steps = rungs.filter((rung) => rung.kind === "step");
  const first = steps.toSorted((a, b) => Math.abs(meanOf(b)?.mean ?? 0) - Math.abs(meanOf(a)?.mean ?? 0))[0];
  const summary = first && meanOf(first);
  const isCause =
    summary?.mean !== null &&
    summary !== undefined &&
    decidedSign(summary) !== 0 &&
    summary.mean * whole > 0 &&
    Math.abs(summary.mean) >= Math.abs(whole) / 2;
  return first && isCause
    ? words.ladder.titles.one(first.name.replace(/^\+\s*/, ""))
    : words.ladder.titles.none;
}

function tableOf(
  { result }: Comparison,
  rungs: readonly Rung[],
  columns: readonly LadderColumn[],
  { words, numbers }: Reader,
): TableData {
  const rows = rungs
    .filter((rung) => rung.kind !== "start")
    .map((rung) => {
      const pair = pairOf(result, rung.design, rung.against);
      return [
        rung.name,
        ...columns.map(({ indicator }) => {
          const summary = pair?.indicators[indicator];
          if (!summary || summary.mean === null) return "–";
          const [low, high] = summary.ci95 ?? [summary.mean, summary.mean];
          const ends = spread(summary, 95);
          const write = (value: number) => numbers.signed(value * displayFactor(summary.unit), 1);
          return `${write(summary.mean)} ±${numbers.half(low, high, summary.unit)}${ends ? ` (${words.table.range(write(ends[0]), write(ends[1]))})` : ""}`;
        }),
      ];
    });
  return {
    caption: words.ladder.label,
    columns: [words.tables.design, ...columns.map(({ title, unit }) => `${title}, ${unit}`)],
    rows,
  };
}

export function LadderSection({ comparison, notes, isStale }: LadderSectionProps) {
  const reader = useReader();
  const { words, numbers, tokens, isPhone } = reader;
  const { result } = comparison;
  const rungs = rungsOf(comparison, notes, reader);
  if (rungs.length === 0) return null;
  const columns = columnsOf(comparison, reader);
  const table = tableOf(comparison, rungs, columns, reader);
  const options = (width: number, shown: readonly LadderColumn[]) => ({
    tokens,
    numbers,
    width,
    columns: shown,
    words: words.ladder,
    rungs: isPhone ? rungs.map((rung) => ({ ...rung, note: "" })) : rungs,
  });
  const common = {
    label: words.ladder.label,
    sentence: table.rows.map((row) => row.join(" ; ")).join(". "),
    height: ladderHeight(rungs),
  };
  const depends = [comparison, numbers, tokens, words, notes, isPhone];
  const title = findingOf(comparison, rungs, reader);
  if (!isPhone)
    return (
      <ChartSection
        {...common}
        title={title}
        lead={words.ladder.lead}
        isStale={isStale}
        table={table}
        dependsOn={depends}
        spec={(width) => ladder(result, options(width, columns))}
      />
    );
  return (
    <Section title={title} lead={words.ladder.lead} isStale={isStale}>
      {columns.map((column) => (
        <ChartFigure
          key={column.indicator}
          {...common}
          label={`${common.label} : ${column.title}`}
          dependsOn={depends}
          spec={(width) => ladder(result, options(width, [column]))}
        />
      ))}
    </Section>
  );
}
