/** What the page compares: a result with the designs that stand for frozen and evolving, and their paired difference. */
import type { DesignResult, PairResult, StudyResult, Summary } from "#engine";
import { designOf, pairOf } from "../charts/pair.ts";

export interface PageDesigns {
  frozen: string;
  evolving: string;
  ladder: string[];
}

export interface Comparison {
  result: StudyResult;
  frozen: DesignResult;
  /** absent where the scenario has a single design */
  evolving: DesignResult | undefined;
  pair: PairResult | undefined;
  ladder: string[];
}

/** The designs that a scenario names for its page; else its baseline and its last one. Undefined for a result without designs. */
export function compareDesigns(result: StudyResult, page: PageDesigns | null): Comparison | undefined {
  const first = page?.frozen ?? result.designs.find((design) => design.baseline)?.id ?? result.designs[0]?.id;
  const frozen = first === undefined ? undefined : designOf(result, first);
  if (!frozen) return undefined;
  const last = page?.evolving ?? result.designs.findLast((design) => design.id !== frozen.id)?.id;
  const evolving = last === undefined || last === frozen.id ? undefined : designOf(result, last);
  const pair = evolving && pairOf(result, evolving.id, frozen.id);
  const ladder = page?.ladder.length ? page.ladder : result.designs.map((design) => design.id);
  return { result, frozen, evolving, pair, ladder };
}

/** Which side of zero the 95 % interval of a mean lies on; 0 where it contains zero or is not known. */
export function decidedSign(summary: Pick<Summary, "ci95" | "mean"> | undefined): -1 | 0 | 1 {
  const { ci95 = null, mean = null } = summary ?? {};
  if (ci95 === null || mean === null) return 0;
  if (ci95[0] > 0) return 1;
  return ci95[1] < 0 ? -1 : 0;
}
