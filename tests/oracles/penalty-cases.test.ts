/** The cases of penalties.json as clauses of a contract, to the cent. */
import { expect, test } from "vitest";
import { allCases } from "./cases.ts";
import { playClauses } from "./exact/clauses.ts";
import { isExact } from "./exact/exact.ts";

const played = playClauses();

test.each(played)("$id: $what", ({ expected, found }) => {
  expect(isExact({ expected, found }), `${found} for ${expected}`).toBe(true);
});
test("all of them are played", () => {
  expect(played.map(({ id }) => id)).toEqual(allCases("penalties").map(({ id }) => id));
  expect(played).toHaveLength(15);
});
