/** Draws a spec. The only file that knows vega; evaluated when the first chart is shown. Expressions are interpreted, never compiled. */
import embed, { type Result } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { Spec } from "../../charts/drawing/frame.ts";

export type Drawn = Result;

/** Draws into a node that may not be on the page yet. */
export function draw(node: HTMLElement, spec: Spec): Promise<Drawn> {
  return embed(node, spec, {
    mode: "vega-lite",
    actions: false,
    renderer: "svg",
    ast: true,
    expr: expressionInterpreter,
    tooltip: false,
    defaultStyle: false,
  });
}
