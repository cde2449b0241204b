/** DOMAIN 10, check 6: what penalties take from the fees of a healthy contract and of a failing one. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { fromLibrary } from "../laws/library.ts";
import { compiled } from "../laws/observe.ts";
import { meanOf, type Played, paired, playCompiled, shows } from "../signatures/play.ts";

const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);

type Design = ScenarioInput["designs"][string];

type Lives = { replications: number; months?: number; change?: (frozen: Design) => void };

/** The frozen design of a contract of the library from its start. */
async function frozenOf(name: string, { replications, months = 12, change }: Lives): Promise<Played> {
  const raw = fromLibrary(name, months) as ScenarioInput;
  const { frozen } = raw.designs;
  if (!frozen) throw new Error("the contract has changed its names");
  for (const clause of frozen.contract.penalties?.clauses ?? [])
    if (clause.form === "lateDelivery")
      clause.deliverables = clause.deliverables.filter(
        ({ due }) => "month" in due && Number(due.month) <= months,
      );
  change?.(frozen);
  const played = await playCompiled(compiled({ ...raw, designs: { frozen }, page: undefined }), replications);
  if (!played["frozen"]) throw new Error("nothing was played");
  return played["frozen"];
}

const ratio = (played: Played, span: readonly [number, number] = [1, 12]) =>
  played.ratio(["penaltyEur"], ["feeEur"], span);

describe("penalties over the fees of the first year", () => {
  test.each([
    ["contract-a", 16],
    ["contract-b", 64],
    ["contract-e", 160],
  ])("lie between 0 and two in a hundred in %s as it stands, %i lives", async (name, replications) => {
    const found = meanOf(ratio(await frozenOf(name, { replications })));
    holds(shows(found, "above"));
    holds(shows(found, "below", 0.02));
  });
  test("lie above that in contract D: no month missed costs less than 5 %, and the year’s end misses most", async () => {
    // its events lie in two years
    const d = await frozenOf("contract-d", { replications: 64, months: 24 });
    holds(shows(meanOf(ratio(d)), "above", 0.02));
    holds(shows(meanOf(ratio(d)), "below", 0.04));
    const due = Array.from({ length: 12 }, (_, month) =>
      d.ratio(["penaltyDueEur"], ["feeEur"], [month + 1, month + 1]),
    );
    expect(due.flat().filter((share) => share > 0 && share < 0.0499)).toEqual([]);
    /** share of months missed, by life */
    const missed = (months: readonly (readonly number[])[]) =>
      d
        .sum(["inForce"])
        .map((_, life) => months.filter((shares) => (shares[life] ?? 0) > 0).length / months.length);
    holds(shows(paired(missed(due.slice(10)), missed(due.slice(0, 10))), "above", 0.1));
  });
  test("stand at the monthly cap in most months of contract B with one technician fewer on N1 and N2 and every claim made", async () => {
    const frozen = await frozenOf("contract-b", {
      replications: 16,
      change: ({ contract, provider }) => {
        Object.assign(contract.penalties ?? {}, { claim: "100%" });
        for (const id of ["n1", "n2"]) Object.assign(provider.teams[id]?.shifts[0] ?? {}, { headcount: 2 });
      },
    });
    const found = meanOf(ratio(frozen, [4, 12]));
    holds(shows(found, "above", 0.08));
    holds(shows(found, "below", 0.1001));
    holds(shows(meanOf(frozen.sum(["monthsAtCap"], [4, 12])), "above", 7));
  });
});
