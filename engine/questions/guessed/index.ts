/**
 * Numbers of a scenario that nobody knows for sure: ranges that it states, and values of the library and of DOMAIN that are
 * guesses (mark G). Those on which conclusions most often hang come first (DOMAIN §10: debates, trust, κ and o0, claims).
 */
import type { Resolved } from "../../scenario/resolve.ts";
import type { StatedRange } from "../../scenario/stated.ts";
import { CONTRACT_ROWS } from "./contract-rows.ts";
import { inputOf, type UncertainInput } from "./input.ts";
import { PROVIDER_ROWS } from "./provider-rows.ts";
import type { GuessRow } from "./row.ts";
import { SITUATION_ROWS } from "./situation-rows.ts";
import { statedInput } from "./stated-input.ts";

const FIRST = [
  "designs.*.contract.scope.clarity",
  "designs.*.contract.scope.coveredWhenNew",
  "designs.*.provider.teams.*.background.tickets",
  "situation.components.*.effort.**",
  "situation.impact.lostHourPrice",
  "situation.impact.usersAffected.**",
  "designs.*.contract.scope.initiallyUncovered",
  "situation.components.*.incidents",
  "designs.*.provider.teams.*.lostTime",
  "designs.*.contract.scope.arbitration.delay",
  "designs.*.provider.overheads.ofInvoices",
  "designs.*.contract.penalties.claim",
  "situation.components.*.growth",
  "designs.*.provider.people.turnover",
  "situation.reporting.bypass.atLowTrust",
  "situation.trust.loss",
  "situation.waiting.delay",
  "situation.components.*.replacement",
];

const rankOf = ({ at }: GuessRow) => (FIRST.includes(at) ? FIRST.indexOf(at) : FIRST.length);

/** Every guess that is known of, the most telling first. */
const ROWS: readonly GuessRow[] = [...SITUATION_ROWS, ...CONTRACT_ROWS, ...PROVIDER_ROWS].sort(
  (a, b) => rankOf(a) - rankOf(b),
);

/** Whether a pattern leads to a path. */
function leadsTo(pattern: readonly string[], path: readonly string[]): boolean {
  const [step, ...rest] = pattern;
  if (step === undefined) return path.length === 0;
  if (step === "**") return leadsTo(rest, path) || (path.length > 0 && leadsTo(pattern, path.slice(1)));
  return path.length > 0 && (step === "*" || step === path[0]) && leadsTo(rest, path.slice(1));
}

const rowOf = ({ places }: StatedRange) =>
  ROWS.find(({ at }) => leadsTo(at.split("."), (places[0] ?? []).map(String)));

/** The ranges that the scenario states, as inputs. */
export const statedInputs = ({ scenario }: Resolved): UncertainInput[] =>
  (scenario.ranges?.stated ?? []).map((range) => statedInput(range, rowOf(range)));

/** The guesses that act in this scenario, the most telling first. */
export const guessedInputs = ({ written }: Resolved): UncertainInput[] =>
  ROWS.flatMap((row) => inputOf(written, row) ?? []);

/** What a scenario does not know: first what it says of it, then what it guesses. */
export const uncertainInputs = (read: Resolved): UncertainInput[] => [
  ...statedInputs(read),
  ...guessedInputs(read),
];
