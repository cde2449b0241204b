/** docs/validation.md as text: from the cases, the oracles and what was measured. */
import { ENGINE_VERSION } from "#engine";
import { allCases, type CaseFile } from "./cases.ts";
import { isAsSaid, nominalFrom } from "./coverage.ts";
import { isExact, type Value } from "./exact/exact.ts";
import { LEFT } from "./exact/index.ts";
import { FORMULAS } from "./formulas.ts";
import { type Measurements, measurementOf } from "./measured.ts";
import { SIMULATED } from "./queueing/index.ts";
import { judge, type Verdict } from "./queueing/judge.ts";
import { nameOf } from "./queueing/oracle.ts";

const FILES: readonly CaseFile[] = ["b1", "analytic", "published", "peer_models", "sla_clock", "penalties"];

export interface CaseRow {
  file: CaseFile;
  id: string;
  kind: string;
  /** undefined: by nothing */
  heldBy: "simulation" | "exact play" | undefined;
  /** test that holds a formula for it */
  formula: string | undefined;
}

/** Every case of every file, in order. */
export function caseRows({ exact }: Pick<Measurements, "exact">): CaseRow[] {
  const simulated = new Set(SIMULATED.map(({ id }) => id));
  const played = new Set(exact?.rows.map(({ id }) => id));
  return FILES.flatMap((file) =>
    allCases(file).map(({ id, kind }) => ({
      file,
      id,
      kind,
      heldBy: simulated.has(id) ? "simulation" : played.has(id) ? "exact play" : undefined,
      formula: FORMULAS[kind],
    })),
  );
}

/** Stands where an oracle has changed, or is new, since it was measured. */
const NOT_MEASURED = "NOT MEASURED";

const digits = (value: number) => (value === 0 ? "0" : value.toPrecision(5));
const cell = (text: string) => text.replaceAll("|", "\\|");
/** An engine that is not the present one is named. */
const by = (engine: string) => (engine === ENGINE_VERSION ? "" : ` (engine ${engine})`);

function line(name: string, engine: string, verdict: Verdict): string {
  const { metric, expected, simulated, halfWidth95, low, high, agrees, powered } = verdict;
  const word = agrees ? (powered ? "agrees" : "agrees, without power") : "DISAGREES";
  return `| ${name} | ${cell(metric)} | ${digits(expected)} | ${digits(simulated)} ± ${halfWidth95.toPrecision(2)} | ${digits(low)} – ${digits(high)} | ${word}${by(engine)} |`;
}

/** Verdicts of every measure of every simulated case, with its name and the engine; null where nothing was measured. */
export function allVerdicts(
  measurements: Measurements,
): { name: string; metric: string; engine: string; verdict: Verdict | null }[] {
  return SIMULATED.flatMap((simulated) => {
    const measured = measurementOf(simulated, measurements);
    return simulated.measures.map((measure) => {
      const found = measured?.found[measure.metric];
      return {
        name: nameOf(simulated),
        metric: measure.metric,
        engine: measured?.engine ?? "",
        verdict: found ? judge(measure, found) : null,
      };
    });
  });
}

const simulatedRows = (measurements: Measurements): string[] =>
  allVerdicts(measurements).map(({ name, metric, engine, verdict }) =>
    verdict ? line(name, engine, verdict) : `| ${name} | ${cell(metric)} | | | | ${NOT_MEASURED} |`,
  );

const shown = (values: readonly Value[]) =>
  values.map((value) => (typeof value === "number" ? Number(value.toPrecision(10)) : value)).join(" · ");

const exactRows = ({ exact }: Measurements): string[] =>
  (exact?.rows ?? []).map(
    ({ id, what, expected, found }) =>
      `| ${id} | ${cell(what)} | ${shown(expected)} | ${shown(found)} | ${isExact({ expected, found }) ? "exact" : "DISAGREES"}${by(exact?.engine ?? "")} |`,
  );

const coverageRows = ({ coverage }: Measurements): string[] =>
  (coverage?.rows ?? []).map((row) => {
    const said = row.n < nominalFrom(row.what) ? "not nominal yet, said so" : "as said";
    const share = ((100 * row.covered) / row.studies).toFixed(1);
    return `| ${row.what} | ${row.n} | ${share} % | ${isAsSaid(row) ? said : "TOO NARROW"}${by(coverage?.engine ?? "")} |`;
  });

