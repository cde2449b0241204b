/** What a provider pays beside its teams: named costs of a month, and the share of its invoices that its structure takes. */
import { z } from "zod";
import { COLUMN } from "../../life/columns.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { money, share } from "../../scenario/units.ts";

/** Neutral: nothing beside the teams. */
export const overheadParams = z.strictObject({
  monthly: z
    .record(id, money("cost a month borne by this contract"))
    .default({})
    .meta({ description: "by name: tools, machines, a rota, a service manager" }),
  ofInvoices: share(
    "share of the month’s fee, tickets, on-call and time and materials that management, sales and administration take",
    { source: "DOMAIN 3 K: gross margin 30–45 %, net 5–15 %" },
  ).default(0),
});

export interface CompiledOverheads {
  monthlyEur: number;
  ofInvoices: number;
}

export function compileOverheads({ provider }: Design): CompiledOverheads {
  const { monthly, ofInvoices } = provider.overheads ?? overheadParams.parse({});
  return { monthlyEur: Object.values(monthly).reduce((sum, eur) => sum + eur, 0), ofInvoices };
}

/** Charges each month, once it is billed. */
export function installOverheads(sim: Simulation): void {
  const { monthlyEur, ofInvoices } = sim.design.overheads;
  if (monthlyEur === 0 && ofInvoices === 0) return;
  sim.onMonthEnd.measure.push((_, month) => {
    const invoicedEur =
      sim.value("feeEur", month) +
      sim.value("ticketFeeEur", month) +
      sim.value("onCallFeeEur", month) +
      sim.value("timeAndMaterialsEur", month);
    const cents = toCents(monthlyEur * sim.costFactor[month]! + ofInvoices * invoicedEur);
    sim.add(COLUMN.providerCostEur, month, cents / 100);
    sim.ledger.post(month, LINE.providerOverhead, cents);
  });
}
