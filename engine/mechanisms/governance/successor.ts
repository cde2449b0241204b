/** The declared successor: who serves the months that a contract’s first provider leaves, and how, from its own first day. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { integer, money, number, share } from "../../scenario/units.ts";
import { type CompiledProblems, compileProblems, problemParams } from "../demand/problems.ts";
import { type CompiledOnCall, compileOnCall, onCallParams } from "../staff/on-call.ts";
import { type CompiledOpportunism, compileOpportunism, opportunismParams } from "../staff/opportunism.ts";
import { type CompiledPosture, compilePosture, postureParams } from "../staff/posture.ts";

/** Neutral: none. One that states nothing serves like a provider that states nothing, with the contract’s posts and duties. */
export const successorParams = z
  .strictObject({
    price: number("its prices over those of the leaver", { min: 0, max: 10 }).default(1),
    teams: z
      .record(
        id,
        z
          .array(integer("technicians", { min: 0, max: 10_000 }))
          .min(1)
          .max(20),
      )
      .default({})
      .meta({
        description:
          "headcount by team and shift, in their order; a team not named has the posts that the design and its amendments give it",
      }),
    fee: money("transition fee invoiced at the start").default(0),
    startup: z
      .strictObject({
        months: integer("months in which efforts are longer, less so each month", { min: 0, max: 36 }),
        effort: number("factor on efforts in the first month", { min: 1, max: 5, source: "DOMAIN 5.8 G" }),
      })
      .optional(),
    grace: integer("first months without penalty", { min: 0, max: 12 }).default(0),
    trust: share("trust at its start; default: the situation’s").optional(),
    rebaseline: z
      .boolean()
      .default(true)
      .meta({ description: "its contract takes the whole SI as it is on its first day" }),
    knowledge: share(
      "what its teams know of the client on their first day; default: what each team knows at a contract’s start",
      { source: "DOMAIN 6.4 G" },
    ).optional(),
    posture: postureParams
      .optional()
      .meta({ description: "its hours of advice and problem management; default: none" }),
    problems: problemParams
      .optional()
      .meta({ description: "its problem management; default: what the provider’s is" }),
    opportunism: opportunismParams.optional().meta({ description: "default: none" }),
    onCall: z
      .record(id, z.union([z.literal("none"), onCallParams]))
      .optional()
      .meta({ description: "its duty by team; a team not named owes the one stated for the team" }),
  })
  .meta({ description: "who serves the remaining months; without one the contract stops" });

export interface CompiledSuccessor {
  price: number;
  /** [team, shift, headcount] */
  headcounts: [number, number, number][];
  feeEur: number;
  startupMonths: number;
  startupEffort: number;
  grace: number;
  trust: number;
  rebaseline: boolean;
  /** NaN: each team’s initial one */
  knowledge: number;
  posture: CompiledPosture;
  problems: CompiledProblems;
  opportunism: CompiledOpportunism;
  /** by team */
  onCall: (CompiledOnCall | null)[];
}

type Stated = z.output<typeof successorParams>;

export function compileSuccessor(
  compiler: Compiler,
  design: Design,
  initialTrust: number,
  path: Path,
): CompiledSuccessor | null {
  const next = design.contract.exit?.successor;
  if (!next) return null;
  const at = [...path, "contract", "exit", "successor"];
  const teams = Object.values(design.provider.teams);
  const isModelled = teams.some((team) => (team.people ?? design.provider.people)?.knowledge);
  if ((next.knowledge ?? 1) < 1 && !isModelled)
    compiler.fault("MISSING_FIELD", [...path, "provider", "people", "knowledge"]);
  return {
    price: next.price,
    headcounts: headcountsOf(compiler, design, next.teams, [...at, "teams"]),
    feeEur: next.fee,
    startupMonths: next.startup?.months ?? 0,
    startupEffort: next.startup?.effort ?? 1,
    grace: next.grace,
    trust: next.trust ?? initialTrust,
    rebaseline: next.rebaseline,
    knowledge: next.knowledge ?? Number.NaN,
    posture: compilePosture(compiler, design, next.posture, [...at, "posture"]),
    problems: compileProblems(compiler, next.problems ?? design.provider.problems),
    opportunism: compileOpportunism(compiler, design, next.opportunism),
    onCall: onCallOf(compiler, design, next, path),
  };
}

function headcountsOf(
  compiler: Compiler,
  design: Design,
  teams: Stated["teams"],
  path: Path,
): [number, number, number][] {
  const known = Object.keys(design.provider.teams);
  return Object.entries(teams).flatMap(([name, headcounts]) => {
    const team = compiler.index(name, known, "UNKNOWN_TEAM", [...path, name]);
    const shifts = Object.values(design.provider.teams)[team]?.shifts.length ?? 0;
    if (headcounts.length !== shifts)
      compiler.fault("WRONG_COUNT", [...path, name], headcounts.length, [String(shifts)]);
    return headcounts.map((headcount, shift): [number, number, number] => [team, shift, headcount]);
  });
}

/** Duty of each team outside the shifts that the successor staffs: its own, else the one stated for the team. */
function onCallOf(
  compiler: Compiler,
  { provider }: Design,
  next: Stated,
  path: Path,
): (CompiledOnCall | null)[] {
  const at = [...path, "contract", "exit", "successor", "onCall"];
  const stated = next.onCall ?? {};
  const known = Object.keys(provider.teams);
  for (const name of Object.keys(stated)) compiler.index(name, known, "UNKNOWN_TEAM", [...at, name]);
  return Object.entries(provider.teams).map(([name, team]) => {
    const own = stated[name];
    const headcounts = next.teams[name];
    const shifts = team.shifts.map((shift, place) => ({
      ...shift,
      headcount: headcounts?.[place] ?? shift.headcount,
    }));
    const teamPath = [...path, "provider", "teams", name];
    if (own === undefined) return compileOnCall(compiler, team.onCall, shifts, teamPath);
    return own === "none" ? null : compileOnCall(compiler, own, shifts, teamPath, [...at, name]);
  });
}
