/** Synthetic samples for the tests of statistics: a small seeded generator (seedrandom), nothing of the engine's own. */
import seedrandom from "seedrandom";

export type Uniform = () => number;
export const uniform = (seed: string): Uniform => seedrandom(seed);

/** A standard normal by Box and Muller's method. */
export const normal = (next: Uniform): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
export const exponential = (next: Uniform): number => -Math.log(1 - next());

/** A figure that must be there: where it is missing, every comparison with it fails. */
export const known = (figure: number | null | undefined): number => figure ?? Number.NaN;
