/** Lost hours of a design split by what users wait for: over the life, by month, by who can shorten them. */
import { PARTS } from "../../answer/lost-hours-indicators.ts";
import type { Text } from "../../scenario/notation.ts";
import { clusteredShare } from "../../statistics/clusters.ts";
import type { Figure } from "../answer.ts";
import { worstShare } from "../swamped.ts";
import type { Track } from "../track.ts";
import { leadingSide, partsOf } from "./leading.ts";
import { PART_OF, type PartName, SIDES, type Side } from "./parts.ts";

export interface PartOfWaits {
  part: PartName;
  label: Text;
  /** who can shorten it */
  side: Side;
  /** over the life; the means of the parts add up to that of the lost hours */
  hours: Figure;
  /** of the lost hours of a future, on average: no future counts more than another, however bad it is */
  share: Figure;
  /** probability that no other part of a future is larger */
  largest: Figure;
}

export interface MonthOfWaits {
  /** 1 = the first */
  month: number;
  lostHours: Figure;
  /** in the order of `parts` */
  parts: Figure[];
}

export interface DesignWaits {
  design: string;
  name: Text;
  lostHours: Figure;
  /** what the worst future makes of all that is lost in the futures played; 0 in fewer than sixteen */
  worstFuture: number;
  parts: PartOfWaits[];
  /** share of the lost hours of a future that each side can shorten */
  sides: { side: Side; share: Figure }[];
  /** the side that can clearly shorten the most; null where none does */
  leading: Side | null;
  /** a ticket counts in its month of opening */
  months: MonthOfWaits[];
}

/** In how many futures each part is the largest. */
function largestOf(track: Track): Map<PartName, Figure> {
  const values = PARTS.map((part) => track.values(part));
  return new Map(
    PARTS.map((part, at) => {
      const marks = Float64Array.from(values[at]!, (value, future) =>
        value > 0 && values.every((other) => other[future]! <= value) ? 1 : 0,
      );
      const { share, low, high } = clusteredShare(marks, track.perDraw);
      return [part, { mean: share, ci95: [low, high] }];
    }),
  );
}

export function splitOf(track: Track, design: string, name: Text): DesignWaits {
  const largest = largestOf(track);
  const lost = track.values("lostHours");
  return {
    design,
    name,
    lostHours: track.estimate("lostHours"),
    worstFuture: worstShare(lost),
    parts: PARTS.map((part) => ({
      part,
      ...PART_OF[part],
      hours: track.estimate(part),
      share: track.shareOf([part], "lostHours"),
      largest: largest.get(part)!,
    })),
    sides: SIDES.map((side) => ({
      side,
      share: track.shareOf(partsOf(side), "lostHours"),
    })),
    leading: leadingSide(track),
    months: Array.from({ length: track.compiled.months }, (_, month) => ({
      month: month + 1,
      lostHours: track.month("lostHours", month),
      parts: PARTS.map((part) => track.month(part, month)),
    })),
  };
}
