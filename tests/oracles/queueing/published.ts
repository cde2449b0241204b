/** Numbers that others have printed, of the queues of the analytic cases. */
import { type Case, caseOf, casesOf } from "../cases.ts";
import {
  type DeskText,
  deskScenario,
  exponential,
  type Priority,
  pool,
  type TicketClass,
  within,
} from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";

const RANKS: readonly Priority[] = ["P1", "P2", "P3", "P4"];
const LITTLE = "follows from the others by Little’s law";
const WAIT = { of: "wait", priority: "any" } as const;
const STAY = { of: "sojourn", priority: "any" } as const;
/** share of the technicians' hours at work */
const BUSY = { of: "column", column: "busyHours1", per: "openHours1" } as const;

type Published = Omit<Oracle, "file" | "seed" | "id" | "model">;

const oracle = ({ id, model }: Pick<Case, "id" | "model">, rest: Published): Oracle => ({
  id,
  file: "published",
  model,
  seed: 2026,
  ...rest,
});

const measure = (
  metric: string,
  expected: number | undefined,
  read: Measure["read"],
  { kind = "mean", ...rest }: Partial<Measure> = {},
): Measure => ({ metric, expected: expected ?? Number.NaN, kind, read, ...rest });

const share = (
  metric: string,
  expected: number | undefined,
  read: Measure["read"],
  over: Partial<Measure> = {},
): Measure => measure(metric, expected, read, { kind: "probability", ...over });

const queue = (
  name: string,
  months: number,
  servers: number,
  classes: TicketClass[],
  over: Partial<DeskText> = {},
) =>
  deskScenario({
    name,
    months,
    classes,
    dispatch: "firstComeFirstServed",
    teams: pool(servers),
    ...over,
  });

/** One second of the case lasts a second; two of four priorities carry a target each. */
const callCentres = casesOf("published", "published_erlang_c").map((one): Oracle => {
  const { calls = 0, period_s = 1, aht_s = 0, agents = 0, target_s = 0 } = one.parameters;
  const { expected } = one;
  const response = within("response", { P1: 0, P2: target_s / 60, P3: 0, P4: 0 });
  const scenario = queue(
    one.id,
    6,
    agents,
    [{ priority: "any", perHour: (calls / period_s) * 3600, effort: [exponential(aht_s / 60)] }],
    { slas: [{ response }] },
  );
  const atOnce = { of: "within", sla: "response", priority: "P1" } as const;
  return oracle(one, {
    scenario,
    replications: 96,
    measures: [
      share("wait_probability", expected["wait_probability"], atOnce, { from: 1, times: -1 }),
      share("service_level", expected["service_level"], { of: "within", sla: "response", priority: "P2" }),
      measure("ASA_seconds", expected["ASA_seconds"], WAIT, { times: 60 }),
      share("occupancy", expected["occupancy"], BUSY),
      ...(expected["immediate"] === undefined ? [] : [share("immediate", expected["immediate"], atOnce)]),
    ],
    left: { traffic_intensity: "a parameter of the model" },
  });
});

/** Engine minutes for one unit of time of PUB-A-02 and one hour of PUB-A-04. */
function singleServer(): Oracle[] {
  const [first, second] = [caseOf("published", "PUB-A-02"), caseOf("published", "PUB-A-04")];
  const { lam: rate = 0, mu = 1 } = first.parameters;
  const { lam: perHour = 0, mu: servedPerHour = 1 } = second.parameters;
  const caseHour = 3;
  return [
    oracle(first, {
      scenario: queue(first.id, 24, 1, [
        { priority: "any", perHour: rate * 60, effort: [exponential(1 / mu)] },
      ]),
      replications: 48,
      measures: [
        share("rho", first.expected["rho"], BUSY),
        measure("W", first.expected["W"], STAY),
        measure("Wq", first.expected["Wq"], WAIT),
        share("P0", first.expected["P0"], BUSY, { from: 1, times: -1 }),
      ],
      left: { "L, Lq": LITTLE },
    }),
    oracle(second, {
      scenario: queue(second.id, 3, 1, [
        {
          priority: "any",
          perHour: (perHour * 60) / caseHour,
          effort: [exponential(caseHour / servedPerHour)],
        },
      ]),
      replications: 64,
      measures: [
        measure("W_minutes", second.expected["W_minutes"], STAY, { times: 60 / caseHour }),
        measure("Wq_hours", second.expected["Wq_hours"], WAIT, { times: 1 / caseHour }),
      ],
      left: { L: LITTLE },
    }),
  ];
}

