/** Several clients, one provider: tapes and money apart, teams and queues together. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput, StudyResult } from "#engine";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import { publishedByProvider } from "../../engine/mechanisms/governance/published.ts";
import {
  type Client,
  client,
  compiled,
  contract,
  give,
  scenario,
  situation,
  study,
} from "./portfolio-stage.ts";

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
