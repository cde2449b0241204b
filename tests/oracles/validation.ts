/** What docs/validation.md says of every case, apart from the numbers. */
import { type Case, type CaseFile, caseFile } from "./cases.ts";
import { ORACLES } from "./queueing/index.ts";
import type { Oracle } from "./queueing/oracle.ts";
import { HELD, NOT_SIMULATED } from "./unexpressed.ts";

export interface CaseRow {
  id: string;
  kind: string;
  simulated: boolean;
  /** test that holds the case exactly, without simulation */
  held: string | undefined;
  /** why it is not simulated */
  reason: string | undefined;
}

const FILES: readonly CaseFile[] = ["b1", "analytic", "published", "peer_models", "sla_clock", "penalties"];

/** Every case of every file, in order. */
export function caseRows(): CaseRow[] {
  const simulated = new Set(ORACLES.map(({ id }) => id));
  return FILES.flatMap((file) => {
    const content = caseFile(file) as Case[] | { cases: Case[] };
    return (Array.isArray(content) ? content : content.cases).map(({ id, kind }) => ({
      id,
      kind,
      simulated: simulated.has(id),
      held: HELD[id] ?? HELD[kind],
      reason: simulated.has(id) ? undefined : (NOT_SIMULATED[id] ?? NOT_SIMULATED[kind]),
    }));
  });
}

export const introduction = (engineVersion: string): string[] => [
  "# Validation",
  "",
  `Written by \`node tests/oracles/report.ts\` (engine ${engineVersion}). Each case comes from outside the engine: \`tests/oracles/cases/\` has its source.`,
  "A simulation *agrees* when the expected value lies in its 99.9 % interval (for values that other simulators estimated: within twice the",
  "combined 95 % half-widths). It has *power* when its 95 % half-width is at most 1 % of a mean, or half a point of a probability: without that,",
  "agreement would prove nothing. Simulated cases are ordinary scenarios played by the ordinary engine, from an empty start; horizons are long",
  "enough that the start's bias lies far inside the interval. B1's empty start is part of its model.",
  "",
];

/** Metrics of the simulated cases that no measure reads, with the reason. */
export const listOf = (oracles: readonly Oracle[]): string[] =>
  oracles.flatMap(({ id, left }) =>
    Object.entries(left).map(([metric, reason]) => `- ${id}, ${metric}: ${reason}.`),
  );
