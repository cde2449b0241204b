/** Arrival processes: flows of candidate tickets and the drawing of their arrivals on the tape. */
import type { Compiler } from "../compiler.ts";
import { drawDurations, exponential, gammaOfMeanOne, poisson, uniform } from "../kernel/draw.ts";
import { type Keyed, PURPOSE, SEQUENCE, Stream } from "../kernel/rng.ts";
import type { Component, Scenario } from "../model.ts";
import { PRIORITIES, perPriority } from "../notation.ts";
import type { Tape } from "../tape.ts";
import type { Evolution } from "./evolution.ts";
import type { Grid } from "./profile.ts";

/** Kinds of flow. */
export const FLOW = { client: 0, major: 1, related: 2, background: 3 } as const;

/** A flow: an arrival process whose tickets share their laws. Plain data. */
export interface Flow {
  /** stable name of its stream */
  id: string;
  kind: number;
  /** component, or -1 for a pool's background */
  component: number;
  /** candidates per minute: per unit (client), or as a whole */
  ratePerMin: number;
  /** cells of impact × urgency that occur, and their cumulative shares */
  cells: Uint8Array;
  shares: Float64Array;
  requestShare: number;
  /** place in the pool of the effort at each tier, tier 1 first; -1 beyond the last */
  effort: Int32Array;
  effortFactor: Float64Array;
  escalation: Float64Array;
  workaround: number;
  entryTier: number;
  skill: string | null;
  /** related: the flow of the major incidents it follows; the mean number and mean delay of its tickets */
  major: number;
  relatedMean: number;
  relatedDecayMin: number;
}

export const TIERS = 5;
export const MONTH_MIN = 43_800; // 730 h: what "per month" means in a rate

/** One cell of impact × urgency stands for each priority when only a priority mix is given. */
const CELL_OF_PRIORITY = [0, 1, 4, 8];

/** Cells that occur, with cumulative shares; the last one is 1. */
export function cumulate(byCell: readonly number[]): Pick<Flow, "cells" | "shares"> {
  const cells = byCell.flatMap((share, cell) => (share > 0 ? [cell] : []));
  let sum = 0;
  const shares = Float64Array.from(cells, (cell) => { sum += byCell[cell]!; return sum; });
  shares[shares.length - 1] = 1;
  return { cells: Uint8Array.from(cells), shares };
}

/** Shares of the nine cells for a mix of priorities P1 to P4. */
export function cellsOfMix(mix: readonly number[]): number[] {
  const byCell = Array<number>(9).fill(0);
  mix.forEach((share, priority) => { byCell[CELL_OF_PRIORITY[priority]!] = share; });
  return byCell;
}

function cellsOf({ impactUrgency, priorities }: Pick<Component, "priorities" | "impactUrgency">): Pick<Flow, "cells" | "shares"> {
  if (impactUrgency) return cumulate(impactUrgency.flat());
  return cumulate(cellsOfMix(PRIORITIES.map((priority) => priorities?.[priority] ?? 0)));
}

const padded = (values: readonly number[], missing: number) => Array.from({ length: TIERS }, (_, at) => values[at] ?? missing);

