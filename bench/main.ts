/** `npm run bench`: B1 beside plain C++, the cost of contract A, threads and memory. Interleaved rounds, medians, ratios. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runStudy } from "#engine";
import { openThreads } from "../engine/parallel/pool.ts";
import { compiledScenario } from "./scenario.ts";

const ROUNDS = 5;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const isJson = process.argv.includes("--json");
const say = (line: string) => {
  if (!isJson) console.log(line);
};

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Compiles a yardstick program; null where there is no C++ compiler. */
function buildYardstick(name: string): string | null {
  const folder = here("../.cache/bench");
  mkdirSync(folder, { recursive: true });
  const program = `${folder}/${name}`;
  try {
    execFileSync(
      "g++",
      ["-O3", "-march=native", "-std=c++17", here(`./yardstick/${name}.cpp`), "-o", program],
      { stdio: "ignore" },
    );
  } catch {
    return null;
  }
  return existsSync(program) ? program : null;
}

/** B1 has 210,240 tickets on average; every program must have simulated that many. */
const B1_TICKETS = 210_240;

function checkTickets(perReplication: number): void {
  if (Math.abs(perReplication - B1_TICKETS) > 1500)
    throw new Error(`${perReplication} tickets a replication; B1 has ${B1_TICKETS}`);
}

function yardstickNs(program: string, replications: number): number {
  const lines = execFileSync(program, ["1", String(replications)], { encoding: "utf8" })
    .trim()
    .split("\n");
  const runs = lines.map((line) => JSON.parse(line) as { n: number; sec: number });
  checkTickets(runs.reduce((sum, { n }) => sum + n, 0) / runs.length);
  return median(runs.map(({ n, sec }) => (sec * 1e9) / n));
}

interface Measured {
  tickets: number;
  replications: number;
  nsPerTicket: number;
  rssMiB: number;
}

function measured(name: string, blocks: number): Measured {
  return JSON.parse(
    execFileSync(process.execPath, [here("./measure.ts"), name, String(blocks)], { encoding: "utf8" }),
  ) as Measured;
}

/** Wall seconds of a study on some threads, after the threads are warm. */
async function studySeconds(threads: number, replications: number): Promise<number> {
  const compiled = await compiledScenario("contract-a");
  const pool = openThreads(threads);
  try {
    await runStudy(compiled, { executor: pool, replications: 32 * threads });
    const start = performance.now();
    await runStudy(compiled, { executor: pool, replications });
    return (performance.now() - start) / 1000;
  } finally {
    await pool.close();
  }
}

const basic = buildYardstick("b1_basic");
const fast = buildYardstick("b1_fast");
const ns = { ours: [] as number[], basic: [] as number[], fast: [] as number[], contractA: [] as number[] };
let rss = 0;
for (let round = 0; round < ROUNDS; round++) {
  const b1 = measured("b1", 2);
  checkTickets(b1.tickets / b1.replications);
  ns.ours.push(b1.nsPerTicket);
  if (basic) ns.basic.push(yardstickNs(basic, 10));
  if (fast) ns.fast.push(yardstickNs(fast, 10));
  const a = measured("contract-a", 1);
  ns.contractA.push(a.nsPerTicket);
  rss = Math.max(rss, a.rssMiB);
}
const one = await studySeconds(1, 96);
const two = await studySeconds(2, 96);
const ours = median(ns.ours);
const ratio = (of: number[]) => (of.length > 0 ? ours / median(of) : null);
const result = {
  b1: {
    nsPerTicket: ours,
    ratioToBasic: ratio(ns.basic),
    ratioToFast: ratio(ns.fast),
    basicNs: median(ns.basic),
    fastNs: median(ns.fast),
  },
  contractA: { nsPerSimulatedTicket: median(ns.contractA), ratioToB1: median(ns.contractA) / ours },
  threads: { oneSeconds: one, twoSeconds: two, speedUp: one / two },
  rssMiB: rss,
};
const shown = (value: number | null) =>
  value === null || Number.isNaN(value) ? "no C++ compiler here" : value.toFixed(2);
say(`B1, ${ROUNDS} rounds interleaved, median CPU ns per ticket`);
say(`  Avenant      ${ours.toFixed(0)}`);
say(`  b1_basic.cpp ${result.b1.basicNs.toFixed(0)}   ratio ${shown(result.b1.ratioToBasic)}`);
say(`  b1_fast.cpp  ${result.b1.fastNs.toFixed(0)}   ratio ${shown(result.b1.ratioToFast)}`);
say(
  `contract A     ${result.contractA.nsPerSimulatedTicket.toFixed(0)} ns per simulated ticket, ${result.contractA.ratioToB1.toFixed(2)} × B1`,
);
say(`two threads    ${result.threads.speedUp.toFixed(2)} × one`);
say(`resident       ${rss.toFixed(0)} MiB`);
console.log(isJson ? JSON.stringify(result) : "");
