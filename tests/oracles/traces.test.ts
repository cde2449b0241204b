/** Deterministic traces of published.json: the ordinary engine on given arrivals and work, exactly. */
import { expect, test } from "vitest";
import { allCases } from "./cases.ts";
import { isExact } from "./exact/exact.ts";
import { playTraces } from "./exact/traces.ts";

const played = playTraces();

test.each(played)("$id: $what", ({ expected, found }) => {
  expect(isExact({ expected, found }), `${found} for ${expected}`).toBe(true);
});
test("all of them are played", () => {
  const traces = allCases("published").filter(({ id }) => id.startsWith("TRC-"));
  expect(played.map(({ id }) => id)).toEqual(traces.map(({ id }) => id));
  expect(played).toHaveLength(9);
});
