/** A section with figures in rows, and the same as a table. */
import type { Unit } from "#engine";
import { figureText } from "../../../charts/figure-words.ts";
import { shownUnit } from "../../../charts/numbers.ts";
import { type FigureRow, figureRows, figureRowsHeight } from "../../../charts/questions/figure-rows.ts";
import { ChartSection } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";
import type { Words } from "../../words/catalogue.ts";
import { colon } from "../../words/typeset.ts";

export interface RowsSectionProps {
  title: string;
  lead: string;
  /** what the rows are: head of their column */
  of: string;
  /** what the figures are, without their unit */
  figure: string;
  rows: readonly FigureRow[];
  unit: Unit;
  isDifference: boolean;
  isStale: boolean;
  empty?: string;
}

/** Why rows are not worth a chart, in words; undefined: they are. */
function nothingIn(rows: readonly FigureRow[], isDifference: boolean, words: Words): string | undefined {
  if (rows.every(({ mean }) => mean === null)) return words.questions.notTold;
  const isExact = ({ mean, ci95 }: FigureRow) => mean === 0 && (ci95 === null || ci95[0] === ci95[1]);
  return isDifference && rows.every(isExact) ? words.questions.noDifference : undefined;
}

export function RowsSection(props: RowsSectionProps) {
  const { words, numbers, tokens, isPhone } = useReader();
  const { title, lead, of, figure, rows, isDifference, isStale, empty } = props;
  const unit = shownUnit(
    props.unit,
    rows.map(({ mean }) => mean),
  );
  const axis = `${figure}, ${numbers.unitOf(unit, isDifference ? "difference" : "level")}`;
  const text = (row: FigureRow) => figureText(row, unit, isDifference, numbers);
  return (
    <ChartSection
      title={title}
      lead={lead}
      isStale={isStale}
      label={title}
      empty={rows.length === 0 ? (empty ?? words.questions.nothing) : nothingIn(rows, isDifference, words)}
      sentence={rows.map((row) => `${row.label}${colon(numbers.lang)}${text(row)}`).join(" ; ")}
      height={figureRowsHeight(rows, isPhone)}
      dependsOn={[rows, numbers, tokens, title, isPhone]}
      table={{ caption: title, columns: [of, axis], rows: rows.map((row) => [row.label, text(row)]) }}
      spec={(width) =>
        figureRows(rows, {
          tokens,
          numbers,
          width,
          unit,
          isDifference,
          isNarrow: isPhone,
          title: axis.replace(/, $/, ""),
          words: { undecided: words.questions.undecided, none: words.questions.noFigure },
        })
      }
    />
  );
}
