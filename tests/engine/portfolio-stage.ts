/** A small portfolio: one desk in office hours, the scenario's own client and others like it. */
import {
  type Compiled,
  compile,
  inlineExecutor,
  readScenario,
  runStudy,
  type ScenarioInput,
  type StudyResult,
} from "#engine";
import type { Replicator } from "../../engine/life/replicate.ts";

export type Client = NonNullable<ScenarioInput["clients"]>[string];

export const situation = (incidents: string, users = 50): ScenarioInput["situation"] => ({
  users,
  components: {
    pc: {
      units: 60,
      incidents,
      priorities: { P1: 0.1, P2: 0.2, P3: 0.3, P4: 0.4 },
      effort: ["lognormal(40 min, cv 1)"],
    },
  },
  impact: { window: "office", usersAffected: 1, productivityLoss: 0.5 },
  expectations: { targets: "4h" },
});

export const contract = (fee: number): Client["contract"] => ({
  slas: { fix: { metric: "resolution", targets: "4h", window: "office", required: "80%" } },
  price: { fixed: fee },
});

export function scenario(clients: Record<string, Client>, headcount = 1): ScenarioInput {
  const design = {
    contract: contract(5000),
    provider: {
      teams: {
        desk: {
          tier: 1,
          shifts: [{ window: "office", headcount }],
          cost: "4000 EUR",
          quota: 1 - Object.values(clients).reduce((sum, { idleShare }) => sum + (Number(idleShare) || 0), 0),
        },
      },
    },
  };
  return {
    name: "portfolio",
    start: "2027-01-01",
    months: 3,
    calendars: { office: { hours: "9h-17h Mon-Fri" } },
    situation: situation("1/month"),
    designs: { one: design },
    ...(Object.keys(clients).length > 0 ? { clients } : {}),
    experiment: { seed: 3, replications: 16 },
  };
}

export const client = (incidents: string): Client => ({
  situation: situation(incidents, 20),
  contract: contract(3000),
  idleShare: 0.25,
});

export function compiled(raw: unknown): Compiled {
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return compile(read.scenario, read.world);
}

export const study = (raw: ScenarioInput, replications = 32): Promise<StudyResult> =>
  runStudy(compiled(raw), { executor: inlineExecutor(), replications });

/** Gives a client these tickets, [minute, effort], in place of its random ones. */
export function give(client: Replicator, arrivals: readonly (readonly [number, number])[]): void {
  client["arrivals"].draw = (tape) => {
    tape.count = arrivals.length;
    for (const [at, [minute, effort]] of arrivals.entries()) {
      tape.times[at] = minute;
      tape.flows[at] = 0;
      tape.ordinals[at] = at;
      tape.cells[at] = 8;
      tape.efforts[at] = effort;
    }
  };
}
