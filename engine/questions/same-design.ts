/** Variants named by what they are: equal designs are one variant, played once. */
import type { ScenarioInput } from "../scenario/model.ts";
import type { DesignInput, Variant } from "./trials.ts";

/** A variant whose key is the design as changed, its name left out. @throws TypeError for a design that does not exist */
export function variantOf(
  { designs }: Pick<ScenarioInput, "designs">,
  of: string,
  change: (design: DesignInput) => void,
): Variant {
  const changed = structuredClone(designs[of]);
  if (!changed) throw new TypeError(`design: ${of}; allowed: ${Object.keys(designs).join(", ")}`);
  change(changed);
  delete changed.name;
  delete changed.like;
  return { key: JSON.stringify([of, changed]), of, change };
}
