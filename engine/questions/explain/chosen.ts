/** Which futures are told: the median one and the one nearest to the worst tenth by loss, or the one asked for. */
import { quantile } from "simple-statistics";
import type { Asked } from "../question.ts";
import type { Track } from "../track.ts";
import type { Story } from "./figures.ts";
import { storyOf } from "./story.ts";
import { type ExplainTerms, lossOf } from "./terms.ts";

function nearest(losses: Float64Array, wanted: number): number {
  const away = Array.from(losses, (loss) =>
    Number.isNaN(loss) ? Number.POSITIVE_INFINITY : Math.abs(loss - wanted),
  );
  return away.indexOf(Math.min(...away));
}

/** @param track  the design as it stands */
export function storiesOf(asked: Asked<ExplainTerms>, design: string, track: Track): Story[] {
  const { read, compiled, seed, terms } = asked;
  const losses = track.values(lossOf(asked));
  const known = [...losses].filter((loss) => !Number.isNaN(loss));
  if (known.length === 0) return [];
  const chosen: [Story["which"], number][] =
    terms.future === undefined
      ? [
          ["median", nearest(losses, quantile(known, 0.5))],
          ["bad", nearest(losses, quantile(known, 0.9))],
        ]
      : [["asked", terms.future]];
  return chosen.map(([which, future]) => ({
    which,
    future,
    loss: losses[future]!,
    lines: storyOf(read.scenario, compiled, { seed, future, design }),
  }));
}
