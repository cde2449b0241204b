/** R3's twin: the same committees for a client of 20 users, served by a shared pool. 48 replications, 36 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, experienced, holds, isNothing, totalCost } from "./claims.ts";
import { type Played, paired, playSignature, shows } from "./play.ts";

let designs: Designs;
beforeAll(async () => {
  designs = await playSignature("r3-small", 48);
});
const pair = (of: (played: Played) => number[], first: string, second: string) =>
  paired(of(design(designs, first)), of(design(designs, second)));

describe("twin", () => {
  test("a monthly committee costs a small client more than it brings, lost time included: 4 % of what the contract costs and more", () => {
    holds(shows(pair(totalCost, "monthly", "never"), "above", 5000));
    holds(shows(pair(totalCost, "monthly", "quarterly"), "above", 5000));
  });
  test("though users live better; a quarterly one neither costs nor brings, within 5,000 €", () => {
    holds(shows(pair(experienced, "monthly", "never"), "above", 0.03));
    isNothing(totalCost(design(designs, "quarterly")), totalCost(design(designs, "never")), 5000);
  });
});
