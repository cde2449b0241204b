/** What the clocks say of the same tickets: attainment side by side, tickets and periods that they judge otherwise. */
import { METRICS } from "../../mechanisms/promises/measurement.ts";
import { PRIORITIES, type Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { nameOf } from "../lint/reading.ts";
import { ratio, ratioDifference } from "../ratios.ts";
import type { Track } from "../track.ts";
import { clockName } from "./readings.ts";

/** Places of READING_COLUMNS. */
const [MET, MEASURED, DIFFERING, MOVED, TURNED_MISSED, TURNED_MET] = [0, 1, 2, 3, 4, 5];

export interface ClockTally {
  clock: string;
  name: Text;
  /** tickets met of those measured, all promises together */
  attainment: Figure;
  /** minus the contract's own, paired by future */
  difference: Figure;
  /** tickets a month that it judges otherwise: met, late, not measured; one ticket counts once per promise */
  differingPerMonth: Figure;
  /** tickets a month that it counts in another period */
  movedPerMonth: Figure;
  /** periods of a life, over all promises, kept under the contract's clock and missed under this one; and the reverse */
  turnedMissed: Figure;
  turnedMet: Figure;
}

export interface LineTally {
  sla: string;
  name: Text;
  metric: (typeof METRICS)[number];
  priority: (typeof PRIORITIES)[number] | "all";
  contract: Figure;
  /** in the order of the clocks */
  clocks: { attainment: Figure; difference: Figure }[];
}

type Counts = readonly [met: number, tickets: number];

/** Places of the promises that are clocks of a ticket. */
export const clockLines = ({ design }: Pick<Track, "design">): number[] =>
  design.slas.flatMap(({ service }, line) => (service === null ? [line] : []));

function contractCounts(track: Track, lines: readonly number[], future: number): Counts {
  let [met, tickets] = [0, 0];
  for (const line of lines) {
    const counts = track.line(future, line);
    met += counts[0];
    tickets += counts[1];
  }
  return [met, tickets];
}

function readingSum(track: Track, reading: number, lines: readonly number[], future: number, column: number) {
  return lines.reduce((sum, line) => sum + track.reading(future, reading, line)[column]!, 0);
}

/** Tickets of a future that any reading judges otherwise than the contract. */
export const differingIn = (track: Track, future: number): number =>
  track.design.clock.readings.reduce(
    (sum, _, reading) => sum + readingSum(track, reading, clockLines(track), future, DIFFERING),
    0,
  );

export function clockTallies(track: Track): ClockTally[] {
  const lines = clockLines(track);
  const { months } = track.compiled;
  return track.design.clock.readings.map(({ id }, reading) => {
    const sum = (future: number, column: number) => readingSum(track, reading, lines, future, column);
    const counts = (future: number): Counts => [sum(future, MET), sum(future, MEASURED)];
    const perMonth = (column: number) => ratio(track, (future) => [sum(future, column), months]);
    const perLife = (column: number) => ratio(track, (future) => [sum(future, column), 1]);
    return {
      clock: id,
      name: clockName(id),
      attainment: ratio(track, counts),
      difference: ratioDifference(track, counts, (future) => contractCounts(track, lines, future)),
      differingPerMonth: perMonth(DIFFERING),
      movedPerMonth: perMonth(MOVED),
      turnedMissed: perLife(TURNED_MISSED),
      turnedMet: perLife(TURNED_MET),
    };
  });
}

export const contractAttainment = (track: Track): Figure =>
  ratio(track, (future) => contractCounts(track, clockLines(track), future));

export const lineTallies = (track: Track): LineTally[] =>
  clockLines(track).map((line) => {
    const table = track.design.slas[line]!;
    const { id, metric, priority } = table;
    const own = (future: number) => contractCounts(track, [line], future);
    return {
      sla: id,
      name: nameOf([table]),
      metric: METRICS[metric]!,
      priority: PRIORITIES[priority] ?? "all",
      contract: ratio(track, own),
      clocks: track.design.clock.readings.map((_, reading) => {
        const counts = (future: number): Counts => [
          readingSum(track, reading, [line], future, MET),
          readingSum(track, reading, [line], future, MEASURED),
        ];
        return { attainment: ratio(track, counts), difference: ratioDifference(track, counts, own) };
      }),
    };
  });

/** Periods of the promises that are clocks, closed in a life. */
export const periodsOf = (track: Track): Figure =>
  ratio(track, (future) => [
    clockLines(track).reduce((sum, line) => sum + track.line(future, line)[3], 0),
    1,
  ]);

/** Differences of attainment are known once their intervals are no wider than this either way. */
export const FINE = 0.005;

/** What a clock does to the attainment: no more than half a point is nothing. */
export function directionOf({ ci95 }: Figure): "kinder" | "harder" | "same" | "undecided" {
  if (!ci95) return "undecided";
  const [low, high] = ci95;
  if (Math.max(-low, high) <= FINE) return "same";
  if (low > 0) return "kinder";
  return high < 0 ? "harder" : "undecided";
}
