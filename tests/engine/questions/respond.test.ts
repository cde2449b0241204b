/** What a provider does under a contract, where theory or trying everything tells it. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, readScenario, type ScenarioInput } from "#engine";
import { ABOUT } from "../../../engine/questions/respond/answer.ts";
import { staying } from "../../../engine/questions/respond/field.ts";
import { type RespondTerms, respondQuestion } from "../../../engine/questions/respond/index.ts";
import { together } from "../../../engine/questions/respond/search.ts";
import { waitProbability } from "../../../engine/statistics/theory/erlang.ts";
import { runStudy } from "../../../engine/study.ts";
import { deskScenario } from "../../laws/desk.ts";
import { compiled } from "../../laws/observe.ts";

const SEED = 7;

async function ask(input: ScenarioInput, terms: Partial<RespondTerms>, replications: number) {
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const whole: RespondTerms = {
    posts: 1,
    rules: ["firstComeFirstServed"],
    tricks: "off",
    bears: 1000,
    renewal: 0,
    about: ["response"],
  };
  const asked = {
    read,
    compiled: compiled(input),
    terms: { ...whole, ...terms },
    seed: SEED,
    replications,
    lives: 1000,
  };
  expect(respondQuestion.faults(asked)).toEqual([]);
  return respondQuestion.ask(asked, { executor: inlineExecutor() });
}

const PER_MONTH = 2920;
const WAGE = 100;

/** M/M/c around the clock, 4 tickets an hour of 30 minutes: two Erlangs; a fine for each ticket that waits at all. */
function queue(technicians: number, fineEur: number): ScenarioInput {
  return {
    name: "queue",
    start: "2027-01-01",
    months: 1,
    situation: {
      components: {
        desk: {
          units: 1,
          incidents: PER_MONTH,
          priorities: { P1: 1, P2: 0, P3: 0, P4: 0 },
          effort: ["exponential(30 min)"],
        },
      },
    },
    designs: {
      desk: {
        contract: {
          slas: { response: { metric: "response", targets: { P1: 0.001 }, window: "always" } },
          penalties: {
            clauses: [{ form: "perLateTicket", id: "waited", sla: "response", perTicket: fineEur }],
          },
          price: { fixed: 50_000 },
        },
        provider: {
          teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: technicians }], cost: WAGE } },
        },
      },
    },
    experiment: { replications: 16, seed: SEED },
  };
}

/** Tickets a month that wait with so many technicians (Erlang C). */
const waiting = (technicians: number) =>
  PER_MONTH * waitProbability({ servers: technicians, arrivalRate: 4, meanService: 0.5 });

describe("staff against fines, as a newsvendor", () => {
  // one technician more pays while the fines that it spares exceed its wage: fine × (waiting(c) − waiting(c + 1)) > wage
  const pays = (technicians: number) => WAGE / (waiting(technicians) - waiting(technicians + 1));

  test("theory puts the kink from 4 to 5 technicians at about 0.3 € a ticket", () => {
    // Erlang C of 2 Erlangs: .1739 on 4, .0597 on 5: 2,920 × .1142 = 333 tickets a month spared
    expect(pays(4)).toBeCloseTo(100 / 333.5, 3);
  });

  test("the provider hires at twice that fine, and does not at half of it", async () => {
    const rich = await ask(queue(4, 2 * pays(4)), {}, 16);
    expect(rich.figures.response.posts).toEqual([1]);
    const poor = await ask(queue(4, pays(4) / 2), {}, 16);
    // 3 technicians would spare 100 € and let 2,920 × (.4444 − .1739) = 790 more tickets wait, 119 € of fines
    expect(poor.figures.response.posts).toEqual([0]);
    expect(poor.verdict.en).toContain("would change nothing in what is stated");
    expect(poor.isDecided).toBe(true);
  });

  test("the useful penalty begins where theory says", async () => {
    const { figures } = await ask(queue(4, pays(4)), { about: ["penalty"] }, 16);
    const hire = figures.sweeps[0]?.kinks.find(({ postsFrom, postsTo }) => postsFrom === 0 && postsTo === 1);
    // amounts are stated at the kink: it lies between the multiples on both sides of 1
    expect(hire?.from).toBeLessThan(1.25);
    expect(hire?.to).toBeGreaterThan(0.8);
    // at its two ends the best level is known for sure
    for (const factor of [hire?.from, hire?.to]) {
      const point = figures.sweeps[0]?.points.find((one) => one.factor === factor);
      expect(point?.lead.ci95?.[0]).toBeGreaterThan(0);
    }
    // without a penalty the leanest desk that keeps up is the best
    expect(figures.sweeps[0]?.points[0]).toMatchObject({ factor: 0, posts: -1 });
  });

  test("under a cap of nothing no amount makes it hire; without the cap it does", async () => {
    const input = queue(4, pays(4));
    const { penalties } = input.designs["desk"]?.contract ?? {};
    if (penalties) penalties.caps = { month: 0 };
    const { figures, verdict } = await ask(input, { about: ["penalty"] }, 8);
    const [signed, free] = figures.sweeps;
    expect(signed?.kinks).toEqual([]);
    expect(free?.usefulFrom).toBeGreaterThan(0);
    expect(verdict.en).toMatch(/caps as signed, even ×64 adds no post.*; no cap, .*one more post between/);
  });
});

