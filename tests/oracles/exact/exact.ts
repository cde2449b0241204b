/** Cases that leave nothing to chance: what they expect, and what the engine gives, value by value. */

export type Value = number | string;

export interface Exact {
  id: string;
  /** what is compared, in words */
  what: string;
  expected: readonly Value[];
  found: readonly Value[];
}

export type Played = Pick<Exact, "expected" | "found">;

/** Minutes are kept in doubles counted from the start of a contract: their last bits are no difference. */
const LAST_BITS = 1e-9;

const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  typeof one === "number" && typeof other === "number"
    ? Math.abs(one - other) <= LAST_BITS * Math.max(1, Math.abs(other))
    : one === other;

/** Whether every value that a case expects was found, and no other. */
export const isExact = ({ expected, found }: Played): boolean =>
  found.length === expected.length && expected.every((value, at) => isSame(found[at], value));
