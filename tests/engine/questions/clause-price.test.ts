/** Prices of clauses where they can be computed by hand: certain costs, additive clauses, caps of nothing. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, readScenario, type ScenarioInput } from "#engine";
import { ABOUT } from "../../../engine/questions/clause-price/bargain.ts";
import { scaleClauses } from "../../../engine/questions/clause-price/edits.ts";
import { type ClausePriceTerms, clausePriceQuestion } from "../../../engine/questions/clause-price/index.ts";
import { runStudy } from "../../../engine/study.ts";
import { deskScenario } from "../../laws/desk.ts";
import { compiled } from "../../laws/observe.ts";

const SEED = 5;
type Desk = ScenarioInput["designs"][string];

/** The desk over two months, its contract changed. */
function scenario(
  change: (desk: Desk) => void,
  more: Record<string, (desk: Desk) => void> = {},
): ScenarioInput {
  const input = deskScenario();
  const desk = (edit: (desk: Desk) => void) => {
    const { desk: copy } = structuredClone(deskScenario().designs);
    if (!copy) throw new Error("the desk has changed its name");
    edit(copy);
    return copy;
  };
  const others = Object.entries(more).map(([name, edit]) => [name, desk(edit)]);
  return { ...input, months: 2, designs: { desk: desk(change), ...Object.fromEntries(others) } };
}

const whole = { risk: "mean", margin: 10, loss: 10, opportunism: "off", about: [...ABOUT] } as const;

async function ask(input: ScenarioInput, terms: Partial<ClausePriceTerms> = {}, replications = 8) {
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const asked = {
    read,
    compiled: compiled(input),
    terms: { ...whole, about: [...whole.about], ...terms },
    seed: SEED,
    replications,
    lives: 1000,
  };
  expect(clausePriceQuestion.faults(asked)).toEqual([]);
  return clausePriceQuestion.ask(asked, { executor: inlineExecutor() });
}

const noPenalty = ({ contract }: Desk) => {
  delete contract.penalties;
};

describe("the corridor of a contract whose costs are certain", () => {
  // wages 11,000 € a month, structure 20 % of the fee: margin = 80 % of the fee − 11,000
  const certain = (desk: Desk) => {
    noPenalty(desk);
    desk.provider.overheads = { ofInvoices: "20%" };
  };
  const fee = (eur: number) => (desk: Desk) => {
    certain(desk);
    desk.contract.price = { fixed: eur };
  };

  test("begins where 70 % of the fee pays the wages, for a margin of 10 %; where 80 % does, for no loss", async () => {
    const { figures } = await ask(scenario(fee(16_000)), { about: ["corridor"] }, 16);
    const { floors, ceiling, deal } = figures.corridor ?? {};
    expect(figures.monthlyFee).toBe(16_000);
    expect((floors?.mean.mean ?? 0) * 16_000).toBeCloseTo(11_000 / 0.7, 6);
    expect((floors?.loss.mean ?? 0) * 16_000).toBeCloseTo(11_000 / 0.8, 6);
    expect((floors?.shortfall.mean ?? 0) * 16_000).toBeCloseTo(11_000 / 0.8, 6);
    expect([ceiling, deal]).toEqual([null, null]); // nothing to compare with
  });

  test("ends at the fee of the same service elsewhere; with the floor below it there is a deal", async () => {
    const { figures, verdict } = await ask(scenario(fee(16_000), { rival: fee(17_000) }), {
      about: ["corridor"],
    });
    expect((figures.corridor?.ceiling?.mean ?? 0) * 16_000).toBeCloseTo(17_000, 6);
    expect(figures.corridor?.deal).toBe("deal");
    // 17,000 − 11,000 / 0.7 = 1,285.7
    expect(verdict.en).toContain("the fair price lies between, with 1,290 € a month to share");
  });

  test("is empty where the rival asks less than the provider needs, and the answer says no deal", async () => {
    const { figures, verdict } = await ask(scenario(fee(16_000), { rival: fee(15_000) }), {
      about: ["corridor"],
    });
    expect(figures.corridor?.deal).toBe("none");
    expect(verdict.en).toContain("no deal is possible on these terms");
    expect(verdict.fr).toContain("pas d’accord possible");
  });

  test("of a euro more of fee 80 cents reach the provider, and the client bears it all", async () => {
    const { figures } = await ask(scenario(fee(16_000)), { about: ["corridor"] });
    expect(figures.perEuro.provider).toBeCloseTo(0.8, 9);
    expect(figures.perEuro.client).toBeCloseTo(1, 9);
  });
});

