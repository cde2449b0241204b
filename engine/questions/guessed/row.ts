/** What is known of a guessed number: where it stands, what is plausible, whom to ask. */
import type { Text } from "../../scenario/notation.ts";

/** Which of the two parties knows better. */
export type Party = "client" | "provider" | "both";

export interface GuessRow {
  /** fields of the resolved scenario; `*` is any name, `**` every value below */
  at: string;
  label: Text;
  /** plausible values, in engine units; or factors on what is stated, where `relative` */
  low: number;
  high: number;
  relative: boolean;
  /** what moves where several fields differ: the values in proportion, or what they lack to 100 % */
  moves: "value" | "rest";
  /** shares that fill up to what they made together */
  among?: true;
  whom: Party;
  ask: Text;
}

type Words = readonly [fr: string, en: string];

interface Known {
  label: Words;
  whom: Party;
  ask: Words;
}

const words = ([fr, en]: Words): Text => ({ fr, en });

const row = (
  at: string,
  known: Known,
  [low, high]: readonly [number, number],
  relative: boolean,
): GuessRow => ({
  at,
  label: words(known.label),
  low,
  high,
  relative,
  moves: "value",
  whom: known.whom,
  ask: words(known.ask),
});

/** A number between two values of its own unit. */
export const between = (at: string, range: readonly [number, number], known: Known): GuessRow =>
  row(at, known, range, false);

/** What is stated, times a factor between two. */
export const times = (at: string, range: readonly [number, number], known: Known): GuessRow =>
  row(at, known, range, true);
