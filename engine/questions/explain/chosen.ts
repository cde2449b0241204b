/** Which futures are told: the median one and the one nearest to the worst tenth by loss, or the one asked for. */
import type { Asked } from "../question.ts";
import type { Track } from "../track.ts";
import type { Story } from "./figures.ts";
import { storyOf } from "./story.ts";
import { type ExplainTerms, lossOf } from "./terms.ts";

/** The future at a share of the way from the least loss to the largest. */
function at(share: number, losses: Float64Array): number {
  const ranked = [...losses.keys()]
    .filter((future) => !Number.isNaN(losses[future]))
    .sort((one, other) => losses[one]! - losses[other]! || one - other);
  return ranked[Math.round(share * (ranked.length - 1))]!;
}

/** @param track  the design as it stands */
export function storiesOf(asked: Asked<ExplainTerms>, design: string, track: Track): Story[] {
  const { read, compiled, seed, terms } = asked;
  const losses = track.values(lossOf(asked));
  if (losses.every(Number.isNaN)) return [];
  const chosen: [Story["which"], number][] =
    terms.future === undefined
      ? [
          ["median", at(0.5, losses)],
          ["bad", at(0.9, losses)],
        ]
      : [["asked", terms.future]];
  return chosen.map(([which, future]) => ({
    which,
    future,
    loss: losses[future]!,
    lines: storyOf(read.scenario, compiled, { seed, future, design }),
  }));
}
