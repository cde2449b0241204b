/** Several readings of the same tickets: they change nothing, the contract's own one agrees with the contract, and differences are counted ticket by ticket. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { READING_COLUMNS } from "../../engine/life/layout.ts";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import { livingScenario } from "./living.ts";
import { compiled, observe } from "./observe.ts";

type Contract = ScenarioInput["designs"][string]["contract"];

function withContract(over: Partial<Contract>): ScenarioInput {
  const scenario = livingScenario();
  for (const design of Object.values(scenario.designs)) design.contract = { ...design.contract, ...over };
  return scenario;
}

const CLOCKS: NonNullable<Contract["clock"]>[] = [
  { preset: "contract" },
  { preset: "serviceNow" },
  { preset: "glpi" },
  { preset: "jiraServiceManagement" },
  { start: "qualified", reclassification: "keepWorst", attribution: "due", outOfHours: "notMeasured" },
  { response: "acknowledgement", reclassification: "restart", reopening: "running", attribution: "opened" },
];

describe("the contract’s own reading", () => {
  test.each(CLOCKS)("counts what the contract counts, period by period: %j", (clock) => {
    for (const { simulation } of observe(withContract({ clock }))) {
      const { sla, readings } = simulation;
      if (readings === null) throw new Error("no readings");
      const clocks = simulation.design.slas.flatMap((line, at) => (line.service === null ? [at] : []));
      const { months } = simulation.compiled;
      for (const line of clocks) {
        const of = (counts: Float64Array) => [...counts.subarray(line * months, (line + 1) * months)];
        expect(of(readings.contract.measured)).toEqual(of(sla.measured));
        expect(of(readings.contract.met)).toEqual(of(sla.met));
        expect(of(sla.measured).some((count) => count > 0)).toBe(true);
      }
    }
  });
});

describe("other readings", () => {
  const study = (scenario: ScenarioInput) =>
    runStudy(compiled(scenario), { executor: inlineExecutor(), replications: 16, seed: 3 });
  test("change no bit of what the contract says", async () => {
    const told = async (readings: NonNullable<Contract["readings"]>) => {
      const { designs } = await study(withContract({ readings }));
      return designs.map((design) => JSON.stringify({ ...design, readings: null }));
    };
    expect(await told(["serviceNow", "glpi", { id: "strict", pauses: [] }])).toEqual(await told([]));
  });
  test("of the same text differ on no ticket; of other texts they do, and say by how many", async () => {
    const { designs } = await study(
      withContract({
        clock: { preset: "contract" },
        readings: [
          "contract",
          { id: "strict", pauses: [], start: "received" },
          { id: "due", attribution: "due" },
        ],
      }),
    );
    for (const { slas, readings } of designs) {
      const [same, strict, due] = readings;
      for (const line of same?.lines ?? []) {
        const own = slas.find(({ id }) => id === line.id);
        expect([line.attainment.mean, line.differing.mean, line.moved.mean]).toEqual([
          own?.attainment.mean,
          0,
          0,
        ]);
        const harder = strict?.lines.find(({ id }) => id === line.id);
        expect(harder?.attainment.mean).toBeLessThanOrEqual(line.attainment.mean ?? 0);
      }
      const total = (lines: typeof readings, at: "differing" | "moved") =>
        lines.flatMap((one) => one.lines).reduce((sum, line) => sum + (line[at].mean ?? 0), 0);
      expect(total(strict ? [strict] : [], "differing")).toBeGreaterThan(1);
      expect(total(due ? [due] : [], "moved")).toBeGreaterThan(0);
    }
  });
  test("list the tickets on which they differ", () => {
    const scenario = compiled(withContract({ readings: ["glpi"] }));
    const replicator = new Replicator(scenario, 3);
    const [simulation] = replicator["simulations"];
    const { readings } = simulation ?? {};
    if (!simulation || !readings) throw new Error("no readings");
    let listed = 0;
    readings.onDifference = (_, reading, line, mine, theirs) => {
      expect(reading.id).toBe("glpi");
      expect(scenario.designs[0]?.slas[line]?.service).toBeNull();
      expect(mine).not.toBe(theirs);
      listed++;
    };
    const row = new Float64Array(rowLength(scenario));
    replicator.play(0, row);
    const lines = simulation.design.slas.length;
    let counted = 0;
    for (let line = 0; line < lines; line++)
      counted += simulation.out[readings["from"] + READING_COLUMNS * line + 2] ?? 0;
    expect(listed).toBe(counted);
    expect(listed).toBeGreaterThan(0);
  });
});
