/** Governance: committees, what they see, rules (when → then, after a lead time, at a cost) and the amendments they sign. */
import { z } from "zod";
import { id, text } from "../notation.ts";
import { duration, integer, money, number, share } from "../units.ts";

/** Indicators that a rule may watch; the last ones are visible only where indicators are shared. */
export const CONTRACTUAL_INDICATORS = ["contractualAttainment", "penaltyShare", "backlog"] as const;
export const SHARED_INDICATORS = ["experiencedAttainment", "greyShare", "disputedShare", "watermelonGap", "trust"] as const;

const when = z.union([
  z.strictObject({ month: integer("month at whose end it triggers", { min: 1, max: 120 }) }),
  z.strictObject({ every: integer("months between two triggers", { min: 1, max: 60 }), first: integer("first month at whose end it triggers", { min: 1, max: 120 }).optional() }),
  z.strictObject({ event: id }),
  z.strictObject({
    indicator: z.enum([...CONTRACTUAL_INDICATORS, ...SHARED_INDICATORS]),
    above: number("threshold", { min: 0, max: 1e6 }).or(share("threshold")).optional(),
    below: number("threshold", { min: 0, max: 1e6 }).or(share("threshold")).optional(),
    committees: integer("committees in a row that must see it", { min: 1, max: 24 }).default(1),
  }),
]);

const then = z.union([
  z.strictObject({ rebaseline: z.union([z.literal("all"), z.array(id).min(1)]) }),
  z.strictObject({ cover: id }),
  z.strictObject({ resize: id, shift: integer("shift of the team, 1 = first", { min: 1, max: 20 }).default(1), by: integer("technicians more or fewer", { min: -1000, max: 1000 }) }),
  z.strictObject({ target: z.string().regex(/^[a-zA-Z0-9-]+\.P[1-4]$/), to: duration("new target") }),
  z.strictObject({ clarity: share("new clarity of the scope") }),
]);

/** Neutral: no committee, no rule. */
export const governanceParams = z.strictObject({
  committee: z.strictObject({
    every: integer("months between two committees", { min: 1, max: 24 }),
    indicators: z.enum(["contractual", "shared"]).default("contractual"),
    clientHours: number("hours of the client’s staff per committee", { min: 0, max: 1000, source: "DOMAIN 6.1 K" }).default(0),
    providerHours: number("hours of the provider’s staff per committee", { min: 0, max: 1000, source: "DOMAIN 6.1 K" }).default(0),
  }).optional(),
  rules: z.array(z.strictObject({
    id, name: text("name of the amendment").optional(), when, then: z.array(then).min(1).max(20),
    after: duration("lead time before it takes effect", { source: "DOMAIN 9" }).default(0),
    cost: z.strictObject({ client: money("own cost of the client").default(0), provider: money("own cost of the provider").default(0), invoiced: money("invoiced to the client").default(0) }).default({ client: 0, provider: 0, invoiced: 0 }),
    atMost: integer("times it may be signed", { min: 1, max: 1000 }).default(1000),
  })).max(50).default([]),
  hourlyCost: z.strictObject({ client: money("hour of the client’s staff").default(0), provider: money("hour of the provider’s staff").default(0) }).default({ client: 0, provider: 0 }),
  notice: z.array(integer("month of a notice deadline, shown on charts", { min: 1, max: 120 })).default([]),
});
