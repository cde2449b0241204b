/** R4: a bonus beside the malus, a client who answers sooner, joint problem management. 32 replications, 24 months. */
import { beforeAll, describe, test } from "vitest";
import { type Designs, design, holds, less, lostHours, margin, totalCost } from "./claims.ts";
import { meanOf, type Played, paired, playSignature, shows } from "./play.ts";

let base: Designs;
let prompt: Designs;
beforeAll(async () => {
  base = await playSignature("r4", 32, "base");
  prompt = await playSignature("r4", 32, "prompt");
});
/** A design less the penalty-only one. */
const change = (designs: Designs, id: string, of: (played: Played) => number[]) =>
  less(of(design(designs, id)), of(design(designs, "penaltyOnly")));

describe("signature", () => {
  test("both win: total cost falls and the provider’s margin rises, against penalties alone", () => {
    holds(shows(meanOf(change(base, "shared", totalCost)), "below", -200_000));
    holds(shows(meanOf(change(base, "shared", margin)), "above"));
  });
  test("the client’s answers alone help only the client: the provider bears the follow-up without a bonus", () => {
    holds(shows(meanOf(change(base, "answersOnly", totalCost)), "below", -200_000));
    holds(shows(meanOf(change(base, "answersOnly", margin)), "below"));
  });
  test("they give back more lost hours than one more technician, who costs more than he brings", () => {
    const answers = change(base, "answersOnly", lostHours);
    holds(shows(paired(answers, change(base, "plusOne", lostHours)), "below"));
    holds(shows(meanOf(change(base, "plusOne", totalCost)), "above"));
  });
});

describe("twin", () => {
  test("where users answer at once, less than a fifth of the client’s gain is left", () => {
    const left = change(prompt, "shared", totalCost).map((value) => value * 5);
    holds(shows(paired(left, change(base, "shared", totalCost)), "above"));
  });
});
