/** Arrivals: a replication's candidate tickets are drawn flow by flow and merged onto the tape. */
import { BeyondCapacity } from "../../kernel/capacity.ts";
import { drawChoices, drawDurations, exponential, layGuide, poisson } from "../../kernel/draw.ts";
import { type Keyed, PURPOSE, SEQUENCE, Stream } from "../../kernel/rng.ts";
import type { Tape } from "../../life/tape.ts";
import { type AgeingTable, plannedGrowth } from "./ageing.ts";
import { burstSize, type CompiledBurst } from "./bursts.ts";
import type { CompiledDemand } from "./demand-tables.ts";
import type { Evolution } from "./evolution.ts";
import { type FactorLaws, layFactors, shapeOf } from "./factors.ts";
import { FLOW, type Flow } from "./flows.ts";
import { Merge } from "./merge.ts";
import type { Grid } from "./profile.ts";

/** arrivals of one replication: a power of two, above what a scenario may expect */
const MOST_ARRIVALS = 2 ** 24;

/** Draws a replication's arrivals, flow by flow, then merges them in order of time. */
export class Arrivals {
  declare private readonly flows: readonly Flow[];
  declare private readonly grid: Grid;
  declare private readonly laws: FactorLaws;
  declare private readonly horizonMin: number;
  declare private readonly pool: Float64Array;
  declare private readonly stream: Stream;
  declare private readonly gamma: Float64Array;
  declare private readonly own: CompiledDemand;
  /** the SI's factors × those of the component being drawn */
  declare private readonly ownGamma: Float64Array;
  /** factors by day of the component being drawn */
  declare private factors: Float64Array;
  /** how tickets of the flow being drawn come together; null: one by one */
  declare private burst: CompiledBurst | null;
  /** how its component ages; null: it does not */
  declare private ageing: AgeingTable | null;
  declare private readonly merge: Merge;
  declare readonly heads: Int32Array;
  declare readonly ends: Int32Array;
  declare private readonly guides: readonly Uint8Array[];
  declare raw: Float64Array;
  declare rawCells: Uint8Array;
  declare rawEfforts: Float64Array;
  declare count: number;
  /** what remains of an exponential gap of mean 1 */
  declare private gap: number;
  /** step of the units of the component being drawn */
  declare private step: number;

  constructor(
    flows: readonly Flow[],
    pool: Float64Array,
    grid: Grid,
    weeklyCv: number,
    dailyCv: number,
    own: CompiledDemand,
    horizonMin: number,
  ) {
    this.flows = flows;
    this.pool = pool;
    this.grid = grid;
    this.laws = {
      weekly: shapeOf(weeklyCv),
      daily: shapeOf(dailyCv),
      week: PURPOSE.week,
      day: PURPOSE.day,
    };
    this.own = own;
    this.ownGamma = new Float64Array(grid.days).fill(1);
    this.horizonMin = horizonMin;
    this.stream = new Stream();
    this.gamma = new Float64Array(grid.days).fill(1);
    this.merge = new Merge(flows.length);
    this.heads = new Int32Array(flows.length);
    this.ends = new Int32Array(flows.length);
    this.guides = flows.map(({ shares }) => layGuide(shares));
    this.raw = new Float64Array(4096);
    this.rawCells = new Uint8Array(4096);
    this.rawEfforts = new Float64Array(4096);
    this.count = 0;
    this.gap = 0;
    this.step = 0;
    this.factors = this.gamma;
    this.burst = null;
    this.ageing = null;
  }

  draw(tape: Tape, keyed: Keyed, evolution: Evolution): void {
    const { flows, heads, ends } = this;
    this.drawFactors(tape, keyed);
    this.count = 0;
    for (let flow = 0; flow < flows.length; flow++) {
      heads[flow] = this.count;
      this.drawOwnFactors(tape, keyed, flow);
      if (flows[flow]!.kind === FLOW.related) this.drawRelated(tape, keyed, flow);
      else this.drawFlow(tape, flow, evolution);
      ends[flow] = this.count;
      this.drawRecords(tape, flow);
    }
    this.merge.onto(tape, this);
  }

