/** Shares one executor between studies: block by block in turn, those that somebody waits for before those computed ahead. */
import type { Compiled, Executor } from "#engine";

export interface Lane extends Executor {
  /** higher goes first; lanes of one priority take turns */
  priority: number;
}

interface Waiting {
  start: () => void;
  reject: (reason: unknown) => void;
  signal: AbortSignal;
}

interface Turn {
  lane: Lane;
  /** when the lane was last served, or came: the longest ago goes first */
  since: number;
  waiting: Waiting[];
}

export class FairGate {
  declare private readonly executor: Executor;
  declare private readonly turns: Set<Turn>;
  /** blocks under way */
  declare private busy: number;
  declare private clock: number;

  constructor(executor: Executor) {
    this.executor = executor;
    this.turns = new Set();
    this.busy = 0;
    this.clock = 0;
  }

  /** An executor for one study. An aborted study's waiting blocks are refused with the signal's reason; those under way run to their end. */
  lane(priority: number): Lane {
    const turn: Turn = {
      since: ++this.clock,
      waiting: [],
      lane: {
        priority,
        width: this.executor.width,
        run: (...block) => this.queue(turn, block),
      },
    };
    return turn.lane;
  }

  private queue(turn: Turn, block: Parameters<Executor["run"]>): Promise<Float64Array> {
    const signal = block[3];
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        signal,
        reject,
        start: () => void this.executor.run(...block).then(resolve, reject).finally(() => this.free()),
      };
      turn.waiting.push(waiting);
      this.turns.add(turn);
      signal.addEventListener("abort", () => drop(turn, waiting), { once: true });
      this.serve();
    });
  }

  private free(): void {
    this.busy--;
    this.serve();
  }

  private serve(): void {
    while (this.busy < this.executor.width) {
      const next = this.takeTurn();
      if (!next) return;
      this.busy++;
      next.start();
    }
  }

  private takeTurn(): Waiting | undefined {
    let best: Turn | undefined;
    for (const turn of this.turns) {
      if (turn.waiting.length === 0) this.turns.delete(turn);
      else if (!best || isBefore(turn, best)) best = turn;
    }
    if (best) best.since = ++this.clock;
    return best?.waiting.shift();
  }
}

function isBefore(turn: Turn, other: Turn): boolean {
  const higher = turn.lane.priority - other.lane.priority;
  return higher === 0 ? turn.since < other.since : higher > 0;
}

function drop(turn: Turn, refused: Waiting): void {
  const at = turn.waiting.indexOf(refused);
  if (at < 0) return;
  turn.waiting.splice(at, 1);
  refused.reject(refused.signal.reason);
}
