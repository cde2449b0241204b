/** Formulas: read in both languages, laid out as numbers, evaluated without any code of the host language. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../engine/kernel/program.ts";
import { FormulaError, readFormula } from "../../engine/scenario/formula.ts";

const PLACES = { waiting: 0, attente: 0, slack: 1, marge: 1 };
const value = (text: string, waiting = 10, slack = -5) =>
  evaluate(readFormula(text, PLACES), Float64Array.from([waiting, slack]));
const faultOf = (text: string) => {
  try {
    readFormula(text, PLACES);
  } catch (error) {
    if (error instanceof FormulaError) return [error.code, error.position, error.found];
  }
  return null;
};

describe("a formula", () => {
  test.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["10 - 4 - 3", 3],
    ["24 / 4 / 2", 3],
    ["-2 * -3", 6],
    ["2 × 3 − 1 ÷ 2", 5.5],
    ["4h + 30 min", 270],
    ["2 d / 1 wk", 2880 / 10_080],
    ["max(1, waiting, slack)", 10],
    ["min(attente; marge)", -5],
    ["abs(slack) + sqrt(16) + racine(9)", 12],
    ["if(slack < 0, 1000 + waiting, 1)", 1010],
    ["si(marge >= 0 ou attente > 5 et non (attente = 11); 2; 3)", 2],
    ["waiting >= 10", 1],
    ["waiting > 10", 0],
    ["waiting != 10", 0],
    ["waiting <= 9", 0],
  ])("%s is %d", (text, expected) => expect(value(text)).toBeCloseTo(expected, 12));
  test.each([
    ["1 / (waiting - 10)", 0],
    ["sqrt(slack)", 0],
    ["1e9", null],
    ["999999999 * 999999999 * 999999999", null],
  ])("%s never gives what is not a number", (text, expected) => {
    if (expected !== null) expect(value(text)).toBe(expected);
  });
  test.each([
    ["slak * 2", ["FORMULA_UNKNOWN_NAME", 1, "slak"]],
    ["1 + constructor", ["FORMULA_UNKNOWN_NAME", 5, "constructor"]],
    ["1 +", ["FORMULA_UNEXPECTED", 4, ""]],
    ["(1 + 2", ["FORMULA_UNEXPECTED", 7, ""]],
    ["1 2", ["FORMULA_UNEXPECTED", 3, "2"]],
    ["2 $ 3", ["FORMULA_UNEXPECTED", 3, "$"]],
    ["max(1)", ["FORMULA_UNEXPECTED", 6, ")"]],
    ["abs(1, 2)", ["FORMULA_UNEXPECTED", 6, ","]],
    ["if(1, 2)", ["FORMULA_UNEXPECTED", 8, ")"]],
    ["and 1", ["FORMULA_UNEXPECTED", 1, "and"]],
    ["", ["FORMULA_UNEXPECTED", 1, ""]],
  ])("%s: says where it stops", (text, fault) => expect(faultOf(text)).toEqual(fault));
  test("nests no deeper than its stack", () => {
    const nested = (depth: number) => `${"1+(".repeat(depth)}1${")".repeat(depth)}`;
    expect(value(nested(60))).toBe(61);
    expect(faultOf(nested(70))?.[0]).toBe("FORMULA_TOO_DEEP");
    expect(faultOf(`${"-".repeat(200)}1`)?.[0]).toBe("FORMULA_TOO_DEEP");
  });
  test("of any characters is read, or refused with a position in it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          expect(Number.isFinite(value(text))).toBe(true);
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error;
          expect(error.position).toBeGreaterThan(0);
          expect(error.position).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
