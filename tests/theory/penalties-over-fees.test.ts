/** DOMAIN 10, check 6: what penalties take from the fees of a healthy contract and of a failing one. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { fromLibrary } from "../laws/library.ts";
import { compiled } from "../laws/observe.ts";
import { meanOf, type Played, playCompiled, shows } from "../signatures/play.ts";

const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);

describe("penalties over fees", () => {
  /** Contract B for its first year, every penalty claimed, with so many technicians in the first shift of N1 and N2. */
  const contractB = (headcount: number) => {
    const raw = fromLibrary("contract-b", 12) as ScenarioInput;
    const { frozen } = raw.designs;
    if (!frozen) throw new Error("the contract has changed its names");
    Object.assign(frozen.contract.penalties ?? {}, { claim: "100%" });
    for (const [id, { shifts }] of Object.entries(frozen.provider.teams))
      if (id !== "n3") Object.assign(shifts[0] ?? {}, { headcount });
    return playCompiled(compiled({ ...raw, designs: { frozen }, page: undefined }), 16);
  };
  const ratio = (design: Played | undefined) => meanOf(design?.ratio(["penaltyEur"], ["feeEur"]) ?? []);
  test("lie between 0 and 2 % where the provider is staffed", async () => {
    holds(shows(ratio((await contractB(3)).frozen), "below", 0.02));
  });
  test("stand at the monthly cap in most months where it is not; the yearly cap lies above and is never reached", async () => {
    const { frozen } = await contractB(2);
    const found = meanOf(frozen?.ratio(["penaltyEur"], ["feeEur"], [4, 12]) ?? []);
    holds(shows(found, "above", 0.08));
    holds(shows(found, "below", 0.1001));
    holds(shows(meanOf(frozen?.sum(["monthsAtCap"], [4, 12]) ?? []), "above", 7));
  });
});
