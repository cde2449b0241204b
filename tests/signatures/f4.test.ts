/** F4: a P2 target tighter than what can be delivered. 48 replications, 24 months. */
import { beforeAll, describe, expect, test } from "vitest";
import { meanOf, type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 48;
const REQUIRED = 0.9;
let designs: Record<string, Played>;
beforeAll(async () => {
  designs = await playSignature("f4", REPLICATIONS);
});

const of = (id: string): Played => {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const within = (found: ReturnType<typeof paired>, margin: number) => {
  holds(shows(found, "above", -margin));
  holds(shows(found, "below", margin));
};
const urgent = (id: string) => of(id).ratio(["urgentMet"], ["urgentTickets"]);
const ordinary = (id: string) => of(id).ratio(["ordinaryMet"], ["ordinaryTickets"]);
const kept = (id: string) => of(id).line("restoration.P2");
const paid = (id: string) => of(id).ratio(["penaltyEur"], ["feeEur"]);
const young = (id: string) => of(id).line("aged");
const lost = (id: string) => of(id).sum(["lostTimeEur"]);

describe("penalties paid do not buy the target", () => {
  test("the tighter P2, the more is paid and the less is kept", () => {
    const sweep = ["p2in8h", "p2in4h", "p2in2h", "p2in1h"];
    for (let at = 1; at < sweep.length; at++) {
      const [tighter, looser] = [sweep[at] ?? "", sweep[at - 1] ?? ""];
      holds(shows(paired(paid(tighter), paid(looser)), "above"));
      holds(shows(paired(kept(tighter), kept(looser)), "below", -0.05));
    }
    holds(shows(meanOf(kept("p2in4h")), "below", REQUIRED));
  });
  test("nor do three times the penalties, nor penalties without a cap, nor three technicians more", () => {
    holds(shows(paired(paid("dearer"), paid("priced")), "above", 0.1));
    within(paired(kept("dearer"), kept("priced")), 0.01);
    for (const id of ["priced", "dearer", "uncapped", "staffed"])
      holds(shows(meanOf(kept(id)), "below", REQUIRED - 0.2));
  });
  test("users do not live more: P1 and P2 less, more hours lost", () => {
    holds(shows(paired(urgent("p2in1h"), urgent("p2in8h")), "below", -0.05));
    holds(shows(paired(lost("p2in1h"), lost("p2in8h")), "above"));
  });
});

describe("who pays for the tighter target", () => {
  test("what is late already: left aside, more of what waits is older than four times its target", () => {
    holds(shows(paired(young("p2in1h"), young("due1h")), "below", -0.02));
    holds(shows(paired(urgent("p2in1h"), urgent("due1h")), "below", -0.05));
  });
  test("not P3 and P4, within one point: P2 is a twentieth of the tickets here (not shown)", () => {
    within(paired(ordinary("p2in1h"), ordinary("p2in8h")), 0.01);
    within(paired(ordinary("due1h"), ordinary("due8h")), 0.01);
  });
});

describe("ablation", () => {
  test("where late tickets are served too, a tighter target does not make P1 and P2 worse", () => {
    holds(shows(paired(urgent("due1h"), urgent("due8h")), "above", -0.005));
  });
  test("more staff gives P1 and P2 back what the tighter target took", () => {
    holds(shows(paired(urgent("staffed"), urgent("p2in1h")), "above", 0.05));
  });
});
