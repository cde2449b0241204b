/** The door of the engine. */
export { type Compiled, compile } from "./compile.ts";
export { describeFault, type Fault, nearestName, pathText, ScenarioError } from "./errors.ts";
export { INDICATORS, type Indicator, type IndicatorName } from "./indicators.ts";
export { type Scenario, type ScenarioInput, scenarioSchema } from "./model.ts";
export { PRIORITIES, type Text } from "./notation.ts";
export { type ReadScenario, type Resolved, readScenario } from "./resolve.ts";
export * from "./result.ts";
export { type Executor, inlineExecutor, runStudy, type StudyOptions } from "./study.ts";
export { ticketsBehind } from "./trace/behind.ts";
export {
  HAPPENINGS,
  type Happening,
  type LedgerLine,
  type Party,
  type StateName,
  type TraceEvent,
} from "./trace/events.ts";
export { type TraceRequest, traceReplication } from "./trace/trace.ts";
export { ENGINE_VERSION } from "./version.ts";
