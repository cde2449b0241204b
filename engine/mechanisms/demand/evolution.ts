/** Evolution of the SI: growth, replacement, dated and random events. The SI moves; whether the contract follows is the design's matter. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { exponential, normal } from "../../kernel/draw.ts";
import { exp, log } from "../../kernel/elementary.ts";
import { type Keyed, nameKey, PURPOSE } from "../../kernel/rng.ts";
import type { Tape } from "../../life/tape.ts";
import type { Scenario } from "../../scenario/model.ts";
import { date, id, text } from "../../scenario/notation.ts";
import { duration, integer, number, rate } from "../../scenario/units.ts";

/** by event: so many units, or so many times those that are there */
const MOST_UNITS = 1e6;
const MOST_TIMES = 1000;

function changeOf(written: string): { relative: boolean; amount: number } {
  const relative = written.includes("%");
  return { relative, amount: Number(written.replace(/[%\s]/g, "")) / (relative ? 100 : 1) };
}

const unitsChange = z
  .string()
  .regex(/^[+-]\d+(\.\d+)?\s*%?$/)
  .refine(
    (written) => {
      const { relative, amount } = changeOf(written);
      return Math.abs(amount) <= (relative ? MOST_TIMES : MOST_UNITS);
    },
    { params: { code: "OUT_OF_RANGE", names: [`±${MOST_UNITS}`, `±${100 * MOST_TIMES}%`] } },
  )
  .transform(changeOf)
  .meta({ description: "change of units", examples: ["+14", "-3", "+20%", "-100%"] });

export const evolutionEvent = z
  .strictObject({
    id,
    name: text("name shown on the charts"),
    month: integer("month at whose first day it happens (1 = first)", { min: 1, max: 120 }).optional(),
    date: date("date on which it happens").optional(),
    rate: rate("random: mean number, e.g. 0.15/yr").optional(),
    units: z.record(id, unitsChange),
    spike: z
      .strictObject({
        factor: number("rate multiplier of the touched components just after", { min: 1, max: 100 }),
        decay: duration("time constant of its decay"),
      })
      .optional(),
  })
  .refine(
    (event) => [event.month, event.date, event.rate].filter((when) => when !== undefined).length === 1,
    { params: { code: "ONE_OF", names: ["month", "date", "rate"] } },
  );

/** Neutral: no event. */
export const evolutionParams = z.strictObject({
  events: z.array(evolutionEvent).max(100).default([]),
  growthVolatility: number("standard deviation of yearly growth", { min: 0, max: 1 }).default(0),
});

export interface EvolutionTable {
  /** ordinals of the components' keyed draws, from their ids */
  keys: Int32Array;
  units0: Float64Array;
  growth: Float64Array;
  volatility: number;
  events: {
    id: string;
    key: number;
    name: { fr: string; en: string };
    /** engine minute; negative one for a random event */
    atMin: number;
    /** 1-based month of a dated event */
    month: number | null;
    /** mean number over the whole contract, for a random event */
    mean: number;
    components: number[];
    relative: boolean[];
    amounts: number[];
    spikeFactor: number;
    spikeDecayMin: number;
  }[];
  monthStartMin: Float64Array;
}

export function compileEvolution(
  compiler: Compiler,
  scenario: Scenario,
  monthStartMin: Float64Array,
): EvolutionTable {
  const { components, evolution } = scenario.situation;
  const events = (evolution?.events ?? []).map((event, at) =>
    compileEvent(compiler, scenario, event, monthStartMin, ["situation", "evolution", "events", at]),
  );
  return {
    keys: Int32Array.from(compiler.componentIds, nameKey),
    units0: Float64Array.from(Object.values(components), ({ units }) => units),
    growth: Float64Array.from(Object.values(components), ({ growth }) => growth ?? 0),
    volatility: evolution?.growthVolatility ?? 0,
    events,
    monthStartMin,
  };
}

type EventText = z.output<typeof evolutionEvent>;

/** Engine minute of a dated event, -1 for a random one, NaN for a month that the contract does not have. */
function instantOf(compiler: Compiler, event: EventText, monthStartMin: Float64Array): number {
  if (event.month !== undefined) return monthStartMin[event.month - 1] ?? Number.NaN;
  return event.date === undefined ? -1 : compiler.calendars.minuteOfDate(event.date);
}

function compileEvent(
  compiler: Compiler,
  scenario: Scenario,
  event: EventText,
  monthStartMin: Float64Array,
  path: Path,
): EvolutionTable["events"][number] {
  const atMin = instantOf(compiler, event, monthStartMin);
  const isDated = event.rate === undefined;
  if (isDated && !(atMin >= 0 && atMin < monthStartMin[scenario.months]!)) {
    compiler.fault("OUTSIDE_HORIZON", path, event.month ?? event.date);
  }
  const changes = Object.entries(event.units);
  return {
    id: event.id,
    key: nameKey(event.id),
    name: event.name,
    atMin,
    month: isDated ? monthStartMin.findLastIndex((start) => start <= atMin) + 1 : null,
    mean: (event.rate ?? 0) * scenario.months,
    components: changes.map(([id]) => compiler.component(id, [...path, "units", id])),
    relative: changes.map(([, change]) => change.relative),
    amounts: changes.map(([, change]) => change.amount),
    spikeFactor: event.spike?.factor ?? 1,
    spikeDecayMin: event.spike?.decay ?? 0,
  };
}

