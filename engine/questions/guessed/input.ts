/** What a scenario guesses or does not know, as numbers that can be moved: each with its plausible ends and who would know. */
import type { ScenarioInput } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { bilingual } from "../wording.ts";
import { type InputUnit, type Place, placesOf, put } from "./places.ts";
import type { GuessRow, Party } from "./row.ts";

export interface UncertainInput {
  /** where it stands in the scenario, `*` for several places; its name */
  path: string;
  label: Text;
  unit: InputUnit;
  /** as the scenario has it */
  present: number;
  low: number;
  high: number;
  /** stated by the scenario as a range, rather than guessed */
  isStated: boolean;
  /** what to ask, and of whom */
  ask: Text;
  /** the value below which a share u of its law lies; guesses are uniform between their ends */
  at(u: number): number;
  /** puts a value in the written scenario, in place */
  set(scenario: ScenarioInput, value: number): void;
}

const PARTIES: Record<Party, Text> = {
  client: { fr: "Au client", en: "Ask the client" },
  provider: { fr: "Au prestataire", en: "Ask the provider" },
  both: { fr: "Aux deux parties", en: "Ask both parties" },
};

export const askOf = (whom: Party, ask: Text): Text =>
  bilingual(
    () => `${PARTIES[whom].fr} : ${ask.fr}`,
    () => `${PARTIES[whom].en}: ${ask.en}`,
  );

const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** A value moved as the reference moves to `to`: in proportion, or what it lacks to 100 %. */
function moved(value: number, from: number, to: number, moves: GuessRow["moves"]): number {
  if (moves === "rest") return from === 1 ? to : 1 - ((1 - value) * (1 - to)) / (1 - from);
  return from === 0 ? to : (value * to) / from;
}

/** The other shares of the same whole give or take what one of them gains, in proportion. */
function shareOut(scenario: ScenarioInput, { path, value }: Place, to: number): void {
  const siblings = placesOf(scenario, [...path.slice(0, -1), "*"].join(".")).filter(
    (place) => place.path.at(-1) !== path.at(-1),
  );
  const rest = siblings.reduce((sum, place) => sum + place.value, 0);
  for (const sibling of siblings)
    put(scenario, sibling, rest === 0 ? 0 : (sibling.value * (rest + value - to)) / rest);
}

/** A row as an input of this scenario; undefined where the scenario does not state it, or it cannot move. */
export function inputOf(scenario: ScenarioInput, row: GuessRow): UncertainInput | undefined {
  const places = placesOf(scenario, row.at);
  const reference = places.find(({ value }) => value !== 0) ?? places[0];
  if (!reference) return undefined;
  const isOne = places.every(({ value }) => isSame(value, reference.value));
  const isFactor = row.relative && !isOne;
  const present = isFactor ? 1 : reference.value;
  const scale = row.relative && isOne ? reference.value : 1;
  const within = (value: number) =>
    isFactor ? value : Math.min(reference.max, Math.max(reference.min, value));
  const low = Math.min(present, within(row.low * scale));
  const high = Math.max(present, within(row.high * scale));
  if (low === high) return undefined;
  return {
    path: row.at,
    label: row.label,
    unit: isFactor ? "factor" : reference.unit,
    present,
    low,
    high,
    isStated: false,
    ask: askOf(row.whom, row.ask),
    at: (u) => low + u * (high - low),
    set: (input, value) => {
      const to = isFactor ? reference.value * value : value;
      for (const place of places) {
        const next = moved(place.value, reference.value, to, row.moves);
        if (row.among) shareOut(input, place, next);
        put(input, place, next);
      }
    },
  };
}
