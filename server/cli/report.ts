/** A study's result as text for a terminal of 100 columns: averages, paired differences, verdict in words, proof. */
import Table from "cli-table3";
import { INDICATORS, type IndicatorName, type PairResult, type StudyResult, type Text } from "#engine";
import { chances, day, difference, error, type Lang, levels, number } from "./format.ts";
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
const LABEL_WIDTH = 34;
const PLAIN = {
  chars: {
    top: "",
    "top-mid": "",
    "top-left": "",
    "top-right": "",
    bottom: "",
    "bottom-mid": "",
    "bottom-left": "",
    "bottom-right": "",
    left: "",
    "left-mid": "",
    mid: "",
    "mid-mid": "",
    right: "",
    "right-mid": "",
    middle: "  ",
  },
  style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
};

/** A world's name is written in the scenario; the result only has its id. */
export interface Words {
  lang: Lang;
  world: Text | null;
}

const labelOf = (name: IndicatorName, lang: Lang) => INDICATORS[name].label[lang];
const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
const right = (content: string) => ({ content, hAlign: "right" as const });

/** Indicators that say something here: defined and not zero in some design. */
function speaking({ designs }: StudyResult): IndicatorName[] {
  return SHOWN.filter((name) => designs.some(({ indicators }) => (indicators[name]?.mean ?? 0) !== 0));
}

function averages(result: StudyResult, lang: Lang): string {
  const { designs } = result;
  const width = Math.max(11, Math.min(22, Math.floor((100 - LABEL_WIDTH) / designs.length) - 2));
  const table = new Table({
    ...PLAIN,
    head: [cut(say("onAverage", lang), LABEL_WIDTH), ...designs.map(({ name }) => cut(name[lang], width))],
    colAligns: ["left", ...designs.map(() => "right" as const)],
  });
  for (const name of speaking(result)) {
    const summaries = designs.map(({ indicators }) => indicators[name]);
    const unit = INDICATORS[name].unit;
    const means = summaries.map((summary) => summary?.mean ?? null);
    table.push([cut(labelOf(name, lang), LABEL_WIDTH), ...levels(unit, means, lang).map(right)]);
  }
  return table.toString();
}

function monthText(pair: PairResult, name: IndicatorName, lang: Lang): string {
  const month = pair.partingMonth[name];
  return month === null || month === undefined ? "–" : say("month", lang, { month });
}

function differences(result: StudyResult, pair: PairResult, lang: Lang): string {
  const table = new Table({
    ...PLAIN,
    head: [
      title(result, pair, lang),
      say("meanDifference", lang),
      say("better", lang),
      say("equal", lang),
      say("partsIn", lang),
    ],
    colAligns: ["left", "right", "right", "right", "right"],
  });
  for (const name of speaking(result)) {
    const summary = pair.indicators[name];
    if (!summary || summary.mean === null) continue;
    const { better, equal } = summary;
    const shared = equal === null ? "–" : String(Math.round(equal.share * 100));
    table.push([
      cut(labelOf(name, lang), LABEL_WIDTH),
      right(difference(summary, lang)),
      right(better === null ? "–" : chances(better, lang)),
      right(better === null ? "–" : shared),
      right(monthText(pair, name, lang)),
    ]);
  }
  return table.toString();
}

function nameOf({ designs }: StudyResult, id: string, lang: Lang): string {
  return designs.find((design) => design.id === id)?.name[lang] ?? id;
}

const title = (result: StudyResult, { design, against }: PairResult, lang: Lang) =>
  cut(
    say("against", lang, { design: nameOf(result, design, lang), baseline: nameOf(result, against, lang) }),
    LABEL_WIDTH,
  );

/** "Experienced service: +3.4 pt on average, within 0.4 pt; better in 94 of 100 (93–95)." */
function verdict(pair: PairResult, lang: Lang): string | null {
  const summary = pair.indicators["experiencedAttainment"];
  const within = summary && error(summary, lang);
  if (!summary?.better || within === null || within === undefined) return null;
  const month = pair.partingMonth["experiencedAttainment"] ?? null;
  const parting = month === null ? say("verdictNever", lang) : say("verdictParts", lang, { month });
  const [mean = ""] = difference({ ...summary, ci95: null }, lang).split("±");
  return say("verdictKnown", lang, { mean, error: within, better: chances(summary.better, lang), parting });
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

/** The whole report, without colours; ends with a line break. */
export function report(result: StudyResult, words: Words): string {
  const { lang } = words;
  const baseline = result.designs.find((design) => design.baseline)?.id;
  const pairs = result.differences.filter(({ against }) => against === baseline);
  const compared = pairs.map((pair) =>
    [differences(result, pair, lang), verdict(pair, lang)].filter((part) => part !== null).join("\n"),
  );
  const notes = [
    pairs.length > 0 ? say("errorNote", lang) : "",
    result.notYetSimulated.length > 0
      ? say("notYet", lang, { names: result.notYetSimulated.join(", ") })
      : "",
    proof(result, lang),
  ].filter((note) => note !== "");
  return `${[opening(result, words), averages(result, lang), ...compared, notes.join("\n")].join("\n\n")}\n`;
}
