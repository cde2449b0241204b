/** A rough verdict in few futures, to tell which guesses may turn the real one. */
import type { SlaLineTable } from "../../mechanisms/promises/sla.ts";
import { UNDECIDED } from "../guessed/try.ts";
import type { Track } from "../track.ts";
import { marksUnder } from "./kept.ts";

/** One standard error: a second look with more futures follows. */
export function wilsonAt(
  track: Track,
  target: number,
  line: SlaLineTable,
  required: number,
  sure: number,
): "yes" | "no" | typeof UNDECIDED {
  if (track.unstable) return "no";
  const marks = marksUnder(track, target, line, required);
  const n = marks.length;
  if (n === 0) return UNDECIDED;
  const share = marks.reduce((sum, mark) => sum + mark, 0) / n;
  const error = Math.sqrt((sure * (1 - sure)) / n);
  if (share >= sure + error || share === 1) return "yes";
  return share < sure - error ? "no" : UNDECIDED;
}
