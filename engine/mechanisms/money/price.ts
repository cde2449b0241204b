/** Price: fixed fee, per unit with dead bands, per ticket, minimum commitment, time and materials, yearly indexation. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { FLAG } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { byPriority, id, perPriority } from "../../scenario/notation.ts";
import { money, share } from "../../scenario/units.ts";
import { BilledWork } from "./billed-work.ts";
import {
  type CompiledIndexation,
  compileIndexation,
  indexationParams,
  layPriceFactors,
} from "./price-index.ts";
import { billedUnits, compileBands, deadBandParams, type VolumeBands } from "./volume.ts";

export const priceParams = z.strictObject({
  fixed: money("fixed fee per month").default(0),
  perUnit: z.record(id, money("fee per contractual unit and month")).default({}),
  perTicket: byPriority(money("price of a ticket resolved, by declared priority")).optional(),
  deadBand: deadBandParams.optional(),
  minimumCommitment: z
    .strictObject({
      share: share("share of the baseline always due", { source: "DOMAIN 3 K" }),
      baseline: money(
        "baseline revenue of a month; default: the fixed fee and the units as signed",
      ).optional(),
    })
    .optional(),
  timeAndMaterials: money("invoiced per hour worked out of scope", { source: "DOMAIN 3 K" }).default(0),
  indexation: indexationParams.optional(),
});

export interface CompiledPrice {
  fixedEur: number;
  /** fee per contractual unit and month, by component */
  perUnitEur: Float64Array;
  /** price of a ticket by declared priority, best effort last */
  perTicketEur: number[];
  volume: VolumeBands | null;
  /** a month is never billed less, before indexation */
  commitmentEur: number;
  /** fee of a month as signed, before indexation */
  signedEur: number;
  hourlyEur: number;
  indexation: CompiledIndexation;
}

export function compilePrice(
  compiler: Compiler,
  design: Design,
  quantity: Float64Array,
  path: Path,
): CompiledPrice {
  const price = design.contract.price ?? priceParams.parse({});
  const perUnitEur = new Float64Array(compiler.componentIds.length);
  for (const [id, eur] of Object.entries(price.perUnit))
    perUnitEur[compiler.component(id, [...path, "contract", "price", "perUnit", id])] = eur;
  const perTicket = perPriority<number, number>(price.perTicket ?? 0, 0);
  const signedEur = perUnitEur.reduce((sum, eur, at) => sum + eur * quantity[at]!, price.fixed);
  const { minimumCommitment } = price;
  return {
    fixedEur: price.fixed,
    perUnitEur,
    perTicketEur: [...perTicket, perTicket[3]!],
    volume: compileBands(price.deadBand),
    commitmentEur: minimumCommitment
      ? minimumCommitment.share * (minimumCommitment.baseline ?? signedEur)
      : 0,
    signedEur,
    hourlyEur: price.timeAndMaterials,
    indexation: compileIndexation(price.indexation),
  };
}

/** Bills the month's fee and its tickets; hours out of scope are invoiced when their ticket is resolved. */
export function installPrice(sim: Simulation): void {
  const { price } = sim.design;
  const firstUnits = new Float64Array(sim.units.length);
  const billed = new BilledWork(sim);
  let ticketsEur = 0;
  sim.onReset.push(() => {
    firstUnits.set(sim.units);
    ticketsEur = 0;
    layPriceFactors(
      sim.tape.index,
      price.indexation,
      sim.priceFactor,
      sim.compiled.indexAge,
      sim.compiled.monthsBefore,
    );
  });
  sim.onMonthEnd.measure.push((_, month) => {
    let eur = price.fixedEur;
    for (let component = 0; component < firstUnits.length; component++) {
      const unitEur = price.perUnitEur[component]!;
      if (unitEur > 0)
        eur += unitEur * billedUnits(sim.scope.quantity[component]!, firstUnits[component]!, price.volume);
    }
    const factor = sim.priceFactor[month]!;
    const fee = toCents(Math.max(eur, price.commitmentEur - ticketsEur) * factor * sim.life.priceFactor);
    const tickets = toCents(ticketsEur * factor * sim.life.priceFactor);
    ticketsEur = 0;
    sim.feeCents[month] = fee + tickets;
    sim.add(COLUMN.feeEur, month, fee / 100);
    sim.add(COLUMN.ticketFeeEur, month, tickets / 100);
    sim.ledger.post(month, LINE.fee, fee);
    sim.ledger.post(month, LINE.tickets, tickets);
  });
  sim.onMonthStart.push(() => firstUnits.set(sim.units));
  const isPerTicket = price.perTicketEur.some((eur) => eur > 0);
  if (!isPerTicket && price.hourlyEur === 0) return;
  billed.install();
  sim.onResolution.push((_, ticket) => {
    if (sim.isDraining) return;
    if ((sim.tickets.flags[ticket]! & FLAG.invoiced) !== 0) {
      if (price.hourlyEur > 0) invoiceHours(sim, ticket, billed.bill(ticket));
    } else if (isPerTicket && !billed.isBilled(ticket)) {
      ticketsEur += price.perTicketEur[sim.tickets.declared[ticket]!]!;
      billed.bill(ticket);
    }
  });
}

/** Time and materials of one ticket. */
function invoiceHours(sim: Simulation, ticket: number, minutes: number): void {
  const cents = toCents(
    (minutes / 60) * sim.design.price.hourlyEur * sim.priceFactor[sim.month]! * sim.life.priceFactor,
  );
  sim.add(COLUMN.timeAndMaterialsEur, sim.month, cents / 100);
  sim.ledger.post(sim.month, LINE.timeAndMaterials, cents, ticket);
}
