/** Scenario files: YAML 1.2 or JSON text → raw data with the place of every value; the scenario's faults get a line and a column. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import { type Fault, type Resolved, readScenario } from "#engine";

export const MAX_BYTES = 1_000_000;
const MAX_NESTING = 64;

/** A fault and where it stands in the file, both counted from 1. */
export interface LocatedFault extends Fault {
  line?: number;
  column?: number;
}

/** A file that could be read: its data, and the place of each of its values. */
export interface Source {
  raw: unknown;
  /** adds line and column to faults of this file */
  locate(faults: readonly Fault[]): LocatedFault[];
}

export type ReadFile = (Resolved & { raw: unknown }) | { faults: LocatedFault[] };

interface Place {
  key: number;
  value: number;
}
type Places = Map<string, Place>;
type Path = (string | number)[];

/** Faults that speak of a field's name rather than of its value. */
const ABOUT_NAMES = new Set([
  "UNKNOWN_FIELD",
  "FORBIDDEN_KEY",
  "NOT_AN_IDENTIFIER",
  "DUPLICATE_KEY",
  "NOT_A_TEXT_KEY",
]);

/** Decodes UTF-8, refusing files that are too large or not text. */
function decode(file: Uint8Array | string): string | Fault {
  const bytes = typeof file === "string" ? Buffer.byteLength(file) : file.byteLength;
  if (bytes > MAX_BYTES)
    return { code: "FILE_TOO_LARGE", path: [], value: bytes, allowed: String(MAX_BYTES) };
  try {
    const text =
      typeof file === "string"
        ? file.replace(/^\uFEFF/, "")
        : new TextDecoder("utf-8", { fatal: true }).decode(file);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text))
      return { code: "NOT_UTF8", path: [] };
    return text;
  } catch {
    return { code: "NOT_UTF8", path: [] };
  }
}

/** True if brackets or indentation go deeper than any scenario does: refused before a recursive parser sees them. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  return /^[ \t]{200}/m.test(text) || new RegExp(`(?:[-?:][ \\t]+){${MAX_NESTING}}`).test(text);
}

/** Builds raw data from the syntax tree, noting where each value stands and every construct that is refused. */
class Reader {
  readonly faults: LocatedFault[] = [];
  readonly places: Places = new Map();
  private readonly lines: LineCounter;

  constructor(lines: LineCounter) {
    this.lines = lines;
  }

  at(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  refuse(fault: Fault, offset: number): undefined {
    this.faults.push({ ...fault, ...this.at(offset) });
  }

  read(node: unknown, path: Path, key?: number): unknown {
    const offset = (node as Node | null)?.range?.[0] ?? key ?? 0;
    this.places.set(JSON.stringify(path), { key: key ?? offset, value: offset });
    if (isAlias(node)) return this.refuse({ code: "ALIAS_REFUSED", path, value: `*${node.source}` }, offset);
    if (isScalar(node) || isMap(node) || isSeq(node)) {
      if (node.anchor !== undefined)
        this.refuse({ code: "ALIAS_REFUSED", path, value: `&${node.anchor}` }, offset);
      if (node.tag !== undefined) return this.refuse({ code: "TAG_REFUSED", path, value: node.tag }, offset);
    }
    if (isMap(node)) return this.map(node.items, path);
    if (isSeq(node)) return node.items.map((item, index) => this.read(item, [...path, index]));
    return isScalar(node) ? node.value : null;
  }

  private map(items: readonly unknown[], path: Path): unknown {
    const map: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const pair of items) {
      if (!isPair(pair)) continue;
      const offset = (pair.key as Node | null)?.range?.[0] ?? 0;
      const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (name === undefined) this.refuse({ code: "NOT_A_TEXT_KEY", path, value: String(pair.key) }, offset);
      else if (name === "<<")
        this.refuse({ code: "ALIAS_REFUSED", path: [...path, name], value: name }, offset);
      else if (seen.has(name))
        this.refuse({ code: "DUPLICATE_KEY", path: [...path, name], value: name }, offset);
      else {
        const value = this.read(pair.value, [...path, name], offset);
        Object.defineProperty(map, name, { value, enumerable: true, writable: true, configurable: true });
      }
      if (name !== undefined) seen.add(name);
      if (isScalar(pair.key)) this.keyMarks(pair.key, path, offset);
    }
    return map;
  }

  private keyMarks(key: { anchor?: string; tag?: string }, path: Path, offset: number): void {
    if (key.anchor !== undefined)
      this.refuse({ code: "ALIAS_REFUSED", path, value: `&${key.anchor}` }, offset);
    if (key.tag !== undefined) this.refuse({ code: "TAG_REFUSED", path, value: key.tag }, offset);
  }

  /** The place of the longest part of the path that is written in the file. */
  locate(fault: Fault): LocatedFault {
    for (let length = fault.path.length; length >= 0; length--) {
      const place = this.places.get(JSON.stringify(fault.path.slice(0, length)));
      if (!place) continue;
      const named = ABOUT_NAMES.has(fault.code) || length < fault.path.length;
      return { ...fault, ...this.at(named ? place.key : place.value) };
    }
    return fault;
  }
}

/** Reads text as data, without judging whether it is a scenario. Never throws. */
export function readSource(file: Uint8Array | string): Source | { faults: LocatedFault[] } {
  const text = decode(file);
  if (typeof text !== "string") return { faults: [text] };
  if (isTooDeep(text)) return { faults: [{ code: "TOO_DEEP", path: [], allowed: `≤ ${MAX_NESTING}` }] };
  try {
    return parse(text);
  } catch (error) {
    // the parser's own stack is the only thing left that a well-chosen text can exhaust
    if (error instanceof RangeError)
      return { faults: [{ code: "TOO_DEEP", path: [], allowed: `≤ ${MAX_NESTING}` }] };
    throw error;
  }
}

function parse(text: string): Source | { faults: LocatedFault[] } {
  const lineCounter = new LineCounter();
  const parsed = parseAllDocuments(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    lineCounter,
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  const [document] = documents;
  if (
    !document?.contents ||
    (isScalar(document.contents) && document.contents.value === null && document.errors.length === 0)
  )
    return { faults: [{ code: "EMPTY_FILE", path: [] }] };
  const reader = new Reader(lineCounter);
  if (documents.length > 1)
    reader.refuse({ code: "SEVERAL_DOCUMENTS", path: [] }, documents[1]?.range[0] ?? 0);
  const errors = document.errors.filter(({ code }) => code !== "TAG_RESOLVE_FAILED");
  if (errors[0]) reader.refuse({ code: "NOT_YAML", path: [], value: errors[0].message }, errors[0].pos[0]);
  if (reader.faults.length > 0) return { faults: reader.faults };
  const raw = reader.read(document.contents, []);
  if (reader.faults.length > 0) return { faults: reader.faults };
  return { raw, locate: (faults) => faults.map((fault) => reader.locate(fault)) };
}

/** Reads a scenario file in one world: the scenario and its raw data, or every fault with its line and column. Never throws. */
export function readScenarioFile(file: Uint8Array | string, options: { world?: string } = {}): ReadFile {
  const source = readSource(file);
  if ("faults" in source) return source;
  const read = readScenario(source.raw, options);
  return "faults" in read ? { faults: source.locate(read.faults) } : { ...read, raw: source.raw };
}