/** Two penalties in euros a late ticket, on different promises: neither knows the other. */
const twoPenalties = ({ contract }: Desk) => {
  contract.penalties = {
    clauses: [
      { form: "perLateTicket", id: "late", sla: "restoration", perTicket: "40 EUR" },
      { form: "perLateTicket", id: "slow", sla: "response", perTicket: "10 EUR" },
    ],
  };
};

/** Mean penalties of two months, played as an ordinary study, for a year. */
async function penalties(change: (desk: Desk) => void) {
  const study = await runStudy(compiled(scenario(change)), {
    executor: inlineExecutor(),
    seed: SEED,
    replications: 8,
  });
  return 6 * (study.designs[0]?.indicators.penalties?.mean ?? Number.NaN);
}

describe("what clauses are worth", () => {
  test("additive ones: each one’s part is what it owes by itself, alone or beside the other", async () => {
    const { figures } = await ask(scenario(twoPenalties), { about: ["clauses"] });
    const only = (kept: string) => (desk: Desk) => {
      twoPenalties(desk);
      const { penalties: all } = desk.contract;
      if (all) all.clauses = all.clauses?.filter(({ id }) => id === kept) ?? [];
    };
    for (const name of ["late", "slow"]) {
      const owed = await penalties(only(name));
      expect(owed).toBeGreaterThan(0);
      const clause = figures.clauses.find(({ id }) => id === `penalties.${name}`);
      expect(clause?.shared?.client.mean).toBeCloseTo(owed, 6);
      expect(clause?.shared?.provider.mean).toBeCloseTo(-owed, 6);
      expect(clause?.alone.client.mean).toBeCloseTo(owed, 6);
      expect(clause?.alone.joint.mean).toBeCloseTo(0, 6); // it moves money, no more
    }
  });

  test("under a cap of nothing a penalty is worth nothing, and the cap is worth all that would be owed", async () => {
    const owed = await penalties(twoPenalties);
    const capped = (desk: Desk) => {
      twoPenalties(desk);
      if (desk.contract.penalties) desk.contract.penalties.caps = { month: 0 };
    };
    const { figures } = await ask(scenario(capped), { about: ["clauses"] });
    const of = (id: string) => figures.clauses.find((clause) => clause.id === id);
    for (const id of ["penalties.late", "penalties.slow"]) expect(of(id)?.alone.client.mean).toBe(0);
    expect(of("caps")?.alone.provider.mean).toBeCloseTo(owed, 6);
    // Shapley: each penalty and the cap cancel out in all
    const parts = figures.clauses.map(({ shared }) => shared?.client.mean ?? Number.NaN);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(0, 6);
    expect(figures.together?.client.mean).toBe(0);
  });
});

