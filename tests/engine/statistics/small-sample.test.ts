import { describe, expect, test } from "vitest";
import { allowedMisses, missProbability } from "../../../engine/statistics/theory/small-sample.ts";

/** DOMAIN §1.6, as printed there (exact binomial): n a month; q = .90, .95, .97, .99 strict; q = .97 with one miss allowed, with two under 40. */
const TABLE: [number, string, string, string, string, string, string][] = [
  [5, ".41", ".23", ".14", ".05", ".008", ".000"],
  [10, ".65", ".40", ".26", ".10", ".035", ".003"],
  [20, ".61", ".26", ".12", ".02", ".12", ".02"],
  [40, ".78", ".32", ".12", ".01", ".12", ".12"],
  [100, ".94", ".38", ".08", ".00", ".08", ".08"],
  [300, "1.0", ".43", ".02", ".00", ".02", ".02"],
];

const printed = (value: number, like: string) =>
  value.toFixed(like.length - like.indexOf(".") - 1).replace(/^0/, "");

describe("chance alone", () => {
  test.each(TABLE)(
    "makes a month of %i tickets miss a 95 %% target as the domain's table says",
    (tickets, ...row) => {
      const strict = allowedMisses(tickets, 0.95);
      const found = [0.9, 0.95, 0.97, 0.99].map((onTime) => missProbability(tickets, onTime, strict));
      found.push(missProbability(tickets, 0.97, Math.max(1, strict)));
      found.push(missProbability(tickets, 0.97, allowedMisses(tickets, 0.95, { below: 40, misses: 2 })));
      expect(found.map((value, at) => printed(value, row[at] ?? ""))).toEqual(row);
    },
  );
  test("equals what can be worked out by hand", () => {
    expect(missProbability(10, 0.97, 0)).toBeCloseTo(1 - 0.97 ** 10, 12);
    expect(missProbability(3, 0.9, 3)).toBe(0);
  });
});

describe("allowedMisses", () => {
  test("counts a share exactly on target as met", () => {
    expect([19, 20, 39, 40, 100].map((tickets) => allowedMisses(tickets, 0.95))).toEqual([0, 1, 1, 2, 5]);
  });
  test("never makes a clause stricter than its plain percentage", () => {
    expect(allowedMisses(60, 0.9, { below: 100, misses: 2 })).toBe(6);
    expect(allowedMisses(39, 0.95, { below: 40, misses: 2 })).toBe(2);
  });
});
