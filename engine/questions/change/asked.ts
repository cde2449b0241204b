/** What the smallest change is asked to reach. */
import { z } from "zod";
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import { measuresOf } from "../../answer/measure.ts";
import type { Fault } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import { FAMILIES, type Move, movesFor } from "../moves/index.ts";
import type { Asked } from "../question.ts";
import { choiceTerm, listTerm, unknownTerm, wholeTerm, wordTerm } from "../terms.ts";
import type { Goal } from "./reach.ts";

export const changeTerms = z.strictObject({
  on: wordTerm({
    fr: "ce qu’il faut atteindre, indicateur:seuil, ou kept (chaque engagement tenu)",
    en: "what is to be reached, indicator:threshold, or kept (every promise kept)",
  }).optional(),
  probability: wholeTerm(
    { fr: "dans tant d’avenirs sur cent", en: "in so many futures of a hundred" },
    1,
    99,
  ).default(90),
  design: wordTerm({ fr: "contrat à changer", en: "contract to be changed" }).optional(),
  moves: wholeTerm(
    { fr: "changements par avenant, au plus", en: "changes in an amendment, at most" },
    1,
    2,
  ).default(2),
  only: listTerm(
    { fr: "familles de changements permises", en: "families of changes that are allowed" },
    choiceTerm({ fr: "famille", en: "family" }, FAMILIES),
    1,
    FAMILIES.length,
  ).optional(),
});
export type ChangeTerms = z.output<typeof changeTerms>;

export interface Plan {
  goal: Goal;
  design: { id: string; name: Text };
  moves: Move[];
  most: 1 | 2;
}

const GOAL = /^([a-zA-Z]+):(-?\d{1,9}(?:\.\d{1,4})?)(%|pt|h|€|EUR)?$/;

/** Indicators of which more, or less, is better. */
const wantedIn = ({ compiled }: Pick<Asked<unknown>, "compiled">): IndicatorName[] =>
  measuresOf(compiled).flatMap(({ name, indicator }) => (indicator.better === null ? [] : [name]));

const badGoal = (value: string, allowed: string): Fault => ({
  code: "NOT_A_TRIGGER",
  path: ["terms", "on"],
  value,
  allowed,
});

/** What is asked for where nothing is: what users expect, else every promise. */
function usualGoal({ compiled, read }: Asked<ChangeTerms>, hasPromise: boolean): string {
  if (read.scenario.situation.expectations !== undefined)
    return `experiencedAttainment:${Math.round(1e4 * compiled.impact.level) / 100}%`;
  return hasPromise ? KEPT : "";
}

const KEPT = "kept";

function goalOf(asked: Asked<ChangeTerms>, design: string): Omit<Goal, "probability"> | Fault {
  const can = wantedIn(asked);
  const hasPromise = Object.keys(asked.read.scenario.designs[design]?.contract.slas ?? {}).length > 0;
  const written = asked.terms.on ?? usualGoal(asked, hasPromise);
  if (written === KEPT && hasPromise) return { about: KEPT, threshold: 1 };
  const [, word, digits = "", end = ""] = GOAL.exec(written) ?? [];
  if (word === undefined) return badGoal(written, "experiencedAttainment:90% · lostHours:3000 · kept");
  const about = can.find((name) => name === word);
  if (!about) return unknownTerm("NOT_ONE_OF", "on", word, hasPromise ? [...can, KEPT] : can);
  const isShare = INDICATORS[about].unit === "share";
  const isWrittenAsShare = end === "%" || end === "pt";
  if (isShare !== isWrittenAsShare) return badGoal(written, isShare ? `${about}:90%` : `${about}:3000`);
  return { about, threshold: Number(digits) / (isShare ? 100 : 1) };
}

/** Everything that is asked, or why it cannot be asked of this scenario. */
export function planOf(asked: Asked<ChangeTerms>): Plan | { faults: Fault[] } {
  const { read, terms } = asked;
  const ids = Object.keys(read.scenario.designs);
  const design = terms.design ?? read.scenario.page?.frozen ?? ids[0] ?? "";
  if (!ids.includes(design)) return { faults: [unknownTerm("UNKNOWN_DESIGN", "design", design, ids)] };
  const goal = goalOf(asked, design);
  if ("code" in goal) return { faults: [goal] };
  const all = movesFor(read, design, goal.about);
  const moves = all.filter(({ family }) => terms.only?.includes(family) ?? true);
  if (moves.length === 0) {
    const families = [...new Set(all.map(({ family }) => family))];
    return {
      faults: [
        {
          code: "NOT_ONE_OF",
          path: ["terms", "only"],
          value: (terms.only ?? []).join(","),
          allowed: families.join(", "),
        },
      ],
    };
  }
  return {
    goal: { ...goal, probability: terms.probability / 100 },
    design: { id: design, name: read.scenario.designs[design]?.name ?? { fr: design, en: design } },
    moves,
    most: terms.moves === 1 ? 1 : 2,
  };
}
