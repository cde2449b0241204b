/** The name of what a scenario plays: two files with the same hash give the same answer to the same seed. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ENGINE_VERSION } from "../version.ts";
import type { Scenario } from "./model.ts";

/** How a result is read: what makes two answers to the same lives differ. */
function readingsOf({ experiment }: Scenario): object | undefined {
  const { thresholds, differenceThresholds, discountRate } = experiment;
  const stated = { thresholds, differenceThresholds, discountRate };
  return Object.values(stated).some((value) => value !== undefined) ? stated : undefined;
}

/** SHA-256 of what is played: without the scenario's own texts, names of designs and components, the page, and how often it is played. */
export function hashOf(scenario: Scenario): string {
  const { start, months, timeZone, calendars, situation, designs, ranges, observed, clients } = scenario;
  const untitled = <T extends object>(all: Record<string, T>) =>
    Object.entries(all).map(([id, { ...part }]) => [id, { ...part, name: undefined, like: undefined }]);
  const played = {
    start,
    months,
    timeZone,
    calendars,
    situation: { ...situation, components: Object.fromEntries(untitled(situation.components)) },
    observed,
    readings: readingsOf(scenario),
    designs: untitled(designs), // in their order: the first listed is the baseline
    ranges: ranges?.stated.map(({ key, places, form, ends }) => ({ key, places, form, ends })),
    perDraw: ranges && scenario.experiment.perDraw,
    clients: clients && untitled(clients),
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([ENGINE_VERSION, canonical(played)]))));
}

/** The same value with keys in order and nothing undefined. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const stated = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    stated.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, canonical(part)]),
  );
}
