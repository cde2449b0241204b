/** `npm run bench`: B1 beside plain C++, the cost of the contracts, of whole studies, and memory. Interleaved rounds, medians, ratios. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { studyCosts } from "./study-costs.ts";

const ROUNDS = 3;
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
  threadMiB: number;
}

function measured(name: string, blocks: number, warmUp = 1): Measured {
  return JSON.parse(
    execFileSync(process.execPath, [here("./measure.ts"), name, String(blocks), String(warmUp)], {
      encoding: "utf8",
    }),
  ) as Measured;
}

/** Heap bytes per ticket in the steady state. */
function allocated(name: string): number {
  const said = execFileSync(process.execPath, [here("./allocation.ts"), name], { encoding: "utf8" });
  return (JSON.parse(said) as { bytesPerTicket: number }).bytesPerTicket;
}

const basic = buildYardstick("b1_basic");
const fast = buildYardstick("b1_fast");
const ns = {
  b1: [] as number[],
  basic: [] as number[],
  fast: [] as number[],
  a: [] as number[],
  b: [] as number[],
};
for (let round = 0; round < ROUNDS; round++) {
  const b1 = measured("b1", 3);
  checkTickets(b1.tickets / b1.replications);
  ns.b1.push(b1.nsPerTicket);
  if (basic) ns.basic.push(yardstickNs(basic, 10));
  if (fast) ns.fast.push(yardstickNs(fast, 10));
  ns.a.push(measured("contract-a", 1).nsPerTicket);
  if (round === 0) ns.b.push(measured("contract-b", 1).nsPerTicket);
}
const c = measured("contract-c", 1, 0); // 60 months, its first block: the compiler's work included
const ours = median(ns.b1);
const ratio = (of: number[]) => (of.length > 0 ? ours / median(of) : null);
const contract = (nsPerSimulatedTicket: number) => ({
  nsPerSimulatedTicket,
  ratioToB1: nsPerSimulatedTicket / ours,
});
const result = {
  b1: {
    nsPerTicket: ours,
    ratioToBasic: ratio(ns.basic),
    ratioToFast: ratio(ns.fast),
    basicNs: median(ns.basic),
    fastNs: median(ns.fast),
  },
  contractA: contract(median(ns.a)),
  contractB: contract(median(ns.b)),
  contractC: contract(c.nsPerTicket),
  allocatedBytesPerTicket: { b1: allocated("b1"), contractA: allocated("contract-a") },
  threadMiBForContractC: c.threadMiB,
  ...(await studyCosts()),
};
const shown = (value: number | null) =>
  value === null || Number.isNaN(value) ? "no C++ compiler here" : value.toFixed(2);
say(`B1, ${ROUNDS} rounds interleaved, median CPU ns per ticket`);
say(`  Avenant      ${ours.toFixed(0)}`);
say(`  b1_basic.cpp ${result.b1.basicNs.toFixed(0)}   ratio ${shown(result.b1.ratioToBasic)}`);
say(`  b1_fast.cpp  ${result.b1.fastNs.toFixed(0)}   ratio ${shown(result.b1.ratioToFast)}`);
for (const name of ["contractA", "contractB", "contractC"] as const) {
  const { nsPerSimulatedTicket, ratioToB1 } = result[name];
  say(
    `${name.padEnd(15)}${nsPerSimulatedTicket.toFixed(0)} ns per simulated ticket, ${shown(ratioToB1)} × B1`,
  );
}
const { b1: b1Bytes, contractA: aBytes } = result.allocatedBytesPerTicket;
say(`heap bytes per ticket, steady state   B1 ${shown(b1Bytes)}, contract A ${shown(aBytes)}`);
say(`memory of a thread, contract C        ${result.threadMiBForContractC.toFixed(0)} MiB`);
say(`two threads                           ${shown(result.threads.speedUp)} × one`);
say(`contract A, 2 designs: first answer   ${result.firstCoarseAnswerMs.toFixed(0)} ms (16 replications)`);
say(`  2,000 replications                  ${result.secondsFor2000.toFixed(0)} s on two threads (from 160)`);
say(`  study over its replications’ CPU    ${(100 * result.overhead).toFixed(1)} %`);
const { replications, designs, tickets } = result.exponents;
say(
  `cost grows as replications^${shown(replications)}, designs^${shown(designs)}, tickets^${shown(tickets)}`,
);
if (isJson) console.log(JSON.stringify(result));
