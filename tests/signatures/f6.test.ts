/** F6: people leave, each replaced the same day. 48 replications, 36 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, distances, experienced, holds, less, lostHours } from "./claims.ts";
import { meanOf, type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 48;
let designs: Designs;
let churn: Played;
let ablation: Played;
beforeAll(async () => {
  designs = await playSignature("f6", REPLICATIONS);
  churn = design(designs, "churn");
  ablation = design(designs, "ablation");
});

/** Churn less ablation, over the months of each replication whose distance from the last departure a predicate keeps. */
function difference(keeps: (monthsSince: number) => boolean): number[] {
  const since = new Array<number>(REPLICATIONS).fill(Number.POSITIVE_INFINITY);
  const kept = Array.from({ length: REPLICATIONS }, (): number[] => []);
  for (let month = 1; month <= churn.months; month++) {
    const left = churn.sum(["departures"], [month, month]);
    const lost = less(experienced(churn, [month, month]), experienced(ablation, [month, month]));
    for (const [at, months] of kept.entries()) {
      const monthsSince = (left[at] ?? 0) > 0 ? 0 : (since[at] ?? 0) + 1;
      since[at] = monthsSince;
      if (keeps(monthsSince)) months.push(lost[at] ?? Number.NaN);
    }
  }
  return kept.map((months) => months.reduce((sum, value) => sum + value, 0) / months.length);
}

describe("signature", () => {
  test("experienced service dips in the three months that follow a departure, against the quiet months", () => {
    const after = difference((since) => since >= 1 && since <= 3);
    const quiet = difference((since) => since >= 9);
    holds(shows(paired(after, quiet), "below", -0.01));
  });
  test("the report falls too, and a ticket takes more of the technicians’ time", () => {
    const report = (played: Played) => played.ratio(["contractualMet"], ["contractualTickets"]);
    holds(shows(paired(report(churn), report(ablation)), "below", -0.02));
    const work = (played: Played) =>
      played.ratio(["busyHours1", "busyHours2", "busyHours3"], ["scopedTickets"]);
    holds(shows(paired(work(churn), work(ablation)), "above", 0.02));
  });
  test("users lose more hours, and futures differ more from each other", () => {
    holds(shows(paired(lostHours(churn), lostHours(ablation)), "above", 1000));
    const spread = (played: Played) => distances(experienced(played));
    holds(shows(paired(spread(churn), spread(ablation)), "above"));
  });
  test("trust ends lower than where nobody leaves, though headcount is the same", () => {
    const last = (played: Played) => played.sum(["trust"], [30, 30]);
    holds(shows(paired(last(churn), last(ablation)), "below"));
    holds(shows(meanOf(churn.sum(["staffedPosts"])), "above", 0.99 * 5 * churn.months));
  });
});

describe("ablation", () => {
  test("where nobody leaves, nothing erodes from the first year to the third", () => {
    const calm = paired(experienced(ablation, [25, 36]), experienced(ablation, [1, 12]));
    holds(shows(calm, "above", -0.02));
    const churned = paired(experienced(churn, [25, 36]), experienced(churn, [1, 12]));
    holds(shows(churned, "below"));
  });
});
