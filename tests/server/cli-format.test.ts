import { expect, test } from "vitest";
import type { Summary } from "#engine";
import { chances, day, difference, levels, number, roughTime } from "../../server/cli/format.ts";
import { barText, openProgressBar } from "../../server/cli/progress.ts";

const summary = (unit: Summary["unit"], mean: number | null, half: number): Summary => ({
  unit,
  n: 100,
  mean,
  ci95: mean === null ? null : [mean - half, mean + half],
  quantiles: [],
});

test("French numbers have a decimal comma and narrow no-break spaces, English ones a point and commas", () => {
  expect(number(12_345.67, 1, "fr")).toBe("12\u202F345,7");
  expect(number(12_345.67, 1, "en")).toBe("12,345.7");
  expect(number(-3, 0, "fr")).toBe("−3");
});

test("a difference carries its sign, and of shares it is told in points", () => {
  expect(difference(summary("share", 0.034, 0.004), "fr")).toBe("+3,4\u202Fpt ±0,4");
  expect(difference(summary("EUR", -1234, 100), "en")).toBe("−1,234 € ±100");
  expect(difference(summary("EUR", 0, 0), "en")).toBe("0 € ±0");
  expect(difference(summary("share", null, 0), "en")).toBe("–");
});

test("levels of one indicator share one scale", () => {
  expect(levels("EUR", [9_000, 204_560], "fr")).toEqual(["9,0\u202Fk€", "204,6\u202Fk€"]);
  expect(levels("share", [0.924, null], "en")).toEqual(["92.4%", "–"]);
});

test("a probability is never 0 or 100, and its interval is beside it", () => {
  const of = (count: number, n: number, low: number, high: number) =>
    chances({ count, n, share: count / n, low, high }, "fr");
  expect(of(188, 200, 0.93, 0.95)).toBe("94 sur 100 (93–95)");
  expect(of(200, 200, 0.981, 1)).toBe(">99 sur 100 (≥98)");
  expect(of(0, 200, 0, 0.019)).toBe("<1 sur 100 (≤2)");
});

test("dates are written out", () => {
  expect([day("2027-01-01", "fr"), day("2027-01-01", "en")]).toEqual(["1er janvier 2027", "1 January 2027"]);
});

test("remaining time is rough", () => {
  expect([roughTime(12.3, "en"), roughTime(200, "fr"), roughTime(0.01, "en")]).toEqual([
    "12 s",
    "3\u202Fmin",
    "1 s",
  ]);
});

test("the bar fills with the work done and tells what is left", () => {
  expect(barText({ done: 100, requested: 400 }, 10, "en")).toBe(
    `${"█".repeat(8)}${"░".repeat(22)}  100/400 futures  30 s left`,
  );
  expect(barText({ done: 0, requested: 400 }, 10, "fr")).toBe(`${"░".repeat(30)}  0/400 avenirs`);
});

test("nothing is drawn where the output is no terminal", () => {
  let drawn = "";
  const write = (text: string) => {
    drawn += text;
  };
  const off = openProgressBar({ write }, "en", () => 0);
  off.show({ done: 1, requested: 2 });
  off.clear();
  expect(drawn).toBe("");
  const on = openProgressBar({ isTTY: true, write }, "en", () => 0);
  on.show({ done: 1, requested: 2 });
  on.show({ done: 1, requested: 2 });
  expect(drawn.match(/1\/2/g)).toHaveLength(1);
});
