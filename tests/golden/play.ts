/** What is frozen: every replication of the indicators below, as a hash, and their means, for library scenarios at a fixed seed. Golden is not proof. */
import { createHash } from "node:crypto";
import { compile, inlineExecutor, runStudy } from "#engine";
import { readLibraryFile, readScenarioFile } from "#scenarios";

export const GOLDEN_FILE = new URL("./golden.json", import.meta.url);
const SCENARIOS = ["frozen-vs-evolving", "contract-a", "contract-d", "ten-lines"] as const;
const INDICATORS = [
  "experiencedAttainment",
  "contractualAttainment",
  "lostHours",
  "invoicedCost",
  "providerMargin",
  "greyShare",
  "tickets",
  "simulatedTickets",
  "penaltiesDue",
  "timeAndMaterials",
  "clientStaffHours",
  "trust",
  "backlog",
  "missedPeriods",
] as const;

export type Golden = Record<
  string,
  { replicationsHash: string; designs: Record<string, Record<string, number | null>> }
>;

/** Plays 16 replications of every frozen scenario. */
export async function playGolden(): Promise<Golden> {
  const golden: Golden = {};
  for (const name of SCENARIOS) {
    const found = await readLibraryFile(name);
    const read = "faults" in found ? found : readScenarioFile(found.file);
    if ("faults" in read) throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
    const result = await runStudy(compile(read.scenario, read.world), {
      executor: inlineExecutor(),
      replications: 16,
      seed: 1,
    });
    const shown = (id: string) =>
      Object.fromEntries(
        INDICATORS.map((indicator) => [
          indicator,
          result.designs.find((design) => design.id === id)?.indicators[indicator]?.mean ?? null,
        ]),
      );
    golden[name] = {
      replicationsHash: createHash("sha256")
        .update(
          JSON.stringify(
            result.designs.map(({ lifetimes }) => INDICATORS.map((indicator) => lifetimes[indicator])),
          ),
        )
        .digest("hex"),
      designs: Object.fromEntries(result.designs.map(({ id }) => [id, shown(id)])),
    };
  }
  return golden;
}
