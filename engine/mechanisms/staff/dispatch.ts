/** Dispatch: which waiting ticket a free technician takes, and whether it may interrupt lower work. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { periodOf } from "../../compile/contract-months.ts";
import { LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { byPriority, perPriority } from "../../scenario/notation.ts";
import { number } from "../../scenario/units.ts";
import { PenaltyOutlook } from "../money/penalty-outlook.ts";
import { compileFormula, formulaKey } from "./dispatch-formula.ts";
import { dueTime, expectedWorkMin, NO_DUE_MIN } from "./due.ts";

const tickets = LIVE;

/** Neutral: first come first served. */
export const dispatchRule = z
  .enum([
    "firstComeFirstServed",
    "strictPriority",
    "preemptivePriority",
    "earliestDueDate",
    "leastSlack",
    "dropDead",
    "businessCost",
    "expectedPenalty",
    "ageingPriority",
    "tracking",
    "formula",
  ])
  .meta({
    description:
      "rule by which a free technician chooses; dropDead leaves tickets already late aside; formula reads provider.formula",
  });

export type DispatchRule = z.output<typeof dispatchRule>;

export const ageingParams = byPriority(
  number("weight of a class; a ticket’s rank grows by it with every minute that it waits", {
    min: 0,
    max: 1e6,
    source: "G",
  }),
);

export const formulaText = z
  .string()
  .max(400)
  .meta({
    description:
      "rank of a waiting ticket, highest first, of waiting, class, slack, due, work, cost (attente, classe, marge, échéance, travail, coût); minutes, 4h or 2 d",
    examples: ["cost / work", "if(slack < 0, 0, 1000 - slack) + waiting / 60"],
  });

export interface CompiledDispatch {
  rule: DispatchRule;
  /** weights of P1 to P4, and of best effort, which ages like P4 */
  weights: number[];
  /** program of the formula; empty where there is none */
  program: number[];
}

const WEIGHTS = { P1: 8, P2: 4, P3: 2, P4: 1 };

export function compileDispatch(compiler: Compiler, design: Design, path: Path): CompiledDispatch {
  const { dispatch: rule, ageing, formula } = design.provider;
  const weights = perPriority(ageing ?? WEIGHTS, 0).map(Number);
  checkRule(compiler, design, rule, path);
  const at = [...path, "provider", "formula"];
  const program = formula === undefined ? [] : compileFormula(compiler, formula, at);
  return { rule, weights: [...weights, weights[3]!], program };
}

/** A rule that reads a formula needs one; `path` is the design's. */
export function checkRule(compiler: Compiler, design: Design, rule: DispatchRule, path: Path): void {
  if (rule === "formula" && design.provider.formula === undefined)
    compiler.fault("MISSING_FIELD", [...path, "provider", "formula"]);
}

/** What orders the queue: smaller first; equal keys keep the place of arrival. */
export type DispatchKey = (sim: Simulation, ticket: number) => number;

/** A rule in one simulation. */
export interface Dispatch {
  key: DispatchKey;
  preempts: boolean;
  leavesLate: boolean;
  /** keys change while tickets wait: they are formed anew at every choice, after `prepare` */
  isDynamic: boolean;
  prepare: () => void;
}

const nothing = () => undefined;
const fixed = (key: DispatchKey): Dispatch => ({
  key,
  preempts: false,
  leavesLate: false,
  isDynamic: false,
  prepare: nothing,
});
const dynamic = (key: DispatchKey, prepare: () => void = nothing): Dispatch => ({
  ...fixed(key),
  isDynamic: true,
  prepare,
});

const declaredPriority: DispatchKey = (_, ticket) => tickets.declared[ticket]!;

/** Due time as the drop-dead rule sees it now: what is already late comes after all the rest, in order of arrival. */
export const dueUnlessLate: DispatchKey = (sim, ticket) => {
  const due = dueTime(sim, ticket);
  return due < sim.nowMin ? 2 * NO_DUE_MIN : due;
};

/** The latest instant at which work may begin and the promise still be kept: the order by slack, whatever the hour. */
const latestStart: DispatchKey = (sim, ticket) => dueTime(sim, ticket) - expectedWorkMin(sim, ticket);

/** Business cost per minute of expected work, dearest first: the cμ rule. */
const businessCost: DispatchKey = (sim, ticket) => {
  const expectedMin = expectedWorkMin(sim, ticket);
  const cost = sim.compiled.impact.hoursPerHour[tickets.truth[ticket]!]!;
  return expectedMin > 0 ? -cost / expectedMin : Number.NEGATIVE_INFINITY;
};

/** Weight of the class × time since the ticket was opened, largest first. */
const agedPriority: DispatchKey = (sim, ticket) =>
  -sim.design.dispatch.weights[tickets.declared[ticket]!]! * (sim.nowMin - tickets.openedMin[ticket]!);

/**
 * Attainment of the period under way less what is required, lowest first (Soh & Gurvich 2016): the class furthest below its
 * target. A class without tickets yet counts as kept; one without a promise comes last.
 */
const trackedClass: DispatchKey = (sim, ticket) => {
  const declared = tickets.declared[ticket]!;
  const line = declared > 3 ? -1 : sim.design.lineOf[sim.design.headline * 4 + declared]!;
  if (line < 0) return 2;
  const { monthsBefore, months } = sim.compiled;
  const place = line * months + periodOf(monthsBefore, sim.month, sim.design.slas[line]!.period);
  const measured = sim.sla.measured[place]!;
  return (measured > 0 ? sim.sla.met[place]! / measured : 1) - sim.required[line]!;
};

const RULES: Record<DispatchRule, (sim: Simulation) => Dispatch> = {
  firstComeFirstServed: () => fixed(() => 0),
  strictPriority: () => fixed(declaredPriority),
  preemptivePriority: () => ({ ...fixed(declaredPriority), preempts: true }),
  earliestDueDate: () => fixed(dueTime),
  leastSlack: () => fixed(latestStart),
  dropDead: () => ({ ...fixed(dueTime), leavesLate: true }),
  businessCost: () => fixed(businessCost),
  expectedPenalty: (sim) => {
    const outlook = new PenaltyOutlook(sim);
    return dynamic(
      (_, ticket) => -outlook.perMinute(ticket),
      () => outlook.prepare(),
    );
  },
  ageingPriority: () => dynamic(agedPriority),
  tracking: () => dynamic(trackedClass),
  formula: (sim) => dynamic(formulaKey(sim)),
};

/** A rule at work in one simulation. */
export const openDispatch = (sim: Simulation, rule: DispatchRule): Dispatch => RULES[rule](sim);

/** Whether work may ever be interrupted under a design: by its rule as signed, or by one that an amendment brings. */
export const mayPreempt = ({ dispatch, governance }: Simulation["design"]): boolean =>
  dispatch.rule === "preemptivePriority" ||
  governance.rules.some(({ actions }) =>
    actions.some((action) => action.kind === "dispatch" && action.rule === "preemptivePriority"),
  );