/** Flows of the components: tickets, major incidents, tickets related to them. */
export function compileClientFlows(compiler: Compiler, scenario: Scenario): Flow[] {
  const flows: Flow[] = [];
  const reported = scenario.situation.reporting?.reported ?? 1;
  for (const [id, component] of Object.entries(scenario.situation.components)) {
    const path = ["situation", "components", id];
    for (const field of ["effort"] as const) if (!component[field]) compiler.fault("MISSING_FIELD", [...path, field]);
    if (!component.priorities && !component.impactUrgency) compiler.fault("MISSING_FIELD", [...path, "priorities"]);
    const incidents = component.incidents ?? 0;
    const requests = component.requests ?? 0;
    const total = incidents + requests;
    /** a tier passes on only where the next one has an effort */
    const escalationOver = (tiers: number) => Float64Array.from(padded((component.escalation ?? []).slice(0, tiers - 1), 0));
    const shared = {
      component: compiler.componentIds.indexOf(id),
      effort: Int32Array.from(padded((component.effort ?? []).map((law) => compiler.distribution(law)), -1)),
      effortFactor: Float64Array.from(perPriority(component.effortFactor ?? 1, 1)),
      escalation: escalationOver(component.effort?.length ?? 1),
      workaround: component.workaround ?? 0,
      entryTier: component.entryTier ?? 1,
      skill: component.skill ?? null,
      ...cellsOf(component),
      major: -1, relatedMean: 0, relatedDecayMin: 0,
    };
    if ((component.effort?.length ?? 1) < shared.entryTier) compiler.fault("MISSING_FIELD", [...path, "effort", shared.entryTier - 1]);
    if (total > 0) flows.push({ ...shared, id: `component:${id}`, kind: FLOW.client, ratePerMin: total / reported / MONTH_MIN, requestShare: requests / total });
    const majors = component.majors;
    if (!majors || majors.rate === 0) continue;
    const effort = majors.effort ? Int32Array.from(padded(majors.effort.map((law) => compiler.distribution(law)), -1)) : shared.effort;
    flows.push({ ...shared, id: `major:${id}`, kind: FLOW.major, ratePerMin: majors.rate / MONTH_MIN, requestShare: 0, ...cumulate(cellsOfMix([1, 0, 0, 0])), effort, escalation: escalationOver(majors.effort?.length ?? component.effort?.length ?? 1), effortFactor: new Float64Array(4).fill(1) });
    if (majors.related > 0) flows.push({ ...shared, id: `related:${id}`, kind: FLOW.related, ratePerMin: 0, requestShare: 0, relatedMean: majors.related, relatedDecayMin: majors.decay });
  }
  return flows;
}

/** Draws a replication's arrivals, flow by flow, then merges them in order of time. */
export class Arrivals {
  declare private readonly flows: readonly Flow[];
  declare private readonly grid: Grid;
  declare private readonly weeklyShape: number;
  declare private readonly dailyShape: number;
  declare private readonly horizonMin: number;
  declare private readonly pool: Float64Array;
  declare private readonly stream: Stream;
  declare private readonly gamma: Float64Array;
  declare private readonly order: Int32Array;
  declare private readonly heads: Int32Array;
  declare private readonly ends: Int32Array;
  declare private raw: Float64Array;
  declare private rawCells: Uint8Array;
  declare private rawEfforts: Float64Array;
  declare private count: number;
  /** what remains of an exponential gap of mean 1 */
  declare private gap: number;

  constructor(flows: readonly Flow[], pool: Float64Array, grid: Grid, weeklyCv: number, dailyCv: number, horizonMin: number) {
    this.flows = flows;
    this.pool = pool;
    this.grid = grid;
    this.weeklyShape = weeklyCv > 0 ? 1 / (weeklyCv * weeklyCv) : 0;
    this.dailyShape = dailyCv > 0 ? 1 / (dailyCv * dailyCv) : 0;
    this.horizonMin = horizonMin;
    this.stream = new Stream();
    this.gamma = new Float64Array(grid.days).fill(1);
    this.order = new Int32Array(flows.length);
    this.heads = new Int32Array(flows.length);
    this.ends = new Int32Array(flows.length);
    this.raw = new Float64Array(4096);
    this.rawCells = new Uint8Array(4096);
    this.rawEfforts = new Float64Array(4096);
    this.count = 0;
    this.gap = 0;
  }

  draw(tape: Tape, keyed: Keyed, evolution: Evolution): void {
    const { flows, heads, ends } = this;
    this.drawFactors(tape, keyed);
    this.count = 0;
    for (let flow = 0; flow < flows.length; flow++) {
      heads[flow] = this.count;
      if (flows[flow]!.kind === FLOW.related) this.drawRelated(tape, keyed, flow);
      else this.drawFlow(tape, flow, evolution);
      ends[flow] = this.count;
      this.drawRecords(tape, flow);
    }
    this.merge(tape);
  }

  /** Weekly and daily gamma factors of mean 1, common to the SI. */
  private drawFactors(tape: Tape, keyed: Keyed): void {
    const { gamma, weeklyShape, dailyShape } = this;
    if (weeklyShape === 0 && dailyShape === 0) return;
    let weekly = 1;
    for (let day = 0; day < gamma.length; day++) {
      if (weeklyShape > 0 && day % 7 === 0) weekly = gammaOfMeanOne(keyed.seek(tape.ownKey0, tape.ownKey1, day, PURPOSE.week), weeklyShape);
      gamma[day] = dailyShape > 0 ? weekly * gammaOfMeanOne(keyed.seek(tape.ownKey0, tape.ownKey1, day, PURPOSE.day), dailyShape) : weekly;
    }
  }

