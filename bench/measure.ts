/** One measurement in a process of its own: CPU nanoseconds per simulated ticket, garbage collection included. */
import "../engine/parallel/pool.ts"; // sets the compiler's flags as every run of the product does
import { COLUMN, COLUMNS_PER_MONTH } from "../engine/columns.ts";
import { columnCount } from "../engine/layout.ts";
import { Replicator, rowLength } from "../engine/replicate.ts";
import { compiledScenario } from "./scenario.ts";

const WARM_UP = 3;
const [name = "b1", count = "20"] = process.argv.slice(2);
const compiled = await compiledScenario(name);
const replicator = new Replicator(compiled, 1);
const row = new Float64Array(rowLength(compiled));
let tickets = 0;

function play(replication: number): void {
  replicator.play(replication, row);
  let from = 0;
  for (const design of compiled.designs) {
    for (let month = 0; month < compiled.months; month++)
      tickets += row[from + month * COLUMNS_PER_MONTH + COLUMN.simulatedTickets]!;
    from += columnCount(compiled, design);
  }
}

for (let replication = 0; replication < WARM_UP; replication++) play(replication);
tickets = 0;
const start = process.cpuUsage();
for (let replication = 0; replication < Number(count); replication++) play(replication);
const { user, system } = process.cpuUsage(start);
console.log(
  JSON.stringify({
    name,
    tickets,
    nsPerTicket: ((user + system) * 1000) / tickets,
    rssMiB: process.memoryUsage().rss / 2 ** 20,
  }),
);
