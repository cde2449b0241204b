/**
 * Plays one replication of the scenario given on standard input in a process of its own, and tells what became of it and
 * what it took: run with --max-old-space-size, a heap that outgrows its bound ends the process.
 */
import { readFileSync } from "node:fs";
import { compile, readScenario, ScenarioError } from "#engine";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";

/** megabytes that the process has held at most */
const heldMb = () => process.resourceUsage().maxRSS / 1024;

function play(raw: unknown) {
  const read = readScenario(raw);
  if ("faults" in read) throw new ScenarioError(read.faults);
  const compiled = compile(read.scenario, read.world);
  const row = new Float64Array(rowLength(compiled));
  const replicator = new Replicator(compiled, 1);
  const backlog: number[] = [];
  for (const simulation of replicator["simulations"])
    simulation.onMonthEnd.measure.push((sim, month) => {
      backlog[month] = sim.value("backlog", month);
    });
  try {
    replicator.play(0, row);
    return { codes: [], areNumbers: row.every(Number.isFinite), drawn: replicator["tape"].count, backlog };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const codes = error.faults.map(({ code, path }) => `${code} ${path.join(".")}`);
    return { codes, areNumbers: true, drawn: replicator["tape"].count, backlog };
  }
}

const told = play(JSON.parse(readFileSync(0, "utf8")));
process.stdout.write(JSON.stringify({ ...told, heldMb: heldMb() }));
