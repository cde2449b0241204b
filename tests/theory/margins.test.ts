/** DOMAIN 3 and 9: what is left to the provider of a library contract, once it pays for more than its teams. */
import { describe, test } from "vitest";
import type { ScenarioInput } from "#engine";
import type { ColumnName } from "../../engine/life/columns.ts";
import { fromLibrary } from "../laws/library.ts";
import { compiled } from "../laws/observe.ts";
import { design, holds } from "../signatures/claims.ts";
import { meanOf, playCompiled, shows } from "../signatures/play.ts";

const INVOICED: readonly ColumnName[] = ["feeEur", "timeAndMaterialsEur", "amendmentEur", "refundEur"];

describe("the provider's margin of the first year, frozen contract", () => {
  /** Invoices less penalties and costs, over invoices, 64 times; a life as short as its dates allow. */
  const margin = async (name: string, months: number) => {
    const raw = fromLibrary(name, months) as ScenarioInput;
    const { frozen } = raw.designs;
    const lives = compiled({ ...raw, designs: { frozen }, page: undefined });
    const played = design(await playCompiled(lives, 64), "frozen");
    const [invoiced, penalties, costs] = [INVOICED, ["penaltyEur"], ["providerCostEur"]].map((columns) =>
      played.sum(columns as readonly ColumnName[], [1, 12]),
    );
    return meanOf(
      (invoiced ?? []).map((eur, at) => {
        const net = eur - (penalties?.[at] ?? Number.NaN);
        return 1 - (costs?.[at] ?? Number.NaN) / net;
      }),
    );
  };
  test("lies within the 5 to 15 % of managed services in A, D and E", async () => {
    for (const [name, months] of [
      ["contract-a", 12],
      ["contract-d", 24],
      ["contract-e", 48],
    ] as const) {
      const found = await margin(name, months);
      holds(shows(found, "above", 0.05));
      holds(shows(found, "below", 0.15));
    }
  }, 120_000);
  test("lies below them in B, which does more work than its price was made for", async () => {
    holds(shows(await margin("contract-b", 12), "below", 0.05));
  }, 120_000);
});
