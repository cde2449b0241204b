/** F10: the fee cut by 10 %, a provider that protects its margin. 48 replications, 36 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, experienced, holds, isNothing, less, margin } from "./claims.ts";
import { type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 48;
let designs: Designs;
beforeAll(async () => {
  designs = await playSignature("f10", REPLICATIONS);
});
const pair = (of: (played: Played) => number[], first: string, second: string) =>
  paired(of(design(designs, first)), of(design(designs, second)));
const recurrent =
  (span: readonly [number, number]) =>
  (played: Played): number[] =>
    played.sum(["recurrentTickets"], span);
const backlog = (span: readonly [number, number]) => (played: Played) => played.sum(["backlog"], span);
const service = (span: readonly [number, number]) => (played: Played) => experienced(played, span);

describe("signature", () => {
  test("the provider’s margin holds: not below that of the full fee, far above that of keeping its people", () => {
    holds(shows(pair(margin, "squeezed", "fair"), "above", -15_000));
    holds(shows(pair(margin, "squeezed", "ablation"), "above", 50_000));
  });
  test("recurring incidents, backlog and experienced service degrade", () => {
    holds(shows(pair(recurrent([25, 36]), "squeezed", "fair"), "above", 100));
    holds(shows(pair(backlog([13, 36]), "squeezed", "fair"), "above"));
    holds(shows(pair(service([13, 36]), "squeezed", "fair"), "below", -0.01));
  });
  test("with a lag: nothing in the first quarter, little in the first half-year, then all of it", () => {
    const squeezed = design(designs, "squeezed");
    const fair = design(designs, "fair");
    isNothing(experienced(squeezed, [1, 3]), experienced(fair, [1, 3]), 0.005);
    isNothing(experienced(squeezed, [4, 6]), experienced(fair, [4, 6]), 0.01);
    const lost = (span: readonly [number, number]) =>
      less(experienced(squeezed, span), experienced(fair, span));
    holds(shows(paired(lost([13, 24]), lost([1, 6])), "below"));
    const more = (span: readonly [number, number]) => less(recurrent(span)(squeezed), recurrent(span)(fair));
    holds(shows(paired(more([25, 36]), more([13, 24])), "above"));
  });
});

describe("ablation", () => {
  test("where the provider keeps people and prevention, the same cut does not touch the service", () => {
    isNothing(experienced(design(designs, "ablation")), experienced(design(designs, "fair")), 0.005);
  });
});
