/** A random contract, provider and governance, over every mechanism of a design. */
import fc from "fast-check";
import { anyPenalties } from "./clauses.ts";
import { between, byPriority, euros, flag, law, maybe, mix, share, shares, whole } from "./random-numbers.ts";
import { anyWindow, some } from "./random-situation.ts";

const PAUSES = fc.subarray(["client", "thirdParty", "quote", "arbitration"]);
const people = some({
  turnover: share(4),
  hiringDelay: law(60_000),
  notice: between(0, 60_000),
  overlap: between(0, 30_000),
  initialProductivity: between(0.3, 1),
  rampUp: between(1, 300_000),
  tenureAtStart: between(0, 500_000),
  replacementCost: euros(9000),
  knowledge: some({
    initial: share(),
    loss: share(),
    overlapKeeps: share(),
    recovery: between(1, 300_000),
    onEffort: share(),
    onEscalation: share(0.3),
    onPriority: share(),
    onHandOff: share(),
    handOffEffort: between(0, 40),
  }),
});

const team = (tier: number) => {
  const base = fc.record({ tier: fc.constant(tier), cost: euros(7000), lostTime: share(0.5) });
  const shifts = fc
    .array(fc.record({ window: anyWindow, headcount: whole(0, 3) }), { maxLength: 2 })
    .map((more) => [
      // somebody is there at some hour of every week, or the queue could never drain
      { window: "office", headcount: 1 },
      ...more,
    ]);
  const optional = some({
    atShiftEnd: fc.constantFrom("resume", "handover", "finish", "finishPooled"),
    handoverEffort: between(0, 60),
    queueLimit: whole(0, 30),
    quota: share(),
    people,
    background: fc.record({ tickets: between(0, 40), priorities: mix, effort: law(60) }),
  });
  const groups = fc.record({
    groups: fc.record({
      junior: fc.record({ speed: between(0.3, 1) }),
      senior: fc.record({ speed: between(1, 3) }),
    }),
    assignment: fc.constantFrom("longestIdle", "fastest", "specialistFirst", "waitForSpecialist"),
  });
  return fc.tuple(base, shifts, optional, maybe(groups)).map(([first, all, second, varied]) => ({
    ...first,
    ...second,
    ...varied,
    shifts: varied ? all.map((shift, at) => ({ ...shift, group: at % 2 === 0 ? "senior" : "junior" })) : all,
  }));
};

const staffing = (teams: readonly string[]) =>
  fc.array(
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
    { maxLength: 2 },
  );

const unfamiliar = fc.record({
  share: share(),
  effort: between(1, 3),
  escalation: share(),
  thirdParty: fc.record({ probability: share(), delay: law(6000), window: anyWindow }),
});

