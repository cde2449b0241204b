/** Variants of one scenario on the same futures: a variant is what it is, whatever is played beside it, before it or after it. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, type ScenarioInput } from "#engine";
import { type DesignInput, Trials, type Variant } from "../../../engine/questions/trials.ts";
import { readScenario } from "../../../engine/scenario/resolve.ts";
import { runStudy } from "../../../engine/study.ts";
import { deskScenario } from "../../laws/desk.ts";
import { compiled } from "../../laws/observe.ts";

const SEED = 11;

function read(input: ScenarioInput) {
  const made = readScenario(input);
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  return made;
}

const open = (input: ScenarioInput = deskScenario()) =>
  new Trials(read({ ...input, months: 3 }), SEED, { executor: inlineExecutor() });

const staffed = (headcount: number) => (design: DesignInput) => {
  const { front } = design.provider.teams;
  if (front) front.shifts = [{ window: "office", headcount }];
};
const desk: Variant = { key: "desk", of: "desk" };
const desks = [1, 2, 3, 4].map((count) => ({ key: `desk ${count}`, of: "desk", change: staffed(count) }));

describe("a variant", () => {
  test("that changes nothing is the design of an ordinary study", async () => {
    const trials = open();
    const [track] = await trials.play([desk], 32);
    const study = await runStudy(compiled({ ...deskScenario(), months: 3 }), {
      executor: inlineExecutor(),
      seed: SEED,
      replications: 32,
    });
    const asStudied = study.designs.find(({ id }) => id === "desk");
    for (const name of ["experiencedAttainment", "lostHours", "invoicedCost"] as const) {
      const { mean, ci95 } = asStudied?.indicators[name] ?? {};
      expect(track?.estimate(name)).toEqual({ mean, ci95 });
    }
  });

  test("has the same lives alone, beside others, and in two goes", async () => {
    const together = open();
    await together.play(desks, 48);
    for (const one of desks) {
      const alone = open();
      await alone.play([one], 16);
      await alone.play([one], 48);
      for (const name of alone.track(one.key).indicators)
        expect(alone.track(one.key).values(name)).toEqual(together.track(one.key).values(name));
      expect(alone.track(one.key).kept()).toEqual(together.track(one.key).kept());
    }
  });

  test("is played once, however often it is asked for", async () => {
    const trials = open();
    await trials.play(desks, 16);
    await trials.play([...desks, ...desks], 16);
    expect(trials.lives).toBe(4 * 16);
    await trials.play(desks.slice(0, 1), 32);
    expect(trials.lives).toBe(4 * 16 + 16);
  });

  test("meets the same futures in a changed situation: without a change to what matters, the same bits", async () => {
    const trials = open();
    const around = {
      key: "fewer users",
      change: ({ situation }: ScenarioInput) => {
        situation.users = 50; // a divisor of figures per user, nothing else
      },
    };
    const [asIs, fewer] = await trials.play([desk, { key: "desk of 50 users", of: "desk", around }], 16);
    expect(fewer?.values("lostHours")).toEqual(asIs?.values("lostHours"));
  });
});

test("a difference is paired: a copy differs by exactly nothing", async () => {
  const trials = open();
  const [one, other] = await trials.play([desk, { ...desk, key: "copy" }], 32);
  expect(one && other?.minus(one, "lostHours")).toEqual({ mean: 0, ci95: [0, 0] });
});

test("a team that never catches up ends its own variant, not those beside it", async () => {
  const input = deskScenario();
  const { workstations } = input.situation.components;
  if (!workstations) throw new Error("the desk has changed its components");
  const components = { ...input.situation.components, workstations: { ...workstations, units: 4000 } };
  const trials = open({ ...input, situation: { ...input.situation, components } });
  const [small, large] = await trials.play(
    [desks[0] ?? desk, { key: "crowd", of: "desk", change: crowd }],
    16,
  );
  expect(small?.unstable?.[0]?.code).toBe("UNSTABLE_TEAM");
  expect(small?.probabilityKept()).toEqual({ mean: 0, ci95: [0, 0] });
  expect(large?.unstable).toBeUndefined();
  expect(large?.replications).toBe(16);
});

test("a variant that cannot be played ends at the same future, and counts as many lives, whatever the threads", async () => {
  const input = deskScenario();
  const { workstations } = input.situation.components;
  if (!workstations) throw new Error("the desk has changed its components");
  // about what one technician can clear in time after the last month: one future can be played, another cannot
  const components = { ...input.situation.components, workstations: { ...workstations, units: 1500 } };
  const crowded = read({ ...input, months: 3, situation: { ...input.situation, components } });
  const played = await Promise.all(
    [1, 3].map(async (width) => {
      const trials = new Trials(crowded, SEED, { executor: { ...inlineExecutor(), width } });
      const [track] = await trials.play(desks.slice(0, 2), 16);
      return [track?.unstable?.[0]?.code, track?.replications, trials.lives];
    }),
  );
  expect(played[0]?.[0]).toBe("UNSTABLE_TEAM");
  expect(played[0]?.[1]).toBeGreaterThan(0);
  expect(played[1]).toEqual(played[0]);
});

test("the same lives whoever computes them, several batches at once", async () => {
  const around = [50, 60].map((users) => ({
    key: `${users} users`,
    change: ({ situation }: ScenarioInput) => {
      situation.users = users;
    },
  }));
  const variants = around.flatMap((one) =>
    desks.map((desk) => ({ ...desk, key: `${desk.key}, ${one.key}`, around: one })),
  );
  const one = open();
  const wide = new Trials(read({ ...deskScenario(), months: 3 }), SEED, {
    executor: { ...inlineExecutor(), width: 4 },
  });
  const tracks = await one.play(variants, 21);
  for (const [at, track] of (await wide.play(variants, 21)).entries())
    expect(track.values("lostHours")).toEqual(tracks[at]?.values("lostHours"));
  expect(wide.lives).toBe(one.lives);
});

/** A hundred technicians in every team. */
function crowd(design: DesignInput): void {
  for (const team of Object.values(design.provider.teams))
    team.shifts = [{ window: "office", headcount: 100 }];
}

test("an abort ends the play with an AbortError", async () => {
  const abort = new AbortController();
  const trials = new Trials(read(deskScenario()), SEED, {
    executor: inlineExecutor(),
    signal: abort.signal,
    onProgress: () => abort.abort(new DOMException("stopped", "AbortError")),
  });
  await expect(trials.play([desk], 64)).rejects.toMatchObject({ name: "AbortError" });
});
