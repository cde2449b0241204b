/** The door of the engine. */

export { INDICATORS, type Indicator, type IndicatorName } from "./answer/indicators.ts";
export * from "./answer/result.ts";
export { type Compiled, compile } from "./compile/compile.ts";
export type { Answer, Guess } from "./questions/answer.ts";
export {
  type CompareAnswer,
  type CompareTerms,
  comparableIn,
  compare,
  type Ranking,
  type Standing,
} from "./questions/compare/compare.ts";
export { chanceOfClause, chanceOfMissing, type PeriodRule, type Volume } from "./questions/lint/chance.ts";
export {
  FINDING_CODES,
  type Finding,
  type FindingCode,
  SEVERITIES,
  type Severity,
} from "./questions/lint/finding.ts";
export { type ClauseFigures, type LintAnswer, type LintOptions, lint } from "./questions/lint/index.ts";
export { describeFault, type Fault, nearestName, pathText, ScenarioError } from "./scenario/errors.ts";
export { type Scenario, type ScenarioInput, scenarioSchema } from "./scenario/model.ts";
export { PRIORITIES, type Text } from "./scenario/notation.ts";
export { type ReadScenario, type Resolved, readScenario } from "./scenario/resolve.ts";
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
