/** F9: one standard offer on IT of which 0, 20 or 40 % of the tickets are off standard. 48 replications, 24 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, experienced, holds, isNothing, less, lostHours, totalCost } from "./claims.ts";
import { type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 48;
const played: Record<"standard" | "base" | "special", Designs> = { standard: {}, base: {}, special: {} };
beforeAll(async () => {
  for (const world of ["standard", "base", "special"] as const)
    played[world] = await playSignature("f9", REPLICATIONS, world);
});
type World = keyof typeof played;
/** Package less tailored service, by replication. */
const change = (world: World, of: (played: Played) => number[]) =>
  less(of(design(played[world], "package")), of(design(played[world], "tailored")));
const none = new Array<number>(REPLICATIONS).fill(0);
const gap = (one: Played) => one.gap();

describe("signature", () => {
  test("experienced service falls with the share off standard", () => {
    holds(shows(paired(change("base", experienced), none), "below", -0.01));
    holds(shows(paired(change("special", experienced), change("base", experienced)), "below", -0.02));
  });
  test("the watermelon gap grows with it, and lost hours too", () => {
    holds(shows(paired(change("base", gap), none), "above", 0.005));
    holds(shows(paired(change("special", gap), change("base", gap)), "above", 0.005));
    holds(shows(paired(change("base", lostHours), none), "above"));
    holds(shows(paired(change("special", lostHours), change("base", lostHours)), "above"));
  });
});

describe("interaction", () => {
  test("a client whose IT is standard loses nothing and pays less", () => {
    isNothing(change("standard", experienced), none, 0.001);
    isNothing(change("standard", gap), none, 0.001);
    holds(shows(paired(change("standard", totalCost), none), "below"));
  });
  test("with two tickets in five off standard the package costs more in all than the fitted service", () => {
    holds(shows(paired(change("special", totalCost), none), "above"));
  });
});
