/** People: departures, vacancies and ramp-up against closed forms; capacity and wages counted once. */
import { describe, expect, test } from "vitest";
import { Replicator, rowLength } from "../../../engine/life/replicate.ts";
import type { Simulation } from "../../../engine/life/simulation.ts";
import { meanProductivity } from "../../../engine/mechanisms/staff/turnover.ts";
import { compiled, observe } from "../../laws/observe.ts";
import {
  component,
  desk,
  HOUR,
  JANUARY,
  live,
  promise,
  reported,
  type Stage,
  stage,
  ticket,
  times,
} from "./stage.ts";

const MONTH = 730 * HOUR;
const quiet = { components: { desk: { ...component(), incidents: "1/yr" } } };

/** Plays lives of a stage and gives each one to a reader. */
function lives(given: Stage, count: number, read: (simulation: Simulation) => number): number[] {
  const scenario = compiled(stage({ situation: quiet, ...given }));
  const replicator = new Replicator(scenario, 7);
  const row = new Float64Array(rowLength(scenario));
  return Array.from({ length: count }, (_, replication) => {
    replicator.play(replication, row);
    return read(replicator["simulations"][0] as Simulation);
  });
}
const sumOf = (simulation: Simulation, column: Parameters<Simulation["value"]>[0]) =>
  Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month)).reduce(
    (sum, value) => sum + value,
    0,
  );
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sdOfMean = (values: number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / values.length);

describe("departures", () => {
  test("come at the stated hazard: 10 technicians at 20 % a year lose 6 in three years", () => {
    const counts = lives(
      { months: 36, teams: desk(10), provider: { people: { turnover: "20%" } } },
      600,
      (sim) => sumOf(sim, "departures"),
    );
    const years = (365 + 366 + 365) / 365; // 2028 is a leap year
    expect(Math.abs(mean(counts) - 2 * years)).toBeLessThan(4 * sdOfMean(counts));
    // and as a Poisson process: its variance is its mean
    expect(sdOfMean(counts) ** 2 * counts.length).toBeCloseTo(2 * years, 0);
  });
  test("leave a post vacant for the share delay / (mean stay + delay) of the time", () => {
    const provider = { people: { turnover: 2, hiringDelay: "73 d" } };
    const vacant = lives({ months: 120, teams: desk(3), provider }, 100, (sim) =>
      sumOf(sim, "vacancyMonths"),
    );
    const stay = 365 / 2;
    // renewal process that starts occupied: its long-run share, less what the start lacks, settles within 1 %
    const share = 73 / (stay + 73);
    expect(mean(vacant) / (3 * 120)).toBeGreaterThan(share - 0.012);
    expect(mean(vacant) / (3 * 120)).toBeLessThan(share + 0.004);
  });
  test("take the vacant post’s capacity away, and its wages, and nothing else", () => {
    const provider = { people: { turnover: 5, hiringDelay: "20 d" } };
    const teams = { desk: { ...desk().desk, cost: "1000 EUR" } } as ReturnType<typeof desk>;
    const [costs, vacancies] = [[] as number[], [] as number[]];
    lives({ months: 24, teams, provider }, 20, (sim) => {
      costs.push(sumOf(sim, "providerCostEur"));
      vacancies.push(sumOf(sim, "vacancyMonths"));
      return 0;
    });
    expect(Math.max(...vacancies)).toBeGreaterThan(1);
    for (const [at, cost] of costs.entries()) expect(cost).toBeCloseTo(1000 * (24 - (vacancies[at] ?? 0)), 0);
  });
  test("stop the work of a team of one until the replacement is there", () => {
    const provider = { people: { turnover: 10, hiringDelay: "10 d" } };
    const arrivals = Array.from({ length: 364 * 24 }, (_, hour) => ticket(hour * HOUR, 5));
    const scenario = stage({ months: 12, provider });
    const replicator = new Replicator(compiled(scenario), 3);
    const left: number[] = [];
    replicator["simulations"][0]?.onDeparture.push((sim) => left.push(sim.nowMin));
    replicator.play(0, new Float64Array(rowLength(compiled(scenario))));
    const [played] = observe(scenario, { seed: 3, arrivals });
    const touched = played?.stories.map(({ respondedMin }) => respondedMin) ?? [];
    expect(left.length).toBeGreaterThan(3);
    for (const atMin of left) {
      const back = atMin + 10 * 24 * HOUR;
      expect(touched.filter((minute) => minute > atMin && minute < back)).toEqual([]);
      if (back < 364 * 24 * HOUR)
        expect(touched.some((minute) => minute >= back && minute < back + 1)).toBe(true);
    }
  });
  test("keep their draws by team, post and person: twice the hazard halves every instant, another post moves none", () => {
    const instants = (turnover: number, headcount: number) => {
      const scenario = compiled(
        stage({ months: 60, situation: quiet, teams: desk(headcount), provider: { people: { turnover } } }),
      );
      const replicator = new Replicator(scenario, 5);
      const found: number[] = [];
      replicator["simulations"][0]?.onDeparture.push((sim) => found.push(sim.nowMin));
      replicator.play(0, new Float64Array(rowLength(scenario)));
      return found;
    };
    const one = instants(1, 1);
    expect(one.length).toBeGreaterThan(2);
    const twice = instants(2, 1);
    for (const [at, minute] of one.entries()) expect(twice[at]).toBeCloseTo(minute / 2, 6);
    const two = instants(1, 2);
    expect(one.every((minute) => two.includes(minute))).toBe(true);
    expect(two.length).toBeGreaterThan(one.length);
  });
});

