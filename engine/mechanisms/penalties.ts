/** Penalties: clauses add up, then caps apply: per ticket, per month, per contract year. Claimed or not. */
import { z } from "zod";
import { byPriority, id } from "../notation.ts";
import { money, number, share } from "../units.ts";

const perLateTicket = z.strictObject({
  form: z.literal("perLateTicket"), id, sla: id,
  perTicket: byPriority(money("per late ticket")).optional(),
  perStartedHour: byPriority(money("per late ticket and started hour late", { source: "DOMAIN 2 P1 K" })).optional(),
  ticketCap: money("cap per ticket").optional(),
});
const perPoint = z.strictObject({
  form: z.literal("perPoint"), id, sla: id,
  perPoint: share("share of the monthly fee per point below target", { source: "DOMAIN 2 P2 R21" }),
});
const tiers = z.strictObject({
  form: z.literal("tiers"), id, sla: id,
  tiers: z.array(z.strictObject({ below: share("attainment below which it is due"), rate: share("share of the monthly fee") })).min(1).max(10),
});
const atRisk = z.strictObject({
  form: z.literal("atRisk"), id,
  atRisk: share("share of the monthly fee at risk", { source: "DOMAIN 2 P7 R26" }),
  pool: number("pool share; may exceed 1", { min: 0, max: 10 }).or(share("pool")).default(1),
  allocation: z.record(z.string().regex(/^[a-zA-Z0-9-]+(\.P[1-4])?$/), share("allocation", { max: 5 })).meta({ description: 'share of the pool by SLA, e.g. "restoration.P1": 40%' }),
});

/** Neutral: no clause. */
export const penaltyParams = z.strictObject({
  clauses: z.array(z.discriminatedUnion("form", [perLateTicket, perPoint, tiers, atRisk])).max(50).default([]),
  caps: z.strictObject({ month: share("of the indexed monthly fee").optional(), year: share("of twelve indexed monthly fees").optional() }).default({}),
  claim: share("probability that a due penalty is claimed, per clause and period", { source: "DOMAIN 2 K" }).default(1),
  claimWithCommittee: share("the same once a committee has met", { source: "DOMAIN 2 G" }).optional(),
});
