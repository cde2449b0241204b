/** Posts between two headcounts: what a team would need if people came in parts. */
import { crossing } from "../../statistics/isotonic.ts";
import { bitsOf, resampled } from "../../statistics/seeded.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import { type Roster, sumOf } from "../roster.ts";
import type { Evidence } from "./evidence.ts";
import { oneLess } from "./shifts.ts";

const RESAMPLES = 200;

/** Mean of the marks of all futures, or of those picked. */
function meanOf(marks: Float64Array, pick: readonly number[] | null): number {
  if (!pick) return marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  return pick.reduce((sum, at) => sum + (marks[at] ?? 0), 0) / pick.length;
}

/**
 * Posts of a team at which the goal is reached, the others as chosen: between the chosen headcount and one less by a straight
 * line, with a bootstrap over the futures, or draws of the ranges, that both have played. Nothing where one of them has not been played.
 */
export function needOf(evidence: Evidence, chosen: Roster | null, team: number, seed: number): Figure {
  const posts = sumOf(chosen?.[team] ?? []);
  const fewer = chosen && oneLess(chosen, team)[0];
  const low = fewer && evidence.marks(fewer);
  const high = chosen && evidence.marks(chosen);
  if (!low || !high || low.length === 0) return NO_FIGURE;
  const at = (pick: readonly number[] | null) => {
    const [less, all] = [meanOf(low, pick), meanOf(high, pick)];
    if (less >= evidence.goal) return posts - 1;
    return crossing([posts - 1, posts], [less, all], evidence.goal) ?? posts;
  };
  const common = Math.min(low.length, high.length);
  const bits = bitsOf(seed, "staff", team);
  const found = Array.from({ length: RESAMPLES }, () => at(resampled(bits, common, evidence.perDraw))).sort(
    (a, b) => a - b,
  );
  const quantile = (share: number) => found[Math.floor(share * (RESAMPLES - 1))] ?? posts;
  return { mean: at(null), ci95: [quantile(0.025), quantile(0.975)] };
}
