/** A section with the parts of a whole by month, and the same as a table. */
import type { Unit } from "#engine";
import { type MonthPart, STACKED_HEIGHT, stackedMonths } from "../../../charts/questions/stacked-months.ts";
import { ChartSection } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";

export interface MonthsSectionProps {
  title: string;
  lead: string;
  figure: string;
  parts: readonly MonthPart[];
  unit: Unit;
  isStale: boolean;
}

export function MonthsSection({ title, lead, figure, parts, unit, isStale }: MonthsSectionProps) {
  const { words, numbers, tokens } = useReader();
  const months = parts[0]?.values.length ?? 0;
  const name = (month: number) => `M${month}`;
  const rows = Array.from({ length: months }, (_, at) => [
    name(at + 1),
    ...parts.map(({ values }) => numbers.figure(values[at] ?? 0, unit)),
  ]);
  return (
    <ChartSection
      title={title}
      lead={lead}
      isStale={isStale}
      label={title}
      empty={months === 0 ? words.questions.nothing : undefined}
      sentence={rows.map((row) => row.join(" · ")).join(" ; ")}
      height={STACKED_HEIGHT}
      dependsOn={[parts, numbers, tokens, title]}
      table={{ caption: title, columns: [words.questions.month, ...parts.map((part) => part.name)], rows }}
      spec={(width) =>
        stackedMonths(parts, {
          tokens,
          numbers,
          width,
          unit,
          title: `${figure}, ${numbers.unitOf(unit, "level")}`,
          month: name,
        })
      }
    />
  );
}
