/** The contract clock to the second, over 33 cases on which three outside implementations agree. */
import { describe, expect, test } from "vitest";
import { allCases } from "./cases.ts";
import { holidays, liveClocks, NOT_LIVED, readClocks } from "./exact/clocks.ts";
import { type Exact, isExact } from "./exact/exact.ts";

const ids = allCases("sla_clock").map(({ id }) => id);
const holds = ({ expected, found }: Exact) =>
  expect(isExact({ expected, found }), `${found} for ${expected}`).toBe(true);

describe("the contract clock", () => {
  const read = readClocks();
  test("is held by all 33 cases", () => {
    expect(read.map(({ id }) => id)).toEqual(ids);
    expect(read).toHaveLength(33);
  });
  test.each(read)("$id $what", holds);
  test.each(holidays())("knows exactly the public holidays of %s", (_, found, listed) => {
    expect(found).toEqual(listed);
  });
});

describe("the contract clock of a ticket that is lived in the event loop", () => {
  const lived = liveClocks();
  test("is held by all cases but those with a reason", () => {
    expect(lived.map(({ id }) => id)).toEqual(ids.filter((id) => !(id in NOT_LIVED)));
    expect(lived).toHaveLength(32);
  });
  test.each(lived)("$id $what", holds);
});
