/** All cases that are played exactly. */
import { playClauses } from "./clauses.ts";
import { liveClocks, NOT_LIVED, readClocks } from "./clocks.ts";
import type { Exact } from "./exact.ts";
import { playTraces } from "./traces.ts";

export const playExact = (): Exact[] => [...playTraces(), ...readClocks(), ...liveClocks(), ...playClauses()];

/** What no play of a case can be, with the reason, by case. */
export const LEFT: Readonly<Record<string, string>> = NOT_LIVED;
