/** Bytes that the JavaScript heap is asked for per simulated ticket, in the steady state; typed arrays are kept from life to life. */
import { getHeapStatistics } from "node:v8";
import { COLUMN, COLUMNS_PER_MONTH } from "../engine/life/columns.ts";
import "../engine/parallel/pool.ts"; // sets the compiler's flags as every run of the product does
import { Replicator, rowLength } from "../engine/life/replicate.ts";
import { compiledScenario } from "./scenario.ts";

const WARM_UP = 8;
const PLAYED = 4;
const [name = "b1"] = process.argv.slice(2);
const compiled = await compiledScenario(name);
const oneDesign = { ...compiled, designs: compiled.designs.slice(0, 1) };
const replicator = new Replicator(oneDesign, 1);
const row = new Float64Array(rowLength(oneDesign));
for (let replication = 0; replication < WARM_UP; replication++) replicator.play(replication, row);
let tickets = 0;
const before = getHeapStatistics().total_allocated_bytes;
for (let replication = WARM_UP; replication < WARM_UP + PLAYED; replication++) {
  replicator.play(replication, row);
  for (let month = 0; month < compiled.months; month++)
    tickets += row[month * COLUMNS_PER_MONTH + COLUMN.simulatedTickets]!;
}
console.log(
  JSON.stringify({ bytesPerTicket: (getHeapStatistics().total_allocated_bytes - before) / tickets }),
);
