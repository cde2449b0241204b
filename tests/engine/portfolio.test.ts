/** Several clients, one provider: tapes and money apart, teams and queues together. */
import { describe, expect, test } from "vitest";
import {
  type Compiled,
  compile,
  inlineExecutor,
  readScenario,
  runStudy,
  type ScenarioInput,
  type StudyResult,
} from "#engine";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import { publishedByProvider } from "../../engine/mechanisms/governance/published.ts";

type Client = NonNullable<ScenarioInput["clients"]>[string];

const situation = (incidents: string, users = 50): ScenarioInput["situation"] => ({
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

const contract = (fee: number): Client["contract"] => ({
  slas: { fix: { metric: "resolution", targets: "4h", window: "office", required: "80%" } },
  price: { fixed: fee },
});

function scenario(clients: Record<string, Client>, headcount = 1): ScenarioInput {
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

const client = (incidents: string): Client => ({
  situation: situation(incidents, 20),
  contract: contract(3000),
  idleShare: 0.25,
});

function compiled(raw: unknown): Compiled {
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return compile(read.scenario, read.world);
}

const study = (raw: ScenarioInput, replications = 32): Promise<StudyResult> =>
  runStudy(compiled(raw), { executor: inlineExecutor(), replications });

/** Arrivals of every client in a replication, by name. */
function tapes(raw: ScenarioInput): Record<string, number[]> {
  const scenario = compiled(raw);
  const replicator = new Replicator(scenario, 3);
  replicator.play(5, new Float64Array(rowLength(scenario)));
  const timesOf = ({ count, times }: Replicator["tape"]) => Array.from(times.subarray(0, count));
  return Object.fromEntries(
    [replicator, ...replicator["clients"]].map((one, at) => [
      scenario.clients[at - 1]?.id ?? "own",
      timesOf(one["tape"]),
    ]),
  );
}

test("a client whose situation is quiet leaves every bit of the other's life as it is alone", async () => {
  const alone = await study(scenario({}));
  const together = await study(scenario({ quiet: { ...client("0/month"), idleShare: 0 } }));
  expect(together.designs[0]?.lifetimes).toEqual(alone.designs[0]?.lifetimes);
  expect(together.designs[0]?.months).toEqual(alone.designs[0]?.months);
  expect(alone).toMatchObject({ clients: [], book: [] });
});

test("another client leaves the tapes of the others as they are, and lengthens their waits", async () => {
  const two = scenario({ bakery: client("1/month") });
  const three = scenario({ bakery: client("1/month"), garage: client("1/month") });
  const [before, after] = [tapes(two), tapes(three)];
  expect(after["own"]).toEqual(before["own"]);
  expect(after["bakery"]).toEqual(before["bakery"]);
  expect(after["garage"]).not.toEqual(after["bakery"]); // each client has its own chance
  const waits = async (raw: ScenarioInput) => {
    const { designs, clients } = await study(raw);
    const of = (result: StudyResult["designs"][number] | undefined) =>
      (result?.waits ?? []).reduce(
        (sum, { ticketsPerReplication, meanWaitMin }) => sum + ticketsPerReplication * meanWaitMin,
        0,
      );
    return [of(designs[0]), of(clients[0]?.designs[0])];
  };
  const [own = 0, bakery = 0] = await waits(two);
  const [ownBusier = 0, bakeryBusier = 0] = await waits(three);
  expect(ownBusier).toBeGreaterThan(own);
  expect(bakeryBusier).toBeGreaterThan(bakery);
});

test("with technicians to spare for all, nobody feels the others", async () => {
  const [alone, together] = [
    await study(scenario({}, 200)),
    await study(scenario({ bakery: client("1/month") }, 200)),
  ];
  for (const name of ["tickets", "lostHours", "contractualAttainment", "experiencedAttainment", "backlog"])
    expect(together.designs[0]?.lifetimes[name]).toEqual(alone.designs[0]?.lifetimes[name]);
});

/** Gives a client these tickets, [minute, effort], in place of its random ones. */
function give(client: Replicator, arrivals: readonly (readonly [number, number])[]): void {
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

test("by hand: one technician, one queue; each ticket is measured by the contract of its own client", () => {
  const scenarioOfTwo = compiled(scenario({ bakery: client("1/month") }));
  const replicator = new Replicator(scenarioOfTwo, 3);
  const [bakery] = replicator["clients"];
  if (!bakery) throw new Error("a second client was expected");
  const nine = 3 * 1440 + 9 * 60; // Monday 4 January 2027, 9h
  give(replicator, [
    [nine, 180],
    [nine + 10, 120],
  ]);
  give(bakery, [
    [nine + 5, 60],
    [nine + 20, 30],
  ]);
  replicator.play(0, new Float64Array(rowLength(scenarioOfTwo)));
  const [own] = replicator["simulations"];
  const [other] = bakery["simulations"];
  // first come, first served: own until 180, bakery until 240, own until 360, bakery until 390; targets of 240 minutes
  expect([own?.value("contractualMet", 0), own?.value("contractualTickets", 0)]).toEqual([1, 2]);
  expect([other?.value("contractualMet", 0), other?.value("contractualTickets", 0)]).toEqual([1, 2]);
  expect(own?.value("lostQueueHours", 0)).toBeCloseTo((0.5 * (240 - 10)) / 60, 9);
  expect(other?.value("lostQueueHours", 0)).toBeCloseTo((0.5 * (180 - 5 + (360 - 20))) / 60, 9);
  expect(own?.value("lostWorkHours", 0)).toBeCloseTo((0.5 * 300) / 60, 9);
  expect(own?.value("simulatedTickets", 0)).toBe(2);
});

test("what all clients pay of the teams is what the teams cost, and the book adds up", async () => {
  const result = await study(scenario({ bakery: client("0.5/month"), garage: client("0.2/month") }));
  const all = [result.designs[0], ...result.clients.map(({ designs }) => designs[0])];
  const [book] = result.book;
  for (let at = 0; at < 32; at++) {
    const cost = all.reduce((sum, design) => sum + (design?.lifetimes["providerCost"]?.[at] ?? 0), 0);
    expect(Math.abs(cost - 3 * 4000)).toBeLessThan(0.05); // three clients, three months, half a cent each
    expect(book?.lifetimes.providerCost[at]).toBeCloseTo(cost, 6);
    const margin = all.reduce((sum, design) => sum + (design?.lifetimes["providerMargin"]?.[at] ?? 0), 0);
    expect(book?.lifetimes.providerMargin[at]).toBeCloseTo(margin, 6);
  }
  expect(book?.indicators.providerMargin.mean).toBeCloseTo(15_000 + 2 * 9000 - 12_000, 0);
});

test("a fault of another client stands where that client is written", () => {
  const wrong = client("1/month");
  wrong.contract = { slas: { fix: { metric: "resolution", targets: "4h", window: "nowhere" } } };
  expect(() => compiled(scenario({ bakery: wrong }))).toThrow(/clients\.bakery\.contract\.slas/);
});

test("another client's successor has no ways of its own with the teams of all", () => {
  const faulty = scenario({
    small: {
      situation: situation("1/month"),
      contract: { ...contract(100), exit: { successor: { price: 1.2, onCall: {}, knowledge: 0.5 } } },
      idleShare: 0,
    },
  });
  const refused = () => compiled(faulty);
  expect(refused).toThrow("clients.small.contract.exit.successor.knowledge: UNKNOWN_FIELD");
  expect(refused).toThrow("clients.small.contract.exit.successor.onCall: UNKNOWN_FIELD");
});

test("another client's numbers may be ranges", async () => {
  const bakery = { ...client("1/month"), idleShare: { between: [0, 0.5] as [number, number] } };
  bakery.situation.users = { oneOf: [20, 40] };
  const { ranges, clients } = await study(scenario({ bakery }));
  expect(ranges.map(({ path }) => path).sort()).toEqual([
    "clients.bakery.idleShare",
    "clients.bakery.situation.users",
  ]);
  const [one] = clients[0]?.designs ?? [];
  expect(one?.indicators["providerCost"]?.spreadByCause?.notKnowing).toBeGreaterThan(0);
  const users = ranges.find(({ path }) => path.endsWith("users"))?.drawn ?? [];
  one?.lifetimes["lostHoursPerUserYear"]?.forEach((perUser, at) => {
    const lost = one.lifetimes["lostHours"]?.[at] ?? 0;
    expect(perUser).toBeCloseTo((lost * 4) / (users[at >> 1] ?? 0), 9); // three months of twelve
  });
});

describe("what one client is told of its tickets leaves out the others'", () => {
  const nine = 3 * 1440 + 9 * 60; // Monday 4 January 2027, 9h
  /** One quiet client, and one whose ticket stays open to the end. */
  function played(own: Client["contract"]) {
    const raw = scenario({ bakery: client("1/month") });
    const [design] = Object.values(raw.designs);
    if (design) design.contract = own;
    const both = compiled(raw);
    const replicator = new Replicator(both, 3);
    const [bakery] = replicator["clients"];
    if (!bakery) throw new Error("a second client was expected");
    give(replicator, []);
    give(bakery, [[nine, 1_000_000]]);
    const [one] = replicator["simulations"];
    if (!one) throw new Error("a design was expected");
    let age = Number.NaN;
    one.onMonthEnd.measure.push(() => {
      age = publishedByProvider(one, "backlogDays", 0, 0);
    });
    replicator.play(0, new Float64Array(rowLength(both)));
    return { one, age };
  }
  test("in the age of the backlog, promised or shown", () => {
    const serviceLevels = { old: { metric: "backlogAge" as const, age: "1h", window: "office" } };
    const { one, age } = played({ serviceLevels });
    expect(Array.from(one.sla.measured)).toEqual([0, 0, 0]);
    expect(age).toBeNaN();
  });
  test("in other readings of its clocks", () => {
    const { one } = played({
      ...contract(5000),
      readings: [{ id: "other", reopening: "restart" as const }],
    });
    const [other] = one.readings?.others ?? [];
    expect(Array.from(other?.measured ?? [1])).toEqual(Array(12).fill(0));
  });
});

test("other clients meet the provider's own rule: its formula and its weights, and none of its duties", () => {
  const withRule = (dispatch: "formula" | "ageingPriority") => {
    const raw = scenario({ bakery: client("1/month") });
    const [design] = Object.values(raw.designs);
    if (!design) throw new Error("a design was expected");
    Object.assign(design.provider, { dispatch, formula: "waiting", ageing: { P1: 3, P2: 3, P3: 3, P4: 3 } });
    Object.assign(design.provider.teams["desk"] ?? {}, { onCall: { components: ["pc"] } });
    const [bakery] = Object.values(raw.clients ?? {});
    const { pc } = bakery?.situation.components ?? {};
    if (!bakery || !pc) throw new Error("a second client was expected");
    bakery.situation.components = { till: pc };
    return compiled(raw).clients[0]?.compiled.designs[0]?.dispatch;
  };
  expect(withRule("ageingPriority")?.weights).toEqual([3, 3, 3, 3, 3]);
  expect(withRule("formula")?.program.length).toBeGreaterThan(0);
});

test("an amendment of one client changes the provider's rule of dispatch for all of them", async () => {
  const rules = [
    {
      id: "urgentFirst",
      when: { month: 1 },
      // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
      then: [{ dispatch: "strictPriority" as const }],
    },
  ];
  const lost = async (own: object, theirs: object) => {
    const raw = scenario({ bakery: { ...client("1.2/month"), ...theirs } });
    Object.assign(raw.designs["one"] ?? {}, own);
    const { designs, clients } = await study(raw);
    return [designs[0], clients[0]?.designs[0]].map((one) => one?.lifetimes["lostHours"]);
  };
  const byOther = await lost({}, { governance: { rules } });
  expect(byOther).toEqual(await lost({ governance: { rules } }, {}));
  expect(byOther).not.toEqual(await lost({}, {}));
});

test("what a provider's structure takes falls on every client's invoices, its costs in euros on the first's", async () => {
  const raw = scenario({ bakery: { ...client("0/month"), idleShare: 0 } });
  const one = raw.designs["one"];
  const costs = async () => {
    const { designs, clients } = await study(raw);
    return [designs[0], clients[0]?.designs[0]].map((each) => each?.indicators["providerCost"]?.mean ?? 0);
  };
  const [own = 0, theirs = 0] = await costs();
  if (one) one.provider.overheads = { monthly: { tools: 100 }, ofInvoices: 0.1 };
  const [ownAfter = 0, theirsAfter = 0] = await costs();
  // three months of fees, 5,000 and 3,000
  expect(ownAfter - own).toBeCloseTo(3 * (100 + 500), 6);
  expect(theirsAfter - theirs).toBeCloseTo(3 * 300, 6);
});
