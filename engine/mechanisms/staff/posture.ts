/** Posture: hours a month that teams give to advice and problem management; they occupy capacity, whatever they bring. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { number } from "../../scenario/units.ts";

/** Neutral: no hour, pure execution. */
export const postureParams = z.strictObject({
  prevention: z
    .record(
      id,
      number("hours a month of the team given to advice and problem management", {
        unit: "h",
        min: 0,
        max: 100_000,
        source: "DOMAIN 8 A2 G",
      }),
    )
    .default({})
    .meta({ description: "hours a month by team" }),
});

/** Hours a month by team. */
export type CompiledPosture = Float64Array;

/** @param path  where the posture is written */
export function compilePosture(
  compiler: Compiler,
  design: Design,
  posture: z.output<typeof postureParams> | undefined,
  path: Path,
): CompiledPosture {
  const teams = Object.keys(design.provider.teams);
  const hours = new Float64Array(teams.length);
  for (const [team, monthly] of Object.entries(posture?.prevention ?? {})) {
    const at = [...path, "prevention", team];
    hours[compiler.index(team, teams, "UNKNOWN_TEAM", at)] = monthly;
  }
  return hours;
}

/** a team never gives more of its hours than this: tickets come first in the end */
const MOST_GIVEN = 0.9;

/** Hours that posture asks for, which policies and amendments may change, and those that a month's capacity allows. */
export class Prevention {
  /** hours a month asked of each team, from the next month's start on */
  declare readonly asked: Float64Array;
  /** hours that each team gives in the month under way */
  declare readonly given: Float64Array;
  /** hours that an amendment has signed for each team, whoever serves; NaN: none has */
  declare private readonly signed: Float64Array;

  constructor(teams: number) {
    this.asked = new Float64Array(teams);
    this.given = new Float64Array(teams);
    this.signed = new Float64Array(teams);
  }

  reset(asked: CompiledPosture): void {
    this.asked.set(asked);
    this.given.fill(0);
    this.signed.fill(Number.NaN);
  }

  /** An amendment gives a team so many hours. */
  sign(team: number, hours: number): void {
    this.signed[team] = hours;
    this.asked[team] = hours;
  }

  /** A successor brings its own posture; what is signed still binds. */
  takeOver(posture: CompiledPosture): void {
    for (let team = 0; team < this.asked.length; team++)
      this.asked[team] = Number.isNaN(this.signed[team]!) ? posture[team]! : this.signed[team]!;
  }
}

/** Takes the hours off the teams' capacity: their work on tickets takes 1 / (1 − share given) as long. */
export function installPosture(sim: Simulation): void {
  const { prevention, staff, pace, compiled, design } = sim;
  const { successor } = design.exit;
  const changes = design.governance.rules.some(({ actions }) =>
    actions.some(({ kind }) => kind === "prevention"),
  );
  const postures = successor ? [design.posture, successor.posture] : [design.posture];
  if (!changes && postures.every((posture) => posture.every((hours) => hours === 0))) return;
  const factor = pace.forLostTime();
  sim.onReset.push(() => prevention.reset(design.posture));
  sim.onMonthStart.push((_, month) => {
    const { monthStartMin } = compiled;
    if (successor && sim.life.isSuccession(month)) prevention.takeOver(successor.posture);
    for (let team = 0; team < factor.length; team++) {
      const capacity = staff.shifts.capacityMin(team, monthStartMin[month]!, monthStartMin[month + 1]!) / 60;
      const given = Math.min(prevention.asked[team]!, MOST_GIVEN * capacity);
      prevention.given[team] = given;
      factor[team] = given > 0 ? 1 / (1 - given / capacity) : 1;
      pace.update(team);
      if (given > 0) sim.add(COLUMN.preventionHours, month, given);
    }
  });
}
