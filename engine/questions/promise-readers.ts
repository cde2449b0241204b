/**
 * Who looks at a promise while a life goes on. Where nobody does, its target or its percentage changes no life, only what is
 * said of it: one life then answers every target, or every percentage. What is listed here is listed on the safe side.
 */
import type { CompiledDesign } from "../compile/compile.ts";
import { conducts } from "../mechanisms/staff/opportunism.ts";
import type { Text } from "../scenario/notation.ts";

/** What in a design reads the target of a promise, and what reads its percentage. */
export interface PromiseReaders {
  target: Text[];
  required: Text[];
}

/** Rules of dispatch that read neither targets nor attainment nor penalties. */
const BLIND_RULES = [
  "firstComeFirstServed",
  "strictPriority",
  "preemptivePriority",
  "businessCost",
  "ageingPriority",
];
/** Rules that read targets, but no percentage. */
const DUE_RULES = ["earliestDueDate", "leastSlack", "dropDead", "formula"];

/** Watched indicators that a target moves, and among them those that a percentage moves. */
const FROM_TARGETS = ["contractualAttainment", "watermelonGap", "penaltyShare", "chronicFailure", "margin"];
const FROM_PERCENTAGES = ["penaltyShare", "chronicFailure", "margin"];

const DISPATCH: Text = { fr: "la règle de choix des tickets", en: "the rule of dispatch" };
const OPPORTUNISM: Text = { fr: "l’opportunisme du prestataire", en: "the provider’s opportunism" };
const STAFFING: Text = { fr: "la politique d’effectif", en: "the staffing policy" };
const RULES: Text = { fr: "une règle de gouvernance", en: "a rule of governance" };
const AMENDMENT: Text = { fr: "un avenant sur le délai", en: "an amendment of the target" };
const READING: Text = { fr: "la lecture de l’horloge", en: "the reading of the clock" };
const SECOND: Text = { fr: "un second délai", en: "a second target" };
const IMPROVEMENT: Text = { fr: "l’amélioration continue", en: "continuous improvement" };

function dispatchRules({ dispatch, governance }: CompiledDesign): string[] {
  const amended = governance.rules.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.kind === "dispatch" ? [action.rule] : [])),
  );
  return [dispatch.rule, ...amended];
}

const watches = ({ governance }: CompiledDesign, indicators: readonly string[]): boolean =>
  governance.rules.some(({ indicator }) => indicator !== null && indicators.includes(indicator));

/** Counts that depend on a target beyond the elapsed time of each ticket. */
function countedByTarget({ slas, clock }: CompiledDesign, at: number): boolean {
  const line = slas[at];
  const { reclassification, days, attribution } = clock.contract;
  const isDue = attribution === "own" ? line?.attribution === 1 : attribution === "due";
  // a ticket counted late under one priority is not counted again under another
  const isCarried = line?.countsOpenLate === true && !clock.isPlain;
  return isDue || isCarried || reclassification === "keepWorst" || days === "workingDays";
}

/** @param line  place of the promise among the design's SLA lines */
export function readersOf(design: CompiledDesign, line: number): PromiseReaders {
  const rules = dispatchRules(design);
  const target: Text[] = [];
  const required: Text[] = [];
  if (rules.some((rule) => !BLIND_RULES.includes(rule))) target.push(DISPATCH);
  if (rules.some((rule) => ![...BLIND_RULES, ...DUE_RULES].includes(rule))) required.push(DISPATCH);
  if (conducts(design).some((one) => one.parking + one.downgrading + one.exclusion > 0))
    target.push(OPPORTUNISM);
  if (design.staffing.some(({ rule }) => rule === "commitment" || rule === "marginFloor")) {
    target.push(STAFFING);
    required.push(STAFFING);
  }
  if (watches(design, FROM_TARGETS)) target.push(RULES);
  if (watches(design, FROM_PERCENTAGES)) required.push(RULES);
  const amends = design.governance.rules.some(({ actions }) =>
    actions.some((action) => action.kind === "target" && action.line === line),
  );
  if (amends) target.push(AMENDMENT);
  if (countedByTarget(design, line)) target.push(READING);
  if ((design.slas[line]?.secondMin ?? -1) >= 0) target.push(SECOND);
  if (design.penalties.improvement.some((one) => one.line === line)) required.push(IMPROVEMENT);
  return { target, required };
}
