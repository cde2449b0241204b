/** F7: a complete contract in which every request becomes a debate. 48 replications, 36 months. */
import { beforeAll, describe, expect, test } from "vitest";
import { meanOf, type Played, paired, playSignature, type Span, shows } from "./play.ts";

const REPLICATIONS = 48;
const FIRST_YEAR: Span = [1, 12];
const LAST_YEAR: Span = [25, 36];
let base: Record<string, Played>;
let noShadow: Record<string, Played>;
beforeAll(async () => {
  base = await playSignature("f7", REPLICATIONS, "base");
  noShadow = await playSignature("f7", REPLICATIONS, "noShadow");
});

const of = (designs: Record<string, Played>, id: string): Played => {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const times = (values: readonly number[], factor: number) => values.map((value) => value * factor);
const report = (id: string) => of(base, id).ratio(["contractualMet"], ["contractualTickets"]);
const bypassed = (id: string, span: Span) =>
  of(base, id).ratio(["bypassedTickets"], ["experiencedTickets"], span);
const volume = (id: string, span: Span) => of(base, id).sum(["scopedTickets"], span);
const lostToOthers = (id: string) =>
  of(base, id).ratio(
    ["lostQueueHours", "lostWorkHours", "lostDebateHours", "lostOutsideHours"],
    ["experiencedTickets"],
  );
const grey = (designs: Record<string, Played>, span: Span) =>
  of(designs, "debated").ratio(["greyTickets"], ["scopedTickets"], span);

describe("signature", () => {
  test("tickets take longer: time lost to anything but the user's own wait nearly doubles", () => {
    holds(shows(paired(lostToOthers("debated"), times(lostToOthers("usable"), 1.9)), "above"));
  });
  test("the mean time to a resolution, own waits included, grows by 15 to 40 %: it does not double", () => {
    const hours = (id: string) => of(base, id).resolutionHours();
    holds(shows(paired(hours("debated"), times(hours("usable"), 1.15)), "above"));
    holds(shows(paired(hours("debated"), times(hours("usable"), 1.4)), "below"));
  });
  test("users go round the provider, more every year, where nobody did", () => {
    holds(shows(paired(bypassed("debated", LAST_YEAR), bypassed("debated", FIRST_YEAR)), "above", 0.005));
    holds(shows(meanOf(bypassed("usable", LAST_YEAR)), "below", 0.001));
  });
  test("fewer tickets reach the provider, and more hours are lost", () => {
    holds(shows(paired(volume("debated", LAST_YEAR), times(volume("usable", LAST_YEAR), 0.95)), "below"));
    const lost = (id: string) => of(base, id).sum(["lostTimeEur"]);
    holds(shows(paired(lost("debated"), times(lost("usable"), 1.2)), "above"));
  });
  test("the report stays green, greener than the usable contract's", () => {
    holds(shows(meanOf(report("debated")), "above", 0.9));
    holds(shows(paired(report("debated"), report("usable")), "above"));
    holds(shows(paired(of(base, "debated").gap(), of(base, "usable").gap()), "above", 0.1));
  });
  test("trust falls, where under the usable contract it grows", () => {
    const trust = (id: string) => of(base, id).sum(["trust"], [36, 36]);
    holds(shows(meanOf(trust("debated")), "below", 0.65));
    holds(shows(meanOf(trust("usable")), "above", 0.65));
  });
});

describe("ablation", () => {
  test("what refusals and bypasses leave behind makes the grey share grow; without it the share stays", () => {
    holds(shows(paired(grey(base, LAST_YEAR), grey(base, FIRST_YEAR)), "above", 0.01));
    const change = paired(grey(noShadow, LAST_YEAR), grey(noShadow, FIRST_YEAR));
    holds(shows(change, "above", -0.01));
    holds(shows(change, "below", 0.01));
  });
});