describe("a replacement", () => {
  test("is announced by the notice: a delay no longer than it leaves no vacancy", () => {
    const provider = {
      people: { turnover: 1, hiringDelay: "60 d", notice: "60 d", replacementCost: "4000 EUR" },
    };
    let left = 0;
    const vacant = lives({ months: 24, teams: desk(20), provider }, 40, (sim) => {
      expect(sumOf(sim, "providerCostEur")).toBeGreaterThan(4000 * (sumOf(sim, "departures") - 20));
      left += sumOf(sim, "departures");
      return sumOf(sim, "vacancyMonths");
    });
    // only who leaves within 60 days of coming is announced too late: E(60 − stay)⁺ = 60 − 365·(1 − exp(−60/365)) = 4.67 days
    const days = (mean(vacant) * vacant.length * (730 / 24)) / left;
    expect(days).toBeGreaterThan(4);
    expect(days).toBeLessThan(5);
  });
  test("ramps up: the first year loses 17.8 % (DOMAIN 5.8)", () => {
    expect(1 - meanProductivity(0.53, 5 * MONTH, 0, 12 * MONTH)).toBeCloseTo(0.178, 3);
    expect(meanProductivity(0.53, 5 * MONTH, 0, 0)).toBeCloseTo(0.53, 12);
    expect(meanProductivity(0.53, 5 * MONTH, 8 * MONTH, 8 * MONTH)).toBeCloseTo(0.905, 3);
    const provider = { people: { initialProductivity: "53%", tenureAtStart: 0 } };
    const [share] = lives(
      { months: 12, teams: desk(4), provider },
      1,
      (sim) => sumOf(sim, "productivePosts") / sumOf(sim, "staffedPosts"),
    );
    expect(share).toBeCloseTo(1 - 0.178, 2);
  });
  test("makes the work of a month last the longer: an hour over the month’s mean productivity", () => {
    const provider = { people: { initialProductivity: "53%", tenureAtStart: 0 } };
    const [life] = times(live({ provider }, [ticket(100, 60)]));
    expect(life?.[2]).toBeCloseTo(100 + 60 / meanProductivity(0.53, 5 * MONTH, 0, JANUARY), 9);
  });
  test("of a post that an amendment adds is a newcomer; of one that it takes away, nobody", () => {
    const governance = {
      rules: [
        {
          id: "more",
          when: { month: 1 },
          // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
          then: [{ resize: "desk", by: 1 }],
        },
        {
          id: "fewer",
          when: { month: 2 },
          // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
          then: [{ resize: "desk", by: -1 }],
        },
      ],
    };
    const provider = { people: { initialProductivity: "50%", rampUp: "26 wk" } };
    const { simulation } = live({ months: 3, provider, governance }, [ticket(100, 60)]);
    const staffed = [0, 1, 2].map((month) => simulation.value("staffedPosts", month));
    const productive = [0, 1, 2].map((month) => simulation.value("productivePosts", month));
    expect(staffed).toEqual([1, 2, 1]);
    expect(productive[0]).toBe(1);
    expect(productive[1]).toBeCloseTo(1 + meanProductivity(0.5, 26 * 7 * 1440, 0, 28 * 1440), 9);
    expect(productive[2]).toBe(1);
  });
});

