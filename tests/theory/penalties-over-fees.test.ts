/** DOMAIN 10, check 6: what penalties take from the fees of a healthy contract and of a failing one. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { fromLibrary } from "../laws/library.ts";
import { compiled } from "../laws/observe.ts";
import { meanOf, type Played, playCompiled, shows } from "../signatures/play.ts";

const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);

type Design = ScenarioInput["designs"][string];

describe("penalties over fees", () => {
  /** The frozen design of a contract of the library for its first year, 16 times. */
  const firstYear = (name: string, change: (frozen: Design) => void = () => undefined) => {
    const raw = fromLibrary(name, 12) as ScenarioInput;
    const { frozen } = raw.designs;
    if (!frozen) throw new Error("the contract has changed its names");
    change(frozen);
    return playCompiled(compiled({ ...raw, designs: { frozen }, page: undefined }), 16);
  };
  const ratio = (design: Played | undefined) => meanOf(design?.ratio(["penaltyEur"], ["feeEur"]) ?? []);
  test("lie between 0 and 2 % in contract A as it stands", async () => {
    holds(shows(ratio((await firstYear("contract-a")).frozen), "below", 0.02));
  });
  test("stand at the monthly cap in most months of contract B with one technician fewer on N1 and N2 and every claim made", async () => {
    const { frozen } = await firstYear("contract-b", ({ contract, provider }) => {
      Object.assign(contract.penalties ?? {}, { claim: "100%" });
      for (const id of ["n1", "n2"]) Object.assign(provider.teams[id]?.shifts[0] ?? {}, { headcount: 2 });
    });
    const found = meanOf(frozen?.ratio(["penaltyEur"], ["feeEur"], [4, 12]) ?? []);
    holds(shows(found, "above", 0.08));
    holds(shows(found, "below", 0.1001));
    holds(shows(meanOf(frozen?.sum(["monthsAtCap"], [4, 12]) ?? []), "above", 7));
  });
});
