/** One thing that an amendment may change in a contract, or in how it is served. */
import type { ScenarioInput } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import type { DesignInput, Variant } from "../trials.ts";

export const FAMILIES = [
  "staff",
  "onCall",
  "committee",
  "revision",
  "clarity",
  "arbitration",
  "answers",
  "firstContact",
  "prevention",
  "dispatch",
  "target",
  "required",
  "clock",
  "cap",
  "penalties",
  "claim",
] as const;
export type Family = (typeof FAMILIES)[number];

export interface Move {
  id: string;
  family: Family;
  name: Text;
  /** in the design, in place */
  change?: (design: DesignInput) => void;
  /** in all the rest, in place */
  around?: (scenario: ScenarioInput) => void;
  /** what it costs is not in the scenario: only what it changes elsewhere is counted */
  isCostUnknown?: true;
}

/** A design with some moves made: each from the first month on. */
export function moved(design: string, moves: readonly Move[]): Variant {
  const key = [design, ...moves.map(({ id }) => id)].join(" + ");
  const situated = moves.filter(({ around }) => around !== undefined);
  return {
    key,
    of: design,
    change: (changed) => {
      for (const { change } of moves) change?.(changed);
    },
    ...(situated.length > 0
      ? {
          around: {
            key: situated.map(({ id }) => id).join(" + "),
            change: (scenario) => {
              for (const { around } of situated) around?.(scenario);
            },
          },
        }
      : {}),
  };
}

/** Two moves of one amendment: not two values of the same thing. */
export const goTogether = (one: Move, other: Move): boolean =>
  one.id !== other.id && (one.family !== other.family || one.family === "staff");
