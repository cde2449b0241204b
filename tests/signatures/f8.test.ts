/** F8: a provider who executes and never advises. 48 replications, 36 months; twelve months do not tell the designs apart. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, experienced, holds, isNothing, less, totalCost } from "./claims.ts";
import { type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 48;
let designs: Designs;
let absent: Played;
let advised: Played;
beforeAll(async () => {
  designs = await playSignature("f8", REPLICATIONS);
  absent = design(designs, "absent");
  advised = design(designs, "advised");
});
const report = (played: Played, span: readonly [number, number]) =>
  played.ratio(["contractualMet"], ["contractualTickets"], span);
const tickets = (played: Played, span: readonly [number, number]) => played.sum(["scopedTickets"], span);

describe("signature", () => {
  test("the volume rises year on year while the IT is as large as ever", () => {
    holds(shows(paired(tickets(absent, [13, 24]), tickets(absent, [1, 12])), "above", 200));
    holds(shows(paired(tickets(absent, [25, 36]), tickets(absent, [13, 24])), "above", 200));
  });
  test("recurring incidents are part of it: they rise without problem management and fall with it", () => {
    const change = (played: Played) =>
      paired(played.sum(["recurrentTickets"], [25, 36]), played.sum(["recurrentTickets"], [1, 12]));
    holds(shows(change(absent), "above"));
    holds(shows(change(advised), "below"));
  });
  test("service and report erode late: far more from the second year to the third than from the first to the second", () => {
    for (const read of [experienced, report]) {
      const late = less(read(absent, [25, 36]), read(absent, [13, 24]));
      const before = less(read(absent, [13, 24]), read(absent, [1, 12]));
      holds(shows(paired(late, before), "below"));
    }
  });
});

describe("horizon", () => {
  test("twelve months do not separate the designs: service and report within 1.5 points of each other", () => {
    isNothing(experienced(absent, [1, 12]), experienced(advised, [1, 12]), 0.015);
    isNothing(report(absent, [1, 12]), report(advised, [1, 12]), 0.015);
  });
  test("thirty-six months do, in service and in total cost", () => {
    holds(shows(paired(experienced(absent, [25, 36]), experienced(advised, [25, 36])), "below", -0.1));
    holds(shows(paired(totalCost(absent), totalCost(advised)), "above"));
  });
});

describe("twin", () => {
  test("advised, on the same IT, the service does not erode", () => {
    holds(shows(paired(experienced(advised, [25, 36]), experienced(advised, [1, 12])), "above", -0.01));
  });
});
