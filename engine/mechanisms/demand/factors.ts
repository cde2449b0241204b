/** Weekly and daily gamma factors of mean 1: what makes counts of tickets vary more than chance. */
import { gammaOfMeanOne } from "../../kernel/draw.ts";
import type { Keyed } from "../../kernel/rng.ts";

/** Shapes of the two factors (0: none) and the purposes that key their draws. */
export interface FactorLaws {
  weekly: number;
  daily: number;
  week: number;
  day: number;
}

/** Shape of a gamma factor of mean 1 with this coefficient of variation. */
export const shapeOf = (cv: number): number => (cv > 0 ? 1 / (cv * cv) : 0);

/** Writes weekly × daily factors, one per day; days and weeks count from the contract's start, so that a warm-up before it moves none. */
export function layFactors(
  into: Float64Array,
  keyed: Keyed,
  key0: number,
  key1: number,
  laws: FactorLaws,
  firstDay: number,
): void {
  let week = Number.NaN;
  let weekly = 1;
  for (let at = 0; at < into.length; at++) {
    const day = at + firstDay;
    if (laws.weekly > 0 && Math.floor(day / 7) !== week) {
      week = Math.floor(day / 7);
      weekly = gammaOfMeanOne(keyed.seek(key0, key1, week, laws.week), laws.weekly);
    }
    const daily = laws.daily > 0 ? gammaOfMeanOne(keyed.seek(key0, key1, day, laws.day), laws.daily) : 1;
    into[at] = weekly * daily;
  }
}
