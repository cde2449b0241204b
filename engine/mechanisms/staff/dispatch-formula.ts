/** A rule of dispatch written as a formula: the rank of a waiting ticket, highest first. */
import type { Compiler, Path } from "../../compile/compiler.ts";
import { evaluate } from "../../kernel/program.ts";
import { LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import { nearestName } from "../../scenario/errors.ts";
import { FORMULA_WORDS, FormulaError, readFormula } from "../../scenario/formula.ts";
import { dueTime, expectedWorkMin, NO_DUE_MIN } from "./due.ts";

const tickets = LIVE;

/** Places of the variables: minutes since the ticket was opened; class, 1 for P1 to 5 for best effort; minutes until work must begin, and until the ticket is due; expected work, minutes; hours lost per hour of delay. */
const PLACE = { waiting: 0, class: 1, slack: 2, due: 3, work: 4, cost: 5 } as const;
const VARIABLES: Readonly<Record<string, number>> = {
  ...PLACE,
  attente: PLACE.waiting,
  classe: PLACE.class,
  marge: PLACE.slack,
  échéance: PLACE.due,
  echeance: PLACE.due,
  travail: PLACE.work,
  coût: PLACE.cost,
  cout: PLACE.cost,
};
/** what a ticket without any promise has left, minutes: ten years */
const NEVER_MIN = 5_256_000;

export function compileFormula(compiler: Compiler, text: string, path: Path): number[] {
  try {
    return readFormula(text, VARIABLES);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const known = [...Object.keys(VARIABLES), ...FORMULA_WORDS];
    const nearest = nearestName(error.found, known);
    const isName = error.code === "FORMULA_UNKNOWN_NAME";
    compiler.faults.push({
      code: error.code,
      path,
      value: error.found === "" ? String(error.position) : `${error.position} (${error.found})`,
      ...(isName ? { allowed: known.join(", ") } : {}),
      ...(isName && nearest !== undefined ? { nearest } : {}),
    });
    return [];
  }
}

/** Key of a ticket by the design's formula: the highest rank first. */
export function formulaKey(sim: Simulation): (sim: Simulation, ticket: number) => number {
  const { program } = sim.design.dispatch;
  const variables = new Float64Array(Object.keys(PLACE).length);
  return (_, ticket) => {
    const due = dueTime(sim, ticket);
    const work = expectedWorkMin(sim, ticket);
    const left = due === NO_DUE_MIN ? NEVER_MIN : due - sim.nowMin;
    variables[PLACE.waiting] = sim.nowMin - tickets.openedMin[ticket]!;
    variables[PLACE.class] = tickets.declared[ticket]! + 1;
    variables[PLACE.slack] = left - work;
    variables[PLACE.due] = left;
    variables[PLACE.work] = work;
    variables[PLACE.cost] = sim.compiled.impact.hoursPerHour[tickets.truth[ticket]!]!;
    return -evaluate(program, variables);
  };
}
