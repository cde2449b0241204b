/** What a comparison is asked to decide: "--on experiencedAttainment:1pt,lostHours:50". */
import { INDICATORS, type IndicatorName, nearestName } from "#engine";
import { ArgumentError } from "./arguments.ts";
import type { Lang } from "./format.ts";
import { say } from "./words.ts";

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

/**
 * @param comparable  the indicators that the scenario can be compared on
 * @throws ArgumentError for another indicator, and for a difference that is none
 */
export function readWanted(text: string, comparable: readonly IndicatorName[], lang: Lang): Wanted[] {
  return text.split(",").map((part) => {
    const [word = "", written = ""] = part.split(":");
    const name = comparable.find((one) => one === word);
    if (!name) {
      const nearest = nearestName(word, comparable) ?? comparable.slice(0, 4).join(", ");
      throw new ArgumentError(say("badIndicator", lang, { value: word, nearest }));
    }
    const indifference = differenceOf(name, written);
    if (indifference === null) {
      const allowed =
        INDICATORS[name].unit === "share" ? "1pt, 0.5pt…" : `50, 1000 (${INDICATORS[name].unit})`;
      throw new ArgumentError(say("badDifference", lang, { name, value: written, allowed }));
    }
    return { name, indifference };
  });
}
