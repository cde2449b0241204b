/** A formula as a flat program of numbers for a stack machine: pairs of operation and argument. Only + − × ÷, square root and comparisons. */

export const OP = {
  /** argument: the number itself */
  number: 0,
  /** argument: place of the variable */
  variable: 1,
  add: 2,
  subtract: 3,
  multiply: 4,
  /** by zero: 0 */
  divide: 5,
  negate: 6,
  less: 7,
  atMost: 8,
  equal: 9,
  and: 10,
  or: 11,
  not: 12,
  smaller: 13,
  larger: 14,
  absolute: 15,
  /** of a negative number: 0 */
  root: 16,
  /** condition, value if it holds, value if not */
  choose: 17,
} as const;

/** deepest stack of any program that the reader accepts */
export const DEEPEST = 64;
const stack = new Float64Array(DEEPEST);

/** The value of a program; conditions are 1 or 0. Every program has a finite value, or 0. */
export function evaluate(program: readonly number[], variables: Float64Array): number {
  let top = -1;
  for (let at = 0; at < program.length; at += 2) {
    const operation = program[at]!;
    if (operation <= OP.variable) {
      stack[++top] = operation === OP.number ? program[at + 1]! : variables[program[at + 1]!]!;
    } else if (operation === OP.choose) {
      top -= 2;
      stack[top] = stack[top]! !== 0 ? stack[top + 1]! : stack[top + 2]!;
    } else if (isUnary(operation)) {
      stack[top] = ofOne(operation, stack[top]!);
    } else {
      top--;
      stack[top] = ofTwo(operation, stack[top]!, stack[top + 1]!);
    }
  }
  const value = stack[0]!;
  return Number.isFinite(value) ? value : 0;
}

const isUnary = (operation: number): boolean =>
  operation === OP.negate || operation === OP.not || operation === OP.absolute || operation === OP.root;

function ofOne(operation: number, a: number): number {
  if (operation === OP.negate) return -a;
  if (operation === OP.not) return a === 0 ? 1 : 0;
  if (operation === OP.absolute) return a < 0 ? -a : a;
  return a > 0 ? Math.sqrt(a) : 0;
}

function ofTwo(operation: number, a: number, b: number): number {
  switch (operation) {
    case OP.add:
      return a + b;
    case OP.subtract:
      return a - b;
    case OP.multiply:
      return a * b;
    case OP.divide:
      return b === 0 ? 0 : a / b;
    case OP.smaller:
      return a < b ? a : b;
    case OP.larger:
      return a > b ? a : b;
    default:
      return holds(operation, a, b) ? 1 : 0;
  }
}

function holds(operation: number, a: number, b: number): boolean {
  if (operation === OP.less) return a < b;
  if (operation === OP.atMost) return a <= b;
  if (operation === OP.equal) return a === b;
  return operation === OP.and ? a !== 0 && b !== 0 : a !== 0 || b !== 0;
}
