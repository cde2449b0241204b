/** Changes of a scenario: in its component, or in every design of it. */
import type { ScenarioInput } from "#engine";

export type Change = (scenario: ScenarioInput) => void;

export const component = (scenario: ScenarioInput, fields: object) => {
  scenario.situation.components["workstations"] = {
    ...scenario.situation.components["workstations"],
    ...fields,
  } as never;
};
export const contract = (scenario: ScenarioInput, fields: object) => {
  for (const design of Object.values(scenario.designs)) Object.assign(design.contract as object, fields);
};
export const teams = (scenario: ScenarioInput, fields: object) => {
  for (const design of Object.values(scenario.designs))
    for (const team of Object.values(design.provider.teams)) Object.assign(team, fields);
};
export const design = (scenario: ScenarioInput, fields: object) => {
  for (const one of Object.values(scenario.designs)) Object.assign(one, fields);
};
export function firstContract(scenario: ScenarioInput) {
  const [first] = Object.values(scenario.designs);
  if (!first) throw new Error("no design");
  return first.contract;
}
