/** A chart with its name, a sentence for those who do not see it, and its table. */
import { DataTable, type TableData } from "./data-table.tsx";
import { Drawing, type DrawingProps } from "./drawing.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

export interface ChartFigureProps extends DrawingProps {
  /** name of the figure */
  label: string;
  /** what the chart shows, in a sentence */
  sentence: string;
  table?: TableData;
  asTable?: boolean;
}

export function ChartFigure({
  label,
  sentence,
  spec,
  dependsOn,
  height,
  table,
  asTable = false,
}: ChartFigureProps) {
  return (
    <figure className="figure" aria-label={label}>
      <p className="unseen">{sentence}</p>
      {asTable && table ? (
        <ScrollRegion label={label} maxHeight={Math.max(height, 160)}>
          <DataTable {...table} />
        </ScrollRegion>
      ) : (
        <Drawing spec={spec} dependsOn={dependsOn} height={height} />
      )}
    </figure>
  );
}
