/** Values of uncertain inputs in words. */
import type { Text } from "../../scenario/notation.ts";
import { bilingual } from "../wording.ts";
import type { UncertainInput } from "./input.ts";

const DAY = 1440;
const WEEK = 7 * DAY;

/** "12,5 %", "20 min", "13 semaines", "45 €", "× 1,3". */
export function inputValue({ unit }: Pick<UncertainInput, "unit">, value: number): Text {
  const rounded = Number(value.toPrecision(3));
  switch (unit) {
    case "share":
      return bilingual(
        ({ rate }) => rate(rounded),
        ({ rate }) => rate(rounded),
      );
    case "EUR":
      return bilingual(
        ({ euros }) => euros(value),
        ({ euros }) => euros(value),
      );
    case "factor": {
      const { fr, en } = small(rounded);
      return { fr: `×\u00a0${fr}`, en: `× ${en}` };
    }
    case "per month":
      return value < 0.5
        ? bilingual(
            ({ count }) => `${count(rounded * 12)} par an`,
            ({ count }) => `${count(rounded * 12)} a year`,
          )
        : bilingual(
            ({ count }) => `${count(rounded)} par mois`,
            ({ count }) => `${count(rounded)} a month`,
          );
    case "min":
      return durationWords(value);
    default:
      return small(rounded);
  }
}

/** A plain number with the digits that it needs: 0.025 is not "0.03". */
function small(value: number): Text {
  const write = (locale: string) =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
  return { fr: write("fr-FR"), en: write("en-GB") };
}

function durationWords(value: number): Text {
  if (value >= 4 * WEEK)
    return bilingual(
      ({ count }) => `${count(Math.round(value / WEEK))} semaines`,
      ({ count }) => `${count(Math.round(value / WEEK))} weeks`,
    );
  if (value >= 3 * DAY)
    return bilingual(
      ({ count }) => `${count(value / DAY)} jours`,
      ({ count }) => `${count(value / DAY)} days`,
    );
  return bilingual(
    ({ minutes }) => minutes(value),
    ({ minutes }) => minutes(value),
  );
}
