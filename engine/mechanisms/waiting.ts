/** Waiting for the client: the technician asks, is freed, and the ticket comes back when the user answers. */
import { z } from "zod";
import { distribution, id } from "../notation.ts";
import { share } from "../units.ts";

/** Neutral: probability 0. */
export const waitingParams = z.strictObject({
  probability: share("probability that a ticket waits once for its user", { source: "DOMAIN 5.6 C5" }).default(0),
  delay: distribution("time until the user answers", { source: "DOMAIN 5.6 C5" }).default({ kind: "deterministic", mean: 0, cv: 0, values: [] }),
  window: id.optional().meta({ description: "window in which the delay runs; default: at any time" }),
  afterShare: share("share of the first effort done before asking").default(0.5),
});
