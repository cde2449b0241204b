/** Merges the flows' sorted arrivals onto the tape, in order of time; of two at one instant the flow that comes first in the order of names. */
import { KeyQueue } from "../../kernel/key-queue.ts";
import type { Tape } from "../../life/tape.ts";

/** Arrivals drawn flow by flow: those of flow f at the places [heads[f], ends[f]), sorted. Merging moves the heads on. */
export interface Drawn {
  /** minutes, cells and efforts, all flows one after the other */
  readonly raw: Float64Array;
  readonly rawCells: Uint8Array;
  readonly rawEfforts: Float64Array;
  readonly heads: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

export class Merge {
  /** flows with arrivals left, by the time of the next one */
  declare private readonly order: KeyQueue;
  declare private readonly firsts: Int32Array;

  constructor(flows: number) {
    this.order = new KeyQueue();
    this.firsts = new Int32Array(flows);
  }

  onto(tape: Tape, drawn: Drawn): void {
    tape.reserve(drawn.count);
    tape.count = drawn.count;
    if (drawn.heads.length === 1) copy(tape, drawn);
    else this.interleave(tape, drawn);
  }

  private interleave(tape: Tape, { raw, rawCells, rawEfforts, heads, ends, count }: Drawn): void {
    const { times, flows, ordinals, cells, efforts } = tape;
    const { order, firsts } = this;
    firsts.set(heads);
    order.clear();
    for (let flow = 0; flow < heads.length; flow++)
      if (heads[flow]! < ends[flow]!) order.push(raw[heads[flow]!]!, flow, flow);
    for (let at = 0; at < count; at++) {
      const flow = order.peek();
      const head = heads[flow]!++;
      times[at] = raw[head]!;
      flows[at] = flow;
      ordinals[at] = head - firsts[flow]!;
      cells[at] = rawCells[head]!;
      efforts[at] = rawEfforts[head]!;
      if (head + 1 < ends[flow]!) order.rekeyFirst(raw[head + 1]!);
      else order.pop();
    }
  }
}

/** One flow is in order already. */
function copy(
  { times, flows, ordinals, cells, efforts }: Tape,
  { raw, rawCells, rawEfforts, count }: Drawn,
): void {
  times.set(raw.subarray(0, count));
  cells.set(rawCells.subarray(0, count));
  efforts.set(rawEfforts.subarray(0, count));
  flows.fill(0, 0, count);
  for (let at = 0; at < count; at++) ordinals[at] = at;
}
