/** Faults of a scenario: what is wrong, where, and what would be right; ERRORS holds the words in both languages. */
import { ERRORS } from "./error-table.ts";

export interface Fault {
  /** row of the table of messages */
  code: string;
  /** where, from the scenario's root */
  path: readonly (string | number)[];
  value?: unknown;
  /** allowed range or values, as people write them */
  allowed?: string;
  /** nearest valid name */
  nearest?: string;
}

/** Thrown by compile when a scenario is well-formed but makes no sense; every fault of it is listed. */
export class ScenarioError extends Error {
  declare readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.path.join(".")}: ${fault.code}`).join("; "));
    this.name = "ScenarioError";
    this.faults = faults;
  }
}

/** Damerau–Levenshtein distance (optimal string alignment), letter case ignored. */
function distance(left: string, right: string): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let cost = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, substitution);
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? cost) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

/** The valid name that was probably meant: at most a third of its letters and at most three differ; undefined if none. */
export function nearestName(written: string, valid: readonly string[]): string | undefined {
  if (written.length > 60) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of valid) {
    const cost = distance(written, name);
    if (cost <= Math.min(3, Math.floor(Math.max(name.length, written.length) / 3)) && cost < least) {
      best = name;
      least = cost;
    }
  }
  return best;
}

/** A name that is none of the valid ones: all of them, and the one that was probably meant. */
export function unknownName(
  code: string,
  path: Fault["path"],
  value: unknown,
  valid: readonly string[],
): Fault {
  const nearest = nearestName(String(value), valid);
  return { code, path, value, allowed: valid.join(", "), ...(nearest === undefined ? {} : { nearest }) };
}

/** "designs.frozen.contract.slas.restoration.targets.P2", "rules[0].then": the path as people say it. */
export function pathText(path: Fault["path"]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
}

/** What JSON has no words for: whole numbers without end, NaN and the infinities. */
const isBeyondJson = (value: unknown) =>
  typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value));

function shown(value: unknown): string {
  const isOneWord = typeof value === "string" || isBeyondJson(value);
  const text = isOneWord
    ? String(value)
    : (JSON.stringify(value, (_, inner: unknown) => (isBeyondJson(inner) ? String(inner) : inner)) ??
      String(value));
  const line = text.replaceAll(/\p{Cc}+/gu, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

const WHOLE_FILE = { fr: "le fichier", en: "the file" };
const NEAREST = { fr: "Vouliez-vous dire « {nearest} » ?", en: "Did you mean “{nearest}”?" };
const UNKNOWN = {
  message: { fr: "{field} est refusé ({value}).", en: "{field} is refused ({value})." },
  remedy: { fr: "", en: "" },
};

/** The fault in words, with what would be right; its path and line are told apart by whoever shows it. */
export function describeFault(fault: Fault, lang: "fr" | "en"): string {
  const row = ERRORS[fault.code] ?? UNKNOWN;
  const slots: Record<string, string> = {
    field: fault.path.length === 0 ? WHOLE_FILE[lang] : pathText(fault.path.slice(-2)),
    value: fault.value === undefined ? "" : shown(fault.value),
    allowed: fault.allowed ?? "",
    nearest: fault.nearest ?? "",
  };
  const remedy = row.remedy[lang];
  const needsAllowed = remedy.includes("{allowed}") && slots["allowed"] === "";
  const parts = [
    row.message[lang],
    needsAllowed ? "" : remedy,
    fault.nearest === undefined ? "" : NEAREST[lang],
  ];
  return parts
    .filter((part) => part !== "")
    .join(" ")
    .replaceAll(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? "");
}
