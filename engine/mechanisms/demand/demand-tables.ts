/** What the components do beyond their rates, compiled: one table by component for each mechanism of demand. */
import type { Compiler } from "../../compile/compiler.ts";
import type { Scenario } from "../../scenario/model.ts";
import { type CompiledReopening, compileReopening } from "../ticket/reopening.ts";
import { type CompiledAgeing, compileAgeing } from "./ageing.ts";
import { type CompiledBurst, compileBursts } from "./bursts.ts";
import { type CompiledChanges, compileChanges } from "./changes.ts";
import { type CompiledItems, compileItems } from "./items.ts";
import { type CompiledRecurrence, compileRecurrence } from "./recurrence.ts";
import { type CompiledShadow, compileShadow } from "./shadow.ts";

export interface CompiledDemand {
  /** a component's own weekly and daily gamma factors, and how its tickets come together */
  weeklyCv: Float64Array;
  dailyCv: Float64Array;
  bursts: (CompiledBurst | null)[];
  reopening: CompiledReopening;
  recurrence: CompiledRecurrence;
  items: CompiledItems;
  ageing: CompiledAgeing;
  changes: CompiledChanges;
  shadow: CompiledShadow;
}

export function compileDemand(compiler: Compiler, scenario: Scenario): CompiledDemand {
  const components = Object.values(scenario.situation.components);
  return {
    weeklyCv: Float64Array.from(components, ({ weeklyCv }) => weeklyCv ?? 0),
    dailyCv: Float64Array.from(components, ({ dailyCv }) => dailyCv ?? 0),
    bursts: compileBursts(components),
    reopening: compileReopening(compiler, scenario),
    recurrence: compileRecurrence(scenario),
    items: compileItems(scenario),
    ageing: compileAgeing(compiler, scenario),
    changes: compileChanges(components),
    shadow: compileShadow(scenario),
  };
}