  private grow(): void {
    const { raw, rawCells, rawEfforts } = this;
    this.raw = new Float64Array(raw.length * 2);
    this.raw.set(raw);
    this.rawCells = new Uint8Array(raw.length * 2);
    this.rawCells.set(rawCells);
    this.rawEfforts = new Float64Array(raw.length * 2);
    this.rawEfforts.set(rawEfforts);
  }

  private drawFlow(tape: Tape, flow: number, evolution: Evolution): void {
    const { kind, component, ratePerMin } = this.flows[flow]!;
    const { starts, weights, dayOf } = this.grid;
    const { stream, horizonMin, gamma } = this;
    stream.open(tape.key0[flow]!, tape.key1[flow]!, SEQUENCE.arrival);
    const isClient = kind === FLOW.client;
    const hasSpikes = isClient && evolution.hasSpikes(component);
    const steps = isClient ? tape.unitsFrom[component + 1]! : 0;
    let step = isClient ? tape.unitsFrom[component]! : 0;
    this.gap = exponential(stream);
    let at = kind === FLOW.background ? starts[0]! : 0;
    for (let segment = 0; segment < weights.length && at < horizonMin; segment++) {
      const segmentEnd = Math.min(starts[segment + 1]!, horizonMin);
      if (weights[segment] === 0 && kind !== FLOW.major) {
        if (segmentEnd > at) at = segmentEnd;
        continue;
      }
      while (at < segmentEnd) {
        while (step + 1 < steps && tape.unitTimes[step + 1]! <= at) step++;
        const end = step + 1 < steps && tape.unitTimes[step + 1]! < segmentEnd ? tape.unitTimes[step + 1]! : segmentEnd;
        let intensity = ratePerMin;
        if (kind !== FLOW.major) intensity *= weights[segment]!;
        if (isClient) intensity *= gamma[dayOf[segment]!]! * tape.unitValues[step]! * (hasSpikes ? evolution.spike(component, at) : 1);
        if (intensity > 0) this.fill(at, end, intensity);
        at = end;
      }
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
    for (let at = from; at < to; at++) {
      const mark = uniform(stream);
      let cell = 0;
      while (mark >= shares[cell]!) cell++;
      rawCells[at] = cells[cell]!;
    }
    stream.open(tape.key0[flow]!, tape.key1[flow]!, SEQUENCE.effort);
    drawDurations(stream, pool, law, rawEfforts, from, to);
  }

  /** Merges the flows' sorted arrivals onto the tape; flows are in order of name. */
  private merge(tape: Tape): void {
    const { raw, heads, ends, count, flows } = this;
    tape.reserve(count);
    tape.count = count;
    const { times, flows: tapeFlows, ordinals, cells, efforts } = tape;
    const { rawCells, rawEfforts } = this;
    if (flows.length === 1) {
      times.set(raw.subarray(0, count));
      cells.set(rawCells.subarray(0, count));
      efforts.set(rawEfforts.subarray(0, count));
      tapeFlows.fill(0, 0, count);
      for (let at = 0; at < count; at++) ordinals[at] = at;
      return;
    }
    const firsts = this.order;
    firsts.set(heads);
    for (let at = 0; at < count; at++) {
      let best = -1;
      let earliest = Number.POSITIVE_INFINITY;
      for (let flow = 0; flow < flows.length; flow++) {
        const head = heads[flow]!;
        if (head < ends[flow]! && raw[head]! < earliest) {
          earliest = raw[head]!;
          best = flow;
        }
      }
      const head = heads[best]!++;
      times[at] = earliest;
      tapeFlows[at] = best;
      ordinals[at] = head - firsts[best]!;
      cells[at] = rawCells[head]!;
      efforts[at] = rawEfforts[head]!;
    }
  }
}


/** Puts flows in order of their names and links related tickets to their major incidents. */
export function orderFlows(flows: Flow[]): Flow[] {
  flows.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const flow of flows) {
    if (flow.kind === FLOW.related) flow.major = flows.findIndex(({ id }) => id === flow.id.replace("related:", "major:"));
  }
  return flows;
}
