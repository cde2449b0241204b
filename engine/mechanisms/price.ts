/** Price: fixed fee, per unit with dead band, time and materials, yearly indexation. */
import { z } from "zod";
import { COLUMN } from "../columns.ts";
import type { Compiler, Path } from "../compiler.ts";
import { normal, uniform } from "../kernel/draw.ts";
import { type Keyed, PURPOSE } from "../kernel/rng.ts";
import { FLAG } from "../kernel/tickets.ts";
import { LINE, toCents } from "../ledger.ts";
import type { Design } from "../model.ts";
import { id } from "../notation.ts";
import type { Simulation } from "../simulation.ts";
import type { Tape } from "../tape.ts";
import { money, number, share } from "../units.ts";

export const priceParams = z.strictObject({
  fixed: money("fixed fee per month").default(0),
  perUnit: z.record(id, money("fee per contractual unit and month")).default({}),
  deadBand: z
    .strictObject({
      band: share("units may move by this share of the quantity without effect", { source: "DOMAIN 3 K" }),
      additional: share("rate of an additional unit, as a share of its price (ARC)", {
        source: "DOMAIN 3 K",
        max: 5,
      }),
      reduced: share("rate of a unit less, as a share of its price (RRC)", { source: "DOMAIN 3 K", max: 5 }),
    })
    .optional(),
  timeAndMaterials: money("invoiced per hour worked out of scope", { source: "DOMAIN 3 K" }).default(0),
  indexation: z
    .strictObject({
      share: share("share of the price that follows the index").default(1),
      cap: share("cap on the yearly increase").optional(),
    })
    .optional(),
});

/** Growth of the price index in a year: a mixture of a calm and an inflationary year. Neutral: no growth. */
export const indexParams = z
  .strictObject({
    calm: z.strictObject({
      mean: number("yearly growth", { min: -0.1, max: 0.5 }),
      sd: number("standard deviation", { min: 0, max: 0.2 }),
    }),
    inflation: z
      .strictObject({
        probability: share("of an inflationary year"),
        mean: number("yearly growth", { min: -0.1, max: 0.5 }),
        sd: number("standard deviation", { min: 0, max: 0.2 }),
      })
      .optional(),
  })
  .meta({ source: "DOMAIN 3 C/G" });

export interface CompiledPrice {
  fixedEur: number;
  /** fee per contractual unit and month, by component */
  perUnitEur: Float64Array;
  deadBand: { band: number; additional: number; reduced: number } | null;
  hourlyEur: number;
  /** share of the price that follows the index, and cap on a year's increase */
  indexShare: number;
  indexCap: number;
}

export function compilePrice(compiler: Compiler, design: Design, path: Path): CompiledPrice {
  const price = design.contract.price ?? priceParams.parse({});
  const perUnitEur = new Float64Array(compiler.componentIds.length);
  for (const [id, eur] of Object.entries(price.perUnit))
    perUnitEur[compiler.component(id, [...path, "contract", "price", "perUnit", id])] = eur;
  return {
    fixedEur: price.fixed,
    perUnitEur,
    deadBand: price.deadBand ?? null,
    hourlyEur: price.timeAndMaterials,
    indexShare: price.indexation?.share ?? 0,
    indexCap: price.indexation?.cap ?? Number.POSITIVE_INFINITY,
  };
}

export type CompiledIndex = z.output<typeof indexParams> | null;

/** Draws the yearly growth of the price index of a replication; the tape holds it by month, from 1. */
export function drawIndex(index: CompiledIndex, tape: Tape, keyed: Keyed): void {
  if (!index) return;
  let level = 1;
  for (let month = 0; month < tape.index.length; month++) {
    if (month > 0 && month % 12 === 0) {
      keyed.seek(tape.ownKey0, tape.ownKey1, month / 12, PURPOSE.index);
      const isInflation = index.inflation !== undefined && uniform(keyed) < index.inflation.probability;
      const { mean, sd } = isInflation && index.inflation ? index.inflation : index.calm;
      level *= 1 + mean + sd * normal(keyed);
    }
    tape.index[month] = level;
  }
}

/** Units billed for a contractual quantity: outside the dead band the whole difference counts, at its own rate. */
export function billedUnits(quantity: number, units: number, deadBand: CompiledPrice["deadBand"]): number {
  if (!deadBand || Math.abs(units - quantity) <= deadBand.band * quantity) return quantity;
  return units > quantity
    ? quantity + (units - quantity) * deadBand.additional
    : quantity - (quantity - units) * deadBand.reduced;
}

/** Bills the month's fee; hours out of scope are invoiced when their ticket is resolved. */
export function installPrice(sim: Simulation): void {
  const { price } = sim.design;
  const firstUnits = new Float64Array(sim.units.length);
  const factor = new Float64Array(sim.compiled.months);
  sim.onReset.push(() => {
    firstUnits.set(sim.units);
    for (let month = 0; month < factor.length; month++) {
      const growth = month > 0 ? sim.tape.index[month]! / sim.tape.index[month - 1]! - 1 : 0;
      factor[month] =
        (month > 0 ? factor[month - 1]! : 1) * (1 + Math.min(price.indexCap, price.indexShare * growth));
    }
  });
  sim.onMonthEnd.measure.push((_, month) => {
    let eur = price.fixedEur;
    for (let component = 0; component < firstUnits.length; component++) {
      const unitEur = price.perUnitEur[component]!;
      if (unitEur > 0)
        eur += unitEur * billedUnits(sim.scope.quantity[component]!, firstUnits[component]!, price.deadBand);
    }
    const cents = toCents(eur * factor[month]! * sim.life.priceFactor);
    sim.feeCents[month] = cents;
    sim.add(COLUMN.feeEur, month, cents / 100);
    sim.ledger.post(month, LINE.fee, cents);
  });
  sim.onMonthStart.push(() => firstUnits.set(sim.units));
  if (price.hourlyEur === 0) return;
  sim.onResolution.push((_, ticket) => {
    if ((sim.tickets.flags[ticket]! & FLAG.invoiced) === 0 || sim.isDraining) return;
    const cents = toCents(
      (sim.tickets.touchMin[ticket]! / 60) * price.hourlyEur * factor[sim.month]! * sim.life.priceFactor,
    );
    sim.add(COLUMN.timeAndMaterialsEur, sim.month, cents / 100);
    sim.ledger.post(sim.month, LINE.timeAndMaterials, cents, ticket);
  });
}
