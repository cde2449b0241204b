/**
 * One measurement in a process of its own, through a thread of the product's own pool: CPU nanoseconds per simulated ticket,
 * garbage collection included (CPU of the process: its main thread only waits).
 */
import { COLUMN, COLUMNS_PER_MONTH } from "../engine/life/columns.ts";
import { columnCount } from "../engine/life/layout.ts";
import { BLOCK, rowLength, wholeBlock } from "../engine/life/replicate.ts";
import { openThreads } from "../engine/parallel/pool.ts";
import { compiledScenario } from "./scenario.ts";

const [name = "b1", count = "2", warmUp = "1"] = process.argv.slice(2);
const WARM_UP = Number(warmUp);
const compiled = await compiledScenario(name);
const emptyRss = process.memoryUsage().rss;
const pool = openThreads(1);
const { signal } = new AbortController();

/** Simulated tickets of all designs in the rows of a block. */
function ticketsIn(rows: Float64Array): number {
  let tickets = 0;
  for (let replication = 0; replication < BLOCK; replication++) {
    let place = replication * rowLength(compiled);
    for (const design of compiled.designs) {
      for (let month = 0; month < compiled.months; month++)
        tickets += rows[place + month * COLUMNS_PER_MONTH + COLUMN.simulatedTickets]!;
      place += columnCount(compiled, design);
    }
  }
  return tickets;
}

for (let block = 0; block < WARM_UP; block++) await pool.run(compiled, 1, wholeBlock(block), signal);
const costs: number[] = [];
let tickets = 0;
for (let block = WARM_UP; block < WARM_UP + Number(count); block++) {
  const start = process.cpuUsage();
  const rows = await pool.run(compiled, 1, wholeBlock(block), signal);
  const { user, system } = process.cpuUsage(start);
  const simulated = ticketsIn(rows);
  tickets += simulated;
  costs.push(((user + system) * 1000) / simulated);
}
costs.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    name,
    tickets,
    replications: Number(count) * BLOCK,
    nsPerTicket: costs[Math.floor(costs.length / 2)],
    /** what the thread has added to the process */
    threadMiB: (process.memoryUsage().rss - emptyRss) / 2 ** 20,
    rssMiB: process.memoryUsage().rss / 2 ** 20,
  }),
);
await pool.close();
