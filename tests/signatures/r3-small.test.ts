/** R3's twin: the same committees for a client of 20 users, served by a shared pool. 48 replications, 36 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, holds, totalCost } from "./claims.ts";
import { type Played, paired, playSignature, shows } from "./play.ts";

let designs: Designs;
beforeAll(async () => {
  designs = await playSignature("r3-small", 48);
});
const pair = (of: (played: Played) => number[], first: string, second: string) =>
  paired(of(design(designs, first)), of(design(designs, second)));

describe("twin", () => {
  test("a committee costs a small client more than it brings, lost time included, and the more often the more", () => {
    holds(shows(pair(totalCost, "quarterly", "never"), "above"));
    holds(shows(pair(totalCost, "monthly", "quarterly"), "above"));
  });
});
