/** What amendments do: parameters, compiled form, and their effect just after the instant at which they are signed. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { duration, integer, number, share } from "../../scenario/units.ts";
import { compileRenewal, renewAction } from "../demand/renewal.ts";
import { checkRule, type DispatchRule, dispatchRule } from "../staff/dispatch.ts";
import { changePosts } from "../staff/posts.ts";

/** What an amendment does. */
export const actionParams = z.union([
  z.strictObject({ rebaseline: z.union([z.literal("all"), z.array(id).min(1)]) }),
  z.strictObject({ cover: id }),
  z.strictObject({
    resize: id,
    shift: integer("shift of the team, 1 = first", { min: 1, max: 20 }).default(1),
    by: integer("technicians more or fewer", { min: -1000, max: 1000 }),
  }),
  z.strictObject({
    target: z
      .string()
      .regex(/^[a-zA-Z0-9-]+\.P[1-4]$/)
      .meta({ description: "SLA line", examples: ["restoration.P2"] }),
    to: duration("new target"),
  }),
  z.strictObject({ clarity: share("new clarity of the scope") }),
  renewAction,
  z.strictObject({
    terminate: z
      .literal(true)
      .meta({ description: "notice is given; the contract’s exit says what follows" }),
  }),
  z.strictObject({
    prevention: id,
    hours: number("hours a month that the team gives to advice and problem management", {
      unit: "h",
      min: 0,
      max: 100_000,
    }),
  }),
  z.strictObject({
    price: number("every price × this from the next month on", { min: 0.01, max: 10 }),
  }),
  z.strictObject({
    index: share(
      "every price follows this share of the index’s growth since the start or the last such amendment",
    ),
  }),
  z.strictObject({
    penalty: id,
    factor: number("amounts due by the clause × this, counted from the terms as signed", {
      min: 0,
      max: 100,
    }),
  }),
  z.strictObject({ dispatch: dispatchRule }),
  z.strictObject({
    answers: number("the client answers in × this of the stated time, counted from it", { min: 0, max: 100 }),
  }),
]);

export type Action =
  | { kind: "rebaseline"; components: number[] }
  | { kind: "resize"; team: number; shift: number; by: number }
  | { kind: "target"; line: number; toMin: number }
  | { kind: "clarity"; to: number }
  | { kind: "terminate" }
  | { kind: "renew"; component: number }
  | { kind: "prevention"; team: number; hours: number }
  | { kind: "price"; factor: number }
  | { kind: "index"; share: number }
  | { kind: "penalty"; clause: number; factor: number }
  | { kind: "answers"; factor: number }
  | { kind: "dispatch"; rule: DispatchRule };

export function compileAction(
  compiler: Compiler,
  design: Design,
  action: z.output<typeof actionParams>,
  lineIds: readonly string[],
  path: Path,
): Action {
  if ("rebaseline" in action) {
    const ids = action.rebaseline === "all" ? compiler.componentIds : action.rebaseline;
    return {
      kind: "rebaseline",
      components: ids.map((id, at) => compiler.component(id, [...path, "rebaseline", at])),
    };
  }
  if ("cover" in action)
    return { kind: "rebaseline", components: [compiler.component(action.cover, [...path, "cover"])] };
  if ("resize" in action) {
    const team = compiler.index(action.resize, Object.keys(design.provider.teams), "UNKNOWN_TEAM", [
      ...path,
      "resize",
    ]);
    const shifts = Object.values(design.provider.teams)[team]?.shifts.length ?? 0;
    if (action.shift > shifts)
      compiler.fault(
        "UNKNOWN_REFERENCE",
        [...path, "shift"],
        action.shift,
        Array.from({ length: shifts }, (_, at) => String(at + 1)),
      );
    return { kind: "resize", team, shift: action.shift - 1, by: action.by };
  }
  if ("target" in action)
    return {
      kind: "target",
      line: compiler.index(action.target, lineIds, "UNKNOWN_SLA", [...path, "target"]),
      toMin: action.to,
    };
  if ("terminate" in action) return { kind: "terminate" };
  if ("renew" in action) return compileRenewal(compiler, action.renew, path);
  if ("prevention" in action)
    return {
      kind: "prevention",
      team: compiler.index(action.prevention, Object.keys(design.provider.teams), "UNKNOWN_TEAM", [
        ...path,
        "prevention",
      ]),
      hours: action.hours,
    };
  return compileTerms(compiler, design, action, path);
}

/** Terms of the contract and duties of the client. */
function compileTerms(
  compiler: Compiler,
  design: Design,
  action: z.output<typeof actionParams>,
  path: Path,
): Action {
  if ("price" in action) return { kind: "price", factor: action.price };
  if ("index" in action) return { kind: "index", share: action.index };
  if ("answers" in action) return { kind: "answers", factor: action.answers };
  if ("dispatch" in action) {
    checkRule(compiler, design, action.dispatch, path.slice(0, 2));
    return { kind: "dispatch", rule: action.dispatch };
  }
  if ("penalty" in action) {
    const clauses = (design.contract.penalties?.clauses ?? []).map((clause) => clause.id);
    return {
      kind: "penalty",
      clause: compiler.index(action.penalty, clauses, "UNKNOWN_REFERENCE", [...path, "penalty"]),
      factor: action.factor,
    };
  }
  if ("clarity" in action) return { kind: "clarity", to: action.clarity };
  throw new Error("an action without a meaning");
}

/** Multiplies every price from the next month on. */
function reprice(sim: Simulation, month: number, factor: number): void {
  for (let later = month + 1; later < sim.priceFactor.length; later++) sim.priceFactor[later]! *= factor;
}

/** Growth of the index from the start, or the last amendment that followed it, to the next month. */
function indexGrowth(sim: Simulation, month: number): number {
  const now = sim.tape.index[month + 1]!;
  const growth = now / sim.tape.index[sim.terms.indexedMonth]! - 1;
  sim.terms.indexedMonth = month + 1;
  return growth;
}

/** Lets an action take effect at a month's end. */
export function applyAction(sim: Simulation, action: Action, month: number): void {
  switch (action.kind) {
    case "rebaseline":
      for (const component of action.components) sim.scope.rebaseline(component);
      return;
    case "resize":
      changePosts(sim, action.team, action.shift, action.by);
      return;
    case "target":
      sim.targetMin[action.line] = action.toMin;
      return;
    case "clarity":
      sim.scope.clarity = action.to;
      return;
    case "terminate":
      sim.giveNotice(sim, month, -1);
      return;
    case "renew":
      sim.renewedMin[action.component] = sim.nowMin;
      return;
    case "prevention":
      sim.prevention.sign(action.team, action.hours);
      return;
    case "price":
      reprice(sim, month, action.factor);
      return;
    case "index":
      reprice(sim, month, 1 + action.share * indexGrowth(sim, month));
      return;
    case "penalty":
      sim.terms.penaltyFactor[action.clause] = action.factor;
      return;
    case "answers":
      sim.terms.answerFactor = action.factor;
      return;
    case "dispatch":
      sim.staff.changeRule(action.rule);
  }
}
