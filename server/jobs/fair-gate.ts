/** Shares one executor between studies: block by block in turn, those that somebody waits for before those computed ahead. */
import type { Executor } from "#engine";

export interface Lane extends Executor {
  /** higher goes first; lanes of one priority take turns */
  priority: number;
}

/** Starts a block that had to wait. */
type Waiting = () => void;

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

  /**
   * An executor for one study. Aborting refuses all its blocks at once with the signal's reason: those that wait take no turn,
   * those under way keep their place until they end, but nobody waits for them.
   */
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
    const { promise, resolve, reject } = Promise.withResolvers<Float64Array>();
    const start = (): void => {
      this.executor
        .run(...block)
        .then(resolve, reject)
        .finally(() => this.free());
    };
    const refuse = (): void => {
      turn.waiting = turn.waiting.filter((waiting) => waiting !== start);
      reject(signal.reason);
    };
    signal.addEventListener("abort", refuse, { once: true });
    turn.waiting.push(start);
    this.turns.add(turn);
    this.serve();
    return promise.finally(() => signal.removeEventListener("abort", refuse));
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
      next();
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
