/** A section with a grid of figures, and the same as a table. */
import { type HeatCell, heatGrid, heatGridHeight } from "../../../charts/questions/heat-grid.ts";
import { ChartSection } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";
import { colon } from "../../words/typeset.ts";

export interface GridSectionProps {
  title: string;
  lead: string;
  /** what a cell tells */
  figure: string;
  rows: readonly string[];
  columns: readonly string[];
  across: string;
  down: string;
  cells: readonly HeatCell[];
  /** what the cells' depth is */
  depthOf: "probability" | "amount";
  isStale: boolean;
}

export function GridSection(props: GridSectionProps) {
  const { numbers, tokens, words } = useReader();
  const { title, lead, figure, rows, columns, across, down, cells, depthOf, isStale } = props;
  const at = (row: number, column: number) =>
    cells.find((cell) => cell.row === row && cell.column === column);
  const table = rows.map((name, row) => [
    name,
    ...columns.map((_, column) => {
      const cell = at(row, column);
      return cell ? `${cell.text}${cell.note ? ` (${cell.note})` : ""}` : "–";
    }),
  ]);
  return (
    <ChartSection
      title={title}
      lead={lead}
      isStale={isStale}
      label={title}
      empty={cells.length === 0 ? words.questions.nothing : undefined}
      sentence={`${figure}${colon(numbers.lang)}${table.map((row) => row.join(" · ")).join(" ; ")}`}
      height={heatGridHeight(rows)}
      dependsOn={[cells, numbers, tokens, title]}
      table={{ caption: title, columns: [down, ...columns], rows: table }}
      spec={(width) =>
        heatGrid(cells, { tokens, numbers, width, rows, columns, across, down, of: depthOf, title: figure })
      }
    />
  );
}