  /** Weekly and daily gamma factors of mean 1, common to the SI. */
  private drawFactors(tape: Tape, keyed: Keyed): void {
    const { gamma, laws } = this;
    if (laws.weekly > 0 || laws.daily > 0)
      layFactors(gamma, keyed, tape.ownKey0, tape.ownKey1, laws, this.grid.firstDay);
  }

  /** The component's own factors, times those of the SI. */
  private drawOwnFactors(tape: Tape, keyed: Keyed, flow: number): void {
    const { component, kind } = this.flows[flow]!;
    this.factors = this.gamma;
    this.burst = null;
    const ages = kind === FLOW.client || kind === FLOW.major;
    this.ageing = ages ? this.own.ageing[component]! : null;
    if (kind !== FLOW.client) return;
    const weekly = this.own.weeklyCv[component]!;
    const daily = this.own.dailyCv[component]!;
    this.burst = this.own.bursts[component]!;
    if (weekly === 0 && daily === 0) return;
    const laws = {
      weekly: shapeOf(weekly),
      daily: shapeOf(daily),
      week: PURPOSE.ownWeek,
      day: PURPOSE.ownDay,
    };
    layFactors(this.ownGamma, keyed, tape.key0[flow]!, tape.key1[flow]!, laws, this.grid.firstDay);
    for (let day = 0; day < this.gamma.length; day++) this.ownGamma[day]! *= this.gamma[day]!;
    this.factors = this.ownGamma;
  }

  /** @throws BeyondCapacity where chance or events of the situation bring far more than was expected */
  private grow(): void {
    const { raw, rawCells, rawEfforts } = this;
    if (raw.length === MOST_ARRIVALS) throw new BeyondCapacity("arrivals", MOST_ARRIVALS);
    this.raw = new Float64Array(raw.length * 2);
    this.raw.set(raw);
    this.rawCells = new Uint8Array(raw.length * 2);
    this.rawCells.set(rawCells);
    this.rawEfforts = new Float64Array(raw.length * 2);
    this.rawEfforts.set(rawEfforts);
  }

  private drawFlow(tape: Tape, flow: number, evolution: Evolution): void {
    const { kind } = this.flows[flow]!;
    const { starts, weights } = this.grid;
    const { stream, horizonMin } = this;
    stream.open(tape.key0[flow]!, tape.key1[flow]!, SEQUENCE.arrival);
    this.gap = exponential(stream);
    if (kind === FLOW.major) {
      this.fillMajors(flow);
      return;
    }
    const perUnit = kind === FLOW.client || kind === FLOW.change;
    this.step = perUnit ? tape.unitsFrom[this.flows[flow]!.component]! : 0;
    for (let segment = 0; segment < weights.length; segment++) {
      const end = Math.min(starts[segment + 1]!, horizonMin);
      if (weights[segment] === 0) continue;
      if (perUnit) this.fillClient(tape, flow, evolution, segment, Math.max(0, starts[segment]!), end);
      else this.fill(starts[segment]!, end, this.flows[flow]!.ratePerMin * weights[segment]!);
    }
  }

  /** Major incidents come at any hour; those of a component that ages, at its rate of the day. */
  private fillMajors(flow: number): void {
    const { ratePerMin } = this.flows[flow]!;
    const { ageing, grid, horizonMin } = this;
    if (ageing === null) {
      this.fill(0, horizonMin, ratePerMin);
      return;
    }
    for (let segment = 0; segment < grid.weights.length; segment++) {
      const from = Math.max(0, grid.starts[segment]!);
      const to = Math.min(grid.starts[segment + 1]!, horizonMin);
      if (to > from) this.fill(from, to, ratePerMin * plannedGrowth(ageing, (from + to) / 2));
    }
  }

