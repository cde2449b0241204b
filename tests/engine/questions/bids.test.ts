/** Which bid keeps its word: on desks whose order is known beforehand, and against plain studies of the same futures. */
import { describe, expect, test } from "vitest";
import {
  answerQuestion,
  type BidsAnswer,
  inlineExecutor,
  prepare,
  readScenario,
  runStudy,
  type ScenarioInput,
} from "#engine";
import { deskScenario } from "../../laws/desk.ts";
import { compiled } from "../../laws/observe.ts";

const SEED = 11;

function need<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("missing");
  return value;
}

type Design = ScenarioInput["designs"][string];

/** The desk as a bid with so many technicians at its first tier, at a fee; wages alone make its costs. */
function bid(front: number, fee: number, change: (design: Design) => void = () => undefined): Design {
  const design = structuredClone(need(deskScenario().designs["desk"]));
  need(design.provider.teams["front"]).shifts = [{ window: "office", headcount: front }];
  need(design.contract.price).fixed = fee;
  change(design);
  return design;
}

/** Two months of a company of twice the desk's size: one technician is not enough for it. */
function scenario(designs: ScenarioInput["designs"]): ScenarioInput {
  const input = deskScenario();
  need(input.situation.components["workstations"]).units = 160;
  return { ...input, months: 2, designs };
}

async function asked(
  designs: ScenarioInput["designs"],
  replications = 64,
  terms: object = {},
): Promise<BidsAnswer> {
  const read = readScenario(scenario(designs));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const ready = prepare({ question: "bids", read, terms, seed: SEED, replications });
  if ("faults" in ready) throw new Error(JSON.stringify(ready.faults));
  return (await answerQuestion(ready, { executor: inlineExecutor() })) as BidsAnswer;
}

const bidOf = ({ figures }: BidsAnswer, id: string) => need(figures.bids.find(({ design }) => design === id));

describe("three bids of one promise", () => {
  const three = { one: bid(1, 20_000), three: bid(3, 20_000), again: bid(3, 30_000) };

  test("the larger team is selected, its dearer copy is as good, the small one is behind; futures stop there", async () => {
    const answer = await asked(three);
    const { figures, verdict, isDecided } = answer;
    expect([figures.best, isDecided]).toEqual(["three", true]);
    expect(figures.bids.map(({ design, standing }) => [design, standing])).toEqual([
      ["three", "best"],
      ["again", "equal"],
      ["one", "behind"],
    ]);
    expect(bidOf(answer, "again").behind).toEqual({ mean: 0, ci95: [0, 0] });
    expect(need(bidOf(answer, "one").behind?.ci95)[1]).toBeLessThan(0);
    expect(answer.replications).toBe(32); // the first stage
    expect(verdict.en).toMatch(/^“three” keeps its word best: .*; “again” is as good within 1 pt\./);
    // the same word kept for half as much again
    const [cheap, dear] = [bidOf(answer, "three"), bidOf(answer, "again")];
    expect(need(dear.pricePerKept.mean) / need(cheap.pricePerKept.mean)).toBeCloseTo(1.5, 1);
  });

  test("have the periods, invoices and margins of a study of as many futures", async () => {
    const answer = await asked(three, 32);
    const study = await runStudy(compiled(scenario(three)), {
      executor: inlineExecutor(),
      seed: SEED,
      replications: 32,
    });
    for (const { id, indicators, slas } of study.designs) {
      const found = bidOf(answer, id);
      const restoration = slas.filter((line) => line.metric === "restoration"); // what the penalty looks at
      expect(found.promises.map(({ sla }) => sla)).toEqual(restoration.map((line) => line.id));
      const kept = restoration.reduce((sum, { periodsMet }) => sum + 2 * need(periodsMet.mean), 0);
      expect(found.periodsKept.mean).toBeCloseTo(kept / 8, 9);
      expect(found.invoices).toEqual({
        mean: indicators["invoicedCost"]?.mean,
        ci95: indicators["invoicedCost"]?.ci95,
      });
      expect(found.pricePerKept.mean).toBeCloseTo(need(indicators["invoicedCost"]?.mean) / kept, 6);
      expect(found.margin.mean).toBe(indicators["providerMargin"]?.mean);
    }
  });
});

test("a bidder that asks less than its wages loses money in every future, and the verdict says so", async () => {
  // wages: 2 × 5,000 + 6,000 a month; penalties only lower what a fee of 10,000 leaves
  const answer = await asked({ cheap: bid(2, 10_000), fair: bid(2, 40_000) }, 32);
  expect(bidOf(answer, "cheap").loses.mean).toBe(1);
  expect(need(bidOf(answer, "cheap").margin.mean)).toBeLessThanOrEqual(2 * (10_000 - 16_000));
  expect(bidOf(answer, "fair").loses.mean).toBe(0);
  expect(answer.verdict.en).toMatch(
    /“cheap” and “fair” keep their word alike|“fair” and “cheap” keep their word alike/,
  );
  expect(answer.verdict.en).toContain("“cheap” loses money in 89 to 100 futures in 100");
});

test("too few futures decide nothing, and say so", async () => {
  const answer = await asked({ two: bid(2, 20_000), three: bid(3, 20_000) }, 8);
  expect([answer.figures.best, answer.isDecided]).toEqual([null, false]);
  expect(answer.verdict.fr).toMatch(/^Pas assez d’avenirs/);
});

test("a lesser word is told apart, a bid that promises nothing is not judged, one that never catches up keeps nothing", async () => {
  const lesser = bid(2, 20_000, (design) => {
    need(design.contract.slas?.["restoration"]).targets = "80h";
  });
  const silent = bid(2, 20_000, (design) => {
    design.contract.slas = {};
    delete design.contract.penalties;
  });
  const drowned = bid(1, 20_000, (design) => {
    need(design.provider.teams["front"]).lostTime = "95%";
  });
  const answer = await asked({ two: bid(2, 20_000), lesser, silent, drowned }, 32);
  expect(new Set(answer.figures.bids.map(({ design }) => design))).toEqual(
    new Set(["lesser", "two", "drowned"]),
  );
  expect(answer.figures.best).toBe("lesser");
  expect(bidOf(answer, "drowned")).toMatchObject({ isUnstable: true, kept: { mean: 0 }, standing: "behind" });
  expect(answer.caveats.some(({ en }) => en === "A team never catches up there: “drowned”.")).toBe(true);
  expect(answer.caveats.map(({ en }) => en).join(" ")).toMatch(
    /do not promise the same.*Promising nothing, hence not judged: “silent”/,
  );
});

test("what is missing to know moves the promises, and is a question to somebody", async () => {
  const answer = await asked({ one: bid(1, 20_000), two: bid(2, 20_000) }, 32);
  const [first] = answer.figures.missing;
  expect(first?.swing).toBeGreaterThan(0.02);
  expect(first?.ask.en).toMatch(/^Ask /);
  const swings = answer.figures.missing.map(({ swing }) => swing);
  expect(swings).toEqual(swings.toSorted((a, b) => b - a));
  // longer work keeps fewer promises, whoever does it
  const effort = answer.figures.missing.find(({ path }) => path.includes("effort"));
  for (const { atLow, atHigh } of need(effort).kept) expect(need(atHigh)).toBeLessThanOrEqual(need(atLow));
});

test("refuses fewer than two bids that promise anything", async () => {
  await expect(asked({ two: bid(2, 20_000) })).rejects.toThrow("TOO_FEW_DESIGNS");
});
