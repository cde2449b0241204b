/** A mechanism that can make a contract go wrong, and the setting in which it does nothing (docs/model.md). */
import type { Design, Scenario, ScenarioInput } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import type { DesignInput } from "../trials.ts";

export interface Mechanism {
  id: string;
  label: Text;
  /** whether it is at work in this design */
  acts(design: Design, scenario: Scenario): boolean;
  /** sets it neutral in the written scenario, in place */
  neutralise(scenario: ScenarioInput): void;
  /** it only moves what the report counts, and penalties */
  isOfReport?: true;
}

export type Fields = Record<string, unknown>;

export const mechanism = (
  id: string,
  label: readonly [fr: string, en: string],
  acts: Mechanism["acts"],
  neutralise: Mechanism["neutralise"],
): Mechanism => ({ id, label: { fr: label[0], en: label[1] }, acts, neutralise });

export const inDesigns = (change: (design: DesignInput) => void) => (scenario: ScenarioInput) => {
  for (const design of Object.values(scenario.designs)) change(design);
};

export const inComponents = (change: (component: Fields) => void) => (scenario: ScenarioInput) => {
  for (const component of Object.values(scenario.situation.components)) change(component as Fields);
};

export const someComponent = (
  { situation }: Scenario,
  has: (component: Scenario["situation"]["components"][string]) => boolean,
) => Object.values(situation.components).some(has);

/** Changes an optional block, where it is stated. */
export function within<Block extends object>(block: Block | undefined, change: Partial<Block>): void {
  if (block) Object.assign(block, change);
}
