/** R2: the order of work follows what the business loses. 64 replications, 32 in the idle world, 24 months. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 64;
const IDLE_REPLICATIONS = 32;
let base: Record<string, Played>;
let idle: Record<string, Played>;
beforeAll(async () => {
  base = await playSignature("r2", REPLICATIONS, "base");
  idle = await playSignature("r2", IDLE_REPLICATIONS, "idle");
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
const lost = (designs: Record<string, Played>, id: string) => of(designs, id).sum(["lostTimeEur"]);
const report = (id: string) => of(base, id).ratio(["contractualMet"], ["contractualTickets"]);
const lived = (id: string) => of(base, id).ratio(["experiencedMet"], ["experiencedTickets"]);

describe("signature", () => {
  test("the business loses less, by more than a fiftieth, at equal staff", () => {
    const shouted = lost(base, "shouted").map((eur) => 0.98 * eur);
    holds(shows(paired(lost(base, "aligned"), shouted), "below"));
  });
  test("at equal average attainment: report and service within one point", () => {
    within(paired(report("aligned"), report("shouted")), 0.01);
    within(paired(lived("aligned"), lived("shouted")), 0.01);
  });
  test("both steps count: the true priority gains, and the order by business cost gains more", () => {
    holds(shows(paired(lost(base, "matrix"), lost(base, "shouted")), "below"));
    holds(shows(paired(lost(base, "business"), lost(base, "matrix")), "below"));
  });
  test("by business cost alone the report dips: it still counts what was shouted", () => {
    holds(shows(paired(report("business"), report("shouted")), "below"));
    holds(shows(paired(report("business"), report("aligned")), "below"));
  });
});

describe("twin", () => {
  test("with hardly a queue there is no order to gain from: less than a hundredth", () => {
    const shouted = lost(idle, "shouted");
    holds(
      shows(
        paired(
          lost(idle, "aligned"),
          shouted.map((eur) => 0.99 * eur),
        ),
        "above",
      ),
    );
    holds(shows(paired(lost(idle, "aligned"), shouted), "below"));
  });
});