describe("knowledge of the client", () => {
  const knows = (over: object) => ({ people: { knowledge: { initial: 0, recovery: "500 wk", ...over } } });
  test("comes back exponentially", () => {
    const provider = { people: { knowledge: { initial: 0.4, recovery: "90 d" } } };
    const { simulation } = live({ provider }, [ticket(100, 60)]);
    expect(simulation.value("knowledge", 0)).toBeCloseTo(1 - 0.6 * Math.exp(-31 / 90), 12);
  });
  test("falls by the loss over the number of those present when one leaves", () => {
    const seen: number[] = [];
    const provider = { people: { turnover: 3, knowledge: { loss: 0.6, recovery: "500 wk" } } };
    const scenario = compiled(stage({ months: 3, situation: quiet, teams: desk(4), provider }));
    const replicator = new Replicator(scenario, 5);
    replicator["simulations"][0]?.onDeparture.push((sim) => seen.push(sim.knowledge[0] ?? 0));
    replicator.play(0, new Float64Array(rowLength(scenario)));
    expect(seen.length).toBeGreaterThan(1);
    for (const [at, known] of seen.entries()) expect(known).toBeCloseTo((1 - 0.6 / 4) ** (at + 1), 1);
  });
  test("lengthens the client’s work by 35 % of what is missing, and not the pool’s other work", () => {
    const [life] = times(live({ provider: knows({}) }, [ticket(100, 60)]));
    expect(life?.[2]).toBeCloseTo(181, 9);
    const { simulation } = live({ provider: knows({}) }, [ticket(100, 60)]);
    expect([simulation.pace.slowness[0], simulation.pace.clientSlowness[0]]).toEqual([
      1,
      expect.closeTo(1.35, 2),
    ]);
  });
  test("adds its points to escalations", () => {
    const situation = {
      components: { desk: { ...component(), effort: [60, 60], escalation: [0.3] } },
    };
    const teams = { ...desk(), back: { tier: 2, shifts: [{ window: "always", headcount: 1 }] } };
    const arrivals = Array.from({ length: 20 }, (_, at) => ticket(at * 600, 60));
    const played = live({ situation, teams, provider: knows({ onEffort: 0, onEscalation: 0.7 }) }, arrivals);
    expect(times(played).map((life) => (life[2] ?? 0) - (life[0] ?? 0))).toEqual(arrivals.map(() => 120));
  });
  test("errs by one priority level, up or down", () => {
    const judged: number[] = [];
    const situation = {
      components: { desk: { ...component(9), priorities: { P1: 0, P2: 1, P3: 0, P4: 0 } } },
    };
    const scenario = compiled(stage({ situation, provider: knows({ onPriority: 1 }) }));
    const replicator = new Replicator(scenario, 1);
    replicator["simulations"][0]?.onResolution.push((sim, at) => judged.push(sim.tickets.declared[at] ?? 0));
    for (let life = 0; life < 40; life++) replicator.play(life, new Float64Array(rowLength(scenario)));
    const raised = judged.filter((priority) => priority === 0).length;
    expect(judged.length).toBeGreaterThan(300);
    expect(raised + judged.filter((priority) => priority === 2).length).toBeGreaterThan(0.98 * judged.length);
    expect(Math.abs(raised / judged.length - 0.5)).toBeLessThan(2 / Math.sqrt(judged.length));
  });
  test("errs at the desk, where a clock that restarts with the priority starts again", () => {
    const met = (reclassification: "restart" | "retroactive", seed: number) =>
      reported(
        live(
          {
            contract: {
              slas: promise("", { targets: { P2: "90 min", P3: "8h", P4: "90 min" } }),
              clock: { reclassification },
            },
            qualification: { delay: "1h" },
            provider: knows({ onEffort: 0, onPriority: 1 }),
          },
          [ticket(100, 60, 3)],
          { seed },
        ),
      );
    // an hour to triage, an hour of work: 60 minutes since the desk judged it P2 or P4, 120 since it was opened
    for (let seed = 0; seed < 8; seed++) {
      expect(met("restart", seed)).toEqual([1, 1]);
      expect(met("retroactive", seed)).toEqual([0, 1]);
    }
  });
  test("errs before opportunism looks: a ticket judged more urgent is watched for its new promise", () => {
    const parked = (seed: number) => {
      const targets = { P2: "2h", P3: "10h", P4: "10h" };
      const given = {
        contract: { slas: promise("", { targets, pauses: ["client" as const] }) },
        provider: {
          ...knows({ onEffort: 0, onPriority: 1 }),
          opportunism: { whenLeft: "25%", parking: 1 },
        },
      };
      return live(given, [ticket(0, 300, 3), ticket(10, 20, 3)], { seed }).simulation.value("parkedHours", 0);
    };
    // raised to P2 it is parked from minute 100 to 300, else it has hours to wait: half of the seeds each
    const seen = new Set(Array.from({ length: 12 }, (_, seed) => Math.round(parked(seed) * 60)));
    expect(seen).toEqual(new Set([0, 200]));
  });
  test("sends a ticket once more through the team’s queue, with a little more work", () => {
    const provider = knows({ onEffort: 0, onHandOff: 1, handOffEffort: 15 });
    const [first, second] = times(live({ provider }, [ticket(100, 60), ticket(110, 60)]));
    // first 100–160, second 160–220, then the first's hand-off 220–235 and the second's 235–250
    expect([first?.[2], second?.[2]]).toEqual([235, 250]);
  });
});
