/** The same scenario and seed give the same bytes, whoever computes them, however many at once and whatever else is compared. */
import { afterAll, describe, expect, test } from "vitest";
import { type Executor, inlineExecutor, runStudy, type StudyResult } from "#engine";
import { openThreads } from "../../engine/parallel/pool.ts";
import { deskScenario, fromLibrary } from "./library.ts";
import { compiled } from "./observe.ts";

const LEAD = "frozen-vs-evolving";
const pools = [1, 2, 4].map((threads) => openThreads(threads));
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const lead = () => compiled(fromLibrary(LEAD));
const study = (replications: number, executor: Executor = inlineExecutor(), scenario = lead(), seed = 3) =>
  runStudy(scenario, { seed, replications, executor });
const designOf = (result: StudyResult, id: string) => result.designs.find((design) => design.id === id);

describe("the same bytes", () => {
  test("come from one thread, two, four, or none", async () => {
    const inline = await study(80);
    for (const pool of pools) {
      const threaded = await study(80, pool);
      expect(threaded.resultHash).toBe(inline.resultHash);
      expect(JSON.stringify(threaded)).toBe(JSON.stringify(inline));
    }
  });
  test("come a second time, and not with another seed", async () => {
    const first = await study(16);
    expect(JSON.stringify(await study(16))).toBe(JSON.stringify(first));
    expect((await study(16, inlineExecutor(), lead(), 4)).resultHash).not.toBe(first.resultHash);
  });
  test("begin every longer study: the first 16 replications of 64 are the study of 16", async () => {
    const short = await study(16);
    const long = await study(64);
    for (const { id, lifetimes } of short.designs) {
      for (const [indicator, values] of Object.entries(lifetimes))
        expect(designOf(long, id)?.lifetimes[indicator]?.slice(0, 16)).toEqual(values);
    }
  });
  test("remain when a study is cancelled: what is kept is a whole prefix of blocks", async () => {
    const controller = new AbortController();
    const cut = await runStudy(lead(), {
      seed: 3,
      replications: 160,
      executor: inlineExecutor(),
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done >= 48) controller.abort();
      },
    });
    expect(cut.replications).toBe(48);
    expect(cut.requested).toBe(160);
    expect(cut.resultHash).toBe((await study(48)).resultHash);
  });
  test("stay in every design when another is added, removed, or listed elsewhere", async () => {
    const all = fromLibrary(LEAD);
    const designs = all["designs"] as Record<string, Record<string, unknown>>;
    const whole = await study(32);
    const names = Object.keys(designs);
    expect(names.length).toBeGreaterThan(2);
    const withoutSecond = {
      ...all,
      designs: Object.fromEntries(
        names.filter((_, at) => at !== 1).map((name) => [name, resolved(designs, name)]),
      ),
      page: undefined,
    };
    const fewer = await study(32, inlineExecutor(), compiled(withoutSecond));
    for (const design of fewer.designs)
      expect(JSON.stringify({ ...design, baseline: null })).toBe(
        JSON.stringify({ ...designOf(whole, design.id), baseline: null }),
      );
    const backwards = {
      ...all,
      designs: Object.fromEntries([...names].reverse().map((name) => [name, resolved(designs, name)])),
      page: undefined,
    };
    for (const design of (await study(32, inlineExecutor(), compiled(backwards))).designs) {
      expect(JSON.stringify({ ...design, baseline: null })).toBe(
        JSON.stringify({ ...designOf(whole, design.id), baseline: null }),
      );
    }
  });
  test("do not depend on the order of the components, only on their names", async () => {
    const all = fromLibrary(LEAD);
    const situation = all["situation"] as { components: Record<string, unknown> };
    const backwards = {
      ...all,
      situation: {
        ...situation,
        components: Object.fromEntries(Object.entries(situation.components).reverse()),
      },
    };
    const [there, back] = [
      await study(16, inlineExecutor(), compiled(all)),
      await study(16, inlineExecutor(), compiled(backwards)),
    ];
    for (const design of there.designs) {
      const { tickets, lostHours, experiencedAttainment } = design.lifetimes;
      expect(designOf(back, design.id)?.lifetimes["tickets"]).toEqual(tickets);
      expect(designOf(back, design.id)?.lifetimes["experiencedAttainment"]).toEqual(experiencedAttainment);
      expect(designOf(back, design.id)?.lifetimes["lostHours"]).toEqual(lostHours);
    }
  });
});

/** A design with everything that its `like` chain gives it, so that it can stand alone. */
function resolved(designs: Record<string, Record<string, unknown>>, name: string): Record<string, unknown> {
  const { like, ...own } = designs[name] ?? {};
  return typeof like === "string" ? (merged(resolved(designs, like), own) as Record<string, unknown>) : own;
}

function merged(below: unknown, above: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(below) || !isMap(above)) return above === undefined ? below : above;
  const names = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...names].map((name) => [name, merged(below[name], above[name])]));
}

describe("notation", () => {
  test("changes nothing: hours for minutes, per cent for shares, kEUR for EUR", async () => {
    const plain = deskScenario();
    const text = JSON.stringify(plain);
    const rewritten = JSON.parse(
      text
        .replaceAll('"4h"', '"240 min"')
        .replaceAll('"8h"', "480")
        .replaceAll('"16h"', '"16h00"')
        .replaceAll('"1h"', '"60 min"')
        .replaceAll('"30 min"', '"0.5h"')
        .replaceAll("lognormal(1h,", "lognormal(3600 s,")
        .replaceAll('"95%"', "0.95")
        .replaceAll('"6000 EUR"', '"6 kEUR"')
        .replaceAll('"1/month"', '"12/yr"'),
    );
    expect(JSON.stringify(rewritten)).not.toBe(text);
    const one = await study(16, inlineExecutor(), compiled(plain));
    const other = await study(16, inlineExecutor(), compiled(rewritten));
    expect(other.resultHash).toBe(one.resultHash);
    expect(other.scenarioHash).toBe(one.scenarioHash);
  });
});
