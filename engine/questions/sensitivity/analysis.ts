/** Morris screening, Sobol' indices, tornado and value of information, each from the points that it takes. */
import { clusteredMean } from "../../statistics/clusters.ts";
import { type Effect, type MorrisDesign, morris, morrisDesign } from "../../statistics/morris.ts";
import { type PerfectInformation, perfectInformation } from "../../statistics/perfect-information.ts";
import { type Sobol, type SobolDesign, sobol, sobolDesign } from "../../statistics/sobol.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import type { UncertainInput } from "../guessed/input.ts";
import type { Outputs, Point, Points } from "./points.ts";

/** How many points could not be played, of how many. */
export interface Lost {
  lost: number;
  of: number;
}

const pointAt = (inputs: readonly UncertainInput[], u: Float64Array): Point =>
  new Map(inputs.map((input, at) => [input, input.at(u[at]!)]));

const lostIn = (outputs: readonly (Outputs | null)[]): Lost => ({
  lost: outputs.filter((one) => one === null).length,
  of: outputs.length,
});

export interface Screening extends Lost {
  /** by input; empty where too few trajectories could be played */
  effects: Effect[];
}

/** The trajectories of which every point was played. */
function wholeTrajectories(design: MorrisDesign, outputs: readonly (Outputs | null)[]) {
  const length = design.inputs + 1;
  const kept = Array.from({ length: design.trajectories }, (_, nth) => nth).filter((nth) =>
    outputs.slice(nth * length, (nth + 1) * length).every((one) => one !== null),
  );
  const pick = <T>(all: readonly T[]) => kept.flatMap((nth) => all.slice(nth * length, (nth + 1) * length));
  return {
    design: {
      ...design,
      trajectories: kept.length,
      points: pick(design.points),
      moved: pick(design.moved),
    },
    on: pick(outputs).map((one) => one!.on),
  };
}

export async function screen(
  points: Points,
  inputs: readonly UncertainInput[],
  { trajectories, futures, seed }: { trajectories: number; futures: number; seed: number },
): Promise<Screening> {
  const design = morrisDesign({ inputs: inputs.length, trajectories, seed });
  const outputs = await points.play(
    design.points.map((u) => pointAt(inputs, u)),
    futures,
  );
  const whole = wholeTrajectories(design, outputs);
  const effects = whole.design.trajectories >= 2 ? morris(whole.design, whole.on) : [];
  return { effects, ...lostIn(outputs) };
}

export interface Shares extends Lost {
  sobol: Sobol | null;
  /** of knowing each input before choosing a design; null for a single one, or too few samples */
  information: PerfectInformation | null;
}

/** The rows of which every point was played. */
function wholeRows(design: SobolDesign, outputs: readonly (Outputs | null)[]): number[] {
  const blocks = design.inputs + 2;
  return Array.from({ length: design.base }, (_, row) => row).filter((row) =>
    Array.from({ length: blocks }, (_, block) => outputs[block * design.base + row]).every(
      (one) => one !== null,
    ),
  );
}

function informationOf(
  inputs: readonly UncertainInput[],
  u: readonly Float64Array[],
  outputs: readonly (Outputs | null)[],
): PerfectInformation | null {
  const samples = u.flatMap((point, at) => (outputs[at] ? [{ point, payoffs: outputs[at].payoffs }] : []));
  const decisions = samples[0]?.payoffs.length ?? 0;
  if (decisions < 2) return null;
  return perfectInformation(
    inputs.map((input, at) => samples.map(({ point }) => input.at(point[at]!))),
    Array.from({ length: decisions }, (_, decision) => samples.map(({ payoffs }) => payoffs[decision]!)),
  );
}

/** Fewer rows than this say nothing. */
const LEAST_ROWS = 4;

export async function shareOut(
  points: Points,
  inputs: readonly UncertainInput[],
  { rows, futures, seed }: { rows: number; futures: number; seed: number },
): Promise<Shares> {
  const design = sobolDesign(inputs.length, rows, seed);
  const outputs = await points.play(
    design.points.map((u) => pointAt(inputs, u)),
    futures,
  );
  const kept = wholeRows(design, outputs);
  const pick = <T>(all: readonly T[]) =>
    Array.from({ length: inputs.length + 2 }, (_, block) =>
      kept.map((row) => all[block * rows + row]!),
    ).flat();
  const on = pick(outputs).map((one) => one!.on);
  return {
    sobol:
      kept.length < LEAST_ROWS
        ? null
        : sobol({ ...design, base: kept.length, points: pick(design.points) }, on),
    information: informationOf(inputs, design.points.slice(0, 2 * rows), outputs),
    ...lostIn(outputs),
  };
}

/** One input moved from its 10th to its 90th percentile, all others as the scenario has them. */
export interface Bar {
  input: UncertainInput;
  values: [number, number];
  /** the indicator at both, and less what it is at present */
  outcomes: [Figure, Figure];
  changes: [Figure, Figure];
}

const TENTH = 0.1;

const figureOf = (values: Float64Array): Figure => {
  const { mean, low, high } = clusteredMean(values, 1);
  return { mean, ci95: low === null || high === null ? null : [low, high] };
};

/** Where the designs stand, every input as the scenario has it. */
export async function standing(points: Points, futures: number): Promise<Figure> {
  const [present] = await points.play([new Map()], futures);
  return present ? figureOf(present.on) : NO_FIGURE;
}

export async function tornado(
  points: Points,
  inputs: readonly UncertainInput[],
  futures: number,
): Promise<{ present: Figure; bars: Bar[] }> {
  const ends = inputs.map((input): [number, number] => [input.at(TENTH), input.at(1 - TENTH)]);
  const asked = inputs.flatMap((input, at) => ends[at]!.map((value): Point => new Map([[input, value]])));
  const [present, ...moved] = await points.play([new Map(), ...asked], futures);
  const both = (at: number, figure: (on: Float64Array) => Float64Array): [Figure, Figure] => {
    const [low, high] = [moved[2 * at], moved[2 * at + 1]];
    return [low, high].map((one) => (one && present ? figureOf(figure(one.on)) : NO_FIGURE)) as [
      Figure,
      Figure,
    ];
  };
  return {
    present: present ? figureOf(present.on) : NO_FIGURE,
    bars: inputs.map((input, at) => ({
      input,
      values: ends[at]!,
      outcomes: both(at, (on) => on),
      changes: both(at, (on) => on.map((value, one) => value - present!.on[one]!)),
    })),
  };
}
