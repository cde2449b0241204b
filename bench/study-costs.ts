/** What a whole study costs: threads, overhead over its replications, the first coarse answer, and how the cost grows. */
import { type Compiled, type Executor, runStudy } from "#engine";
import { openThreads } from "../engine/parallel/pool.ts";
import { compiledScenario } from "./scenario.ts";

const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;

const withDesigns = (compiled: Compiled, count: number): Compiled => ({
  ...compiled,
  designs: compiled.designs.slice(0, count),
  scenarioHash: `${compiled.scenarioHash}/${count}`,
});

/** CPU seconds of the process for a study. */
async function studyCpu(compiled: Compiled, executor: Executor, replications: number): Promise<number> {
  const start = process.cpuUsage();
  await runStudy(compiled, { executor, replications });
  return seconds(process.cpuUsage(start));
}

/** Slope of log cost over log size between two sizes: 1 is linear. */
const slope = (small: number, big: number, sizes: number) => Math.log(big / small) / Math.log(sizes);

/** Wall seconds of a study on some threads, after the threads are warm. */
async function wall(compiled: Compiled, threads: number, replications: number): Promise<number> {
  const executor = openThreads(threads);
  try {
    await runStudy(compiled, { executor, replications: 32 * threads });
    const start = performance.now();
    await runStudy(compiled, { executor, replications });
    return (performance.now() - start) / 1000;
  } finally {
    await executor.close();
  }
}

/** Two designs of contract A on two warm threads. */
async function twoDesigns(compiled: Compiled) {
  const executor = openThreads(2);
  try {
    await runStudy(compiled, { executor, replications: 64 });
    const start = performance.now();
    const cpu = process.cpuUsage();
    const own = process.threadCpuUsage();
    let firstMs = 0;
    await runStudy(compiled, {
      executor,
      replications: 160,
      onPartial: () => {
        firstMs ||= performance.now() - start;
      },
    });
    const wallSeconds = (performance.now() - start) / 1000;
    const ownSeconds = seconds(process.threadCpuUsage(own));
    return {
      firstCoarseAnswerMs: firstMs,
      secondsFor2000: wallSeconds * (2000 / 160),
      overhead: ownSeconds / (seconds(process.cpuUsage(cpu)) - ownSeconds),
    };
  } finally {
    await executor.close();
  }
}

/** Exponents of the cost in replications, designs and tickets. */
async function exponents(contract: Compiled) {
  const executor = openThreads(1);
  try {
    const two = withDesigns(contract, 2);
    const four = withDesigns(contract, 4);
    const year = await compiledScenario("b1", 12);
    const threeYears = await compiledScenario("b1", 36);
    for (const compiled of [two, four, year, threeYears]) await studyCpu(compiled, executor, 16);
    const [of32, of128] = [await studyCpu(two, executor, 32), await studyCpu(two, executor, 128)];
    const ofFour = await studyCpu(four, executor, 32);
    const [short, long] = [await studyCpu(year, executor, 32), await studyCpu(threeYears, executor, 32)];
    return {
      replications: slope(of32, of128, 4),
      designs: slope(of32, ofFour, 2),
      tickets: slope(short, long, 3),
    };
  } finally {
    await executor.close();
  }
}

export async function studyCosts() {
  const contract = await compiledScenario("contract-a");
  const one = await wall(contract, 1, 96);
  const two = await wall(contract, 2, 96);
  return {
    threads: { oneSeconds: one, twoSeconds: two, speedUp: one / two },
    ...(await twoDesigns(withDesigns(contract, 2))),
    exponents: await exponents(contract),
  };
}
