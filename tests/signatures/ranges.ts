/**
 * Where a signature that does not appear would appear: one parameter of its scenario moved within the domain's range, the
 * others as written. Prints a line for each value: `node tests/signatures/ranges.ts [names]`. The scenarios are not changed.
 */
import type { ScenarioInput } from "#engine";
import { experienced, less, totalCost } from "./claims.ts";
import { meanOf, type Played, playSignature } from "./play.ts";

const REPLICATIONS = 32;

interface Sweep {
  signature: string;
  /** the parameter, with its range in the domain reference */
  parameter: string;
  values: readonly number[];
  lay: (raw: ScenarioInput, value: number) => void;
  world?: string;
  /** designs that are played; the others are left out */
  designs: readonly string[];
  /** what must appear, by name, replication by replication */
  read: (of: (design: string) => Played) => Record<string, number[]>;
}

type Component = ScenarioInput["situation"]["components"][string];

const percent = (text: unknown) => Number(String(text).replace("%", ""));

/** Rates of tickets so that each user has so many a month; written: 0.95. */
const ticketsAUser = (raw: ScenarioInput, value: number) => {
  const times = (rate: unknown) => `${(Number.parseFloat(String(rate)) * value) / 0.95}/month`;
  for (const component of Object.values(raw.situation.components)) {
    component.incidents = times(component.incidents);
    component.requests = times(component.requests);
  }
};

/** Share of P2, in percent of all tickets, taken from P4; written: 6.5. */
const shareOfP2 = (raw: ScenarioInput, value: number) => {
  const move = (value - 6.5) / 100;
  for (const component of Object.values(raw.situation.components) as Component[]) {
    const { P1, P2, P3, P4 } = component.priorities as Record<"P1" | "P2" | "P3" | "P4", string>;
    const [second, fourth] = [percent(P2) / 100, percent(P4) / 100];
    component.priorities = { P1, P2: second + move, P3, P4: fourth - move };
  }
};

const ordinary = (played: Played) => played.ratio(["ordinaryMet"], ["ordinaryTickets"]);
const tightened = (of: (design: string) => Played) => ({
  "P3 and P4, late ones left aside": less(ordinary(of("p2in1h")), ordinary(of("p2in8h"))),
  "P3 and P4, earliest due first": less(ordinary(of("due1h")), ordinary(of("due8h"))),
  "minutes to the first touch of a P3, earliest due first": less(of("due1h").wait(3), of("due8h").wait(3)),
});
const F4 = ["p2in8h", "p2in1h", "due8h", "due1h"];

/** Months in which trust is read against its start; written start: 65 %. */
const trustLost = (of: (design: string) => Played) => ({
  "trust in month 36 less its start": of("churn")
    .sum(["trust"], [36, 36])
    .map((trust) => trust - 0.65),
});

const cheaper = (of: (design: string) => Played) => ({
  "total cost, fee cut less full": less(totalCost(of("squeezed")), totalCost(of("fair"))),
});
const lostHourPrice = (raw: ScenarioInput, value: number) => {
  Object.assign(raw.situation.impact ?? {}, { lostHourPrice: `${value} EUR` });
};

const SWEEPS: readonly Sweep[] = [
  {
    signature: "f4",
    parameter: "share of P2, % (§9: 2.5 to 20)",
    values: [6.5, 10, 15, 20],
    lay: shareOfP2,
    designs: F4,
    read: tightened,
  },
  {
    signature: "f4",
    parameter: "tickets a user and month (§5.1: 0.6 to 1.5)",
    values: [1, 1.05, 1.1, 1.15, 1.2],
    lay: ticketsAUser,
    designs: F4,
    read: tightened,
  },
  {
    signature: "f6",
    parameter: "turnover a year, % (§8 CA6: 10 to 35)",
    values: [20, 35],
    lay: (raw, value) =>
      Object.assign(raw.designs["churn"]?.provider.people ?? {}, { turnover: value / 100 }),
    designs: ["churn"],
    read: trustLost,
  },
  {
    signature: "f6",
    parameter: "tickets a user and month (§5.1: 0.6 to 1.5; from 1.2 on the experts never catch up)",
    values: [1, 1.05, 1.1, 1.15],
    lay: ticketsAUser,
    designs: ["churn"],
    read: trustLost,
  },
  {
    signature: "f10",
    parameter: "cut of the fee, % (§8 A2: 0 to 25)",
    values: [10, 15, 20, 25],
    lay: (raw, value) => {
      const price = raw.designs["squeezed"]?.contract.price;
      Object.assign(price?.perUnit ?? {}, {
        workstations: `${58 * (1 - value / 100)} EUR/user`,
        servers: `${120 * (1 - value / 100)} EUR/server`,
      });
    },
    designs: ["squeezed", "fair"],
    read: cheaper,
  },
  {
    signature: "f10",
    parameter: "price of a lost hour, € (§8: 30 to 60)",
    values: [42, 45, 50, 55, 60],
    lay: lostHourPrice,
    designs: ["squeezed", "fair"],
    read: cheaper,
  },
  {
    signature: "r3",
    parameter: "tickets a user and month (§5.1: 0.6 to 1.5)",
    values: [0.95, 0.9, 0.8, 0.7, 0.6],
    lay: ticketsAUser,
    world: "base",
    designs: ["never", "yearly", "monthly"],
    read: (of) => ({
      "service, monthly less never": less(experienced(of("monthly")), experienced(of("never"))),
    }),
  },
];

async function sweep({ signature, parameter, values, lay, world, designs, read }: Sweep): Promise<void> {
  for (const value of values) {
    const played = await playSignature(signature, REPLICATIONS, world, (raw) => {
      for (const id of Object.keys(raw.designs)) if (!designs.includes(id)) delete raw.designs[id];
      lay(raw, value);
    });
    const of = (id: string) => {
      const found = played[id];
      if (!found) throw new Error(`no design ${id}`);
      return found;
    };
    for (const [name, found] of Object.entries(read(of))) {
      const { mean, low, high } = meanOf(found);
      const [at, from, to] = [mean, low, high].map((one) => one.toPrecision(3));
      process.stdout.write(`${signature}, ${parameter} = ${value}: ${name} ${at} [${from}, ${to}]\n`);
    }
  }
}

const names = process.argv.slice(2);
for (const one of SWEEPS) if (names.length === 0 || names.includes(one.signature)) await sweep(one);
