/** Whether a change of one control did anything that can be told from noise. Pure. */
import type { StudyResult } from "#engine";
import { compareDesigns, type PageDesigns } from "../comparison.ts";

const TOLD = ["experiencedAttainment", "lostHours", "greyShare", "invoicedCost", "costWithLostTime"] as const;

/** True if every difference that the page tells moved by less than its own error (half of its 95 % interval). */
export function hardlyMatters(before: StudyResult, after: StudyResult, page: PageDesigns | null): boolean {
  const [one, other] = [compareDesigns(before, page)?.pair, compareDesigns(after, page)?.pair];
  if (!one || !other) return false;
  return TOLD.every((id) => {
    const [was, is] = [one.indicators[id], other.indicators[id]];
    if (was?.mean === null || is?.mean === null || !was || !is?.ci95) return true;
    return Math.abs(is.mean - was.mean) <= (is.ci95[1] - is.ci95[0]) / 2;
  });
}
