/** Renewal by an amendment: a component is as new, and its incidents with it. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { id } from "../../scenario/notation.ts";

export const renewAction = z.strictObject({
  renew: id.meta({ description: "component that ages, as new from then on; the rule’s cost is its price" }),
});

/** A renewal must lower what ages: a component that gets better with age would rise above the rate that its tape is drawn at. */
export function compileRenewal(
  compiler: Compiler,
  name: string,
  path: Path,
): { kind: "renew"; component: number } {
  const component = compiler.component(name, [...path, "renew"]);
  const ageing = compiler.scenario.situation.components[name]?.ageing;
  if (compiler.componentIds.includes(name) && !ageing)
    compiler.fault("MISSING_FIELD", ["situation", "components", name, "ageing"]);
  if ((ageing?.rate ?? 0) < 0) compiler.fault("RENEWAL_ABOVE_BOUND", [...path, "renew"], name);
  return { kind: "renew", component };
}
