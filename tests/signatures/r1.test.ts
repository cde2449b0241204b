/** R1: the contract revised every year, on IT that stands still, is calm, ordinary, fast. 24 replications a world, 36 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, holds, less, margin, totalCost } from "./claims.ts";
import { meanOf, type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 24;
const WORLDS = ["still", "calm", "base", "fast"] as const;
const played: Record<string, Designs> = {};
beforeAll(async () => {
  for (const world of WORLDS) played[world] = await playSignature("r1", REPLICATIONS, world);
});
const one = (world: string, id: string) => design(played[world] ?? {}, id);
/** Evolving less frozen. */
const change = (world: string, of: (played: Played) => number[]) =>
  less(of(one(world, "evolving")), of(one(world, "frozen")));
const grey = (world: string, id: string, span: readonly [number, number]) =>
  one(world, id).ratio(["greyTickets"], ["scopedTickets"], span);

describe("signature", () => {
  test("the grey share stays bounded: in the third year no higher than in the first, where the frozen one has grown", () => {
    for (const world of ["calm", "base", "fast"]) {
      const first = grey(world, "evolving", [1, 12]);
      holds(shows(paired(grey(world, "evolving", [25, 36]), first), "below", 0.015));
      holds(shows(paired(grey(world, "frozen", [25, 36]), grey(world, "frozen", [1, 12])), "above", 0.05));
    }
  });
  test("it costs the client less in all, and the more so the faster the IT moves", () => {
    for (const world of ["calm", "base", "fast"]) holds(shows(meanOf(change(world, totalCost)), "below"));
    holds(shows(paired(change("base", totalCost), change("calm", totalCost)), "below"));
    holds(shows(paired(change("fast", totalCost), change("base", totalCost)), "below"));
  });
  test("the provider, paid for what it serves, earns more too", () => {
    for (const world of ["calm", "base", "fast"]) holds(shows(meanOf(change(world, margin)), "above"));
  });
});

describe("twin", () => {
  test("where nothing moves it does not pay: two revisions cost 1,440 euros and bring nothing", () => {
    holds(shows(meanOf(change("still", totalCost)), "above", 1439));
    holds(shows(meanOf(change("still", totalCost)), "below", 1441));
  });
});
