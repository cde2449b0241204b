/** Business impact: lost hours by true priority, the client's own staff, and what the business expects of the service. */
import { z } from "zod";
import { byPriority, distribution, id } from "../notation.ts";
import { duration, money, number, share } from "../units.ts";

export const impactParams = z.strictObject({
  window: id.meta({ description: "the users’ own hours: the user clock runs in it" }),
  usersAffected: byPriority(number("users affected by a ticket", { min: 0, max: 1e6 })),
  productivityLoss: byPriority(share("share of their work lost while the ticket lasts")),
  ownWaitLoss: share("share of that loss that remains while the user himself is awaited").default(1),
  lostHourPrice: money("price of a lost hour", { source: "DOMAIN 8 R100" }).default(0),
});

/** What the business expects: targets of the user clock by true priority. */
export const expectationParams = z.strictObject({
  targets: byPriority(duration("time within which users expect the service back, in their hours")),
  level: share("experienced attainment below which a month is felt as bad").default(0.85),
});

/** Work refused or bypassed is done by the client's own staff: unlimited servers. */
export const clientStaffParams = z.strictObject({
  effort: distribution("work of the client’s staff per ticket"),
  delay: distribution("elapsed time until it is done, in the users’ hours"),
  hourlyCost: money("cost of an hour of the client’s staff").default(0),
});
