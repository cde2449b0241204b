/** What a roster must keep, and which teams may change for it. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import type { Fault } from "../../scenario/errors.ts";
import { unknownTerm } from "../terms.ts";
import type { StaffTerms } from "./terms.ts";

export interface Wanted {
  design: CompiledDesign;
  /** places of the SLA lines to keep */
  lines: number[];
  /** places of the teams that may change */
  teams: number[];
  sure: number;
  over: "contract" | "period";
  /** highest load of a team, as a share of its hours */
  load: number;
  most: number;
}

/** Lines on which a miss costs something: a clause, or the right to terminate, looks at them; else all that are promised. */
function chargedLines({ penalties, slas }: CompiledDesign): number[] {
  const looked = new Set([
    ...penalties.clauses.flatMap(({ causes }) => causes.map(({ line }) => line)),
    ...(penalties.chronicFailure?.lines ?? []),
  ]);
  const penalised = slas.flatMap(({ isPenalised }, line) => (isPenalised ? [line] : []));
  const charged = penalised.filter((line) => looked.has(line));
  return charged.length > 0 ? charged : penalised.length > 0 ? penalised : slas.map((_, line) => line);
}

function namedLines({ slas }: CompiledDesign, names: readonly string[]): number[] | Fault {
  const lines = new Set<number>();
  const allowed = [...new Set([...slas.map(({ family }) => family), ...slas.map(({ id }) => id)])];
  for (const [at, name] of names.entries()) {
    if (!allowed.includes(name)) return unknownTerm("UNKNOWN_SLA", ["promises", at], name, allowed);
    slas.forEach(({ family, id }, line) => {
      if (family === name || id === name) lines.add(line);
    });
  }
  return [...lines];
}

function namedTeams({ staff }: CompiledDesign, names: readonly string[] | undefined): number[] | Fault {
  const ids = staff.teams.map(({ id }) => id);
  if (names === undefined) return ids.map((_, team) => team);
  const missing = names.findIndex((name) => !ids.includes(name));
  if (missing >= 0) return unknownTerm("UNKNOWN_TEAM", ["teams", missing], names[missing] ?? "", ids);
  return ids.flatMap((id, team) => (names.includes(id) ? [team] : []));
}

/** @returns the faults of the terms, in this scenario */
export function readWanted(compiled: Compiled, terms: StaffTerms): Wanted | { faults: Fault[] } {
  const promising = compiled.designs.filter(({ slas }) => slas.length > 0);
  const design = terms.design === undefined ? promising[0] : promising.find(({ id }) => id === terms.design);
  if (!design) {
    const ids = promising.map(({ id }) => id);
    const fault: Fault =
      terms.design === undefined
        ? { code: "NOTHING_PROMISED", path: ["designs"] }
        : unknownTerm("UNKNOWN_DESIGN", "design", terms.design, ids);
    return { faults: [fault] };
  }
  const lines = terms.promises === undefined ? chargedLines(design) : namedLines(design, terms.promises);
  const teams = namedTeams(design, terms.teams);
  if ("code" in lines || "code" in teams)
    return { faults: [lines, teams].filter((one): one is Fault => "code" in one) };
  return {
    design,
    lines,
    teams,
    sure: terms.sure / 100,
    over: terms.over,
    load: terms.load / 100,
    most: terms.most,
  };
}
