/**
 * Envelope: a share of the fee that pays small changes without a debate or a quote. A grey ticket that the provider notices is
 * taken in as in scope while its estimated work (the effort drawn for its first tier) fits what is left.
 */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { money, share } from "../../scenario/units.ts";

/** Neutral: share 0. */
export const envelopeParams = z.strictObject({
  share: share("hours of small changes included each month, worth this share of the fee", {
    source: "DOMAIN 6.3 G",
  }),
  hourlyPrice: money("price at which an hour counts; default: time and materials").optional(),
  unused: z
    .enum(["lost", "carried"])
    .default("lost")
    .meta({ description: "what happens to hours that a month leaves" }),
});

export interface CompiledEnvelope {
  share: number;
  hourlyEur: number;
  isCarried: boolean;
}

export function compileEnvelope(compiler: Compiler, design: Design, path: Path): CompiledEnvelope {
  const { envelope, price } = design.contract;
  const hourlyEur = envelope?.hourlyPrice ?? price?.timeAndMaterials ?? 0;
  if (envelope && envelope.share > 0 && hourlyEur === 0)
    compiler.fault("MISSING_FIELD", [...path, "contract", "envelope", "hourlyPrice"]);
  return { share: envelope?.share ?? 0, hourlyEur, isCarried: envelope?.unused === "carried" };
}

/** Hours that a month's envelope holds. */
export function envelopeHours(ofFee: number, feeEur: number, hourlyEur: number): number {
  return (ofFee * feeEur) / hourlyEur;
}

/** Fee of a month before it is billed: fixed and contractual units, indexed. */
function expectedFeeEur(sim: Simulation, month: number): number {
  const { fixedEur, perUnitEur } = sim.design.price;
  let eur = fixedEur;
  for (let component = 0; component < perUnitEur.length; component++)
    eur += perUnitEur[component]! * sim.scope.quantity[component]!;
  return eur * sim.priceFactor[month]! * sim.life.priceFactor;
}

export function installEnvelope(sim: Simulation): void {
  const { share: ofFee, hourlyEur, isCarried } = sim.design.envelope;
  if (ofFee === 0) return;
  let leftHours = 0;
  sim.onReset.push(() => {
    leftHours = 0;
  });
  sim.onMonthStart.push((_, month) => {
    leftHours = (isCarried ? leftHours : 0) + envelopeHours(ofFee, expectedFeeEur(sim, month), hourlyEur);
  });
  sim.onNoticed.push((_, ticket) => {
    const hours = sim.tickets.effortMin[ticket]! / 60;
    if (hours > leftHours) return true;
    leftHours -= hours;
    sim.add(COLUMN.envelopeHours, sim.month, hours);
    return false;
  });
}
