/**
 * R6: five commitments instead of twelve, a cap of 5 % instead of 10 %, claims at discretion. 48 replications, 24 months.
 * Only gaming and the spread of the margin are claimed; what users lose is an experiment (see the readme).
 */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, distances, holds, margin } from "./claims.ts";
import { type Played, paired, playSignature, shows } from "./play.ts";

let designs: Designs;
let many: Played;
let few: Played;
beforeAll(async () => {
  designs = await playSignature("r6", 48);
  many = design(designs, "many");
  few = design(designs, "few");
});

describe("signature", () => {
  test("less time parked, fewer tickets lowered or claimed as excluded, at the same temptation", () => {
    for (const column of ["parkedHours", "downgradedTickets", "excludedTickets"] as const)
      holds(shows(paired(few.sum([column]), many.sum([column])), "below"));
  });
  test("the provider’s margin varies less from one future to another", () => {
    holds(shows(paired(distances(margin(few)), distances(margin(many))), "below"));
  });
});
