/** The same scenario and seed give the same bytes, whoever computes them, however many at once and whatever else is compared. */
import { afterAll, describe, expect, test } from "vitest";
import { type Executor, inlineExecutor, runStudy, type StudyResult } from "#engine";
import { openThreads } from "../../engine/parallel/pool.ts";
import { deskScenario } from "./desk.ts";
import { livingScenario } from "./living.ts";
import { compiled } from "./observe.ts";

const pools = [1, 2, 4].map((threads) => openThreads(threads));
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const whole = compiled(livingScenario());
const living = () => whole;
const study = (replications: number, executor: Executor = inlineExecutor(), scenario = living(), seed = 3) =>
  runStudy(scenario, { seed, replications, executor });
/** Everything told of a design, except whether it is the first listed. */
const told = (design: StudyResult["designs"][number] | undefined) =>
  JSON.stringify({ ...design, baseline: null });
const designOf = (result: StudyResult, id: string) => result.designs.find((design) => design.id === id);

describe("the same bytes", () => {
  test("come from one thread, two, four, or none", async () => {
    const { committee, ending } = livingScenario().designs;
    if (!committee || !ending) throw new Error("the living scenario has changed its designs");
    const two = compiled({ ...livingScenario(), designs: { committee, ending } });
    const inline = await study(20, inlineExecutor(), two);
    for (const pool of pools) {
      const threaded = await study(20, pool, two);
      expect(threaded.resultHash).toBe(inline.resultHash);
      expect(JSON.stringify(threaded)).toBe(JSON.stringify(inline));
    }
  });
  test("come a second time, and not with another seed", async () => {
    const first = await study(16);
    expect(JSON.stringify(await study(16))).toBe(JSON.stringify(first));
    expect((await study(16, inlineExecutor(), living(), 4)).resultHash).not.toBe(first.resultHash);
  });
  test("begin every longer study: the first 16 replications of 32 are the study of 16", async () => {
    const short = await study(16);
    const long = await study(32);
    for (const { id, lifetimes } of short.designs) {
      for (const [indicator, values] of Object.entries(lifetimes))
        expect(designOf(long, id)?.lifetimes[indicator]?.slice(0, 16)).toEqual(values);
    }
  });
  test("remain when a study is cancelled: what is kept is a whole prefix of blocks", async () => {
    const controller = new AbortController();
    const cut = await runStudy(living(), {
      seed: 3,
      replications: 160,
      executor: inlineExecutor(),
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done >= 32) controller.abort();
      },
    });
    expect(cut.replications).toBe(32);
    expect(cut.requested).toBe(160);
    expect(cut.resultHash).toBe((await study(32)).resultHash);
  });
  test("stay in every design when another is added, removed, or listed elsewhere", async () => {
    const all = await study(16);
    const { frozen, committee, evolving } = livingScenario().designs;
    if (!frozen || !committee || !evolving) throw new Error("the living scenario has changed its designs");
    for (const designs of [{ frozen, evolving }, { evolving, committee, frozen }, { committee }]) {
      const other = await study(16, inlineExecutor(), compiled({ ...livingScenario(), designs }));
      expect(other.designs).toHaveLength(Object.keys(designs).length);
      for (const design of other.designs) expect(told(design)).toBe(told(designOf(all, design.id)));
    }
  });
  test("do not depend on the order of the components, only on their names", async () => {
    const scenario = livingScenario();
    const { workstations, network } = scenario.situation.components;
    if (!workstations || !network) throw new Error("the living scenario has changed its components");
    const backwards = {
      ...scenario,
      situation: { ...scenario.situation, components: { network, workstations } },
    };
    const there = await study(16);
    const back = await study(16, inlineExecutor(), compiled(backwards));
    for (const design of there.designs) {
      for (const indicator of ["tickets", "experiencedAttainment", "lostHours", "penalties"]) {
        expect(designOf(back, design.id)?.lifetimes[indicator]).toEqual(design.lifetimes[indicator]);
      }
    }
  });
});

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
  test("gives one rate by the hour, the day, the week, the month of 730 h and the year of twelve", () => {
    const perMinute = (incidents: string) => {
      const scenario = deskScenario();
      const { workstations } = scenario.situation.components;
      scenario.situation.components["workstations"] = {
        ...workstations,
        units: 1,
        requests: 0,
        incidents,
      } as never;
      return compiled(scenario).flows[0]?.ratePerMin ?? Number.NaN;
    };
    for (const written of ["1/h", "24/d", "168/wk", "730/month", "8760/yr"])
      expect(perMinute(written) * 60).toBeCloseTo(1, 12);
  });
});
