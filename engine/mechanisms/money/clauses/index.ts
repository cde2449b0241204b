/** The forms that a clause of penalties may have. */
import { z } from "zod";
import { atRisk } from "./at-risk.ts";
import { miss, shortfall, tiers } from "./attainment.ts";
import { bonusMalus } from "./bonus-malus.ts";
import type { ClauseForm } from "./clause.ts";
import { lateDelivery } from "./late-delivery.ts";
import { lateTicket } from "./late-ticket.ts";
import { points } from "./points.ts";

export const clauseParams = z.discriminatedUnion("form", [
  lateTicket.schema,
  shortfall.schema,
  tiers.schema,
  miss.schema,
  points.schema,
  atRisk.schema,
  bonusMalus.schema,
  lateDelivery.schema,
]);

export const FORMS: Readonly<Record<z.output<typeof clauseParams>["form"], ClauseForm>> = {
  perLateTicket: lateTicket,
  perPoint: shortfall,
  tiers,
  perMiss: miss,
  points,
  atRisk,
  bonusMalus,
  lateDelivery,
};
