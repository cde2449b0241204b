/** SLAs: response, restoration, resolution; contract clocks, pauses, periods, attribution and the small-sample rule. */
import { z } from "zod";
import { byPriority, id, PRIORITIES } from "../notation.ts";
import { duration, integer, share } from "../units.ts";

export const PAUSES = ["client", "arbitration", "quote"] as const;

export const slaFamily = z.strictObject({
  metric: z.enum(["response", "restoration", "resolution"]),
  targets: byPriority(duration("target in open minutes of the window", { source: "DOMAIN 1.5" })),
  window: byPriority(id),
  required: byPriority(share("required attainment", { source: "DOMAIN 1.5" })).default(0.9),
  period: z.union([z.literal(1), z.literal(3), z.literal(12)]).default(1).meta({ unit: "months", description: "measurement period: 1, 3 or 12 months" }),
  smallSample: z.strictObject({ below: integer("rule holds under this number of tickets", { min: 1, max: 10_000 }), misses: integer("late tickets allowed", { min: 0, max: 1000 }) }).optional(),
  objectiveOnly: z.array(z.enum(PRIORITIES)).default([]).meta({ description: "priorities reported but never penalised" }),
  pauses: z.array(z.enum(PAUSES)).default([...PAUSES]).meta({ description: "states in which the contract clock stops" }),
  attribution: z.enum(["opened", "due", "resolved"]).default("resolved").meta({ description: "month in which a ticket counts" }),
  openLate: z.enum(["missed", "whenClosed"]).default("whenClosed").meta({ description: "how a ticket still open and already late at a period’s end counts" }),
  requests: z.boolean().default(true).meta({ description: "requests are measured too, not only incidents" }),
});