/** What happens to the SI in one replication: draws occurrences of events, then lays out the steps of every component's units. */
export class Evolution {
  declare private readonly table: EvolutionTable;

  constructor(table: EvolutionTable) {
    this.table = table;
  }

  draw(tape: Tape, keyed: Keyed): void {
    this.drawOccurrences(tape, keyed);
    let place = 0;
    for (let component = 0; component < this.table.units0.length; component++) {
      tape.unitsFrom[component] = place;
      place = this.layUnits(tape, keyed, component, place);
    }
    tape.unitsFrom[this.table.units0.length] = place;
  }

  private drawOccurrences(tape: Tape, keyed: Keyed): void {
    const { happened, happenedAt } = tape;
    const { events, monthStartMin } = this.table;
    const horizon = monthStartMin[monthStartMin.length - 1]!;
    happened.length = 0;
    happenedAt.length = 0;
    for (let event = 0; event < events.length; event++) {
      const { atMin, mean, key } = events[event]!;
      tape.occurrences[event] = 0;
      if (atMin >= 0) this.insert(tape, event, atMin);
      else if (mean > 0) {
        keyed.seek(tape.ownKey0, tape.ownKey1, key, PURPOSE.eventTimes);
        for (let at = exponential(keyed); at < mean; at += exponential(keyed))
          this.insert(tape, event, (at / mean) * horizon);
      }
    }
  }

  private insert(tape: Tape, event: number, atMin: number): void {
    const { happened, happenedAt } = tape;
    let place = happened.length;
    while (place > 0 && happenedAt[place - 1]! > atMin) place--;
    happened.splice(place, 0, event);
    happenedAt.splice(place, 0, atMin);
    tape.occurrences[event]!++;
  }

  private layUnits(tape: Tape, keyed: Keyed, component: number, from: number): number {
    const { keys, units0, growth, volatility, monthStartMin, events } = this.table;
    let units = units0[component]!;
    let place = from;
    tape.addUnits(place++, Number.NEGATIVE_INFINITY, units, false);
    let occurrence = 0;
    const months = monthStartMin.length - 1;
    let monthly = 1;
    for (let month = 0; month < months; month++) {
      if (month % 12 === 0)
        monthly = this.monthlyGrowth(keyed, tape, keys[component]! + month, growth[component]!, volatility);
      if (month > 0 && monthly !== 1) {
        units *= monthly;
        tape.addUnits(place++, monthStartMin[month]!, units, false);
      }
      for (
        ;
        occurrence < tape.happened.length && tape.happenedAt[occurrence]! < monthStartMin[month + 1]!;
        occurrence++
      ) {
        const event = events[tape.happened[occurrence]!]!;
        const change = event.components.indexOf(component);
        if (change < 0) continue;
        units = Math.max(
          0,
          event.relative[change] ? units * (1 + event.amounts[change]!) : units + event.amounts[change]!,
        );
        tape.addUnits(place++, tape.happenedAt[occurrence]!, units, true);
      }
    }
    return place;
  }

  private monthlyGrowth(
    keyed: Keyed,
    tape: Tape,
    ordinal: number,
    growth: number,
    volatility: number,
  ): number {
    if (growth === 0 && volatility === 0) return 1;
    const drawn =
      volatility === 0
        ? growth
        : growth + volatility * normal(keyed.seek(tape.ownKey0, tape.ownKey1, ordinal, PURPOSE.growth));
    return exp(log(Math.max(0.01, 1 + drawn)) / 12);
  }

  /**
   * Mean multiplier of a component's rate over [from, to), from the spikes of the events that touched it: each adds
   * (factor − 1) · exp(−age / decay), integrated, so that a short spike brings its tickets whatever the grid.
   */
  spike(tape: Tape, component: number, fromMin: number, toMin: number): number {
    const { happened, happenedAt } = tape;
    let factor = 1;
    for (
      let occurrence = 0;
      occurrence < happened.length && happenedAt[occurrence]! <= fromMin;
      occurrence++
    ) {
      const { spikeFactor, spikeDecayMin, components } = this.table.events[happened[occurrence]!]!;
      if (spikeFactor === 1 || spikeDecayMin === 0 || !components.includes(component)) continue;
      const age = fromMin - happenedAt[occurrence]!;
      const lost = exp(-age / spikeDecayMin) - exp(-(age + toMin - fromMin) / spikeDecayMin);
      factor += ((spikeFactor - 1) * spikeDecayMin * lost) / (toMin - fromMin);
    }
    return factor;
  }
}
