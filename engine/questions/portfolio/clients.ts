/** What one more client changes for each of the others: promises, delays, margin, paired by future. */
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { ratio, ratioDifference } from "../ratios.ts";
import type { Track } from "../track.ts";
import { OWN } from "./book.ts";

/** A figure without the newcomer, with it, and what it changes. */
export interface Change {
  without: Figure;
  with: Figure;
  difference: Figure;
}

export interface ClientChange {
  client: string;
  name: Text;
  /** probability that every period of every promise is kept */
  kept: Change;
  periodsKept: Change;
  /** wall-clock minutes from opening to first touch, and to the resolution that holds, per ticket resolved */
  toTouchMin: Change;
  toResolutionMin: Change;
  margin: Change;
  /** periods kept fall by more than what is accepted: surely, surely not, or the futures played do not tell */
  suffers: "yes" | "no" | "undecided";
}

/** What the newcomer itself gets. */
export interface Newcomer {
  client: string;
  name: Text;
  kept: Figure;
  periodsKept: Figure;
  toTouchMin: Figure;
  margin: Figure;
}

export const trackOf = (track: Track, client: string): Track =>
  client === OWN ? track : track.clients.find(({ id }) => id === client)!.track;

type Pair = readonly [number, number];

export const periods =
  (track: Track) =>
  (future: number): Pair =>
    track.design.slas.reduce<[number, number]>(
      ([kept, all], _, line) => {
        const [, , met, closed] = track.line(future, line);
        return [kept + met, all + closed];
      },
      [0, 0],
    );

const delay =
  (track: Track, which: 1 | 2) =>
  (future: number): Pair => {
    const delays = track.delays(future);
    return [delays[which], delays[0]];
  };

const marks = (track: Track) => {
  const kept = track.kept();
  return (future: number): Pair => [kept[future]!, 1];
};

const value = (track: Track, name: "providerMargin") => {
  const values = track.values(name);
  return (future: number): Pair => [values[future]!, 1];
};

function changed(on: Track, off: Track, of: (track: Track) => (future: number) => Pair): Change {
  const futures = { replications: Math.min(on.replications, off.replications), perDraw: on.perDraw };
  return {
    without: ratio(futures, of(off)),
    with: ratio(futures, of(on)),
    difference: ratioDifference(futures, of(on), of(off)),
  };
}

/** Periods kept with a variant minus without the newcomer. */
export const periodsChange = (on: Track, off: Track): Figure => changed(on, off, periods).difference;

export function suffers({ ci95 }: Figure, accepted: number): ClientChange["suffers"] {
  if (!ci95) return "undecided";
  if (ci95[1] < -accepted) return "yes";
  return ci95[0] >= -accepted ? "no" : "undecided";
}

export function clientChange(
  { client, name }: { client: string; name: Text },
  withTrack: Track,
  withoutTrack: Track,
  accepted: number,
): ClientChange {
  const [on, off] = [trackOf(withTrack, client), trackOf(withoutTrack, client)];
  const periodsKept = changed(on, off, periods);
  const kept = changed(on, off, marks);
  return {
    client,
    name,
    kept: { ...kept, without: off.probabilityKept(), with: on.probabilityKept() },
    periodsKept,
    toTouchMin: changed(on, off, (track) => delay(track, 1)),
    toResolutionMin: changed(on, off, (track) => delay(track, 2)),
    margin: changed(on, off, (track) => value(track, "providerMargin")),
    suffers: suffers(periodsKept.difference, accepted),
  };
}

export function newcomerOf({ client, name }: { client: string; name: Text }, withTrack: Track): Newcomer {
  const track = trackOf(withTrack, client);
  return {
    client,
    name,
    kept: track.probabilityKept(),
    periodsKept: ratio(track, periods(track)),
    toTouchMin: ratio(track, delay(track, 1)),
    margin: track.estimate("providerMargin"),
  };
}

/** Margin of all contracts in a future. */
const bookMargin = (track: Track) => {
  const all = [track, ...track.clients.map((one) => one.track)].map((one) => one.values("providerMargin"));
  return (future: number): Pair => [all.reduce((sum, values) => sum + values[future]!, 0), 1];
};

/** The provider's margin over all contracts, with a variant and without the newcomer. */
export const bookChange = (on: Track, off: Track): Change => changed(on, off, bookMargin);
