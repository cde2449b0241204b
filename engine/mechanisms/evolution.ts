/** Evolution of the SI: growth, replacement, dated and random events. The SI moves; whether the contract follows is the design's matter. */
import { z } from "zod";
import { date, id, text } from "../notation.ts";
import { duration, integer, number, rate } from "../units.ts";

const unitsChange = z.string().regex(/^[+-]\d+(\.\d+)?\s*%?$/)
  .transform((written) => ({ relative: written.includes("%"), amount: Number(written.replace(/[%\s]/g, "")) / (written.includes("%") ? 100 : 1) }))
  .meta({ description: 'change of units: "+14", "-3", "+20%", "-100%"' });

export const evolutionEvent = z.strictObject({
  id,
  name: text("name shown on the charts"),
  month: integer("month at whose first day it happens (1 = first)", { min: 1, max: 120 }).optional(),
  date: date("date on which it happens").optional(),
  rate: rate("random: mean number, e.g. 0.15/yr").optional(),
  units: z.record(id, unitsChange),
  spike: z.strictObject({ factor: number("rate multiplier of the touched components just after", { min: 1, max: 100 }), decay: duration("time constant of its decay") }).optional(),
}).refine((event) => [event.month, event.date, event.rate].filter((when) => when !== undefined).length === 1, { params: { code: "ONE_OF", names: ["month", "date", "rate"] } });

/** Neutral: no event. */
export const evolutionParams = z.strictObject({
  events: z.array(evolutionEvent).max(100).default([]),
  growthVolatility: number("standard deviation of yearly growth", { min: 0, max: 1 }).default(0),
});
