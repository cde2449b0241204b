/** F5: the same shock, seen late or early. 48 replications with the shock, 16 without, 36 months. */
import { beforeAll, describe, expect, test } from "vitest";
import { meanOf, type Played, paired, playSignature, type Span, shows } from "./play.ts";

const REPLICATIONS = 48;
const CALM_REPLICATIONS = 16;
const SHOCK_MONTH = 13;
const SINCE: Span = [SHOCK_MONTH, 36];
let shock: Record<string, Played>;
let calm: Record<string, Played>;
beforeAll(async () => {
  shock = await playSignature("f5", REPLICATIONS, "base");
  calm = await playSignature("f5", CALM_REPLICATIONS, "calm");
});

const of = (designs: Record<string, Played>, id: string): Played => {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
/** months from the shock to the first amendment; to the horizon where none was signed */
const delay = (id: string) => {
  const played = of(shock, id);
  return played.firstAmendment().map((month) => (Number.isNaN(month) ? played.months : month) - SHOCK_MONTH);
};
/** what the client bears beside the fee since the shock: lost time, its own staff (committees included), work invoiced apart */
const cost = (designs: Record<string, Played>, id: string) =>
  of(designs, id).sum(["lostTimeEur", "clientStaffEur", "timeAndMaterialsEur", "amendmentEur"], SINCE);

describe("signature", () => {
  test("the less a committee sees, the later the amendment: 2, 4, then 13 months after the shock", () => {
    holds(shows(meanOf(delay("monthly")), "below", 3));
    holds(shows(paired(delay("quarterly"), delay("monthly")), "above", 1));
    holds(shows(paired(delay("paper"), delay("quarterly")), "above", 4));
    holds(shows(paired(delay("none"), delay("monthly")), "above", 10));
  });
  test("the delay costs the client more than the committees do", () => {
    holds(shows(paired(cost(shock, "none"), cost(shock, "quarterly")), "above", 30_000));
    holds(shows(paired(cost(shock, "none"), cost(shock, "monthly")), "above", 30_000));
  });
  test("a committee that reads the report only gains less than one that sees what users live", () => {
    holds(shows(paired(cost(shock, "paper"), cost(shock, "quarterly")), "above", 20_000));
  });
  test("before the shock the designs are one and the same", () => {
    const yearBefore = (id: string) =>
      of(shock, id).ratio(["experiencedMet"], ["experiencedTickets"], [1, 12]);
    expect(yearBefore("quarterly")).toEqual(yearBefore("none"));
  });
});

describe("twin", () => {
  test("without a shock, committees cost and bring nothing", () => {
    holds(shows(paired(cost(calm, "monthly"), cost(calm, "none")), "above", 5000));
    const lived = (id: string) => of(calm, id).ratio(["experiencedMet"], ["experiencedTickets"]);
    const change = paired(lived("monthly"), lived("none"));
    holds(shows(change, "above", -0.002));
    holds(shows(change, "below", 0.002));
  });
});
