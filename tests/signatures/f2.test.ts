/** F2: a scope badly defined at signature costs twice, and separately. 64 replications, 24 months. */
import { beforeAll, describe, expect, test } from "vitest";
import { meanOf, type Played, paired, playSignature, type Span, shows } from "./play.ts";

const REPLICATIONS = 64;
const FIRST_MONTH: Span = [1, 1];
let designs: Record<string, Played>;
beforeAll(async () => {
  designs = await playSignature("f2", REPLICATIONS);
});

const of = (id: string): Played => {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const grey = (id: string, span?: Span) => of(id).ratio(["greyTickets"], ["scopedTickets"], span);
const report = (id: string) => of(id).ratio(["contractualMet"], ["contractualTickets"]);
const lived = (id: string) => of(id).ratio(["experiencedMet"], ["experiencedTickets"]);
const workAndQueue = (id: string) =>
  of(id).ratio(["lostQueueHours", "lostWorkHours", "lostThirdPartyHours"], ["experiencedTickets"]);
/** what a cost of the two errors is, above the exact scope */
const added = (id: string, reading: (id: string) => number[]) => {
  const exact = reading("framed");
  return reading(id).map((value, at) => value - (exact[at] ?? Number.NaN));
};

describe("included but not mastered", () => {
  test("in-scope tickets are slower, and the report says so: no ticket is grey", () => {
    expect(Math.max(...grey("unmastered"))).toBe(0);
    holds(shows(paired(workAndQueue("unmastered"), workAndQueue("framed")), "above", 0.5));
    holds(shows(paired(report("unmastered"), report("framed")), "below", -0.04));
    holds(shows(paired(lived("unmastered"), lived("framed")), "below", -0.05));
  });
});

describe("believed covered and not covered", () => {
  test("tickets are grey from the first month, and as many at the end", () => {
    holds(shows(meanOf(grey("uncovered", FIRST_MONTH)), "above", 0.06));
    const change = paired(grey("uncovered", [13, 24]), grey("uncovered", [1, 12]));
    holds(shows(change, "above", -0.01));
    holds(shows(change, "below", 0.01));
  });
  test("the report does not say so, while users live less and work is invoiced apart", () => {
    const reported = paired(report("uncovered"), report("framed"));
    holds(shows(reported, "above", -0.01));
    holds(shows(reported, "below", 0.01));
    holds(shows(paired(lived("uncovered"), lived("framed")), "below", -0.02));
    holds(shows(paired(of("uncovered").gap(), of("framed").gap()), "above", 0.03));
    const invoiced = (id: string) => of(id).ratio(["timeAndMaterialsEur"], ["feeEur"]);
    holds(shows(paired(invoiced("uncovered"), invoiced("framed")), "above", 0.01));
  });
});

describe("the two errors", () => {
  test("are separate: what users lose by both is what they lose by each, within 1.5 points", () => {
    const unmastered = added("unmastered", lived);
    const apart = added("uncovered", lived).map((value, at) => value + (unmastered[at] ?? Number.NaN));
    const more = paired(added("both", lived), apart);
    holds(shows(more, "above", -0.015));
    holds(shows(more, "below", 0.015));
  });
  test("are halved by an audit before signature", () => {
    holds(shows(paired(lived("audited"), lived("both")), "above", 0.03));
    holds(shows(paired(grey("audited", FIRST_MONTH), grey("both", FIRST_MONTH)), "below", -0.03));
    holds(shows(paired(workAndQueue("audited"), workAndQueue("both")), "below", -0.5));
  });
});
