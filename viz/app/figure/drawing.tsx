/** Where a chart is drawn; what is said where it cannot be. */
import { type CSSProperties, useEffect, useRef, useState } from "react";
import type { Spec } from "../../charts/drawing/frame.ts";
import { useReader } from "../reader.ts";
import { Easel, type Picture } from "./easel.ts";
import { useWidth } from "./use-width.ts";

export interface DrawingProps {
  /** the chart for a width in px; undefined where there is nothing to draw */
  spec: (width: number) => Spec | undefined;
  /** identity of everything the spec depends on */
  dependsOn: readonly unknown[];
  height: number;
}

async function paint(spec: Spec): Promise<Picture<HTMLElement>> {
  const place = document.createElement("div");
  const { draw } = await import("./draw.ts");
  const drawing = await draw(place, spec);
  return { place, finalize: () => drawing.finalize() };
}

export function Drawing({ spec, dependsOn, height }: DrawingProps) {
  const { words } = useReader();
  const [ref, width] = useWidth<HTMLDivElement>();
  const [hasFailed, setFailed] = useState(false);
  const easel = useRef<Easel<HTMLElement> | null>(null);
  useEffect(() => {
    const own = new Easel<HTMLElement>({
      paint,
      show: (place) => ref.current?.replaceChildren(...(place ? [place] : [])),
      tell: setFailed,
    });
    easel.current = own;
    return () => own.close();
  }, [ref]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: dependsOn lists what the spec closes over
  useEffect(() => {
    if (width > 0) easel.current?.ask(spec(width));
  }, [width, ...dependsOn]);
  return (
    <>
      <div
        ref={ref}
        className="drawing"
        aria-hidden="true"
        hidden={hasFailed}
        style={{ "--drawing-height": `${height}px` } as CSSProperties}
      />
      {hasFailed && (
        <p className="empty" role="status">
          {words.live.notDrawn}
        </p>
      )}
    </>
  );
}
