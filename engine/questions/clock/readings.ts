/** The clocks that a contract is read under, and how they differ from its own. */
import {
  CLOCK_PRESETS,
  type ClockChoices,
  type ClockPreset,
  type ClockReading,
} from "../../mechanisms/promises/clock-semantics.ts";
import type { Text } from "../../scenario/notation.ts";
import type { DesignInput } from "../trials.ts";

type Contract = DesignInput["contract"];
type Stated = NonNullable<Contract["readings"]>[number];

const idOf = (reading: Stated): string => (typeof reading === "string" ? reading : reading.id);

const TOOLS: Record<ClockPreset, Text> = {
  contract: { fr: "texte type", en: "plain text" },
  serviceNow: { fr: "ServiceNow", en: "ServiceNow" },
  glpi: { fr: "GLPI", en: "GLPI" },
  jiraServiceManagement: { fr: "Jira SM", en: "Jira SM" },
};
export const isPreset = (name: string): name is ClockPreset => Object.hasOwn(CLOCK_PRESETS, name);
export const clockName = (id: string): Text => (isPreset(id) ? TOOLS[id] : { fr: id, en: id });

/** Names of the clocks that may be asked for: the presets, and the readings that the contract lists. */
export const clocksOf = ({ readings }: Contract): string[] => [
  ...new Set([...(readings ?? []).map(idOf), ...Object.keys(CLOCK_PRESETS)]),
];

/** Those shown unless others are asked for: the contract's readings and the tools, without its own preset. */
export const usualClocks = (contract: Contract): string[] =>
  clocksOf(contract).filter((name) => name !== "contract" && name !== contract.clock?.preset);

/** A reading of the contract, by its name. */
export const readingOf = ({ readings }: Contract, name: string): Stated =>
  (readings ?? []).find((reading) => idOf(reading) === name) ?? (name as ClockPreset);

/** Choices in which a reading is not the contract's clock. */
export const choicesApart = (own: ClockReading, other: ClockReading): (keyof ClockChoices)[] =>
  (Object.keys(CLOCK_PRESETS.contract) as (keyof ClockChoices)[]).filter(
    (choice) => JSON.stringify(own[choice]) !== JSON.stringify(other[choice]),
  );

/** Most readings that a contract may list. */
export const MOST_READINGS = 8;

/** The contract's clock with one choice of another reading: tells whether that choice alone judges a ticket otherwise. */
export function withChoice(
  { clock }: Contract,
  other: ClockReading,
  choice: keyof ClockChoices,
): { id: string } & Record<string, unknown> {
  const value = other[choice];
  const reading: { id: string } & Record<string, unknown> = { ...clock, id: `only-${choice}` };
  if (value === "own") delete reading[choice];
  else reading[choice] = value;
  return reading;
}
