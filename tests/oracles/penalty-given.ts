/** The cases of penalties.json, and months of tickets that have their rates. */
import { caseOf } from "./cases.ts";

export const given = <P = Record<string, number>, E = Record<string, number>>(id: string) =>
  caseOf<P, E>("penalties", id);

/** A rate in percent as so many on time of so many tickets. */
export function tickets(percent: number): [number, number] {
  const ok = Math.round(percent * 10);
  const divisor =
    [500, 250, 200, 125, 100, 50, 40, 25, 20, 10, 8, 5, 4, 2].find(
      (by) => ok % by === 0 && 1000 % by === 0,
    ) ?? 1;
  return [ok / divisor, 1000 / divisor];
}
