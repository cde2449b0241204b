/** A chart with its name, a sentence for those who do not see it, and its table. */
import { type CSSProperties, useEffect, useRef } from "react";
import type { Spec } from "../../charts/drawing/frame.ts";
import { DataTable, type TableData } from "./data-table.tsx";
import type { Drawn } from "./draw.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import { useWidth } from "./use-width.ts";

export interface ChartFigureProps {
  /** name of the figure */
  label: string;
  /** what the chart shows, in a sentence */
  sentence: string;
  /** the chart for a width in px; undefined where there is nothing to draw */
  spec: (width: number) => Spec | undefined;
  /** identity of everything the spec depends on */
  dependsOn: readonly unknown[];
  height: number;
  table?: TableData;
  asTable?: boolean;
}

const RETRY_MS = 1500;
const TRIES = 4;

/** Draws into a node; a busy service may refuse the drawing code for a while. */
function drawn(node: HTMLElement, spec: Spec, tries = TRIES): Promise<Drawn> {
  return import("./draw.ts")
    .then(({ draw }) => draw(node, spec))
    .catch((error: unknown) => {
      if (tries <= 1) throw error;
      return new Promise((resolve) => setTimeout(resolve, RETRY_MS)).then(() => drawn(node, spec, tries - 1));
    });
}

/** The old drawing stays until the new one is ready: a chart never blinks. */
function Drawing({ spec, dependsOn, height }: Pick<ChartFigureProps, "spec" | "dependsOn" | "height">) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const shown = useRef<Drawn | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: dependsOn lists what the spec closes over
  useEffect(() => {
    const holder = ref.current;
    const made = width > 0 ? spec(width) : undefined;
    if (!holder || !made) {
      holder?.replaceChildren();
      return;
    }
    let isLeft = false;
    const node = document.createElement("div");
    drawn(node, made).then((drawing) => {
      if (isLeft) {
        drawing.finalize();
        return;
      }
      holder.replaceChildren(node);
      shown.current?.finalize();
      shown.current = drawing;
    });
    return () => {
      isLeft = true;
    };
  }, [width, ...dependsOn]);
  useEffect(() => () => shown.current?.finalize(), []);
  return (
    <div
      ref={ref}
      className="drawing"
      aria-hidden="true"
      style={{ "--drawing-height": `${height}px` } as CSSProperties}
    />
  );
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
