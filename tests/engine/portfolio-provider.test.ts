/** What every client of a portfolio meets of the provider: its rule of dispatch, its structure. */
import { expect, test } from "vitest";
import { client, compiled, scenario, study } from "./portfolio-stage.ts";

test("other clients meet the provider's own rule: its formula and its weights, and none of its duties", () => {
  const withRule = (dispatch: "formula" | "ageingPriority") => {
    const raw = scenario({ bakery: client("1/month") });
    const [design] = Object.values(raw.designs);
    if (!design) throw new Error("a design was expected");
    Object.assign(design.provider, { dispatch, formula: "waiting", ageing: { P1: 3, P2: 3, P3: 3, P4: 3 } });
    Object.assign(design.provider.teams["desk"] ?? {}, { onCall: { components: ["pc"] } });
    const [bakery] = Object.values(raw.clients ?? {});
    const { pc } = bakery?.situation.components ?? {};
    if (!bakery || !pc) throw new Error("a second client was expected");
    bakery.situation.components = { till: pc };
    return compiled(raw).clients[0]?.compiled.designs[0]?.dispatch;
  };
  expect(withRule("ageingPriority")?.weights).toEqual([3, 3, 3, 3, 3]);
  expect(withRule("formula")?.program.length).toBeGreaterThan(0);
});

test("an amendment of one client changes the provider's rule of dispatch for all of them", async () => {
  const rules = [
    {
      id: "urgentFirst",
      when: { month: 1 },
      // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
      then: [{ dispatch: "strictPriority" as const }],
    },
  ];
  const lost = async (own: object, theirs: object) => {
    const raw = scenario({ bakery: { ...client("1.2/month"), ...theirs } });
    Object.assign(raw.designs["one"] ?? {}, own);
    const { designs, clients } = await study(raw);
    return [designs[0], clients[0]?.designs[0]].map((one) => one?.lifetimes["lostHours"]);
  };
  const byOther = await lost({}, { governance: { rules } });
  expect(byOther).toEqual(await lost({ governance: { rules } }, {}));
  expect(byOther).not.toEqual(await lost({}, {}));
});

test("what a provider's structure takes falls on every client's invoices, its costs in euros on the first's", async () => {
  const raw = scenario({ bakery: { ...client("0/month"), idleShare: 0 } });
  const one = raw.designs["one"];
  const costs = async () => {
    const { designs, clients } = await study(raw);
    return [designs[0], clients[0]?.designs[0]].map((each) => each?.indicators["providerCost"]?.mean ?? 0);
  };
  const [own = 0, theirs = 0] = await costs();
  if (one) one.provider.overheads = { monthly: { tools: 100 }, ofInvoices: 0.1 };
  const [ownAfter = 0, theirsAfter = 0] = await costs();
  // three months of fees, 5,000 and 3,000
  expect(ownAfter - own).toBeCloseTo(3 * (100 + 500), 6);
  expect(theirsAfter - theirs).toBeCloseTo(3 * 300, 6);
});
