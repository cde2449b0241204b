/** A random provider: its teams, its rules, its staffing policies, what it does when nobody looks. */
import fc from "fast-check";
import { between, byPriority, euros, flag, law, share, some, whole } from "./numbers.ts";
import { anyWindow, type Setting } from "./setting.ts";
import { anyTeams, people } from "./team.ts";

const staffing = ({ teams }: Setting) =>
  fc.array(
    fc
      .tuple(
        fc.record({
          team: fc.constantFrom(...teams),
          rule: fc.constantFrom("fixed", "utilisation", "commitment", "marginFloor"),
          every: whole(1, 3),
          utilisation: share(1.5),
          tolerance: share(0.5),
          floor: between(-1, 1),
          preventionFirst: flag,
          step: whole(1, 3),
          max: whole(1, 5),
          hiringLead: between(0, 90_000),
          cuttingLead: between(0, 90_000),
          hiringCost: euros(5000),
          cuttingCost: euros(5000),
        }),
        some({ shift: fc.constant(1), required: share(), over: whole(1, 4), min: fc.constant(1) }),
      )
      .map(([needed, rest]) => ({ ...needed, ...rest })),
    { maxLength: 2 },
  );

const unfamiliar = fc.record({
  share: share(),
  effort: between(1, 3),
  escalation: share(),
  thirdParty: fc.record({ probability: share(), delay: law(6000), window: anyWindow }),
});

export const anyDispatch = fc.constantFrom(
  "firstComeFirstServed",
  "strictPriority",
  "preemptivePriority",
  "earliestDueDate",
  "leastSlack",
  "dropDead",
  "businessCost",
  "expectedPenalty",
  "ageingPriority",
  "tracking",
  "formula",
);

/** Formulas that make sense, and some that no reasonable person writes: without a value, without an end, all alike. */
const formula = fc.constantFrom(
  "waiting / (work + 1)",
  "if(slack < 0, 0, 1000 - slack) + waiting / 60",
  "coût ÷ travail",
  "-due",
  "0 / 0",
  "sqrt(-1) * work",
  "1 / (work - work)",
  "waiting * waiting * waiting * waiting * 1000000 * 1000000",
  "if(class <= 2 and not waiting > 2 h, max(cost, slack, due), min(cost, -slack))",
);

export const anyOpportunism = some({
  whenLeft: share(),
  parking: share(),
  downgrading: share(),
  exclusion: share(),
  contested: share(),
  earlyClose: share(),
  earlyEffort: share(),
  earlyReopens: share(),
  earlyDelay: law(3000),
});

export const anyProblems = fc.record({
  effort: law(800),
  removes: share(),
  share: share(),
  from: whole(1, 4),
});

export const anyPosture = ({ teams }: Setting) =>
  fc.record({
    prevention: fc.record(Object.fromEntries(teams.map((name) => [name, between(0, 60)]))),
  });

export const anyProvider = (setting: Setting) => {
  const { components } = setting;
  const optional = some({
    dispatch: anyDispatch,
    ageing: byPriority(between(0, 10)),
    qualification: fc.record({ delay: law(400), window: anyWindow }),
    costGrowth: some({ share: share(), productivity: share(0.5) }),
    overheads: some({ monthly: some({ tools: euros(500) }), ofInvoices: share(0.5) }),
    posture: anyPosture(setting),
    opportunism: anyOpportunism,
    staffing: staffing(setting),
    problems: anyProblems,
    unfamiliarity: fc.record({
      all: unfamiliar,
      components: fc.record({ [components[0] ?? ""]: unfamiliar }),
    }),
    people,
  });
  return fc
    .tuple(anyTeams(setting), formula, optional)
    .map(([all, text, rest]) => ({ teams: all, formula: text, ...rest }));
};
