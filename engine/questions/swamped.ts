/** Futures in which a team no longer keeps up: a few of them carry every mean of hours and costs, and an answer must say so. */
import { COLUMN, COLUMNS_PER_MONTH } from "../life/columns.ts";
import type { Text } from "../scenario/notation.ts";
import type { Track } from "./track.ts";
import { bilingual } from "./wording.ts";

/** Months over which tickets are averaged. */
const YEAR = 12;
/** Fewer open tickets swamp nobody, however few a month brings. */
const FEWEST = 20;

/**
 * Whether a future ends swamped: more of the client's tickets are open at the end of the last month in force than a month
 * brings, which by Little's law takes that they stay open for more than a month on average.
 * @param from  where the design's columns begin in the row
 */
export function endsSwamped(row: Float64Array, from: number, months: number): boolean {
  let last = months - 1;
  while (last > 0 && row[from + last * COLUMNS_PER_MONTH + COLUMN.inForce] === 0) last--;
  const first = Math.max(0, last + 1 - YEAR);
  let tickets = 0;
  for (let month = first; month <= last; month++)
    tickets += row[from + month * COLUMNS_PER_MONTH + COLUMN.scopedTickets]!;
  const open = row[from + last * COLUMNS_PER_MONTH + COLUMN.backlog]!;
  return open >= FEWEST && open > tickets / (last + 1 - first);
}

/** What futures make of all the lost hours of a track; null where nobody loses any. */
function weightOf(track: Track, futures: readonly number[]): number | null {
  if (!track.indicators.includes("lostHours")) return null;
  const hours = track.values("lostHours");
  const all = hours.reduce((sum, own) => sum + own, 0);
  return all > 0 ? futures.reduce((sum, future) => sum + hours[future]!, 0) / all : null;
}

/** One future of sixteen or more that makes more than this of all lost hours carries their mean. */
const TOO_HEAVY = 0.2;
const ENOUGH = 16;

/** What the worst future makes of all lost hours; 0 where futures are too few for that to tell anything. */
export function worstShare(lostHours: Float64Array): number {
  const all = lostHours.reduce((sum, hours) => sum + hours, 0);
  return lostHours.length < ENOUGH || !(all > 0) ? 0 : Math.max(...lostHours) / all;
}

/** A caveat for each design of which a single future carries the mean of lost hours. */
export function heavyCaveats(designs: readonly { name: Text; worstFuture: number }[]): Text[] {
  return designs
    .filter(({ worstFuture }) => worstFuture > TOO_HEAVY)
    .map(({ name, worstFuture }) =>
      bilingual(
        ({ share }) =>
          `« ${name.fr} » : un seul avenir pèse ${share(worstFuture)} de toutes les heures perdues, une équipe y est débordée. Les moyennes d’heures et de coûts en dépendent ; les parts et les taux y résistent.`,
        ({ share }) =>
          `“${name.en}”: a single future makes ${share(worstFuture)} of all lost hours, a team is swamped there. Means of hours and costs hang on it; shares and rates stand it.`,
      ),
    );
}

/** A caveat for each design with a future that ends swamped. */
export function swampedCaveats(designs: readonly { name: Text; track: Track | undefined }[]): Text[] {
  return designs.flatMap(({ name, track }) => {
    const futures = track?.swamped ?? [];
    if (!track || futures.length === 0) return [];
    const weight = weightOf(track, futures);
    const [n, all] = [futures.length, track.replications];
    return [
      bilingual(
        ({ count, share }) =>
          `« ${name.fr} » : dans ${count(n)} avenir${n > 1 ? "s" : ""} simulé${n > 1 ? "s" : ""} sur ${count(all)}, une équipe est débordée et ne rattrape pas son retard (à la fin, plus de tickets ouverts qu’il n’en arrive en un mois)${weight === null ? "" : ` ; ${n > 1 ? "ils font" : "il fait"} ${share(weight)} des heures perdues`}. Les moyennes d’heures et de coûts en dépendent et grandiraient avec la durée jouée ; les probabilités y résistent.`,
        ({ count, share }) =>
          `“${name.en}”: in ${count(n)} of ${count(all)} simulated futures a team is swamped and does not catch up (at the end, more tickets open than a month brings)${weight === null ? "" : `; ${n > 1 ? "they make" : "it makes"} ${share(weight)} of the lost hours`}. Means of hours and costs hang on that and would grow with the months played; probabilities stand it.`,
      ),
    ];
  });
}
