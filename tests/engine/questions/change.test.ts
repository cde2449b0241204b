/** The smallest change on a small desk: against brute force, and where costs and answers are known by hand. */
import { describe, expect, test } from "vitest";
import { answerQuestion, inlineExecutor, prepare, type ScenarioInput } from "#engine";
import type {
  AmendmentFigure,
  ChangeAnswer,
  ChangeFigures,
} from "../../../engine/questions/change/figures.ts";
import { caveatsOf } from "../../../engine/questions/change/words.ts";
import { goTogether, type Move, moved, movesFor } from "../../../engine/questions/moves/index.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import { read, twoContracts } from "./renegotiate-stage.ts";

const MONTHS = 2;
const desk = (): ScenarioInput => twoContracts({ months: MONTHS, units: 130 });

async function changed(
  input: ScenarioInput,
  terms: Record<string, unknown>,
  replications = 64,
): Promise<ChangeAnswer> {
  const prepared = prepare({ question: "change", read: read(input), terms, replications });
  if ("faults" in prepared) throw new Error(JSON.stringify(prepared.faults));
  return (await answerQuestion(prepared, { executor: inlineExecutor() })) as ChangeAnswer;
}

describe("amendments of a desk", () => {
  const only = ["staff", "dispatch"];
  const goal = { on: "experiencedAttainment:98.7%", probability: 60, only };

  test("say of every one what many more futures say of it", async () => {
    const { figures, lives } = await changed(desk(), goal);
    const own = read(desk());
    const trials = new Trials(own, 77, { executor: inlineExecutor() });
    const moves = movesFor(own, "frozen", "experiencedAttainment").filter(({ family }) =>
      only.includes(family),
    );
    const byId = new Map(moves.map((move) => [move.id, move]));
    for (const { moves: named, reach } of figures.amendments) {
      const variant = moved(
        "frozen",
        named.map(({ id }) => byId.get(id) as Move),
      );
      const [track] = await trials.play([variant], 128);
      const values = [...(track?.values("experiencedAttainment") ?? [])];
      const share = values.filter((value) => value >= 0.987).length / values.length;
      // four standard errors of 128 futures at 60 %: 0.17
      if (reach === "reaches") expect(share).toBeGreaterThan(0.6 - 0.17);
      if (reach === "fails") expect(share).toBeLessThan(0.6 + 0.17);
    }
    const settled = figures.amendments.filter(({ reach }) => reach !== "open");
    expect(settled.length).toBeGreaterThan(figures.amendments.length / 2);
    expect(lives).toBeLessThan(figures.fixedGridLives);
  });

  test("price a technician at the team's monthly cost", async () => {
    const { figures } = await changed(desk(), goal, 16);
    const one = figures.amendments.find(({ moves }) => moves.length === 1 && moves[0]?.id === "staff front");
    expect(one?.providerCost.mean).toBeCloseTo(5000 * MONTHS, 6);
    expect(one?.clientCost.mean).toBeCloseTo(0, 6);
  });
});

test("where a team never catches up the contract as it stands fails, and what mends it is told without a cost", async () => {
  const crowd = twoContracts({ months: 2, units: 8000 });
  const { figures } = await changed(crowd, { on: "experiencedAttainment:50%", only: ["staff"] }, 16);
  expect(figures.present).toMatchObject({ reach: "fails", probability: { mean: 0 } });
  for (const { jointCost } of figures.amendments) expect(jointCost.mean).toBeNull();
});

test("nothing is to be changed where the contract as it stands does", async () => {
  const { figures, verdict, isDecided } = await changed(desk(), { on: "invoicedCost:12000" });
  expect(figures.present.reach).toBe("reaches");
  expect(figures.amendments).toEqual([]);
  expect(isDecided).toBe(true);
  expect(verdict.fr).toMatch(/^Rien à changer/);
});

test("where no amendment of the catalogue does, the verdict says so", async () => {
  // two fees of 6,000 €: nothing in the catalogue makes them 11,999
  const { figures, verdict } = await changed(desk(), { on: "invoicedCost:11999" });
  expect(figures.amendments.every(({ reach }) => reach === "fails")).toBe(true);
  expect(verdict.en).toMatch(/^No amendment of one or two changes/);
});

test("a move changes what it says and no other: two values of one thing never go together", () => {
  const own = read(desk());
  const moves = movesFor(own, "frozen", "kept");
  const orders = moves.filter(({ family }) => family === "dispatch");
  expect(orders.length).toBeGreaterThan(1);
  expect(orders.some((one) => orders.some((other) => goTogether(one, other)))).toBe(false);
  const staff = moves.filter(({ family }) => family === "staff");
  expect(staff.map(({ id }) => id)).toEqual(["staff front", "staff back"]);
  // promises on paper move nothing that users live: nobody here answers to them
  expect(movesFor(own, "frozen", "experiencedAttainment").some(({ family }) => family === "target")).toBe(
    false,
  );
  expect(moves.some(({ family }) => family === "target")).toBe(true);
});

test.each([
  [{ on: "experiencedAttainment" }, /NOT_A_TRIGGER/],
  [{ on: "experiencedAttainment:3000" }, /NOT_A_TRIGGER/],
  [{ on: "fee:3000" }, /NOT_ONE_OF.*on/],
  [{ design: "frosen" }, /UNKNOWN_DESIGN/],
  [{ only: ["clarity"] }, /NOT_ONE_OF.*only/],
])("refuses %j by name", async (terms, code) => {
  await expect(changed(desk(), terms)).rejects.toThrow(code);
});

test("amendments that may do and cost less than the cheapest that does are told", () => {
  const told = (reach: AmendmentFigure["reach"], cost: number) => ({
    moves: [],
    reach,
    isCostUnknown: false,
    jointCost: { mean: cost, ci95: null },
  });
  const caveats = (...amendments: ReturnType<typeof told>[]) =>
    caveatsOf({ amendments } as unknown as ChangeFigures).filter(({ en }) => /^Cheaper than/.test(en));
  const both = caveats(told("reaches", 100), told("reaches", 50), told("open", 40), told("open", 60));
  expect(both[0]?.en).toMatch(/and undecided: 1;/);
  expect(caveats(told("reaches", 50), told("open", 60), told("fails", 10))).toEqual([]);
  expect(caveats(told("open", 60))).toEqual([]);
});
