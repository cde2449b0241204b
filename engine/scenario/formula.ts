/** Reads a formula as people write it, in French or English, and lays it out as a flat program. No code of the host language is ever run. */
import { DEEPEST, OP } from "../kernel/program.ts";
import { MINUTES_PER } from "./units.ts";

/** A fault of a formula, at the character (from 1) where reading stopped. */
export class FormulaError extends Error {
  declare readonly code: "FORMULA_UNKNOWN_NAME" | "FORMULA_UNEXPECTED" | "FORMULA_TOO_DEEP";
  declare readonly position: number;
  declare readonly found: string;

  constructor(code: FormulaError["code"], position: number, found: string) {
    super(`${code} at ${position}: ${found}`);
    this.code = code;
    this.position = position;
    this.found = found;
  }
}

interface Token {
  kind: "number" | "name" | "sign" | "end";
  text: string;
  position: number;
}

const SPACE = /\s*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const UNIT = /\s*(min|h|d|wk)\b/y;
const NAME = /[a-zà-öø-ÿ]+/iy;
const SIGN = /<=|>=|!=|[-+*/×÷−()<>=,;≤≥≠]/y;

/** Functions by name, with the number of their arguments; the least is folded from two on. */
const FUNCTIONS: Readonly<Record<string, { operation: number; arguments: number; isFolded?: boolean }>> = {
  min: { operation: OP.smaller, arguments: 2, isFolded: true },
  max: { operation: OP.larger, arguments: 2, isFolded: true },
  abs: { operation: OP.absolute, arguments: 1 },
  sqrt: { operation: OP.root, arguments: 1 },
  racine: { operation: OP.root, arguments: 1 },
  if: { operation: OP.choose, arguments: 3 },
  si: { operation: OP.choose, arguments: 3 },
};
const WORDS: Readonly<Record<string, string>> = {
  and: "and",
  et: "and",
  or: "or",
  ou: "or",
  not: "not",
  non: "not",
};
/** The same sign written otherwise. */
const SAME: Readonly<Record<string, string>> = {
  "×": "*",
  "÷": "/",
  "−": "-",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  ";": ",",
};

/** Names that a formula may use beside its variables. */
export const FORMULA_WORDS: readonly string[] = [...Object.keys(FUNCTIONS), ...Object.keys(WORDS)];

/** What a pattern finds exactly at a place, or nothing. */
function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** The token at a place that is not blank, and its length in the text. */
function tokenAt(text: string, at: number): { token: Token; length: number } {
  const position = at + 1;
  const number = matchAt(NUMBER, text, at);
  if (number !== "") {
    const unit = matchAt(UNIT, text, at + number.length);
    const value = Number(number) * (unit === "" ? 1 : (MINUTES_PER[unit.trim()] ?? Number.NaN));
    return { token: { kind: "number", text: String(value), position }, length: number.length + unit.length };
  }
  const name = matchAt(NAME, text, at);
  if (name !== "")
    return { token: { kind: "name", text: name.toLowerCase(), position }, length: name.length };
  const sign = matchAt(SIGN, text, at);
  if (sign === "") throw new FormulaError("FORMULA_UNEXPECTED", position, text.charAt(at));
  return { token: { kind: "sign", text: SAME[sign] ?? sign, position }, length: sign.length };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = matchAt(SPACE, text, 0).length;
  while (at < text.length) {
    const { token, length } = tokenAt(text, at);
    tokens.push(token);
    at += length;
    at += matchAt(SPACE, text, at).length;
  }
  tokens.push({ kind: "end", text: "", position: text.length + 1 });
  return tokens;
}

/** Comparisons; the last ones are said by another with its sides exchanged, or denied. */
const COMPARISONS: Readonly<Record<string, { operation: number; isSwapped?: boolean; isDenied?: boolean }>> =
  {
    "<": { operation: OP.less },
    "<=": { operation: OP.atMost },
    "=": { operation: OP.equal },
    ">": { operation: OP.atMost, isDenied: true },
    ">=": { operation: OP.less, isDenied: true },
    "!=": { operation: OP.equal, isDenied: true },
  };

/** Recursive descent; each method leaves one value on the stack. */
class Reader {
  readonly program: number[] = [];
  private readonly tokens: Token[];
  private readonly variables: Readonly<Record<string, number>>;
  private at = 0;
  private depth = 0;

  constructor(text: string, variables: Readonly<Record<string, number>>) {
    this.tokens = tokensOf(text);
    this.variables = variables;
  }

