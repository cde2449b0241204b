/** How a formula is set against a case from outside: every value that the case gives, and no other. */
import { expect } from "vitest";

/** Every expected value is reproduced to 1e-6 relative, and none is left untested. */
export function agrees(expected: Record<string, number>, found: Record<string, number>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [metric, value] of Object.entries(expected)) {
    expect(Math.abs((found[metric] ?? Number.NaN) - value), metric).toBeLessThanOrEqual(
      1e-6 * Math.abs(value),
    );
  }
}

/** Values of every `prefix…number` metric that the case asks for. */
export function ladder(
  expected: Record<string, number>,
  pattern: RegExp,
  value: (at: number) => number,
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const metric of Object.keys(expected)) {
    const match = pattern.exec(metric);
    if (match) found[metric] = value(Number(match[1]));
  }
  return found;
}

export const at = (parameters: Record<string, number>, name: string): number => {
  const value = parameters[name];
  if (value === undefined) throw new Error(`the case has no parameter ${name}`);
  return value;
};