function summaryRows(measurements: Measurements): string[] {
  const verdicts = allVerdicts(measurements);
  return FILES.map((file) => {
    const rows = caseRows(measurements).filter((row) => row.file === file);
    const names = new Set(SIMULATED.filter((one) => one.file === file).map(nameOf));
    const own = verdicts.filter(({ name }) => names.has(name));
    const exact = (measurements.exact?.rows ?? []).filter(({ id }) => rows.some((row) => row.id === id));
    const count = (heldBy: CaseRow["heldBy"]) => rows.filter((row) => row.heldBy === heldBy).length;
    const agree =
      own.filter(({ verdict }) => verdict?.agrees && verdict.powered).length + exact.filter(isExact).length;
    return `| ${file} | ${rows.length} | ${count("simulation")} | ${count("exact play")} | ${count(undefined)} | ${own.length + exact.length} | ${agree} |`;
  });
}

/** Metrics that no measure reads and plays that cannot be, with the reason. */
export const leftOut = (): string[] => [
  ...SIMULATED.flatMap((simulated) =>
    Object.entries(simulated.left).map(([metric, reason]) => `- ${nameOf(simulated)}, ${metric}: ${reason}.`),
  ),
  ...Object.entries(LEFT).map(([id, reason]) => `- ${id}, lived as a ticket: ${reason}.`),
];

const table = (headings: string, rows: readonly string[]): string[] => [
  headings,
  headings.replaceAll(/[^|]+/g, "---"),
  ...rows,
  "",
];

/** From and to of the days on which something was measured. */
function days({ simulated, exact, coverage }: Measurements): string {
  const all = [...Object.values(simulated), exact, coverage].flatMap((one) => one?.date ?? []).sort();
  const [first = "never", last = "never"] = [all[0], all.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

/** The whole page. */
export const documentOf = (measurements: Measurements): string =>
  [
    "# Validation",
    "",
    `Written by \`node tests/oracles/report.ts\` from \`tests/oracles/measured.json\`; never by hand. Engine ${ENGINE_VERSION}, measured ${days(measurements)}; a row that another engine measured names it.`,
    "`node tests/oracles/report.ts --measure stale` measures again what has changed, `--measure all` everything.",
    "",
    "Each case comes from outside the engine: `tests/oracles/cases/` has its source. A simulation *agrees* when the expected value lies in its",
    "99.9 % interval (for values that other simulators estimated: within twice the combined 95 % half-widths). It has *power* when its 95 %",
    "half-width is at most 1 % of a mean, or half a point of a probability: without that, agreement would prove nothing. Simulated cases are",
    "ordinary scenarios played by the ordinary engine, from an empty start; horizons are long enough that the start's bias lies far inside the",
    "interval, and B1's empty start is part of its model. Cases that leave nothing to chance are played on given tickets, and are exact.",
    "",
    "## Summary",
    "",
    ...table(
      "| file | cases | simulated | played exactly | held by nothing | rows | agree |",
      summaryRows(measurements),
    ),
    "## Cases",
    "",
    ...table(
      "| case | kind | held by | and by a formula |",
      caseRows(measurements).map(
        ({ id, kind, heldBy, formula }) => `| ${id} | ${kind} | ${heldBy ?? "NOTHING"} | ${formula ?? "–"} |`,
      ),
    ),
    "## Simulated",
    "",
    ...table(
      "| case | metric | expected | simulated, 95 % | 99.9 % interval | verdict |",
      simulatedRows(measurements),
    ),
    "## Played exactly",
    "",
    "Several values of a case are parted by ·. Traces: units of the case. Clocks: minutes elapsed, minutes without pauses, verdict, due instant; lived",
    "as a ticket, its verdicts with the elapsed time as target, with a second less, and with the case's own target. Clauses: euros by month.",
    "",
    ...table("| case | what | expected | found | verdict |", exactRows(measurements)),
    "## Coverage of 95 % intervals",
    "",
    `${(measurements.coverage?.studies ?? 0).toLocaleString("en")} studies of n replications each of a small desk (four months, capped penalties), alone and with one technician more;`,
    "the truth is the mean of all their replications together. An interval that covers more than 95 % is cautious.",
    "",
    ...table("| interval of | n | covered | verdict |", coverageRows(measurements)),
    "## Left out",
    "",
    ...leftOut(),
    "",
  ].join("\n");