  whole(): number[] {
    this.alternative();
    if (this.token.kind !== "end") this.unexpected();
    return this.program;
  }

  private get token(): Token {
    return this.tokens[this.at] as Token;
  }

  private unexpected(): never {
    throw new FormulaError("FORMULA_UNEXPECTED", this.token.position, this.token.text);
  }

  /** Goes past a sign or word if it is there. */
  private takes(text: string): boolean {
    const { token } = this;
    const isThere =
      token.kind === "sign" ? token.text === text : token.kind === "name" && WORDS[token.text] === text;
    if (isThere) this.at++;
    return isThere;
  }

  private expect(text: string): void {
    if (!this.takes(text)) this.unexpected();
  }

  private push(operation: number, argument: number): void {
    this.program.push(operation, argument);
    this.depth++;
    if (this.depth > DEEPEST)
      throw new FormulaError("FORMULA_TOO_DEEP", this.token.position, this.token.text);
  }

  private apply(operation: number, values: number): void {
    this.program.push(operation, 0);
    this.depth -= values - 1;
  }

  private alternative(): void {
    this.conjunction();
    while (this.takes("or")) {
      this.conjunction();
      this.apply(OP.or, 2);
    }
  }

  private conjunction(): void {
    this.comparison();
    while (this.takes("and")) {
      this.comparison();
      this.apply(OP.and, 2);
    }
  }

  private comparison(): void {
    this.sum();
    const found = this.token.kind === "sign" ? COMPARISONS[this.token.text] : undefined;
    if (!found) return;
    this.at++;
    this.sum();
    this.apply(found.operation, 2);
    if (found.isDenied) this.apply(OP.not, 1);
  }

  private sum(): void {
    this.product();
    for (;;) {
      const operation = this.takes("+") ? OP.add : this.takes("-") ? OP.subtract : -1;
      if (operation < 0) return;
      this.product();
      this.apply(operation, 2);
    }
  }

  private product(): void {
    this.signed();
    for (;;) {
      const operation = this.takes("*") ? OP.multiply : this.takes("/") ? OP.divide : -1;
      if (operation < 0) return;
      this.signed();
      this.apply(operation, 2);
    }
  }

  private signed(): void {
    // each sign nests: as deep as the stack may be, and no deeper
    let signs = 0;
    let operations: number[] = [];
    for (;;) {
      const operation = this.takes("-") ? OP.negate : this.takes("not") ? OP.not : -1;
      if (operation < 0) break;
      operations = [operation, ...operations];
      if (++signs > DEEPEST) throw new FormulaError("FORMULA_TOO_DEEP", this.token.position, this.token.text);
    }
    this.primary();
    for (const operation of operations) this.apply(operation, 1);
  }

  private primary(): void {
    const { token } = this;
    if (token.kind === "number") {
      this.at++;
      this.push(OP.number, Number(token.text));
    } else if (token.kind === "name") this.named(token);
    else {
      this.expect("(");
      this.alternative();
      this.expect(")");
    }
  }

  private named(token: Token): void {
    const call = Object.hasOwn(FUNCTIONS, token.text) ? FUNCTIONS[token.text] : undefined;
    const variable = Object.hasOwn(this.variables, token.text) ? this.variables[token.text] : undefined;
    if (!call && variable === undefined) {
      if (Object.hasOwn(WORDS, token.text)) this.unexpected();
      throw new FormulaError("FORMULA_UNKNOWN_NAME", token.position, token.text);
    }
    this.at++;
    if (call) this.call(call);
    else this.push(OP.variable, variable ?? 0);
  }

  private call({ operation, arguments: wanted, isFolded }: (typeof FUNCTIONS)[string]): void {
    this.expect("(");
    this.alternative();
    let given = 1;
    while (isFolded || given < wanted) {
      if (!this.takes(",")) break;
      this.alternative();
      given++;
      if (isFolded) this.apply(operation, 2);
    }
    if (given < wanted) this.unexpected();
    this.expect(")");
    if (!isFolded) this.apply(operation, wanted);
  }
}

/**
 * The program of a formula over named variables.
 * @param variables place of each variable, by every name it has
 * @throws FormulaError where a name is unknown, a sign stands in the wrong place, or brackets nest too deep
 */
export function readFormula(text: string, variables: Readonly<Record<string, number>>): number[] {
  return new Reader(text, variables).whole();
}
