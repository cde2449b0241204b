/**
 * Writes docs/validation.md from measured.json: `node tests/oracles/report.ts`.
 * With `--measure`, measures first and keeps what it found: `all`, `stale` (what has changed, or another engine measured),
 * `exact`, `coverage`, or names of simulated cases (all parts of an id). The whole takes many minutes; what is found is
 * kept case by case.
 */
import { writeFileSync } from "node:fs";
import { ENGINE_VERSION } from "#engine";
import { openThreads } from "../../engine/parallel/pool.ts";
import { coverageOf, playAll } from "./coverage.ts";
import { documentOf } from "./document.ts";
import { playExact } from "./exact/index.ts";
import {
  type Measurements,
  measuredNow,
  measurementOf,
  readMeasurements,
  writeMeasurements,
} from "./measured.ts";
import { ORACLES, SIMULATED, WATCHED } from "./queueing/index.ts";
import type { Verdict } from "./queueing/judge.ts";
import { nameOf } from "./queueing/oracle.ts";
import { play } from "./queueing/play.ts";
import { watch } from "./queueing/watch.ts";

const STUDIES = 1000;
const SIZES = [16, 64, 256];
const stamp = { engine: ENGINE_VERSION, date: new Date().toISOString().slice(0, 10) };

/** Whether something is asked for by its names, or as stale. */
function asked(words: readonly string[], names: readonly string[], engine: string | undefined): boolean {
  if (words.includes("all") || names.some((name) => words.includes(name))) return true;
  return words.includes("stale") && engine !== ENGINE_VERSION;
}

/** @throws Error if a word names nothing: a slip must not pass for a measurement */
function check(words: readonly string[]): void {
  const known = new Set([
    "all",
    "stale",
    "exact",
    "coverage",
    ...SIMULATED.flatMap((one) => [one.id, nameOf(one)]),
  ]);
  const unknown = words.filter((word) => !known.has(word));
  if (unknown.length > 0) throw new Error(`nothing is called ${unknown.join(", ")}`);
}

async function measure(words: readonly string[], measurements: Measurements): Promise<void> {
  const threads = openThreads(2);
  const keep = (name: string) => {
    writeMeasurements(measurements);
    process.stderr.write(`${name}\n`);
  };
  const each = async <T extends (typeof SIMULATED)[number]>(
    all: readonly T[],
    verdictsOf: (one: T) => Verdict[] | Promise<Verdict[]>,
  ) => {
    for (const one of all) {
      const name = nameOf(one);
      if (!asked(words, [one.id, name], measurementOf(one, measurements)?.engine)) continue;
      measurements.simulated[name] = measuredNow(one, await verdictsOf(one), stamp);
      keep(name);
    }
  };
  if (asked(words, ["exact"], measurements.exact?.engine)) {
    measurements.exact = { ...stamp, rows: playExact() };
    keep("exact");
  }
  await each(ORACLES, (oracle) => play(oracle, threads));
  await each(WATCHED, (watched) => watch(watched));
  if (asked(words, ["coverage"], measurements.coverage?.engine)) {
    const played = await playAll(STUDIES * Math.max(...SIZES), threads);
    const rows = SIZES.flatMap((n) => coverageOf(played, n, STUDIES));
    measurements.coverage = { ...stamp, studies: STUDIES, rows };
    keep("coverage");
  }
  await threads.close();
}

/** What is measured in the order of the cases, and nothing of a case that is no more. */
function inOrder({ simulated, ...rest }: Measurements): Measurements {
  const kept = SIMULATED.flatMap((one) => {
    const measured = simulated[nameOf(one)];
    return measured ? [[nameOf(one), measured] as const] : [];
  });
  return { ...rest, simulated: Object.fromEntries(kept) };
}

const [option, ...words] = process.argv.slice(2);
if (option !== undefined && option !== "--measure") throw new Error(`unknown option ${option}`);
check(words);
let measurements = readMeasurements();
if (words.length > 0) await measure(words, measurements);
measurements = inOrder(measurements);
if (words.length > 0) writeMeasurements(measurements);
writeFileSync(new URL("../../docs/validation.md", import.meta.url), documentOf(measurements));
