/** The value of a control in words. */
import type { Lang, Numbers } from "../../charts/numbers.ts";
import type { ScenarioSetting } from "../live/service.ts";
import type { Words } from "../words/catalogue.ts";

export interface ValueContext {
  words: Words;
  numbers: Numbers;
  lang: Lang;
  /** first day of the contract */
  start: string;
}

/** First day of month n of a contract. */
export function monthStart(start: string, month: number): string {
  const first = new Date(`${start.slice(0, 10)}T00:00:00Z`);
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month - 1, 1))
    .toISOString()
    .slice(0, 10);
}

/** A choice's short words where the page has some, else the scenario's. */
export function choiceInWords(
  setting: ScenarioSetting,
  choice: ScenarioSetting["choices"][number],
  words: Words,
  lang: Lang,
): string {
  return words.settings.choices[setting.id]?.[String(choice.value)] ?? choice.label[lang];
}

/** No decimal for a whole number of percents. */
const shareDigits = (value: number): number => (Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1);

/** "+8 %", "M12 · déc. 2027", "8 h", "35 €", or the choice's own words. */
export function valueInWords(
  setting: ScenarioSetting,
  value: number,
  { words, numbers, lang, start }: ValueContext,
): string {
  const choice = setting.choices.find((one) => one.value === value);
  if (choice) return choiceInWords(setting, choice, words, lang);
  const digits = Number.isInteger(value) ? 0 : 1;
  switch (setting.unit) {
    case "share":
      return numbers.signedShare(value, shareDigits(value));
    case "month":
      return words.settings.monthly(words.parting.month(value), numbers.monthName(monthStart(start, value)));
    case "months":
      return `${numbers.plain(value, digits)}\u00a0${numbers.unitOf("months", "level")}`;
    case "h":
      return words.settings.hours(numbers.plain(value, digits));
    case "EUR":
      return words.settings.euros(numbers.plain(value, digits));
  }
}

/** The same, short enough for the hint under a control. */
export function exampleInWords(setting: ScenarioSetting, context: ValueContext): string {
  if (setting.unit === "month") return context.words.parting.month(setting.value);
  return valueInWords(setting, setting.value, context);
}
