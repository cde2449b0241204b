import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOfMissing, type PeriodRule } from "#engine";
import { allowedLate, badProvider, goodProvider } from "../../../engine/questions/lint/chance.ts";
import { correlationOf, lateBeyond } from "../../../engine/statistics/theory/late-counts.ts";

const strict: PeriodRule = { required: 0.95, smallBelow: 0, smallMisses: 0 };

/** DOMAIN §1.6, as printed there: n a month; q = .90, .95, .97, .99 strict; q = .97 with two misses allowed under 40. */
const TABLE: [number, string, string, string, string, string][] = [
  [5, ".41", ".23", ".14", ".05", ".000"],
  [10, ".65", ".40", ".26", ".10", ".003"],
  [20, ".61", ".26", ".12", ".02", ".02"],
  [40, ".78", ".32", ".12", ".01", ".12"],
  [100, ".94", ".38", ".08", ".00", ".08"],
  [300, "1.0", ".43", ".02", ".00", ".02"],
];
const printed = (value: number, like: string) =>
  value.toFixed(like.length - like.indexOf(".") - 1).replace(/^0/, "");

describe("chance alone, on a known number of tickets", () => {
  test.each(TABLE)(
    "misses the month’s 95 percent on %i tickets as the domain's table says",
    (exactly, ...row) => {
      const found = [0.9, 0.95, 0.97, 0.99].map((onTime) => chanceOfMissing({ exactly }, onTime, strict));
      found.push(chanceOfMissing({ exactly }, 0.97, { required: 0.95, smallBelow: 40, smallMisses: 2 }));
      expect(found.map((value, at) => printed(value, row[at] ?? ""))).toEqual(row);
    },
  );
  test("one miss allowed under 20 tickets: the other column of the table", () => {
    const lenient = { required: 0.95, smallBelow: 20, smallMisses: 1 };
    expect(printed(chanceOfMissing({ exactly: 5 }, 0.97, lenient), ".008")).toBe(".008");
    expect(printed(chanceOfMissing({ exactly: 10 }, 0.97, lenient), ".035")).toBe(".035");
  });
});

describe("late tickets in clusters", () => {
  test("follow the beta-binomial law, summed by hand", () => {
    // three tickets, two provider states: alpha = (1-q)(1-r)/r and beta = q(1-r)/r with q = 0.8 and r = 0.2: alpha 0.8, beta 3.2
    // none late: 3.2·4.2·5.2 / (4·5·6) = 69.888/120; exactly one: 3 · 0.8·3.2·4.2 / 120 = 32.256/120
    const none = 69.888 / 120;
    const one = 32.256 / 120;
    expect(lateBeyond(3, 0, { onTime: 0.8, correlation: 0.2 })).toBeCloseTo(1 - none, 12);
    expect(lateBeyond(3, 1, { onTime: 0.8, correlation: 0.2 })).toBeCloseTo(1 - none - one, 12);
  });
  test("a design effect of 2 on 11 tickets is a correlation of a tenth", () => {
    expect(correlationOf(2, 11)).toBeCloseTo(0.1, 12);
    expect(correlationOf(1, 11)).toBe(0);
    expect(correlationOf(2, 1.5)).toBe(1); // so few tickets can only be late all together
  });
  test("all together: a period is missed as often as one ticket is late", () => {
    expect(lateBeyond(4, 2, { onTime: 0.9, correlation: 1 })).toBeCloseTo(0.1, 12);
  });
});

describe("a Poisson number of tickets", () => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  test("no ticket is met: the strict rule at a mean of 2 is missed with 1 − e^(−2·late)", () => {
    // under 20 tickets 95 % forgives none; late ones are Poisson of mean 2 × 0.1
    expect(chanceOfMissing({ onAverage: 2 }, 0.9, strict)).toBeCloseTo(1 - Math.exp(-0.2), 9);
  });
  test("is the sum over every number of tickets, term by term", () => {
    const rule = { required: 0.8, smallBelow: 4, smallMisses: 1 };
    for (const designEffect of [1, 2]) {
      const law = { onTime: 0.85, correlation: correlationOf(designEffect, 6) };
      let sum = 0;
      for (let n = 1; n <= 60; n++) {
        const weight = (Math.exp(-6) * 6 ** n) / factorial(n);
        const allowed = n < 4 ? Math.max(1, Math.floor(n * 0.2 + 1e-9)) : Math.floor(n * 0.2 + 1e-9);
        sum += weight * lateBeyond(n, Math.min(allowed, n), law);
      }
      expect(chanceOfMissing({ onAverage: 6 }, 0.85, rule, designEffect)).toBeCloseTo(sum, 10);
    }
  });
  test("thousands of tickets leave a good provider alone and catch a bad one", () => {
    expect(chanceOfMissing({ onAverage: 5000 }, 0.97, strict)).toBeLessThan(1e-6);
    expect(chanceOfMissing({ onAverage: 5000 }, 0.9, strict)).toBeGreaterThan(1 - 1e-6);
    expect(chanceOfMissing({ onAverage: 5000 }, 0, strict)).toBeCloseTo(1, 9);
  });
});

const volumes = fc.oneof(
  fc.record({ exactly: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ onAverage: fc.double({ min: 0.05, max: 400, noNaN: true }) }),
);
const rules = fc.record({
  required: fc.double({ min: 0.5, max: 1, noNaN: true }),
  smallBelow: fc.integer({ min: 0, max: 60 }),
  smallMisses: fc.integer({ min: 0, max: 8 }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("any rule, any volume: a probability, and never higher for a better provider", () => {
  fc.assert(
    fc.property(volumes, rules, share, share, fc.constantFrom(1, 1.5, 2, 5), (volume, rule, a, b, effect) => {
      const [worse, better] = a < b ? [a, b] : [b, a];
      const missedByWorse = chanceOfMissing(volume, worse, rule, effect);
      const missedByBetter = chanceOfMissing(volume, better, rule, effect);
      for (const missed of [missedByWorse, missedByBetter]) {
        expect(missed).toBeGreaterThanOrEqual(0);
        expect(missed).toBeLessThanOrEqual(1);
      }
      expect(missedByBetter).toBeLessThanOrEqual(missedByWorse + 1e-9);
    }),
    { numRuns: 300 },
  );
});

test("the rule forgives what the contract says: a share exactly on target is met, a small sample keeps its misses", () => {
  expect([1, 19, 20, 39, 40].map((tickets) => allowedLate(strict, tickets))).toEqual([0, 0, 1, 1, 2]);
  const small = { required: 0.95, smallBelow: 40, smallMisses: 2 };
  expect([1, 5, 39, 40].map((tickets) => allowedLate(small, tickets))).toEqual([1, 2, 2, 2]);
});

test("good and bad: 97 % and 90 % for a promise of 95 %", () => {
  expect([goodProvider(0.95), badProvider(0.95)].map((value) => value.toFixed(4))).toEqual([
    "0.9700",
    "0.9000",
  ]);
});
