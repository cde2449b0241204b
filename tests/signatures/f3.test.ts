/** F3: the IT moves and the contract does not follow. 96 replications, 36 months, a new site in month 13. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 96;
let moving: Record<string, Played>;
let calm: Record<string, Played>;
beforeAll(async () => {
  moving = await playSignature("f3", REPLICATIONS, "base");
  calm = await playSignature("f3", REPLICATIONS, "calm");
});

const of = (designs: Record<string, Played>, id: string): Played => {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const grey = (played: Played, span: readonly [number, number]) =>
  played.ratio(["greyTickets"], ["scopedTickets"], span);
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);

describe("signature", () => {
  test("the grey share grows with the contract's age", () => {
    const frozen = of(moving, "frozen");
    holds(shows(paired(grey(frozen, [13, 24]), grey(frozen, [1, 12])), "above", 0.03));
    holds(shows(paired(grey(frozen, [25, 36]), grey(frozen, [13, 24])), "above", 0.02));
  });
  test("it grows more steeply over the evolution event than over the same months without one", () => {
    const step = (designs: Record<string, Played>) =>
      paired(grey(of(designs, "frozen"), [14, 16]), grey(of(designs, "frozen"), [10, 12]));
    const before = paired(grey(of(moving, "frozen"), [10, 12]), grey(of(moving, "frozen"), [6, 8]));
    expect(step(moving).low).toBeGreaterThan(before.high);
    holds(shows(step(calm), "below", 0.01));
  });
  test("the watermelon gap grows with age, and stands above that of the contract that covers what is new", () => {
    const frozen = of(moving, "frozen");
    holds(shows(paired(frozen.gap([25, 36]), frozen.gap([1, 12])), "above"));
    holds(shows(paired(frozen.gap([25, 36]), of(moving, "ablation").gap([25, 36])), "above"));
  });
});

describe("ablation and twin", () => {
  test("where the wording covers whatever is new, the grey share does not grow", () => {
    const ablation = of(moving, "ablation");
    holds(shows(paired(grey(ablation, [25, 36]), grey(ablation, [1, 12])), "below"));
  });
  test("where nothing moves, it stays at what was left out at signature", () => {
    const frozen = of(calm, "frozen");
    holds(shows(paired(grey(frozen, [25, 36]), grey(frozen, [1, 12])), "below", 0.01));
  });
  test("brought up to date every year, it is a sawtooth below the frozen one", () => {
    const rebaselined = of(moving, "rebaselined");
    holds(shows(paired(grey(rebaselined, [25, 36]), grey(of(moving, "frozen"), [25, 36])), "below", -0.05));
    holds(shows(paired(grey(rebaselined, [25, 26]), grey(rebaselined, [23, 24])), "below"));
  });
});