  /** A segment of a component's arrivals: its units may change within it. */
  private fillClient(
    tape: Tape,
    flow: number,
    evolution: Evolution,
    segment: number,
    from: number,
    to: number,
  ): void {
    const { component, ratePerMin, requestShare } = this.flows[flow]!;
    const base = ratePerMin * this.grid.weights[segment]! * this.factors[this.grid.dayOf[segment]!]!;
    const lastStep = tape.unitsFrom[component + 1]! - 1;
    for (let at = from; at < to; ) {
      while (this.step < lastStep && tape.unitTimes[this.step + 1]! <= at) this.step++;
      const end = this.step < lastStep ? Math.min(to, tape.unitTimes[this.step + 1]!) : to;
      let intensity = base * tape.unitValues[this.step]! * evolution.spike(tape, component, at, end);
      if (this.ageing !== null)
        intensity *= requestShare + (1 - requestShare) * plannedGrowth(this.ageing, (at + end) / 2);
      if (intensity > 0) {
        if (this.burst === null) this.fill(at, end, intensity);
        else this.fillBursts(at, end, intensity / this.burst.mean, this.burst);
      }
      at = end;
    }
  }

  /** Arrivals at a constant intensity in [from, to); `this.gap` is what remains of the exponential gap, before and after. */
  private fill(from: number, to: number, intensity: number): void {
    const { stream } = this;
    const scale = 1 / intensity;
    let { raw, count } = this;
    let at = from + this.gap * scale;
    while (at < to) {
      if (count === raw.length) {
        this.grow();
        raw = this.raw;
      }
      raw[count++] = at;
      at += exponential(stream) * scale;
    }
    this.count = count;
    this.gap = (at - to) * intensity;
  }

  /** Bursts at a constant intensity in [from, to): all tickets of a burst come at one instant. */
  private fillBursts(from: number, to: number, intensity: number, burst: CompiledBurst): void {
    const { stream } = this;
    const scale = 1 / intensity;
    let at = from + this.gap * scale;
    while (at < to) {
      for (let left = burstSize(burst, stream); left > 0; left--) {
        if (this.count === this.raw.length) this.grow();
        this.raw[this.count++] = at;
      }
      at += exponential(stream) * scale;
    }
    this.gap = (at - to) * intensity;
  }

  /** Tickets related to major incidents, whose flow comes before in the order of names. */
  private drawRelated(tape: Tape, keyed: Keyed, flow: number): void {
    const { major, relatedMean, relatedDecayMin } = this.flows[flow]!;
    const from = this.count;
    for (let incident = this.heads[major]!; incident < this.ends[major]!; incident++) {
      keyed.seek(tape.key0[flow]!, tape.key1[flow]!, incident - this.heads[major]!, PURPOSE.related);
      for (let left = poisson(keyed, relatedMean); left > 0; left--) {
        const at = this.raw[incident]! + relatedDecayMin * exponential(keyed);
        if (at >= this.horizonMin) continue;
        if (this.count === this.raw.length) this.grow();
        this.raw[this.count++] = at;
      }
    }
    this.raw.subarray(from, this.count).sort();
  }

  /** Draws what every ticket of a flow needs: its cell of impact × urgency, and its effort at the tier of entry. */
  private drawRecords(tape: Tape, flow: number): void {
    const { stream, pool, rawCells, rawEfforts } = this;
    const { cells, shares, effort, entryTier } = this.flows[flow]!;
    const from = this.heads[flow]!;
    const to = this.ends[flow]!;
    const law = effort[entryTier - 1]!;
    stream.open(tape.key0[flow]!, tape.key1[flow]!, SEQUENCE.cell);
    drawChoices(stream, cells, shares, this.guides[flow]!, rawCells, from, to);
    stream.open(tape.key0[flow]!, tape.key1[flow]!, SEQUENCE.effort);
    drawDurations(stream, pool, law, rawEfforts, from, to);
  }
}
