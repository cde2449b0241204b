/** R5: people who stay, against a stricter contract with people who come and go. 48 replications, 24 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, experienced, holds, margin, totalCost } from "./claims.ts";
import { type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 48;
let designs: Designs;
beforeAll(async () => {
  designs = await playSignature("r5", REPLICATIONS);
});
const gain = (of: (played: Played) => number[], first: string, second: string) =>
  paired(of(design(designs, first)), of(design(designs, second)));

describe("signature", () => {
  test("the same contract with stable people gives a better service than the stricter one", () => {
    holds(shows(gain(experienced, "stable", "strict"), "above", 0.03));
  });
  test("also where the stricter contract makes the provider hire", () => {
    holds(shows(gain(experienced, "stable", "strictStaffed"), "above"));
  });
  test("it costs the client less, lost time included, and leaves the provider more", () => {
    for (const strict of ["strict", "strictStaffed"]) {
      holds(shows(gain(totalCost, "stable", strict), "below"));
      holds(shows(gain(margin, "stable", strict), "above"));
    }
  });
});

describe("what the stricter contract does alone", () => {
  test("tighter targets and doubled penalties, without one more post, do not improve the service", () => {
    holds(shows(gain(experienced, "strict", "churn"), "below", 0.005));
  });
});
