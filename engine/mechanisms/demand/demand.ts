/** Demand: what nature does to the information system. Components, their units, rates, profiles, over-dispersion and major incidents. */
import { z } from "zod";
import { distribution } from "../../scenario/distribution.ts";
import { byPriority, id, text } from "../../scenario/notation.ts";
import { duration, integer, number, rate, share } from "../../scenario/units.ts";
import { reopeningParams } from "../ticket/reopening.ts";
import { ageingParams } from "./ageing.ts";
import { burstParams } from "./bursts.ts";
import { changeParams } from "./changes.ts";
import { itemsParams } from "./items.ts";
import { recurrenceParams } from "./recurrence.ts";

const priorityMix = z
  .strictObject({
    P1: share("share of P1"),
    P2: share("share of P2"),
    P3: share("share of P3"),
    P4: share("share of P4"),
  })
  .refine((mix) => Math.abs(mix.P1 + mix.P2 + mix.P3 + mix.P4 - 1) < 1e-6, {
    params: { code: "MIX_NOT_ONE" },
  })
  .meta({ description: "shares of true priorities; they add up to 100 %" });

/** Shares by impact (rows: site, group, user) and urgency (columns: high, medium, low). */
const impactUrgencyMix = z
  .tuple([
    z.tuple([share("i1 u1"), share("i1 u2"), share("i1 u3")]),
    z.tuple([share("i2 u1"), share("i2 u2"), share("i2 u3")]),
    z.tuple([share("i3 u1"), share("i3 u2"), share("i3 u3")]),
  ])
  .refine((rows) => Math.abs(rows.flat().reduce((sum, value) => sum + value, 0) - 1) < 1e-6, {
    params: { code: "MIX_NOT_ONE" },
  })
  .meta({
    description: "shares by impact (rows: site, group, user) and urgency (columns: high, medium, low)",
  });

export const componentFields = {
  name: text("name shown to people").optional(),
  incidents: rate("reported incidents per unit and month, at the initial trust", {
    source: "DOMAIN 5.1",
  }).optional(),
  requests: rate("reported requests per unit and month, at the initial trust", {
    source: "DOMAIN 5.2",
  }).optional(),
  priorities: priorityMix.optional(),
  impactUrgency: impactUrgencyMix.optional(),
  effort: z
    .array(distribution("touch time at a tier, technician at work", { source: "DOMAIN 5.5" }))
    .min(1)
    .max(5)
    .optional(),
  effortFactor: byPriority(
    number("multiplies the effort of a true priority", { min: 0.001, max: 1000 }),
  ).optional(),
  escalation: z
    .array(share("share that a tier passes on to the next", { source: "DOMAIN 5.7" }))
    .max(4)
    .optional(),
  workaround: share(
    "share of escalated tickets whose service is already restored by a workaround",
  ).optional(),
  entryTier: integer("tier at which a ticket enters", { min: 1, max: 5 }).optional(),
  skill: id.optional(),
  patience: distribution(
    "time, in the users’ hours, after which a user withdraws a ticket on which nobody works yet; default: never",
    { source: "DOMAIN 7 R68" },
  ).optional(),
  failsAlone: z.boolean().optional().meta({
    description: "while one of its incidents is open, no other comes: failures and repairs alternate",
  }),
  growth: share("growth of units per year", {
    min: -0.5,
    max: 2,
    examples: ["6%", "-3%"],
    source: "DOMAIN 4.1 K/G",
  }).optional(),
  replacement: share("share of items replaced per year (χ)", { source: "DOMAIN 4.2 G", max: 1 }).optional(),
  majors: z
    .strictObject({
      rate: rate("major incidents, whole component"),
      effort: z
        .array(distribution("touth time of the P1 at a tier".replace("touth", "touch")))
        .min(1)
        .max(5)
        .optional(),
      related: number("mean number of related tickets", { min: 0, max: 10_000 }).default(0),
      decay: duration("mean delay of a related ticket after the major incident").default(480),
    })
    .optional(),
  weeklyCv: number("coefficient of variation of the component’s own weekly gamma factor of mean 1", {
    min: 0,
    max: 3,
    source: "DOMAIN 5.3 C4",
  }).optional(),
  dailyCv: number("coefficient of variation of the component’s own daily gamma factor of mean 1", {
    min: 0,
    max: 3,
    source: "DOMAIN 5.3 C4",
  }).optional(),
  bursts: burstParams.optional(),
  reopening: reopeningParams.optional(),
  recurrence: recurrenceParams.optional(),
  items: itemsParams.optional(),
  ageing: ageingParams.optional(),
  changes: changeParams.optional(),
};

export const component = z.strictObject({
  ...componentFields,
  units: number("units at the start", { min: 0, max: 1e6 }),
});
export const componentDefaults = z.strictObject(componentFields).partial();

export const profile = z.strictObject({
  week: z
    .array(number("weight of an hour", { min: 0, max: 1000 }))
    .length(168)
    .optional()
    .meta({ description: "168 weights, Monday 0h first; their mean is scaled to 1" }),
  weekdays: z
    .array(number("weight of a day", { min: 0, max: 1000 }))
    .length(7)
    .optional(),
  hours: z
    .array(number("weight of an hour of the day", { min: 0, max: 1000 }))
    .length(24)
    .optional(),
  months: z
    .array(number("weight of a month", { min: 0, max: 100 }))
    .length(12)
    .optional(),
  holidays: number("factor on public holidays", { min: 0, max: 10 }).optional(),
});

/** Neutral: a flat profile, no over-dispersion. */
export const demandParams = z.strictObject({
  profile: profile.default({}),
  weeklyCv: number("coefficient of variation of a weekly gamma factor of mean 1, common to the SI", {
    min: 0,
    max: 3,
    source: "DOMAIN 5.3 C4",
  }).default(0),
  dailyCv: number("coefficient of variation of a daily gamma factor of mean 1, common to the SI", {
    min: 0,
    max: 3,
    source: "DOMAIN 5.3 C4",
  }).default(0),
});
