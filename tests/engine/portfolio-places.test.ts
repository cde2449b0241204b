/** The tickets of all clients of a portfolio stand in one store and one queue: what is one client's touches no other's. */
import { expect, test } from "vitest";
import { compile, readScenario, type ScenarioInput } from "#engine";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";

type Team = ScenarioInput["designs"][string]["provider"]["teams"][string];
const NINE = 3 * 1440 + 9 * 60; // Monday 4 January 2027, 9h

const situation = (): ScenarioInput["situation"] => ({
  components: {
    pc: {
      units: 1,
      incidents: "1/month",
      priorities: { P1: 1, P2: 0, P3: 0, P4: 0 },
      effort: ["1h"],
    },
  },
  clientStaff: { effort: "1h", delay: "1h" },
  impact: { window: "always", usersAffected: 1, productivityLoss: 1 },
});

/** The scenario's own client and two others, one desk, all tickets P1. */
function portfolio(team: Partial<Team> = {}, change: (own: ScenarioInput["situation"]) => void = () => {}) {
  const other = () => {
    const own = situation();
    change(own);
    return { situation: own, contract: {}, idleShare: 0 };
  };
  const scenario: ScenarioInput = {
    name: "three clients",
    start: "2027-01-01",
    months: 2,
    calendars: { office: { hours: "9h-17h Mon-Fri" } },
    situation: situation(),
    designs: {
      one: {
        contract: {},
        provider: {
          teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }], ...team } },
        },
      },
    },
    clients: { bakery: other(), garage: other() },
    experiment: { seed: 1 },
  };
  return scenario;
}

/** Plays tickets, [minute, effort], of each client; the months' columns by client. */
function play(scenario: ScenarioInput, arrivals: Record<string, [number, number][]>) {
  const read = readScenario(scenario);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const compiled = compile(read.scenario, null);
  const replicator = new Replicator(compiled, 1);
  const all = { own: replicator, bakery: replicator["clients"][0], garage: replicator["clients"][1] };
  for (const [name, client] of Object.entries(all)) {
    if (!client) throw new Error("three clients were expected");
    client["arrivals"].draw = (tape) => {
      const own = arrivals[name] ?? [];
      tape.count = own.length;
      for (const [at, [minute, effort]] of own.entries()) {
        tape.times[at] = minute;
        tape.flows[at] = 0;
        tape.ordinals[at] = at;
        tape.cells[at] = 0;
        tape.efforts[at] = effort;
      }
    };
  }
  replicator.play(0, new Float64Array(rowLength(compiled)));
  return Object.fromEntries(
    Object.entries(all).map(([name, client]) => [
      name,
      (column: "withdrawnTickets" | "callOuts" | "lostWorkHours", month = 0) =>
        client?.["simulations"][0]?.value(column, month),
    ]),
  );
}

test("a user loses patience with his own ticket, not with the one that stands in its place since", () => {
  const scenario = portfolio({}, ({ components }) => {
    if (components["pc"]) components["pc"].patience = "10h";
  });
  // the garage's ticket is done by 9h10; the bakery's takes its place, and waits behind the first client's until the next day
  const told = play(scenario, {
    garage: [[NINE, 10]],
    own: [[NINE + 5, 3000]],
    bakery: [[NINE + 30, 10]],
  });
  expect(told["garage"]?.("withdrawnTickets")).toBe(0);
  expect(told["bakery"]?.("withdrawnTickets")).toBe(1);
});

test("a duty for named components answers for those of the first client alone", () => {
  const onCall = { components: ["pc"], window: "always", reaction: 0 };
  const scenario = portfolio({ shifts: [{ window: "office", headcount: 1 }], onCall });
  const night = NINE + 12 * 60;
  const callOuts = (client: string) => play(scenario, { [client]: [[night, 10]] })[client]?.("callOuts");
  expect([callOuts("own"), callOuts("bakery")]).toEqual([1, 0]);
});

test("a duty for whatever is urgent answers for every client", () => {
  const onCall = { window: "always", reaction: 0 };
  const scenario = portfolio({ shifts: [{ window: "office", headcount: 1 }], onCall });
  const told = play(scenario, { bakery: [[NINE + 12 * 60, 10]] });
  expect(told["bakery"]?.("callOuts")).toBe(1);
});

test("a technician whom another client's amendment brings is a newcomer like any other", () => {
  const people = { initialProductivity: 0.5, rampUp: 500_000, tenureAtStart: 5_000_000 };
  const scenario = portfolio({ people });
  const { bakery } = scenario.clients ?? {};
  if (!bakery) throw new Error("a second client was expected");
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  const more = { id: "more", when: { month: 1 }, then: [{ resize: "desk", by: 1 }] };
  bakery.governance = { rules: [more] };
  const february = 31 * 1440 + 9 * 60;
  const told = play(scenario, {
    own: [
      [february, 60],
      [february, 60],
    ],
  });
  // one at full speed and one at half, 0.52 over February on the way up: at 0.76 an hour takes 79 minutes
  expect(told["own"]?.("lostWorkHours", 1)).toBeCloseTo((2 * 79) / 60, 1);
});