describe("changes", () => {
  test("are the difference of two ordinary studies on the same futures", async () => {
    const { figures } = await ask(scenario(twoPenalties), { about: ["moves"] });
    const tighter = (desk: Desk) => {
      twoPenalties(desk);
      desk.contract.slas = structuredClone(desk.contract.slas ?? {});
      const { restoration } = desk.contract.slas;
      if (restoration) restoration.targets = { P1: "4h", P2: "7h", P3: "16h", P4: "40h" };
    };
    const move = figures.moves.find(({ id }) => id === "restoration.P2 −");
    const more = (await penalties(tighter)) - (await penalties(twoPenalties));
    expect(more).toBeGreaterThan(0);
    expect(move?.label.en).toBe("P2 restoration: 8 h → 7 h");
    expect(move?.effect.parts.invoices.mean).toBeCloseTo(more, 6);
    expect(move?.effect.provider.mean).toBeCloseTo(-more, 6);
  });

  test("an hour less never takes penalties away, an hour more never adds any: the same tickets, future by future", async () => {
    const { figures } = await ask(scenario(twoPenalties), { about: ["moves"] });
    for (const { id, effect } of figures.moves) {
      if (id.endsWith(" −")) expect(effect.parts.invoices.mean).toBeGreaterThanOrEqual(0);
      if (id.endsWith(".P1 +") || id.endsWith(".P2 +"))
        expect(effect.provider.mean).toBeGreaterThanOrEqual(0);
    }
  });

  test("doubling what clauses in euros owe doubles it, where nothing caps it", async () => {
    const { figures } = await ask(scenario(twoPenalties), { about: ["moves"] });
    const doubled = figures.moves.find(({ id }) => id === "amounts ×2");
    expect(doubled?.effect.provider.mean).toBeCloseTo(-(await penalties(twoPenalties)), 6);
    // pure transfer: asked by the client, worth a euro for each euro
    expect(doubled?.standing).toBe("client");
    expect(doubled?.ratio?.mean).toBeCloseTo(1, 9);
  });
});

test("opportunism plays no part in a fair price, unless asked: then the answer says that it is an assumption", async () => {
  const sly = (desk: Desk) => {
    twoPenalties(desk);
    desk.provider.opportunism = { exclusion: 1, whenLeft: 0.9 };
  };
  const fair = await ask(scenario(sly), { about: ["clauses"] });
  const honest = await ask(scenario(twoPenalties), { about: ["clauses"] });
  expect(fair.figures.clauses).toEqual(honest.figures.clauses);
  const played = await ask(scenario(sly), { about: ["clauses"], opportunism: "on" });
  const owed = (answer: typeof fair) => answer.figures.clauses[0]?.alone.client.mean ?? Number.NaN;
  expect(owed(played)).toBeLessThan(owed(honest));
  expect(played.caveats[0]?.fr).toMatch(/^Hypothèse/);
});

test("amounts of every form of clause are multiplied, and what is no amount stays", () => {
  const read = readScenario(
    scenario(({ contract }) => {
      contract.penalties = {
        clauses: [
          { form: "perPoint", id: "point", sla: "restoration", perPoint: "1%", cap: "5%" },
          { form: "tiers", id: "tiers", sla: "restoration", tiers: [{ below: "95%", rate: "60%" }] },
          {
            form: "atRisk",
            id: "risk",
            atRisk: "12%",
            pool: "200%",
            allocation: { "restoration.P1": "40%" },
          },
          { form: "perLateTicket", id: "late", sla: "restoration", perStartedHour: { P1: "60 EUR" } },
        ],
      };
    }),
  );
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const desk = structuredClone(read.written.designs["desk"]);
  const asRead = read.scenario.designs["desk"]?.contract.penalties;
  if (!desk || !asRead) throw new Error("no desk");
  scaleClauses(desk, asRead, ["point", "tiers", "risk", "late"], 2);
  expect(desk.contract.penalties?.clauses).toMatchObject([
    { perPoint: 0.02, cap: "5%" },
    { tiers: [{ below: "95%", rate: 1 }] }, // no more than the whole fee
    { atRisk: 0.24, pool: "200%", allocation: { "restoration.P1": "40%" } },
    { perStartedHour: { P1: 120 } },
  ]);
});

test("a contract that does not exist is refused by its name", () => {
  const input = scenario(twoPenalties);
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const terms = { ...whole, about: [...whole.about], design: "desks", alternative: "none" };
  expect(
    clausePriceQuestion.faults({
      read,
      compiled: compiled(input),
      terms,
      seed: SEED,
      replications: 8,
      lives: 1000,
    }),
  ).toEqual([
    { code: "UNKNOWN_DESIGN", path: ["terms", "design"], value: "desks", allowed: "desk", nearest: "desk" },
  ]);
});
