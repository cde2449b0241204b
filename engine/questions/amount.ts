/** Differences inside sentences, each in its unit. */
import type { Unit } from "../answer/result.ts";
import type { Text } from "../scenario/notation.ts";
import { bilingual } from "./wording.ts";

/** A difference in an indicator's unit: shares in points, money in euros. */
export function amount(unit: Unit, value: number): Text {
  return bilingual(
    ({ count, euros }) =>
      written(unit, value, count, euros, { point: " pt", hour: " h", month: " mois", ticket: " tickets" }),
    ({ count, euros }) =>
      written(unit, value, count, euros, { point: " pt", hour: " h", month: " months", ticket: " tickets" }),
  );
}

function written(
  unit: Unit,
  value: number,
  count: (value: number) => string,
  euros: (value: number) => string,
  words: Record<"point" | "hour" | "month" | "ticket", string>,
): string {
  switch (unit) {
    case "share":
    case "points":
      return `${count(value * 100)}${words.point}`;
    case "EUR":
      return euros(value);
    case "h":
    case "h/user/yr":
      return `${count(value)}${words.hour}`;
    case "months":
      return `${count(value)}${words.month}`;
    case "tickets":
      return `${count(value)}${words.ticket}`;
    case "min":
      return `${count(value)} min`;
    default:
      return count(value);
  }
}
