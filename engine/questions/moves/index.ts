/** Catalogue of moves: what an amendment may change in a contract of this scenario. */
import type { IndicatorName } from "../../answer/indicators.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import { contractMoves } from "./contract-moves.ts";
import type { Family, Move } from "./move.ts";
import { providerMoves } from "./provider-moves.ts";

export { FAMILIES, type Family, goTogether, type Move, moved } from "./move.ts";

/** What only the report or the bill sees: users notice it where somebody reacts to it. */
const ON_PAPER: readonly Family[] = ["target", "required", "clock"];
const ON_BILLS: readonly Family[] = ["cap", "penalties", "claim"];

/** Every move that the scenario allows in a design. */
export function movesOf({ scenario, written }: Resolved, design: string): Move[] {
  const own = scenario.designs[design];
  if (!own) return [];
  return [...providerMoves(scenario, own), ...contractMoves(scenario, own, written.designs)];
}

const PAPER: readonly (IndicatorName | "kept")[] = [
  "kept",
  "contractualAttainment",
  "missedPeriods",
  "silentFailureMonths",
  "penalties",
  "penaltiesDue",
  "chronicFailureMonths",
];
const BILLS: readonly (IndicatorName | "kept")[] = [
  "invoicedCost",
  "costWithLostTime",
  "penalties",
  "providerMargin",
  "monthsAtCap",
];

/** Whether the provider of a design answers to penalties and promises: by its staff, its order of work or its tricks. */
function reacts({ scenario }: Resolved, design: string): boolean {
  const { provider, contract } = scenario.designs[design] ?? {};
  const ordersByPromise = [
    "earliestDueDate",
    "leastSlack",
    "dropDead",
    "expectedPenalty",
    "tracking",
    "formula",
  ];
  return (
    (provider?.staffing?.length ?? 0) > 0 ||
    provider?.opportunism !== undefined ||
    contract?.distrust !== undefined ||
    (typeof provider?.dispatch === "string" && ordersByPromise.includes(provider.dispatch))
  );
}

/** Moves that can change what is asked for: those on paper only where paper is judged, or somebody reacts to it. */
export function movesFor(read: Resolved, design: string, about: IndicatorName | "kept"): Move[] {
  const isFree = reacts(read, design);
  return movesOf(read, design).filter(
    ({ family }) =>
      isFree ||
      ((!ON_PAPER.includes(family) || PAPER.includes(about) || BILLS.includes(about)) &&
        (!ON_BILLS.includes(family) || BILLS.includes(about))),
  );
}
