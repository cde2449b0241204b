/** What a comparison is asked to decide: "experiencedAttainment:1pt", "lostHours:50". */
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import type { Fault } from "../../scenario/errors.ts";
import { unknownTerm } from "../terms.ts";

export interface Wanted {
  name: IndicatorName;
  /** smallest difference worth detecting, in the indicator's unit */
  indifference: number;
}

const NUMBER = /^(\d{1,9}(?:\.\d{1,6})?)([a-zA-Z/%€]*)$/;
/** how a difference in each unit may end, and what its number is multiplied by */
const SHARE_ENDS: Record<string, number> = { pt: 0.01, "%": 0.01 };
const ENDS: Record<string, readonly string[]> = {
  EUR: ["", "EUR", "€"],
  h: ["", "h"],
  "h/user/yr": ["", "h"],
};

function differenceOf(name: IndicatorName, written: string): number | null {
  const [, digits, end = ""] = NUMBER.exec(written) ?? [];
  if (digits === undefined || Number(digits) <= 0) return null;
  const { unit } = INDICATORS[name];
  if (unit === "share") return end in SHARE_ENDS ? Number(digits) * (SHARE_ENDS[end] ?? 1) : null;
  return (ENDS[unit] ?? ["", unit]).includes(end) ? Number(digits) : null;
}

function readOne(written: string, at: number, comparable: readonly IndicatorName[]): Wanted | Fault {
  const [word = "", difference = ""] = written.split(":");
  const name = comparable.find((one) => one === word);
  if (!name) return unknownTerm("NOT_ONE_OF", ["on", at], word, comparable);
  const indifference = differenceOf(name, difference);
  if (indifference !== null) return { name, indifference };
  const { unit } = INDICATORS[name];
  const examples = unit === "share" ? ["1pt", "0.5pt"] : ["50", "1000"];
  const allowed = examples.map((example) => `${name}:${example}`).join(" · ");
  return { code: "NOT_A_DIFFERENCE", path: ["terms", "on", at], value: written, allowed };
}

/**
 * @param comparable  the indicators that the scenario can be compared on
 */
export function readWanted(
  on: readonly string[],
  comparable: readonly IndicatorName[],
): { wanted: Wanted[]; faults: Fault[] } {
  const read = on.map((written, at) => readOne(written, at, comparable));
  return {
    wanted: read.filter((one) => "name" in one),
    faults: read.filter((one) => "code" in one),
  };
}
