/** Technicians who differ: of three speeds (the fastest idle one takes the ticket), and of two skills (the N design). */
import { caseOf } from "../cases.ts";
import { deskScenario, exponential, within } from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";

/** Minutes for one unit of time of these cases. */
const UNIT = 10;
const perHour = (rate: number) => (rate * 60) / UNIT;
const USE = "the share of time that a group is at work is not reported";

function threeSpeeds(): Oracle {
  const { id, model, parameters, expected } = caseOf<{ arrival_rate: number; agent_rates: number[] }>(
    "analytic",
    "AN-A-HETERO-c3",
  );
  const names = parameters.agent_rates.map((_, at) => `agent${at + 1}`);
  const scenario = deskScenario({
    name: id,
    months: 60,
    classes: [{ priority: "P1", perHour: perHour(parameters.arrival_rate), effort: [exponential(UNIT)] }],
    dispatch: "firstComeFirstServed",
    teams: {
      desk: {
        tier: 1,
        groups: Object.fromEntries(
          names.map((name, at) => [name, { speed: parameters.agent_rates[at] ?? 1 }]),
        ),
        shifts: names.map((group) => ({ window: "always", headcount: 1, group })),
        assignment: "fastest",
      },
    },
    slas: [{ response: within("response", 0) }],
  });
  const measures: Measure[] = [
    {
      metric: "P_wait",
      expected: expected["P_wait"] ?? Number.NaN,
      kind: "probability",
      read: { of: "within", sla: "response", priority: "P1" },
      from: 1,
      times: -1,
    },
    {
      metric: "mean_wait",
      expected: expected["mean_wait"] ?? Number.NaN,
      kind: "mean",
      read: { of: "wait", priority: "P1" },
      times: 1 / UNIT,
    },
  ];
  return {
    id,
    file: "analytic",
    model,
    scenario,
    seed: 2026,
    replications: 32,
    measures,
    left: { "utilisation_agent1, utilisation_agent2, utilisation_agent3": USE },
  };
}

/** Class 1 only for generalists, class 2 for specialists first; a freed generalist takes class 1 first. */
function twoSkills(): Oracle {
  const { id, model, parameters, expected } = caseOf("analytic", "AN-A-NDESIGN");
  const of = (name: string) => parameters[name] ?? Number.NaN;
  const scenario = deskScenario({
    name: id,
    months: 24,
    classes: [
      {
        priority: "P1",
        perHour: perHour(of("l1")),
        effort: [exponential(UNIT / of("mu1"))],
        more: { skill: "one" },
      },
      {
        priority: "P2",
        perHour: perHour(of("l2")),
        effort: [exponential(UNIT / of("mu2"))],
        more: { skill: "two" },
      },
    ],
    dispatch: "strictPriority",
    teams: {
      desk: {
        tier: 1,
        groups: { generalists: { skills: ["one", "two"] }, specialists: { skills: ["two"] } },
        shifts: [
          { window: "always", headcount: of("generalists"), group: "generalists" },
          { window: "always", headcount: of("specialists"), group: "specialists" },
        ],
        assignment: "specialistFirst",
      },
    },
    slas: [{ response: within("response", 0) }],
  });
  const measures = (["P1", "P2"] as const).flatMap((priority, at): Measure[] => [
    {
      metric: `mean_wait_class${at + 1}`,
      expected: expected[`mean_wait_class${at + 1}`] ?? Number.NaN,
      kind: "mean",
      read: { of: "wait", priority },
      times: 1 / UNIT,
    },
    {
      metric: `P_wait_class${at + 1}`,
      expected: expected[`P_wait_class${at + 1}`] ?? Number.NaN,
      kind: "probability",
      read: { of: "within", sla: "response", priority },
      from: 1,
      times: -1,
    },
  ]);
  return {
    id,
    file: "analytic",
    model,
    scenario,
    seed: 2026,
    replications: 32,
    measures,
    left: { "util_generalists, util_specialists": USE },
  };
}

export const GROUPS: Oracle[] = [threeSpeeds(), twoSkills()];
