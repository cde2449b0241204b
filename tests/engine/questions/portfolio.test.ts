/** One more client, against plain studies of the portfolio with and without it, written by hand. */
import { describe, expect, test } from "vitest";
import {
  answerQuestion,
  inlineExecutor,
  type PortfolioAnswer,
  prepare,
  readScenario,
  runStudy,
  type ScenarioInput,
} from "#engine";
import { client, compiled, scenario } from "../portfolio-stage.ts";

const SEED = 3;
const FUTURES = 16;

function need<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("missing");
  return value;
}

function prepared(input: ScenarioInput, terms: object, replications = FUTURES) {
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return prepare({ question: "portfolio", read, terms, seed: SEED, replications });
}

async function asked(
  input: ScenarioInput,
  terms: object = {},
  replications = FUTURES,
): Promise<PortfolioAnswer> {
  const ready = prepared(input, terms, replications);
  if ("faults" in ready) throw new Error(JSON.stringify(ready.faults));
  return (await answerQuestion(ready, { executor: inlineExecutor() })) as PortfolioAnswer;
}

const studied = (input: ScenarioInput, replications = FUTURES) =>
  runStudy(compiled(input), { executor: inlineExecutor(), seed: SEED, replications });

type Study = Awaited<ReturnType<typeof studied>>;

/** Share of periods kept of each client of a study: the scenario's own, then the others. */
const periodsKept = ({ designs, clients }: Study): number[] =>
  [designs, ...clients.map((one) => one.designs)].map(([design]) => {
    const slas = need(design).slas;
    return slas.reduce((sum, line) => sum + need(line.periodsMet.mean), 0) / slas.length;
  });

const margins = ({ designs, clients }: Study): number[] =>
  [designs, ...clients.map((one) => one.designs)].map(([design]) =>
    need(design?.indicators["providerMargin"]?.mean),
  );

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** One desk of one technician for two clients, and a third that asks for as much as both. */
const signed = () => scenario({ neighbour: client("1/month"), newcomer: client("2.5/month") });

/** The same without the third, whose quarter of the idle time falls to the two others in proportion: 1/2 and 1/4 become 2/3 and 1/3. */
function unsigned(): ScenarioInput {
  const input = scenario({ neighbour: { ...client("1/month"), idleShare: 1 / 3 } });
  need(need(input.designs["one"]).provider.teams["desk"]).quota = 2 / 3;
  return input;
}

describe("with and without the newcomer", () => {
  test("periods, margins and delays of the others are those of two studies", async () => {
    const { figures } = await asked(signed(), { posts: 1, months: [0] });
    const [on, off] = [await studied(signed()), await studied(unsigned())];
    const kept = { with: periodsKept(on), without: periodsKept(off) };
    for (const [at, id] of ["own client", "neighbour"].entries()) {
      const found = need(figures.clients.find((one) => one.client === id));
      expect(found.periodsKept.without.mean).toBeCloseTo(need(kept.without[at]), 9);
      expect(found.periodsKept.with.mean).toBeCloseTo(need(kept.with[at]), 9);
      const change = need(kept.with[at]) - need(kept.without[at]);
      expect(found.periodsKept.difference.mean).toBeCloseTo(change, 9);
      const margin = need(margins(on)[at]) - need(margins(off)[at]);
      expect(found.margin.difference.mean).toBeCloseTo(margin, 6);
      expect(found.toTouchMin.difference.mean).toBeGreaterThan(0); // one queue for all
      const [touch, end] = [found.toTouchMin, found.toResolutionMin].map((one) => need(one.difference.mean));
      expect(need(end) / need(touch)).toBeCloseTo(1, 1); // the work itself is the same
    }
    expect(figures.newcomer.periodsKept.mean).toBeCloseTo(need(kept.with[2]), 9);
    expect(figures.book.difference.mean).toBeCloseTo(sum(margins(on)) - sum(margins(off)), 6);
    // wages are the same desk's: what the book gains is the newcomer's fee, less what its tickets make the others pay
    expect(figures.book.difference.mean).toBeCloseTo(3 * 3000, 0);
  });

  test("a client that asks for next to nothing hurts nobody, and nobody is hired", async () => {
    const { figures, verdict, isDecided } = await asked(
      scenario({ neighbour: client("0.2/month"), newcomer: client("0.01/month") }, 2),
      { accepted: 5 },
    );
    expect(figures.clients.map(({ suffers }) => suffers)).toEqual(["no", "no"]);
    expect([figures.hires, figures.mending, isDecided]).toEqual([[], null, true]);
    expect(verdict.en).toMatch(
      /^If “newcomer” signs, nobody loses more than 5 pt of periods kept\. The provider gains/,
    );
  });
});

describe("the hire that mends it", () => {
  const terms = { posts: 2, months: [0, 1, 2], accepted: 2 };

  /** The signed portfolio with posts more from a month on, by hand. */
  function hired(posts: number, month: number): ScenarioInput {
    const input = signed();
    const one = need(input.designs["one"]);
    if (month === 0) need(need(one.provider.teams["desk"]).shifts[0]).headcount = 1 + posts;
    else
      one.governance = {
        // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
        rules: [{ id: "hire", when: { month }, then: [{ resize: "desk", by: posts }] }],
      };
    return input;
  }

  test("is the cheapest of those that do, as playing every one of them shows", async () => {
    const answer = await asked(signed(), terms, 64);
    const { figures } = answer;
    expect(figures.clients.every(({ suffers }) => suffers === "yes")).toBe(true);
    const off = periodsKept(await studied(unsigned(), 64));
    const all = [1, 2].flatMap((posts) =>
      [0, 1, 2].map((month) => ({ posts, month, cost: posts * (3 - month) })),
    );
    const played = await Promise.all(
      all.map(async (hire) => {
        const kept = periodsKept(await studied(hired(hire.posts, hire.month), 64));
        return { ...hire, worst: Math.min(...[0, 1].map((at) => need(kept[at]) - need(off[at]))) };
      }),
    );
    const mending = need(figures.mending);
    const cheaper = played.filter(({ cost }) => cost < mending.postMonths);
    const own = need(played.find(({ posts, month }) => posts === mending.posts && month === mending.month));
    expect(own.worst).toBeGreaterThanOrEqual(-0.02);
    expect(mending.worst.periodsKept.mean).toBeCloseTo(own.worst, 9);
    for (const { worst } of cheaper) expect(worst).toBeLessThan(-0.02);
    expect(answer.lives).toBeLessThan(figures.fixedGridLives);
    expect(answer.verdict.en).toContain("What solves it at the least cost:");
  });
});

describe("refuses", () => {
  const faults = (terms: object, input = signed()) => {
    const ready = prepared(input, terms);
    return "faults" in ready ? ready.faults : [];
  };
  test("a scenario with one client, and names that it does not know", () => {
    expect(faults({}, scenario({}))).toMatchObject([{ code: "NO_OTHER_CLIENT", path: ["clients"] }]);
    expect(faults({ client: "newcommer" })).toMatchObject([{ code: "NOT_ONE_OF", nearest: "newcomer" }]);
    expect(faults({ team: "disk" })).toMatchObject([{ code: "UNKNOWN_TEAM", allowed: "desk" }]);
  });
});