const opportunism = some({
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

const problems = fc.record({ effort: law(800), removes: share(), share: share(), from: whole(1, 4) });

const provider = (teams: readonly string[], components: readonly string[]) => {
  const staffed = fc.record(Object.fromEntries(teams.map((name, at) => [name, team(at + 1)])));
  const optional = some({
    dispatch: fc.constantFrom(
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
    ),
    ageing: byPriority(between(0, 10)),
    qualification: fc.record({ delay: law(400), window: anyWindow }),
    posture: fc.record({
      prevention: fc.record(Object.fromEntries(teams.map((name) => [name, between(0, 60)]))),
    }),
    opportunism,
    staffing: staffing(teams),
    problems,
    unfamiliarity: fc.record({
      all: unfamiliar,
      components: fc.record({ [components[0] ?? ""]: unfamiliar }),
    }),
    people,
  });
  return fc
    .tuple(staffed, optional)
    .map(([all, rest]) => ({ teams: all, formula: "waiting / (work + 1)", ...rest }));
};

const sla = (metric: string) =>
  some({
    pauses: PAUSES,
    attribution: fc.constantFrom("opened", "due", "resolved"),
    openLate: fc.constantFrom("missed", "whenClosed"),
    requests: flag,
  }).chain((rest) =>
    fc
      .record({
        metric: fc.constant(metric),
        targets: byPriority(between(0, 4000)),
        window: anyWindow,
        required: byPriority(share()),
      })
      .map((needed) => ({ ...rest, ...needed })),
  );

const choices = some({
  preset: fc.constantFrom("contract", "serviceNow", "glpi", "jiraServiceManagement"),
  start: fc.constantFrom("received", "qualified"),
  response: fc.constantFrom("touch", "acknowledgement"),
  pauses: PAUSES,
  reclassification: fc.constantFrom("restart", "retroactive", "keepWorst"),
  pastPauses: fc.constantFrom("givenBack", "lost"),
  reopening: fc.constantFrom("continue", "solvedAsPending", "running", "restart", "newTicket"),
  attribution: fc.constantFrom("opened", "due", "resolved"),
  outOfHours: fc.constantFrom("nextOpening", "notMeasured"),
  days: fc.constantFrom("openMinutes", "workingDays"),
});

const serviceLevels = (component: string) =>
  some({
    first: fc.record({ metric: fc.constant("firstContact"), required: share() }),
    returned: fc.record({ metric: fc.constant("reopening"), atMost: share() }),
    backlog: fc.record({
      metric: fc.constant("backlogAge"),
      age: between(0, 5000),
      window: anyWindow,
      atMost: share(),
    }),
    up: fc.record({
      metric: fc.constant("availability"),
      component: fc.constant(component),
      window: anyWindow,
      required: share(),
      unitsDown: share(),
      planned: between(0, 600),
    }),
  });

const scope = (component: string) =>
  some({
    components: fc.oneof(
      fc.constant("all"),
      fc.record({ [component]: fc.record({ quantity: between(0, 20), band: share() }) }),
    ),
    coveredWhenNew: share(),
    initiallyUncovered: share(),
    clarity: share(),
    recognised: share(),
    detection: share(),
    disputeGrey: share(),
    arbitration: fc.record({
      delay: law(4000),
      window: anyWindow,
      stopsClock: flag,
      clientEffort: between(0, 60),
      providerEffort: between(0, 60),
    }),
    outcomes: shares(4).map(([inScope, bestEffort, timeAndMaterials, refused]) => ({
      inScope,
      bestEffort,
      timeAndMaterials,
      refused,
    })),
    quote: fc.record({ delay: law(6000), approval: share() }),
  });

const price = (component: string) =>
  some({
    fixed: euros(9000),
    perUnit: fc.record({ [component]: euros(30) }),
    perTicket: byPriority(euros(30)),
    deadBand: fc.record({
      band: share(0.5),
      additional: share(),
      reduced: share(),
      counts: fc.constantFrom("whole", "beyond"),
      z: share(2),
    }),
    minimumCommitment: fc.record({ share: share() }),
    timeAndMaterials: euros(90),
    indexation: some({
      share: share(),
      cap: share(0.1),
      from: fc.constantFrom("lastRevision", "signature"),
      frozenMonths: whole(0, 4),
      productivity: share(0.1),
    }),
  });

/** What begins and ends a contract, all of it possible within a few months. */
const life = some({
  term: fc.record({
    months: whole(1, 5),
    renewal: whole(0, 3),
    notice: whole(0, 2),
    leave: share(),
    onTrust: between(0, 10),
    onService: between(0, 10),
    onDependence: between(0, 10),
    renegotiate: share(),
  }),
  distrust: fc.record({ below: share(), months: whole(1, 3), monthly: share() }),
  transition: fc.record({ months: whole(0, 3), effort: between(1, 2), fee: euros(900), grace: whole(0, 3) }),
  dependence: fc.record({
    documentation: share(),
    tenure: between(0.1, 30),
    transfer: share(),
    onStartup: share(2),
  }),
});

const exit = fc.record({
  notice: whole(0, 2),
  cost: share(),
  beforeTerm: whole(0, 3),
  reversibility: fc.record({ months: whole(0, 3), cost: share() }),
  successor: maybe(
    fc.record({
      price: between(0, 3),
      fee: euros(900),
      startup: fc.record({ months: whole(0, 3), effort: between(1, 2) }),
      grace: whole(0, 2),
      trust: share(),
      rebaseline: flag,
      opportunism,
      problems,
    }),
  ),
});

const contract = (component: string) => {
  const optional = some({
    scope: scope(component),
    priority: some({
      inflation: share(),
      downgrade: share(),
      reclassification: fc.record({ probability: share(), raised: share() }),
    }),
    serviceLevels: serviceLevels(component),
    clock: choices,
    readings: fc
      .tuple(choices, flag)
      .map(([own, isListed]) => (isListed ? ["glpi", { id: "own", ...own }] : [])),
    exclusions: some({
      forceMajeure: share(),
      clientCaused: share(),
      aboveForecast: fc.record({ tickets: between(0, 40), band: share() }),
      accepted: share(),
      evidence: between(0, 60),
    }),
    penalties: anyPenalties,
    envelope: fc.record({
      share: share(0.2),
      hourlyPrice: between(1, 90),
      unused: fc.constantFrom("lost", "carried"),
    }),
  });
  const slas = fc.record({ response: sla("response"), restoration: sla("restoration") });
  return fc
    .tuple(slas, price(component), optional, life, exit)
    .map(([lines, paid, rest, lived, left]) => ({ slas: lines, price: paid, exit: left, ...rest, ...lived }));
};

const rule = (components: readonly string[], teams: readonly string[], at: number) => {
  const [first = ""] = components;
  const [desk = ""] = teams;
  const action = fc.oneof(
    fc.constant({ rebaseline: "all" }),
    fc.constant({ cover: first }),
    whole(-2, 2).map((by) => ({ resize: desk, by })),
    between(0, 3000).map((to) => ({ target: "restoration.P2", to })),
    share().map((clarity) => ({ clarity })),
    fc.constant({ terminate: true }),
    between(0, 40).map((hours) => ({ prevention: desk, hours })),
    between(0.5, 2).map((factor) => ({ price: factor })),
    share().map((index) => ({ index })),
    between(0, 3).map((answers) => ({ answers })),
    fc
      .constantFrom("firstComeFirstServed", "preemptivePriority", "dropDead", "tracking")
      .map((dispatch) => ({ dispatch })),
  );
  const when = fc.oneof(
    whole(1, 4).map((month) => ({ month })),
    whole(1, 3).map((every) => ({ every })),
    fc.constant({ deadline: "renegotiated" }),
    fc
      .tuple(fc.constantFrom("coverage", "greyShare", "trust", "utilisation", "margin"), share())
      .map(([indicator, below]) => ({ indicator, below })),
  );
  return fc.record({
    id: fc.constant(`rule${at}`),
    when,
    // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
    then: fc.array(action, { minLength: 1, maxLength: 2 }),
    after: between(0, 60_000),
    cost: fc.record({ client: euros(500), provider: euros(500), invoiced: euros(500) }),
  });
};

const governance = (components: readonly string[], teams: readonly string[]) =>
  fc.record({
    committee: fc.record({
      every: whole(1, 3),
      indicators: fc.constant("shared"),
      clientHours: between(0, 5),
      providerHours: between(0, 5),
    }),
    rules: fc
      .tuple(rule(components, teams, 0), rule(components, teams, 1))
      .chain((all) => whole(0, 2).map((count) => all.slice(0, count))),
    hourlyCost: fc.record({ client: euros(80), provider: euros(80) }),
  });

export const anyDesign = (components: readonly string[], teams: readonly string[]) =>
  fc
    .record({
      contract: contract(components[0] ?? ""),
      provider: provider(teams, components),
      governance: maybe(governance(components, teams)),
    })
    .map(({ governance: met, ...rest }) => (met ? { ...rest, governance: met } : rest));
