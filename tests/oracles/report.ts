/** Writes docs/validation.md: every case, how it is held, and for simulated ones what was found. `node tests/oracles/report.ts` */
import { writeFileSync } from "node:fs";
import { ENGINE_VERSION } from "#engine";
import { openThreads } from "../../engine/parallel/pool.ts";
import { coverageOf, isAsSaid, nominalFrom, playAll } from "./coverage.ts";
import { ORACLES } from "./queueing/index.ts";
import type { Verdict } from "./queueing/judge.ts";
import { play } from "./queueing/play.ts";
import { type CaseRow, caseRows, introduction, listOf } from "./validation.ts";

const digits = (value: number) => (value === 0 ? "0" : value.toPrecision(5));

function line(
  id: string,
  { metric, expected, simulated, halfWidth95, low, high, agrees, powered }: Verdict,
): string {
  const verdict = agrees ? (powered ? "agrees" : "agrees, without power") : "DISAGREES";
  return `| ${id} | ${metric.replaceAll("|", "\\|")} | ${digits(expected)} | ${digits(simulated)} ± ${halfWidth95.toPrecision(2)} | ${digits(low)} – ${digits(high)} | ${verdict} |`;
}

async function simulated(): Promise<string[]> {
  const threads = openThreads(2);
  const rows: string[] = [];
  for (const oracle of ORACLES) {
    const verdicts = await play(oracle, threads);
    rows.push(...verdicts.map((verdict) => line(oracle.id, verdict)));
    process.stderr.write(`${oracle.id}\n`);
  }
  await threads.close();
  return rows;
}

const table = (rows: readonly CaseRow[]) =>
  rows.map(
    ({ id, kind, simulated: played, held, reason }) =>
      `| ${id} | ${kind} | ${played ? "yes" : `no: ${reason}`} | ${held ?? "–"} |`,
  );

/** Coverage of the 95 % intervals at several numbers of replications. */
async function coverage(): Promise<string[]> {
  const threads = openThreads(2);
  const played = await playAll(256_000, threads);
  await threads.close();
  return [16, 64, 256]
    .flatMap((n) => coverageOf(played, n, 1000))
    .map((row) => {
      const said = row.n < nominalFrom(row.what) ? "not nominal yet, said so" : "as said";
      const verdict = isAsSaid(row) ? said : "TOO NARROW";
      return `| ${row.what} | ${row.n} | ${((100 * row.covered) / row.studies).toFixed(1)} % | ${verdict} |`;
    });
}

const text = [
  ...introduction(ENGINE_VERSION),
  "## Cases",
  "",
  "| case | kind | simulated | held exactly by |",
  "|---|---|---|---|",
  ...table(caseRows()),
  "",
  "## Simulated",
  "",
  "| case | metric | expected | simulated, 95 % | 99.9 % interval | verdict |",
  "|---|---|---|---|---|---|",
  ...(await simulated()),
  "",
  "## Coverage of 95 % intervals",
  "",
  "1,000 studies of n replications each of a small desk (four months, capped penalties), alone and with one technician more;",
  "the truth is the mean of all 256,000 replications. An interval that covers more than 95 % is cautious.",
  "",
  "| interval of | n | covered | verdict |",
  "|---|---|---|---|",
  ...(await coverage()),
  "",
  "## Metrics of simulated cases that are left out",
  "",
  ...listOf(ORACLES),
  "",
].join("\n");
writeFileSync(new URL("../../docs/validation.md", import.meta.url), text);
