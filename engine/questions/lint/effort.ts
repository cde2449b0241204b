/** The share of tickets whose work alone fits a target: a technician at once, nobody interrupts, no user is waited for. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import { KIND } from "../../kernel/draw.ts";
import { TIERS } from "../../mechanisms/demand/flows.ts";
import { METRIC } from "../../mechanisms/promises/measurement.ts";
import { ON_TARGET_MIN } from "../../mechanisms/promises/on-target.ts";
import type { SlaLineTable } from "../../mechanisms/promises/sla.ts";
import {
  gammaCdf,
  lognormalCdf,
  pertCdf,
  triangularCdf,
  weibullCdf,
} from "../../statistics/theory/duration-laws.ts";
import { measuredOf, type Share } from "./volume.ts";

/** P(duration ≤ t), t in minutes. */
type Cdf = (t: number) => number;

/** Distribution function of the law laid out at `at` of the pool. */
export function durationCdf(pool: Float64Array, at: number): Cdf {
  const [kind, a = 0, b = 0, c = 0] = pool.subarray(at, at + 4);
  switch (kind) {
    case KIND.exponential:
      return (t) => weibullCdf(t, a, 1);
    case KIND.lognormal:
      return (t) => lognormalCdf(t, a, b);
    case KIND.gamma:
      return (t) => gammaCdf(t, a, b);
    case KIND.weibull:
      return (t) => weibullCdf(t, a, b);
    case KIND.triangular:
      return (t) => triangularCdf(t, a, b, c);
    case KIND.pert:
      return (t) => pertCdf(t, a, b, c);
    case KIND.empirical: {
      const sample = pool.subarray(b, b + a);
      return (t) => sample.filter((value) => value <= t).length / a;
    }
    default:
      return (t) => (t >= a ? 1 : 0);
  }
}

const CELLS = 120;

/** P(X + Y ≤ t) up to t = most: X by cells of the span, Y exact; a law of one value shifts. */
function afterWork(pool: Float64Array, at: number, scale: number, next: Cdf, most: number): Cdf {
  if (pool[at] === KIND.deterministic) {
    const shift = (pool[at + 1] ?? 0) * scale;
    return (t) => (t >= shift ? next(t - shift) : 0);
  }
  const law = durationCdf(pool, at);
  const width = most / CELLS;
  const mass = Float64Array.from(
    { length: CELLS },
    (_, cell) => law(((cell + 1) * width) / scale) - law((cell * width) / scale),
  );
  return (t) => {
    let sum = 0;
    for (let cell = 0; cell < CELLS && (cell + 0.5) * width <= t; cell++)
      sum += (mass[cell] ?? 0) * next(t - (cell + 0.5) * width);
    return sum;
  };
}

/** The same function read from a table, so that a third tier costs no more than a second. */
function tabled(cdf: Cdf, most: number): Cdf {
  const values = Float64Array.from({ length: CELLS + 1 }, (_, at) => cdf((most * at) / CELLS));
  return (t) => {
    const place = Math.min(CELLS, Math.max(0, (t / most) * CELLS));
    const below = Math.floor(place);
    const low = values[below] ?? 0;
    return low + ((values[Math.min(CELLS, below + 1)] ?? low) - low) * (place - below);
  };
}

/** What one tier does with a ticket. */
interface Step {
  /** place of its effort in the pool */
  at: number;
  /** elapsed minutes per minute of effort */
  scale: number;
  /** share after which the clock stops here, and share that is passed on with the clock running */
  ends: number;
  passed: number;
}

/** Tiers that a kind of ticket goes through, on one metric's clock. */
function stepsOf({ staff }: CompiledDesign, { flow, truth }: Share, isRestored: boolean): Step[] {
  const steps: Step[] = [];
  for (let tier = flow.entryTier; tier <= TIERS; tier++) {
    const at = flow.effort[tier - 1] ?? -1;
    const team = staff.teams[staff.route[flow.component * TIERS + tier - 1] ?? -1];
    if (at < 0 || !team) break;
    const escalation = flow.escalation[tier - 1] ?? 0;
    const passed = escalation * (isRestored ? 1 - flow.workaround : 1);
    const speed = Math.max(...(team.variety?.speed ?? [1]));
    const scale = ((flow.effortFactor[truth] ?? 1) * team.slowness) / speed;
    steps.push({ at, scale, ends: 1 - passed, passed });
    if (passed === 0) break;
  }
  return steps;
}

function fitShare(pool: Float64Array, steps: readonly Step[], targetMin: number): number {
  const most = targetMin + ON_TARGET_MIN;
  let next: Cdf | null = null;
  for (const { at, scale, ends, passed } of steps.toReversed()) {
    const own = durationCdf(pool, at);
    if (next === null) {
      next = (t) => own(t / scale);
      continue;
    }
    const isRandom = pool[at] !== KIND.deterministic;
    const further = afterWork(pool, at, scale, isRandom ? tabled(next, most) : next, most);
    next = (t) => ends * own(t / scale) + passed * further(t);
  }
  return next?.(most) ?? 1;
}

/** Laws of work by what they say, so that components that share a default are worked out once. */
function signatureOf(pool: Float64Array, steps: readonly Step[]): string {
  return JSON.stringify(
    steps.map(({ at, ...step }) => [
      Array.from(pool.subarray(at, at + (pool[at] === KIND.empirical ? 4 + (pool[at + 1] ?? 0) : 4))),
      step,
    ]),
  );
}

/** Works out shares of tickets whose work fits a target; remembers what is asked again. */
export class EffortFit {
  declare private readonly compiled: Compiled;
  declare private readonly known: Map<string, number>;
  declare private readonly ways: Map<string, { steps: Step[]; signature: string }>;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.known = new Map();
    this.ways = new Map();
  }

  /**
   * Share of a line's tickets whose work through the tiers takes no longer than a target, null where the clock is not one of work.
   * An upper bound of what any number of technicians can keep, as long as work is done inside the line's window.
   */
  within(
    design: CompiledDesign,
    line: SlaLineTable,
    shares: readonly Share[],
    targetMin = line.targetMin,
  ): number | null {
    if (line.metric !== METRIC.restoration && line.metric !== METRIC.resolution) return null;
    let tickets = 0;
    let kept = 0;
    for (const share of shares) {
      const measured = measuredOf(line, share);
      if (measured === 0) continue;
      tickets += measured;
      kept += measured * this.fit(design, share, line.metric === METRIC.restoration, targetMin);
    }
    return tickets > 0 ? kept / tickets : null;
  }

  private fit(design: CompiledDesign, share: Share, isRestored: boolean, targetMin: number): number {
    const { pool } = this.compiled;
    const { steps, signature } = this.way(design, share, isRestored);
    const key = `${targetMin} ${signature}`;
    const fit = this.known.get(key) ?? fitShare(pool, steps, targetMin);
    this.known.set(key, fit);
    return fit;
  }

  private way(design: CompiledDesign, share: Share, isRestored: boolean) {
    const key = `${design.id} ${share.flow.id} ${share.truth} ${isRestored}`;
    const known = this.ways.get(key);
    if (known) return known;
    const steps = stepsOf(design, share, isRestored);
    const way = { steps, signature: signatureOf(this.compiled.pool, steps) };
    this.ways.set(key, way);
    return way;
  }
}
