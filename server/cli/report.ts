/** A study's result as text for a terminal of 100 columns: averages, paired differences, verdict in words, proof. */
import Table from "cli-table3";
import {
  type DifferenceSummary,
  INDICATORS,
  type IndicatorName,
  type PairResult,
  type StudyResult,
  type Text,
} from "#engine";
import { chances, day, difference, error, type Lang, levels, number } from "./format.ts";
import { filled, PLAIN, WIDTH } from "./layout.ts";
import { unknowns } from "./unknowns.ts";
import { say } from "./words.ts";

const SHOWN: readonly IndicatorName[] = [
  "experiencedAttainment",
  "contractualAttainment",
  "silentFailureMonths",
  "lostHoursPerUserYear",
  "lostHours",
  "greyShare",
  "disputedShare",
  "bypassedShare",
  "invoicedCost",
  "costWithLostTime",
  "penalties",
  "providerMargin",
  "trust",
  "backlog",
  "amendments",
  "tickets",
];
const GAP = 2;
const LABEL_WIDTH = 38;
const COLUMN_WIDTHS = [20, 20, 6, 8];
/** A world's name is written in the scenario; the result only has its id. */
export interface Words {
  lang: Lang;
  world: Text | null;
}

const labelOf = (name: IndicatorName, lang: Lang) => INDICATORS[name].label[lang];

/** Indicators that say something here: defined and not zero in some design. */
function speaking({ designs, users }: StudyResult): IndicatorName[] {
  const twice: IndicatorName = users === null ? "lostHoursPerUserYear" : "lostHours";
  return SHOWN.filter((name) => name !== twice).filter((name) =>
    designs.some(({ indicators }) => (indicators[name]?.mean ?? 0) !== 0),
  );
}

/** A table whose first column is of labels and whose other columns are of numbers. */
function openTable(head: readonly string[], widths: readonly number[]) {
  return new Table({
    ...PLAIN,
    head: [...head],
    colWidths: [LABEL_WIDTH, ...widths],
    colAligns: ["left", ...widths.map(() => "right" as const)],
    wordWrap: true,
  });
}

function averages(result: StudyResult, lang: Lang): string {
  const { designs } = result;
  const width = Math.min(22, Math.floor((WIDTH - LABEL_WIDTH) / designs.length) - GAP);
  const table = openTable(
    [say("onAverage", lang), ...designs.map(({ name }) => name[lang])],
    designs.map(() => width),
  );
  for (const name of speaking(result)) {
    const means = designs.map(({ indicators }) => indicators[name]?.mean ?? null);
    table.push([labelOf(name, lang), ...levels(INDICATORS[name].unit, means, lang)]);
  }
  return table.toString();
}

function monthText(pair: PairResult, name: IndicatorName, lang: Lang): string {
  const month = pair.partingMonth[name];
  return month === null || month === undefined ? "–" : say("month", lang, { month });
}

const isNought = ({ mean, ci95 }: DifferenceSummary) =>
  mean === 0 && (ci95 === null || (ci95[0] === 0 && ci95[1] === 0));

function differenceRow(
  pair: PairResult,
  name: IndicatorName,
  summary: DifferenceSummary,
  lang: Lang,
): string[] {
  const { better, equal } = summary;
  return [
    labelOf(name, lang),
    difference(summary, lang),
    better === null ? "–" : chances(better, lang),
    better === null || equal === null ? "–" : String(Math.round(equal.share * 100)),
    monthText(pair, name, lang),
  ];
}

/** Paired differences of two designs; indicators on which they never differ are named in one line. */
function differences(result: StudyResult, pair: PairResult, lang: Lang): string {
  const table = openTable(
    [
      title(result, pair, lang),
      ...(["meanDifference", "better", "equal", "partsIn"] as const).map((word) => say(word, lang)),
    ],
    COLUMN_WIDTHS,
  );
  const same: string[] = [];
  for (const name of speaking(result)) {
    const summary = pair.indicators[name];
    if (!summary || summary.mean === null) continue;
    if (isNought(summary)) same.push(labelOf(name, lang));
    else table.push(differenceRow(pair, name, summary, lang));
  }
  const identical = same.length > 0 ? filled(say("identical", lang, { names: same.join(", ") })) : "";
  return [table.toString(), identical].filter((part) => part !== "").join("\n");
}

function nameOf({ designs }: StudyResult, id: string, lang: Lang): string {
  return designs.find((design) => design.id === id)?.name[lang] ?? id;
}

const title = (result: StudyResult, { design, against }: PairResult, lang: Lang) =>
  say("against", lang, { design: nameOf(result, design, lang), baseline: nameOf(result, against, lang) });

/** "Experienced service: +3.4 pt on average, within 0.4 pt; better in 94 of 100 (93–95)." */
function verdict(pair: PairResult, lang: Lang): string | null {
  const summary = pair.indicators["experiencedAttainment"];
  const within = summary && error(summary, lang);
  if (!summary?.better || isNought(summary) || within === null || within === undefined) return null;
  const month = pair.partingMonth["experiencedAttainment"] ?? null;
  const parting = month === null ? say("verdictNever", lang) : say("verdictParts", lang, { month });
  const [mean = ""] = difference({ ...summary, ci95: null }, lang).split("±");
  const slots = { mean, error: within, better: chances(summary.better, lang), parting };
  return filled(say("verdictKnown", lang, slots));
}

function opening(result: StudyResult, { lang, world }: Words): string {
  const { replications, requested, months, start } = result;
  const said = say("futures", lang, {
    replications: number(replications, 0, lang),
    months,
    start: day(start, lang),
    world: world === null ? "" : say("inWorld", lang, { name: world[lang] }),
  });
  if (replications >= requested) return said;
  const slots = { replications: number(replications, 0, lang), requested: number(requested, 0, lang) };
  return `${said}\n${say("stopped", lang, slots)}`;
}

function proof({ seed, engineVersion, scenarioHash, resultHash }: StudyResult, lang: Lang): string {
  return say("proof", lang, {
    seed,
    engine: engineVersion,
    scenario: scenarioHash.slice(0, 12),
    result: resultHash.slice(0, 12),
  });
}

/** Names of the fields that are stated and not simulated, each once, whatever designs state it. */
function stated({ notYetSimulated }: StudyResult): string[] {
  return [...new Set(notYetSimulated.map((path) => path.split(".").slice(-1).join()))];
}

/** The whole report, without colours; ends with a line break. */
export function report(result: StudyResult, words: Words): string {
  const { lang } = words;
  const baseline = result.designs.find((design) => design.baseline)?.id;
  const pairs = result.differences.filter(({ against }) => against === baseline);
  const compared = pairs.map((pair) =>
    [differences(result, pair, lang), verdict(pair, lang)].filter((part) => part !== null).join("\n"),
  );
  const notes = [
    pairs.length > 0 ? filled(say("errorNote", lang)) : "",
    ...unknowns(result, speaking(result), lang).map((note) => filled(note)),
    result.notYetSimulated.length > 0
      ? filled(say("notYet", lang, { names: stated(result).join(", ") }))
      : "",
    proof(result, lang),
  ].filter((note) => note !== "");
  const text = [opening(result, words), averages(result, lang), ...compared, notes.join("\n")].join("\n\n");
  return `${text.replaceAll(/ +$/gm, "")}\n`;
}
