/** What differs between two designs, in sentences. */
import type { Lang } from "../../charts/numbers.ts";
import type { Words } from "../words/catalogue.ts";
import { asList, asMap, fieldChanges, type Raw, ruleChanges, wholeDesign } from "./designs.ts";

/** A name in the page's language: a text, or one of the two languages of it. */
function named(value: unknown, lang: Lang, fallback: string): string {
  if (typeof value === "string") return value;
  const inLang = asMap(value)[lang];
  return typeof inLang === "string" ? inLang : fallback;
}

const plainText = (value: unknown): string =>
  value === undefined ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value);

function whenInWords(when: Raw, words: Words): string {
  const phrases = words.why.designs;
  if (typeof when["every"] === "number") return phrases.whenEvery(when["every"]);
  if (typeof when["month"] === "number") return phrases.whenMonth(when["month"]);
  if (typeof when["event"] === "string") return phrases.whenEvent(when["event"]);
  const watched = phrases.watched as Readonly<Record<string, string>>;
  const indicator = watched[String(when["indicator"])] ?? String(when["indicator"]);
  return when["above"] !== undefined
    ? phrases.whenAbove(indicator, plainText(when["above"]))
    : phrases.whenBelow(indicator, plainText(when["below"]));
}

/** What an action does; one that has no words of its own is shown as it is written. */
function thenInWords(then: Raw, words: Words): string {
  const phrases = words.why.designs;
  const told = (field: string) => plainText(then[field]);
  const sentences: Readonly<Record<string, () => string>> = {
    rebaseline: () => phrases.rebaseline,
    cover: () => phrases.cover(told("cover")),
    resize: () => phrases.resize(told("resize"), told("by")),
    target: () => phrases.target(told("target"), told("to")),
    clarity: () => phrases.clarity,
    prevention: () => phrases.prevention(told("prevention"), told("hours")),
    price: () => phrases.price(told("price")),
    index: () => phrases.index(told("index")),
    penalty: () => phrases.penalty(told("penalty"), told("factor")),
    answers: () => phrases.answers(told("answers")),
    renew: () => phrases.renew(told("renew")),
    terminate: () => phrases.terminate,
    dispatch: () => phrases.dispatch(told("dispatch")),
  };
  const named = Object.keys(sentences).find((field) => then[field] !== undefined);
  return named === undefined ? plainText(then) : (sentences[named]?.() ?? "");
}

function committeeWords(from: Raw, to: Raw, words: Words): string[] {
  const phrases = words.why.designs;
  const committee = (design: Raw) => asMap(asMap(design["governance"])["committee"]);
  const [before, after] = [committee(from), committee(to)];
  const cadence = (one: Raw) =>
    typeof one["every"] === "number" ? phrases.committeeEvery(one["every"]) : phrases.noCommittee;
  const sees = (one: Raw) => (one["indicators"] === "shared" ? phrases.seesShared : phrases.seesContractual);
  const changes: string[] = [];
  if (before["every"] !== after["every"]) changes.push(cadence(after));
  if (after["every"] !== undefined && sees(before) !== sees(after)) changes.push(sees(after));
  else if (after["every"] !== undefined && before["every"] === undefined) changes.push(sees(after));
  return changes;
}

export interface DesignDifference {
  text: string;
  /** the same without the name of its rule */
  short: string;
  /** name of its rule, or the text */
  cause: string;
}

const alone = (text: string): DesignDifference => ({ text, short: text, cause: text });

/** What design `to` says that design `from` does not, a sentence each; empty where they are written alike. */
export function designWords(
  scenario: Raw,
  from: string,
  to: string,
  words: Words,
  lang: Lang,
): DesignDifference[] {
  const designs = asMap(scenario["designs"]);
  const [before, after] = [wholeDesign(designs, from), wholeDesign(designs, to)];
  const phrases = words.why.designs;
  const rules = ruleChanges(before, after).map(({ kind, rule }) => {
    const name = named(rule["name"], lang, String(rule["id"]));
    if (kind === "removed") return alone(phrases.ruleGone(name));
    const [when, then] = [
      whenInWords(asMap(rule["when"]), words),
      asList(rule["then"])
        .map((one) => thenInWords(asMap(one), words))
        .join(", "),
    ];
    return { text: phrases.rule(name, when, then), short: `${when}, ${then}`, cause: name };
  });
  const fields = fieldChanges(before, after).map(({ path, from: was, to: is }) =>
    alone(phrases.field(path.join("."), plainText(was), plainText(is))),
  );
  return [...committeeWords(before, after, words).map(alone), ...rules, ...fields];
}
