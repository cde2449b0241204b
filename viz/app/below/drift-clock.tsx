/** How the frozen contract ages: the share of the information system that it still covers. */
import { DRIFT_HEIGHT, monthUnder } from "../../charts/drift.ts";
import { QUANTILE, quantileRow } from "../../charts/pair.ts";
import { lastKnown } from "../../charts/parting/view.ts";
import type { Comparison } from "../comparison.ts";
import { driftSpec } from "../figure/drift-spec.ts";
import { ChartSection } from "../figure/section.tsx";
import { useReader } from "../reader.ts";

export function DriftClock({ comparison, isStale }: { comparison: Comparison; isStale: boolean }) {
  const reader = useReader();
  const { words, numbers, tokens } = reader;
  const { result, frozen, evolving } = comparison;
  const median = quantileRow(frozen.months["coverage"], QUANTILE.median);
  const other = quantileRow(evolving?.months["coverage"], QUANTILE.median);
  const percent = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : numbers.share(value);
  const month = monthUnder(median);
  const rows = result.monthStarts.map((start, at) => [
    `${words.parting.month(at + 1)} (${numbers.monthName(start)})`,
    percent(median[at]),
    percent(quantileRow(frozen.months["coverage"], QUANTILE.low95)[at]),
    percent(quantileRow(frozen.months["coverage"], QUANTILE.high95)[at]),
    percent(other[at]),
  ]);
  return (
    <ChartSection
      title={month === null ? words.drift.titleNot : words.drift.title}
      lead={words.drift.lead}
      label={words.drift.label}
      sentence={words.drift.sentence({
        frozen: percent(lastKnown(median)),
        evolving: percent(lastKnown(other)),
        month,
      })}
      table={{
        caption: words.drift.label,
        columns: [
          words.tables.month,
          words.answer.sides.frozen,
          words.tables.low,
          words.tables.high,
          words.answer.sides.evolving,
        ],
        rows,
      }}
      empty={frozen.months["coverage"] ? undefined : words.drift.empty}
      height={DRIFT_HEIGHT}
      isStale={isStale}
      dependsOn={[comparison, words, numbers, tokens]}
      spec={(width) => driftSpec(reader, comparison, width)}
    />
  );
}
