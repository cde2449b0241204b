/** `avenant lint`: what chance does to each promise of a contract, and what is wrong with its wording. Nothing is simulated. */
import Table from "cli-table3";
import { type ClauseFigures, type Finding, type LintAnswer, lint as lintOf, type Text } from "#engine";
import type { Arguments } from "./arguments.ts";
import { DONE, refuse, refuseDesign, type Surroundings, writeJson } from "./commands.ts";
import { type Lang, number, rate, wholePercent } from "./format.ts";
import { filled, PLAIN } from "./layout.ts";
import { openTarget, scenarioIn } from "./target.ts";
import { say, type Word } from "./words.ts";

const LABEL_WIDTH = 35;
const COLUMN_WIDTHS = [8, 7, 8, 9, 9, 8];
const HEADS: readonly Word[] = [
  "lintTickets",
  "lintAllowed",
  "lintGood",
  "lintClustered",
  "lintBad",
  "lintWork",
];
const PERIODS: Record<number, Word> = { 1: "eachMonth", 3: "eachQuarter", 12: "eachYear" };
const SEVERITIES: Record<Finding["severity"], Word> = {
  serious: "lintSerious",
  warning: "lintWarning",
  note: "lintNote",
};

const shareOr = (share: number | null | undefined, lang: Lang) =>
  share === null || share === undefined ? "–" : wholePercent(share, lang);

/** "one, two · " where a promise or a finding is not that of every design. */
function ofDesigns(designs: readonly string[], all: readonly string[]): string {
  return designs.length === all.length ? "" : `${designs.join(", ")} · `;
}

function row(clause: ClauseFigures, all: readonly string[], lang: Lang): string[] {
  const { allowedLate, chance, name, period, required, ticketsPerPeriod } = clause;
  const [independent, clustered] = ticketsPerPeriod === 0 ? [] : chance;
  const promised = rate(required, lang);
  return [
    `${ofDesigns(clause.designs, all)}${name[lang]} · ${promised} ${say(PERIODS[period] ?? "eachMonth", lang)}`,
    ticketsPerPeriod === null ? "–" : number(ticketsPerPeriod, ticketsPerPeriod < 10 ? 1 : 0, lang),
    allowedLate === null ? "–" : number(allowedLate, 0, lang),
    shareOr(independent?.good, lang),
    shareOr(clustered?.good, lang),
    shareOr(independent?.bad, lang),
    shareOr(clause.workFits, lang),
  ];
}

function clauses(answer: LintAnswer, all: readonly string[], lang: Lang): string {
  const table = new Table({
    ...PLAIN,
    head: [say("lintPromise", lang), ...HEADS.map((word) => say(word, lang))],
    colWidths: [LABEL_WIDTH, ...COLUMN_WIDTHS],
    colAligns: ["left", ...COLUMN_WIDTHS.map(() => "right" as const)],
    wordWrap: true,
  });
  for (const clause of answer.figures.clauses) table.push(row(clause, all, lang));
  return `${table.toString()}\n${filled(say("lintLegend", lang))}`;
}

function finding(found: Finding, all: readonly string[], lang: Lang): string {
  const head = `${say(SEVERITIES[found.severity], lang)} · ${ofDesigns(found.designs, all)}${found.name[lang]} · ${found.code}`;
  const lines = [found.clause, found.why[lang], `→ ${found.betterWording[lang]}`];
  return [head, ...lines.map((line) => filled(line, 4))].join("\n");
}

const listed = (title: Word, texts: readonly Text[], lang: Lang) =>
  texts.length === 0
    ? []
    : [[say(title, lang), ...texts.map((text) => filled(`– ${text[lang]}`, 2))].join("\n")];

/** The answer as text for a terminal of 100 columns. */
export function lintReport(answer: LintAnswer, all: readonly string[], lang: Lang): string {
  const { caveats, engineVersion, figures, findings, guesses, restsOn, scenarioHash, verdict } = answer;
  const parts = [
    filled(verdict[lang]),
    ...(figures.clauses.length > 0 ? [clauses(answer, all, lang)] : []),
    ...findings.map((found) => finding(found, all, lang)),
    ...listed(
      "lintGuesses",
      guesses.map(({ wouldFlip }) => wouldFlip),
      lang,
    ),
    ...listed("lintRestsOn", restsOn, lang),
    ...listed("lintCaveats", caveats, lang),
    filled(say("lintProof", lang, { engine: engineVersion, scenario: scenarioHash.slice(0, 12) })),
  ];
  return `${parts.join("\n\n").replaceAll(/ +$/gm, "")}\n`;
}

/** Lints a contract. */
export async function lint(options: Arguments, surroundings: Surroundings): Promise<number> {
  const { lang, json, design } = options;
  const target = await openTarget(options.target);
  if ("faults" in target) return refuse(target, lang, surroundings);
  const read = scenarioIn(target, options.world);
  if ("faults" in read) return refuse(read, lang, surroundings);
  const { scenario, compiled } = read;
  if (design !== undefined && !(design in scenario.designs))
    return refuseDesign(target, scenario, design, lang, surroundings);
  const answer = lintOf(compiled, design === undefined ? {} : { design });
  if (json === "-") {
    surroundings.out.write(`${JSON.stringify(answer)}\n`);
    return DONE;
  }
  const all = design === undefined ? Object.keys(scenario.designs) : [design];
  surroundings.out.write(lintReport(answer, all, lang));
  return json === undefined ? DONE : writeJson(json, answer, lang, surroundings);
}
