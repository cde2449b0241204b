/** Neutral by default: a mechanism that a scenario does not mention, and one at its neutral setting, change no bit. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { MECHANISMS } from "../../engine/mechanisms/index.ts";
import { deskScenario } from "./desk.ts";
import { component } from "./neutral/change.ts";
import * as contract from "./neutral/contract.ts";
import * as provider from "./neutral/provider.ts";
import * as situation from "./neutral/situation.ts";
import { compiled } from "./observe.ts";

/** Everything that a study says of its designs, to the last bit; the dates of committees are not a result. */
async function answerOf(scenario: ScenarioInput): Promise<string> {
  const { designs } = await runStudy(compiled(scenario), {
    seed: 9,
    replications: 16,
    executor: inlineExecutor(),
  });
  return createHash("sha256")
    .update(JSON.stringify(designs.map((one) => ({ ...one, committees: null }))))
    .digest("hex");
}

const NEUTRAL = { ...situation.NEUTRAL, ...provider.NEUTRAL, ...contract.NEUTRAL };
const LIVING = [...situation.LIVING, ...provider.LIVING, ...contract.LIVING];

describe("no bit changes", async () => {
  const bare = await answerOf(deskScenario());
  test.each(Object.entries(NEUTRAL))("%s", async (_, change) => {
    const scenario = deskScenario();
    change(scenario);
    expect(await answerOf(scenario)).toBe(bare);
  });
  test("where priority is strict and all tickets have the same one", async () => {
    const alike = (dispatch: "firstComeFirstServed" | "strictPriority" | "preemptivePriority") => {
      const scenario = deskScenario();
      component(scenario, { priorities: { P1: 0, P2: 0, P3: 1, P4: 0 } });
      for (const one of Object.values(scenario.designs)) one.provider.dispatch = dispatch;
      return answerOf(scenario);
    };
    const [first, strict, preemptive] = await Promise.all([
      alike("firstComeFirstServed"),
      alike("strictPriority"),
      alike("preemptivePriority"),
    ]);
    expect(strict).toBe(first);
    expect(preemptive).toBe(first);
  });
  test("and bits do change when a mechanism leaves its neutral setting", async () => {
    for (const change of LIVING) {
      const scenario = deskScenario();
      change(scenario);
      expect(await answerOf(scenario)).not.toBe(bare);
    }
  });
  test("is tried for every mechanism of the register", () => {
    const tried = Object.keys(NEUTRAL).join(" ").toLowerCase();
    // what only counts, and what a neutral setting cannot show apart: an absent section is the base of every comparison
    const counted = ["measures", "impact", "costs", "dispute", "outside"];
    for (const { name } of MECHANISMS) if (!counted.includes(name)) expect(tried).toContain(name);
  });
});
