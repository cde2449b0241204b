/** A life that outgrows what the engine holds, as a fault of the scenario. */
import { BeyondCapacity, type Capacity } from "../kernel/capacity.ts";
import { type Fault, ScenarioError } from "../scenario/errors.ts";

const CODES: Readonly<Record<Capacity, string>> = {
  arrivals: "TOO_MANY_TICKETS",
  openTickets: "TOO_MANY_OPEN",
  steps: "TOO_MANY_STEPS",
  cents: "AMOUNT_TOO_LARGE",
};

/** What each of them is a fault of, in its design. */
const PLACES: Readonly<Record<Capacity, readonly string[]>> = {
  arrivals: [],
  openTickets: ["provider", "teams"],
  steps: ["provider", "teams"],
  cents: ["contract"],
};

/** The error as people are told of it; `design` is null while nature draws, before any design is played. */
export function told(error: unknown, design: string | null): unknown {
  if (!(error instanceof BeyondCapacity)) return error;
  const { of, most } = error;
  const path = design === null ? ["situation", "components"] : ["designs", design, ...PLACES[of]];
  const allowed = String(of === "cents" ? Math.floor(most / 100) : most);
  const fault: Fault = { code: CODES[of], path, value: most + 1, allowed };
  return new ScenarioError([fault]);
}