describe("the response found", () => {
  const RULES = ["firstComeFirstServed", "strictPriority", "dropDead"] as const;
  const input = (): ScenarioInput => ({ ...deskScenario(), months: 2 });

  /** Margin a year with so many more at both tiers, in an ordinary study. */
  async function marginWith(front: number, back: number, dispatch: (typeof RULES)[number]): Promise<number> {
    const tried = input();
    const desk = structuredClone(tried.designs["desk"]);
    if (!desk?.provider.teams["front"] || !desk.provider.teams["back"]) throw new Error("teams");
    desk.provider.teams["front"].shifts = [{ window: "office", headcount: 1 + front }];
    desk.provider.teams["back"].shifts = [{ window: "office", headcount: 1 + back }];
    desk.provider.dispatch = dispatch;
    const study = await runStudy(compiled({ ...tried, designs: { desk } }), {
      executor: inlineExecutor(),
      seed: SEED,
      replications: 16,
    });
    return (study.designs[0]?.indicators.providerMargin?.mean ?? Number.NaN) * 6;
  }

  test("is the best of all responses, played one by one as an ordinary study", async () => {
    const { figures } = await ask(input(), { rules: [...RULES] }, 16);
    const margins = new Map<string, number>();
    for (const [front, back] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const)
      for (const rule of RULES)
        margins.set(JSON.stringify([[front, back], rule]), await marginWith(front, back, rule));
    const best = Math.max(...margins.values());
    const found = margins.get(JSON.stringify([figures.response.posts, figures.response.rule])) ?? Number.NaN;
    expect(best - found).toBeLessThan(figures.matters);
    expect(figures.outcomes.response.margin.mean).toBeCloseTo(found, 6);
  });

  test("plays no trick where tricks are off; where they are on, the answer says that it is an assumption", async () => {
    const off = await ask(input(), {}, 8);
    expect(off.figures.response.tricks).toEqual([]);
    expect(off.restsOn[0]?.en).toContain("without tricks");
    const on = await ask(input(), { tricks: "on" }, 8);
    expect(on.restsOn[0]?.fr).toMatch(/^Hypothèse.*manœuvres comprises/);
  });
});

test("tricks bring what the clauses would have owed; without penalties, an exclusion brings nothing at all", async () => {
  const { figures } = await ask({ ...deskScenario(), months: 2 }, { about: ["gaming"] }, 8);
  const exclusion = figures.gaming.find(({ trick }) => trick === "exclusion");
  // an excluded ticket changes no work: it is only left out of the count
  expect(exclusion?.elsewhere).toEqual({ mean: 0, ci95: [0, 0] });
  expect(figures.clauses).toEqual(["shortfall"]);
  // one clause, so that the whole contract is that clause and what lies beside it
  for (const { byClause, elsewhere, whole } of figures.gaming)
    expect((byClause[0]?.mean ?? 0) + (elsewhere.mean ?? 0)).toBeCloseTo(whole.mean ?? Number.NaN, 6);
  // what the remedy takes away is what the trick brought less what it leaves
  for (const { whole, remedy } of figures.gaming)
    expect(remedy.taken.mean).toBeCloseTo((whole.mean ?? 0) - (remedy.left.mean ?? 0), 6);
  // the clock that no longer stops for the client leaves a parked ticket late: the trick brings nothing
  const parking = figures.gaming.find(({ trick }) => trick === "parking");
  expect(parking?.remedy.left.mean).toBeCloseTo(0, 6);
});

test("a service that the client would leave is no response, however much it spares", async () => {
  const { desk: stated } = deskScenario().designs;
  if (!stated) throw new Error("desk");
  const roomy = structuredClone(stated);
  const { front, back } = roomy.provider.teams;
  if (!front || !back) throw new Error("teams");
  front.shifts = [{ window: "office", headcount: 2 }];
  delete roomy.contract.penalties; // nothing to lose by being slow
  const input = { ...deskScenario(), months: 2, designs: { desk: roomy } };
  const free = await ask(input, { bears: 1000 }, 8);
  expect(free.figures.response.posts[0]).toBe(-1);
  const bound = await ask(input, { bears: 1 }, 8);
  expect(bound.figures.response.posts[0]).toBe(0);
  expect(bound.figures.neighbours.map(({ standing }) => standing)).toContain("unbearable");
});

test("changes that earn more are taken together: the best of each shift, the best rule, every trick", () => {
  const stated = { posts: [0, 0], rule: "strictPriority", tricks: [] } as const;
  const better = [
    { posts: [-1, 0], rule: "strictPriority", tricks: [] },
    { posts: [0, 0], rule: "dropDead", tricks: [] },
    { posts: [1, 0], rule: "strictPriority", tricks: [] },
    { posts: [0, 0], rule: "tracking", tricks: [] },
    { posts: [0, 0], rule: "strictPriority", tricks: ["parking"] },
  ] as const;
  expect(together(stated, better)).toEqual({ posts: [-1, 0], rule: "dropDead", tricks: ["parking"] });
});

test("at trust 50 % twelve clients in a hundred leave, and more trust keeps more of them", () => {
  expect(staying(0.5)).toBeCloseTo(0.88, 12);
  // logit(.88) = 1.9924; + 3 × .2 = 2.5924
  expect(staying(0.7)).toBeCloseTo(1 / (1 + Math.exp(-2.592430206)), 6);
});

test("a contract that does not exist is refused by its name", () => {
  const input = deskScenario();
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const terms = respondQuestion.terms.parse({ design: "desks", about: [...ABOUT] });
  expect(
    respondQuestion.faults({
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
