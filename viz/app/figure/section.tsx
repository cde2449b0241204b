/** A section below the fold: a finding in a sentence, a lead, a chart. */
import { type ReactNode, useState } from "react";
import { ChartFigure, type ChartFigureProps } from "./chart-figure.tsx";
import { TableToggle } from "./table-toggle.tsx";

export interface ChartSectionProps extends Omit<ChartFigureProps, "asTable"> {
  title: string;
  lead: string;
  /** shown instead of the chart where there is nothing to draw */
  empty?: string | undefined;
  /** under the chart */
  footer?: ReactNode;
  /** charts that depend on the page's result may fade together */
  isStale: boolean;
}

export function ChartSection({ title, lead, empty, footer, isStale, ...figure }: ChartSectionProps) {
  const [asTable, showTable] = useState(false);
  return (
    <Section
      title={title}
      lead={lead}
      isStale={isStale}
      action={
        figure.table && !empty ? (
          <TableToggle asTable={asTable} onChange={showTable} of={figure.label} />
        ) : null
      }
    >
      {empty ? <p className="empty">{empty}</p> : <ChartFigure {...figure} asTable={asTable} />}
      {!empty && !asTable && footer}
    </Section>
  );
}

export function Section({
  title,
  lead,
  action,
  isStale,
  children,
}: {
  title: string;
  lead: string;
  action?: ReactNode;
  isStale: boolean;
  children: ReactNode;
}) {
  return (
    <section className={isStale ? "section card stale" : "section card"}>
      <div className="section-head">
        <div>
          <h2>{title}</h2>
          <p className="lead">{lead}</p>
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
