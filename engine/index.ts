/** The door of the engine. */
export type { Compiled } from "./compile.ts";
export { type Fault, ScenarioError } from "./errors.ts";
export { INDICATORS, type Indicator, type IndicatorName } from "./indicators.ts";
export { type Scenario, type ScenarioInput, scenarioSchema } from "./model.ts";
export { PRIORITIES, type Text } from "./notation.ts";
export * from "./result.ts";
export type { Executor, StudyOptions } from "./study.ts";
export { ENGINE_VERSION } from "./version.ts";
