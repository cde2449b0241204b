/** Moves in how a contract is served: technicians, on-call duty, the order of work, prevention, the desk. */
import type { Design, Scenario, ScenarioInput } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { raised } from "../changing.ts";
import type { DesignInput } from "../trials.ts";
import type { Move } from "./move.ts";

type Rules = NonNullable<DesignInput["governance"]>["rules"];
type Rule = NonNullable<Rules>[number];

/** Adds a rule to a design under an id of its own. */
export function addRule(design: DesignInput, rule: Omit<Rule, "id">): void {
  const governance = design.governance ?? {};
  const rules = governance.rules ?? [];
  let id = "moved";
  while (rules.some((other) => other.id === id)) id += "Again";
  design.governance = { ...governance, rules: [...rules, { id, ...rule }] };
}

/** One technician more in the largest shift of each team; where the staff is observed, by an amendment of the first month. */
function staffMoves({ observed }: Scenario, { provider }: Design): Move[] {
  return Object.entries(provider.teams).map(([id, team]) => {
    const name = team.name ?? { fr: id, en: id };
    const largest = team.shifts.reduce(
      (best, { headcount }, at) => (headcount > (team.shifts[best]?.headcount ?? 0) ? at : best),
      0,
    );
    const change = (design: DesignInput) => {
      const shift = design.provider.teams[id]?.shifts[largest];
      if (!shift) return;
      if (observed?.staff?.[id] === undefined) shift.headcount = raised(shift.headcount, 1);
      else
        addRule(design, {
          when: { month: observed.month + 1 },
          // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
          then: [{ resize: id, shift: largest + 1, by: 1 }],
          atMost: 1,
        });
    };
    return {
      id: `staff ${id}`,
      family: "staff",
      name: { fr: `un technicien de plus, ${name.fr}`, en: `one more technician, ${name.en}` },
      change,
    };
  });
}

const isAlways = (window: unknown): boolean =>
  window === "always" ||
  (typeof window === "object" && window !== null && Object.values(window).includes("always"));

/** On-call duty of a team that has none, where a promise runs around the clock. */
function onCallMoves({ contract, provider }: Design): Move[] {
  const isOwed = Object.values(contract.slas).some(({ window }) => isAlways(window));
  if (!isOwed) return [];
  return Object.entries(provider.teams)
    .filter(([, { onCall, shifts }]) => !onCall && !shifts.some(({ window }) => window === "always"))
    .map(([id, team]) => {
      const name = team.name ?? { fr: id, en: id };
      return {
        id: `onCall ${id}`,
        family: "onCall",
        name: { fr: `une astreinte P1, ${name.fr}`, en: `on-call duty for P1, ${name.en}` },
        change: (design) => {
          const own = design.provider.teams[id];
          if (own) own.onCall = { priorities: ["P1"], weekCost: 300, hourCost: 50 }; // K, §1.2
        },
      };
    });
}

const RULES: readonly [Extract<Design["provider"]["dispatch"], string>, Text][] = [
  ["strictPriority", { fr: "par priorité", en: "by priority" }],
  ["preemptivePriority", { fr: "par priorité, avec interruption", en: "by priority, with interruption" }],
  ["earliestDueDate", { fr: "par échéance", en: "by due date" }],
  ["businessCost", { fr: "par coût pour le métier", en: "by business cost" }],
];

/** Another order of work; one by business cost only where the scenario says what a ticket costs. */
function dispatchMoves({ situation }: Scenario, { contract, provider }: Design): Move[] {
  const hasDue = Object.keys(contract.slas).length > 0;
  return RULES.filter(([rule]) => rule !== provider.dispatch)
    .filter(
      ([rule]) => (rule !== "businessCost" || situation.impact) && (rule !== "earliestDueDate" || hasDue),
    )
    .map(([rule, { fr, en }]) => ({
      id: `dispatch ${rule}`,
      family: "dispatch",
      name: { fr: `l’ordre de travail ${fr}`, en: `the order of work ${en}` },
      change: (design) => {
        design.provider.dispatch = rule;
      },
    }));
}

/** Half as much again of prevention, where problems are played. */
function preventionMoves({ provider }: Design): Move[] {
  const hours = provider.posture?.prevention ?? {};
  const has = provider.problems !== undefined && Object.values(hours).some((value) => value > 0);
  if (!has) return [];
  return [
    {
      id: "prevention",
      family: "prevention",
      name: { fr: "moitié plus d’heures de prévention", en: "half as many prevention hours again" },
      change: ({ provider: own }) => {
        own.posture = {
          ...own.posture,
          prevention: Object.fromEntries(Object.entries(hours).map(([team, value]) => [team, 1.5 * value])),
        };
      },
    },
  ];
}

/** A fifth fewer tickets leave the first tier: training and knowledge, whose price the scenario does not say. */
function firstContactMoves({ situation }: Scenario): Move[] {
  const escalations = Object.entries(situation.components).flatMap(([name, { escalation }]) => {
    const [first, ...rest] = escalation ?? [];
    return first === undefined || first === 0 ? [] : [{ name, escalation: [0.8 * first, ...rest] }];
  });
  if (escalations.length === 0) return [];
  return [
    {
      id: "firstContact",
      family: "firstContact",
      name: {
        fr: "un cinquième de tickets en moins transmis par le premier niveau",
        en: "a fifth fewer tickets escalated by the first tier",
      },
      isCostUnknown: true,
      around: ({ situation: own }: ScenarioInput) => {
        for (const { name, escalation } of escalations) {
          const component = own.components[name];
          if (component) component.escalation = escalation;
        }
      },
    },
  ];
}

export const providerMoves = (scenario: Scenario, design: Design): Move[] => [
  ...staffMoves(scenario, design),
  ...onCallMoves(design),
  ...dispatchMoves(scenario, design),
  ...preventionMoves(design),
  ...firstContactMoves(scenario),
];
