/** Teams: tiers, shifts, work that advances only while its technician's shift is open, pools shared with other clients. */
import { z } from "zod";
import { distribution, id, text } from "../notation.ts";
import { duration, integer, money, rate, share } from "../units.ts";

export const team = z.strictObject({
  name: text("name shown to people").optional(),
  tier: integer("tier of the team", { min: 1, max: 5 }),
  skills: z.array(id).max(50).optional().meta({ description: "skills it has; default: all" }),
  shifts: z.array(z.strictObject({ window: id, headcount: integer("technicians", { min: 0, max: 10_000 }) })).min(1).max(20),
  atShiftEnd: z.enum(["resume", "handover", "finish"]).default("resume").meta({ description: "an unfinished ticket waits for its own technician, is handed over, or is finished after hours" }),
  handoverEffort: duration("extra work when a ticket is handed over").default(0),
  lostTime: share("share of time lost to absence, meetings, run; work takes effort / (1 − share)", { max: 0.95 }).default(0),
  cost: money("loaded cost of a technician per month").default(0),
  quota: share("share of the pool’s idle time that this contract pays", { source: "MODEL 11.16" }).default(1),
  background: z.strictObject({
    tickets: rate("tickets of the pool’s other clients per month, all together"),
    priorities: z.strictObject({ P1: share("P1"), P2: share("P2"), P3: share("P3"), P4: share("P4") })
      .refine((mix) => Math.abs(mix.P1 + mix.P2 + mix.P3 + mix.P4 - 1) < 1e-6, { params: { code: "MIX_NOT_ONE" } }),
    effort: distribution("touch time of a background ticket"),
  }).optional(),
});
