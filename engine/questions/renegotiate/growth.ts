/**
 * The growth of the SI from which one contract pays more than another: the root of the paired gain as a function of growth,
 * by secants on the same futures; its interval holds the growths at which the gain is not told from nothing.
 */
import type { Scenario, ScenarioInput } from "../../scenario/model.ts";
import type { Figure } from "../answer.ts";

/** A growth that was played: gain of the evolving contract, more is better. */
export interface GrowthPoint {
  growth: number;
  gain: Figure;
  futures: number;
}

export interface BreakEven {
  /**
   * always: it pays at every growth of the range; never: at none; same: it changes nothing at any; above, below: from `growth`
   * on; undecided: not enough futures
   */
  pays: "always" | "never" | "same" | "above" | "below" | "undecided";
  growth: number | null;
  /** null where the range does not hold the end */
  ci95: [number | null, number | null] | null;
  range: [number, number];
  points: GrowthPoint[];
}

/** Components of which the number of units grows: those that do now, else all. */
function growing({ situation }: Scenario): [string, { growth: number; units: number }][] {
  const all = Object.entries(situation.components).map(
    ([name, { growth, units }]): [string, { growth: number; units: number }] => [
      name,
      { growth: growth ?? 0, units },
    ],
  );
  const now = all.filter(([, { growth, units }]) => growth !== 0 && units > 0);
  return now.length > 0 ? now : all;
}

/** Yearly growth of the components that grow, by their units. */
export function presentGrowth(scenario: Scenario): number {
  const components = growing(scenario);
  const units = components.reduce((sum, [, one]) => sum + one.units, 0);
  const weighed = components.reduce((sum, [, one]) => sum + one.growth * one.units, 0);
  return units > 0 ? weighed / units : 0;
}

/** Brings the growth of the SI to a value: every component that grows, by as much. */
export function growingBy(scenario: Scenario, growth: number) {
  const present = presentGrowth(scenario);
  const components = growing(scenario);
  return {
    key: `growth ${growth}`,
    change: ({ situation }: ScenarioInput) => {
      for (const [name, now] of components) {
        const component = situation.components[name];
        if (component) component.growth = now.growth + growth - present;
      }
    },
  };
}

const isNothing = ({ gain: { mean, ci95 } }: GrowthPoint) => mean === 0 && ci95?.[0] === 0 && ci95[1] === 0;

const signOf = ({ gain: { ci95 } }: GrowthPoint): -1 | 0 | 1 =>
  ci95 === null ? 0 : ci95[0] > 0 ? 1 : ci95[1] < 0 ? -1 : 0;

/** Where a curve through points in order first crosses zero, on straight lines; null where it does not. */
export function crossing(points: readonly { at: number; value: number }[]): number | null {
  for (const [place, next] of points.entries()) {
    const last = points[place - 1];
    if (next.value === 0) return next.at;
    if (last && last.value * next.value < 0)
      return last.at + ((next.at - last.at) * last.value) / (last.value - next.value);
  }
  return null;
}

const curve = (points: readonly GrowthPoint[], value: (gain: Figure) => number | null | undefined) =>
  points.flatMap(({ growth, gain }) => {
    const one = value(gain);
    return one === null || one === undefined ? [] : [{ at: growth, value: one }];
  });

const THOUSANDTH = 1000;
const GAP = 0.002;

/** The growth to be played next: the root of what is known; null where nothing is left to learn from it. */
export function nextGrowth(points: readonly GrowthPoint[]): number | null {
  const root = crossing(curve(points, ({ mean }) => mean));
  if (root === null) return null;
  const growth = Math.round(root * THOUSANDTH) / THOUSANDTH;
  return points.some((point) => Math.abs(point.growth - growth) < GAP) ? null : growth;
}

/** What the points tell, in order of growth. */
export function breakEvenOf(points: readonly GrowthPoint[]): BreakEven {
  const sorted = [...points].sort((a, b) => a.growth - b.growth);
  const first = sorted[0];
  const last = sorted.at(-1);
  const range: [number, number] = [first?.growth ?? 0, last?.growth ?? 0];
  const rest = { range, points: sorted };
  if (sorted.every(isNothing)) return { pays: "same", growth: null, ci95: null, ...rest };
  const signs = sorted.map(signOf);
  if (signs.every((sign) => sign > 0)) return { pays: "always", growth: null, ci95: null, ...rest };
  if (signs.every((sign) => sign < 0)) return { pays: "never", growth: null, ci95: null, ...rest };
  const growth = crossing(curve(sorted, ({ mean }) => mean));
  const isRising = (last?.gain.mean ?? 0) > (first?.gain.mean ?? 0);
  const ends = [
    crossing(curve(sorted, ({ ci95 }) => ci95?.[isRising ? 1 : 0])),
    crossing(curve(sorted, ({ ci95 }) => ci95?.[isRising ? 0 : 1])),
  ] as [number | null, number | null];
  const isKnown = growth !== null && (ends[0] !== null || ends[1] !== null);
  return {
    pays: !isKnown ? "undecided" : isRising ? "above" : "below",
    growth,
    ci95: growth === null ? null : ends,
    ...rest,
  };
}

/**
 * @param play   the gain at a growth, over so many futures at least
 * @param range  growths between which it is sought
 * @param futures  at the ends, then near the root
 */
export async function findBreakEven(
  play: (growth: number, futures: number) => Promise<GrowthPoint>,
  range: readonly [number, number],
  futures: { ends: number; root: number },
): Promise<BreakEven> {
  const points = [await play(range[0], futures.ends), await play(range[1], futures.ends)];
  for (let secant = 0; secant < 3; secant++) {
    const growth = nextGrowth([...points].sort((a, b) => a.growth - b.growth));
    if (growth === null) break;
    points.push(await play(growth, futures.root));
  }
  return breakEvenOf(points);
}
