/** What tickets themselves account for, exactly: the report's steps to what users live, and where lost hours are lost. */
import { INDICATORS } from "../../answer/indicators.ts";
import { PARTS } from "../../answer/lost-hours-indicators.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Track } from "../track.ts";
import type { Explained, ExplainFigures } from "./figures.ts";

const STEPS: Readonly<Record<string, Text>> = {
  otherMonth: { fr: "compté un autre mois", en: "counted in another month" },
  reclassified: { fr: "priorité requalifiée", en: "priority reclassified" },
  looserTarget: { fr: "délai promis plus long que l’attente", en: "target looser than users expect" },
  paused: { fr: "horloge en pause", en: "clock paused" },
  excluded: { fr: "exclu du rapport", en: "excluded from the report" },
  disputed: { fr: "contesté", en: "disputed" },
  outOfScope: { fr: "hors périmètre (jamais promis)", en: "out of scope (never promised)" },
  bypassed: { fr: "contourné (estimé)", en: "bypassed (estimated)" },
};

/** Outcomes that are lost hours, or their price. */
const OF_HOURS: readonly Explained[] = [
  "lostHours",
  "lostTimeCost",
  "costWithLostTime",
  "lostHoursPerUserYear",
];

export function exactPartsOf(track: Track, outcome: Explained, futures: number): ExplainFigures["exact"] {
  if (outcome === "gap")
    return track
      .steps(futures)
      .map(({ step, loss }) => ({ id: step, label: STEPS[step] ?? { fr: step, en: step }, value: loss }));
  if (!OF_HOURS.includes(outcome)) return [];
  return PARTS.map((name) => ({
    id: name,
    label: INDICATORS[name].label,
    value: track.estimate(name, futures),
  }));
}
