/** R3: committees that meet often and see what users live. 48 replications, 16 in each twin world, 36 months. */
import { beforeAll, describe, expect, test } from "vitest";
import { meanOf, type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 48;
const TWIN_REPLICATIONS = 16;
/** by falling cadence */
const DOSES = ["monthly", "quarterly", "halfYearly", "yearly", "never"];
let base: Record<string, Played>;
let plain: Record<string, Played>;
let calm: Record<string, Played>;
beforeAll(async () => {
  base = await playSignature("r3", REPLICATIONS, "base");
});

const of = (designs: Record<string, Played>, id: string): Played => {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const within = (found: ReturnType<typeof paired>, margin: number) => {
  holds(shows(found, "above", -margin));
  holds(shows(found, "below", margin));
};
/** the horizon where no amendment was signed */
const signed = (id: string) =>
  of(base, id)
    .firstAmendment()
    .map((month) => (Number.isNaN(month) ? 36 : month));
const trust = (designs: Record<string, Played>, id: string) => of(designs, id).sum(["trust"], [36, 36]);
const lived = (designs: Record<string, Played>, id: string) =>
  of(designs, id).ratio(["experiencedMet"], ["experiencedTickets"]);
const eachStep = (claim: (more: string, less: string) => void) => {
  for (let at = 1; at < DOSES.length; at++) claim(DOSES[at - 1] ?? "", DOSES[at] ?? "");
};

describe("signature", () => {
  test("the more often it meets, the earlier the first amendment", () => {
    eachStep((more, less) => holds(shows(paired(signed(more), signed(less)), "below", -1)));
  });
  test("the more often it meets, the smaller the watermelon gap, and the fewer tickets out of scope", () => {
    const grey = (id: string) => of(base, id).ratio(["greyTickets"], ["scopedTickets"]);
    eachStep((more, less) => {
      holds(shows(paired(of(base, more).gap(), of(base, less).gap()), "below"));
      holds(shows(paired(grey(more), grey(less)), "below", -0.005));
    });
  });
  test("trust ends higher", () => {
    holds(shows(paired(trust(base, "monthly"), trust(base, "never")), "above", 0.1));
  });
  test("what closes the gap is the report, which tells more; the service itself hardly moves, while P1 and P2 gain", () => {
    within(paired(lived(base, "monthly"), lived(base, "never")), 0.01);
    const report = (id: string) => of(base, id).ratio(["contractualMet"], ["contractualTickets"]);
    holds(shows(paired(report("monthly"), report("never")), "below", -0.03));
    const urgent = (id: string) => of(base, id).ratio(["urgentMet"], ["urgentTickets"]);
    holds(shows(paired(urgent("monthly"), urgent("never")), "above", 0.04));
  });
});

describe("ablation", () => {
  beforeAll(async () => {
    plain = await playSignature("r3", TWIN_REPLICATIONS, "plain");
  });
  test("a committee that sees the report only changes nothing", () => {
    expect(lived(base, "opaque")).toEqual(lived(base, "never"));
    holds(shows(meanOf(signed("opaque")), "above", 35.9));
  });
  test("without an effect of transparency on trust, trust ends higher all the same, by less", () => {
    holds(shows(paired(trust(plain, "monthly"), trust(plain, "never")), "above"));
    holds(shows(paired(trust(plain, "monthly"), trust(plain, "never")), "below", 0.1));
  });
});

describe("twin", () => {
  beforeAll(async () => {
    calm = await playSignature("r3", TWIN_REPLICATIONS, "calm");
  });
  test("where nothing moves, the monthly committee signs nothing and the service gains less than half a point", () => {
    holds(shows(meanOf(of(calm, "monthly").sum(["amendments"])), "below", 0.5));
    within(paired(lived(calm, "monthly"), lived(calm, "never")), 0.005);
  });
});
