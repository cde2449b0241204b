/** A finding: what is wrong with a clause, by how much, why, and how it could be written. */
import type { Text } from "../../scenario/notation.ts";

export const FINDING_CODES = [
  "CHANCE_MISSES",
  "CANNOT_TELL",
  "ONE_LATE_MISSES",
  "TARGET_BEYOND_WORK",
  "FIRST_CONTACT_BEYOND_TIERS",
  "REOPENING_BEYOND_NATURE",
  "NEVER_MEASURED",
  "HARDLY_MEASURED",
  "LATE_WITHOUT_TERM",
  "LATE_LEFT_OPEN",
  "CAP_REACHED_EARLY",
  "WINDOW_UNCOVERED",
  "NO_CONSEQUENCE",
  "NO_CLAUSE",
  "NEVER_CLAIMED",
  "CLAUSE_WITHOUT_LINE",
  "CLAUSE_OF_NOTHING",
  "BONUS_BY_LUCK",
  "EARN_BACK_EASY",
  "CHRONIC_BY_LUCK",
  "NO_TERM",
  "NO_NOTICE",
  "NO_REVISION",
  "SAME_PROMISE",
  "DISPATCH_IGNORES_PRIORITY",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** serious: the clause does not do what it says; warning: it may not; note: worth a line in the annex. */
export const SEVERITIES = ["serious", "warning", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** designs that have it, in their order */
  designs: string[];
  /** where it stands, from the scenario's root, in the first of these designs */
  clause: string;
  /** the clause as people call it */
  name: Text;
  /** figures of the finding, by name; shares are in [0, 1], durations minutes, amounts euros */
  numbers: Record<string, number>;
  why: Text;
  betterWording: Text;
}

/** A finding in one design; `clause` is a path within it. */
export type FoundIn = Omit<Finding, "designs">;

/** Puts together what several designs have in common, the worst first and otherwise in the order found. */
export function gather(found: readonly { design: string; findings: readonly FoundIn[] }[]): Finding[] {
  const merged = new Map<string, Finding>();
  for (const { design, findings } of found)
    for (const { clause, ...finding } of findings) {
      const key = JSON.stringify([finding.code, clause, finding.name, finding.numbers]);
      const known = merged.get(key);
      if (known) known.designs.push(design);
      else
        merged.set(key, {
          ...finding,
          designs: [design],
          clause: `designs.${design}.${clause}`,
        });
    }
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return [...merged.values()].sort((a, b) => rank(a) - rank(b));
}
