/** From the frozen contract's report to what its users live, ticket by ticket. */
import { WATERFALL_HEIGHT, waterfall, waterfallSteps } from "../../charts/waterfall.ts";
import type { Comparison } from "../comparison.ts";
import { ChartSection } from "../figure/section.tsx";
import { useReader } from "../reader.ts";

/** A gap under this many points is not worth a headline. */
const WORTH_TELLING = 1;

export function GreenReport({ comparison, isStale }: { comparison: Comparison; isStale: boolean }) {
  const { words, numbers, tokens } = useReader();
  const { accounting } = comparison.frozen;
  const steps = waterfallSteps(accounting);
  const missing = -steps.reduce((sum, { points }) => sum + points, 0);
  const named = words.report.words;
  const { contractual, experienced } = accounting;
  const rows = [
    [named.report, "", contractual === null ? "–" : numbers.share(contractual, 1)],
    ...steps.map(({ part, points }) => [
      named.parts[part.id],
      named.kinds[part.kind],
      numbers.signed(points, 1),
    ]),
    [named.experienced, "", experienced === null ? "–" : numbers.share(experienced, 1)],
  ];
  const isKnown = contractual !== null && experienced !== null;
  const finding =
    missing >= WORTH_TELLING ? words.report.title(numbers.plain(missing, 1)) : words.report.titleNone;
  return (
    <ChartSection
      title={isKnown ? finding : words.report.label}
      lead={words.report.lead(comparison.result.months)}
      label={words.report.label}
      sentence={rows.map((row) => row.filter((cell) => cell !== "").join(", ")).join(" ; ")}
      table={{
        caption: words.report.label,
        columns: [words.tables.part, words.tables.side, words.report.words.axis],
        rows,
      }}
      empty={contractual === null || experienced === null ? words.report.empty : undefined}
      height={WATERFALL_HEIGHT}
      isStale={isStale}
      dependsOn={[comparison, words, numbers, tokens]}
      spec={(width) => waterfall(comparison.frozen, { tokens, numbers, width, words: named })}
    />
  );
}
