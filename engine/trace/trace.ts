/** A trace of one replication of one design, on demand: the same bits as in a study, told event by event. */
import type { Compiled } from "../compile/compile.ts";
import { Replicator, rowLength } from "../life/replicate.ts";
import type { TraceEvent } from "./events.ts";
import { record } from "./recorder.ts";

export interface TraceRequest {
  /** default: the scenario's */
  seed?: number;
  replication: number;
  /** id of a design */
  design: string;
  /** what to tell; default: everything */
  kinds?: readonly TraceEvent["kind"][];
}

/**
 * Plays a replication and tells every event of one design, in order.
 * @returns the columns of the replication, byte for byte those of a study with the same seed
 * @throws RangeError if there is no such design
 */
export function traceReplication(
  compiled: Compiled,
  { seed = compiled.seed, replication, design, kinds }: TraceRequest,
  emit: (event: TraceEvent) => void,
): Float64Array {
  if (!compiled.designs.some(({ id }) => id === design)) throw new RangeError(`no design ${design}`);
  const tell = kinds ? (event: TraceEvent) => kinds.includes(event.kind) && emit(event) : emit;
  const replicator = new Replicator(compiled, seed, (simulation) => {
    if (simulation.design.id === design) record(simulation, compiled.componentIds, tell);
  });
  const row = new Float64Array(rowLength(compiled));
  replicator.play(replication, row);
  return row;
}