/** Engine minutes for one hour of the County Hospital. */
const WARD_HOUR = 3;

/** Time in system less the treatment; the critical are never interrupted, so theirs is read as a wait, more precisely. */
function countyHospital(): Oracle[] {
  const one = caseOf<{ servers: number; arrival_rates: number[]; mu: number }, Record<string, number[]>>(
    "published",
    "PUB-A-03",
  );
  const { servers, arrival_rates: rates, mu } = one.parameters;
  const classes = rates.map(
    (rate, at): TicketClass => ({
      priority: RANKS[at] ?? "P4",
      perHour: (rate * 60) / WARD_HOUR,
      effort: [exponential(WARD_HOUR / mu)],
    }),
  );
  return (["nonpreemptive", "preemptive"] as const).map((discipline) => {
    const isPreemptive = discipline === "preemptive";
    const measures = rates.map((_, at): Measure => {
      const priority = RANKS[at] ?? "P4";
      const expected = one.expected[discipline]?.[at];
      const metric = `${discipline} class ${at + 1}`;
      return isPreemptive && at > 0
        ? measure(metric, expected, { of: "sojourn", priority }, { times: 1 / WARD_HOUR, from: -1 / mu })
        : measure(metric, expected, { of: "wait", priority }, { times: 1 / WARD_HOUR });
    });
    return oracle(one, {
      part: discipline,
      scenario: queue(one.id, 12, servers, classes, {
        dispatch: isPreemptive ? "preemptivePriority" : "strictPriority",
      }),
      replications: isPreemptive ? 112 : 32,
      measures,
      left: {},
    });
  });
}

interface Table {
  table: { n: number; B: number; exact_A: number }[];
}

/** The load that a printed table gives for a blocking, as the case has it to all its digits. */
function erlangTable(): Oracle[] {
  const one = caseOf<unknown, Table>("published", "PUB-A-05");
  const unit = 10;
  return one.expected.table.map(({ n, B, exact_A: load }) =>
    oracle(one, {
      part: `${n} servers`,
      scenario: queue(
        one.id,
        12,
        n,
        [{ priority: "P1", perHour: (load * 60) / unit, effort: [exponential(unit)] }],
        { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: n }], queueLimit: 0 } } },
      ),
      replications: 16,
      measures: [share(`B at A = ${load.toFixed(3)}`, B, { of: "blocked", priority: "any" })],
      left: {},
    }),
  );
}

function twoClasses(): Oracle {
  const one = caseOf<{ lam: number[]; mu: number }>("published", "PUB-A-07");
  const classes = one.parameters.lam.map(
    (rate, at): TicketClass => ({
      priority: RANKS[at] ?? "P4",
      perHour: rate * 60,
      effort: [exponential(1 / one.parameters.mu)],
    }),
  );
  const { expected } = one;
  return oracle(one, {
    scenario: queue(one.id, 24, 1, classes, { dispatch: "strictPriority" }),
    replications: 16,
    measures: [
      measure("mean_sojourn_high", expected["mean_sojourn_high"], { of: "sojourn", priority: "P1" }),
      measure("mean_sojourn_low", expected["mean_sojourn_low"], { of: "sojourn", priority: "P2" }),
    ],
    left: {},
  });
}

export const PUBLISHED: Oracle[] = [
  ...callCentres,
  ...singleServer(),
  ...countyHospital(),
  ...erlangTable(),
  twoClasses(),
];
