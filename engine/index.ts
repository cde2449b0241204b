/** The door of the engine. */

export { INDICATORS, type Indicator, type IndicatorName } from "./answer/indicators.ts";
export * from "./answer/result.ts";
export { type Compiled, compile } from "./compile/compile.ts";
export { type Executor, inlineExecutor } from "./executor.ts";
export type { Answer, AnswerColumn, AnswerTable, Cell, Figure, Guess } from "./questions/answer.ts";
export { type AskRequest, answerQuestion, type Prepared, prepare } from "./questions/ask.ts";
export type { BidsAnswer, BidsFigures } from "./questions/bids/bids.ts";
export type { Missing } from "./questions/bids/missing.ts";
export type { Bid, Offer, PromiseKept } from "./questions/bids/offer.ts";
export { isQuestion, QUESTION_NAMES, QUESTIONS, type QuestionName } from "./questions/catalogue.ts";
export type { ChangeAnswer, ChangeFigures } from "./questions/change/figures.ts";
export type { Effect } from "./questions/clause-price/accounts.ts";
export type { Deal, Risk } from "./questions/clause-price/corridor.ts";
export type { ClausePriceAnswer, ClausePriceFigures } from "./questions/clause-price/index.ts";
export type { Corridor, PricedClause, PricedMove } from "./questions/clause-price/priced.ts";
export type { AdoptedClock, ClockAnswer, ClockFigures } from "./questions/clock/clock.ts";
export type { ClockTally, LineTally } from "./questions/clock/tally.ts";
export type { DifferingTicket } from "./questions/clock/tickets.ts";
export type {
  CompareAnswer,
  CompareFigures,
  Ranking,
  Standing,
} from "./questions/compare/compare.ts";
export type {
  ExplainAnswer,
  Explained,
  ExplainFigures,
  PartFigures,
  Story,
  StoryLine,
} from "./questions/explain/figures.ts";
export type {
  FeasibilityAnswer,
  FeasibilityCell,
  FeasibilityFigures,
  FeasibilityStaff,
} from "./questions/feasibility/feasibility.ts";
export type { Frontier, MarginalPrice } from "./questions/feasibility/frontier.ts";
export type { FrontAnswer, FrontFigures } from "./questions/front/figures.ts";
export { chanceOfClause, chanceOfMissing, type PeriodRule, type Volume } from "./questions/lint/chance.ts";
export {
  FINDING_CODES,
  type Finding,
  type FindingCode,
  SEVERITIES,
  type Severity,
} from "./questions/lint/finding.ts";
export { type ClauseFigures, type LintAnswer, type LintOptions, lint } from "./questions/lint/index.ts";
export type { Change, ClientChange, Newcomer } from "./questions/portfolio/clients.ts";
export type { HireTried, PortfolioAnswer, PortfolioFigures } from "./questions/portfolio/portfolio.ts";
export type { RenegotiateAnswer, RenegotiateFigures } from "./questions/renegotiate/figures.ts";
export type { Gamed } from "./questions/respond/gaming.ts";
export type { RespondAnswer, RespondFigures } from "./questions/respond/index.ts";
export type { Outcome, Outcomes } from "./questions/respond/outcome.ts";
export type { Kink, Sweep, SweepPoint } from "./questions/respond/sweep.ts";
export type {
  InputFigures,
  Screened,
  SensitivityAnswer,
  SensitivityFigures,
  Share,
  TornadoBar,
  Worth,
} from "./questions/sensitivity/figures.ts";
export type {
  Neighbour,
  RosterFigures,
  StaffAnswer,
  StaffFigures,
  TeamFigures,
} from "./questions/staff/figures.ts";
export { termInWords, typedTerms } from "./questions/terms.ts";
export type { DesignWaits, MonthOfWaits, PartOfWaits } from "./questions/waits/split.ts";
export type { LeverFigures, WaitsAnswer, WaitsFigures } from "./questions/waits/waits.ts";
export { describeFault, type Fault, nearestName, pathText, ScenarioError } from "./scenario/errors.ts";
export { type Scenario, type ScenarioInput, scenarioSchema } from "./scenario/model.ts";
export { PRIORITIES, type Text } from "./scenario/notation.ts";
export { type ReadScenario, type Resolved, readScenario } from "./scenario/resolve.ts";
export { runStudy, type StudyOptions } from "./study.ts";
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
