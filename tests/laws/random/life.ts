/** What begins and ends a random contract, all of it possible within a few months; and the state in which it is met. */
import fc from "fast-check";
import { between, euros, flag, maybe, priority, share, some, whole } from "./numbers.ts";
import { anyOpportunism, anyPosture, anyProblems } from "./provider.ts";
import type { Setting } from "./setting.ts";
import { anyOnCall } from "./team.ts";

const backlog = (component: string) =>
  fc.record({
    [component]: fc.array(
      fc.record({ priority, tickets: whole(0, 4), age: between(0, 40_000), touched: flag }),
      { maxLength: 3 },
    ),
  });

export const anyLife = (component: string) =>
  some({
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
    transition: some({
      months: whole(0, 3),
      effort: between(1, 2),
      fee: euros(900),
      backlog: backlog(component),
      grace: whole(0, 3),
    }),
    dependence: fc.record({
      documentation: share(),
      tenure: between(0.1, 30),
      transfer: share(),
      onStartup: share(2),
    }),
  });

/** Who follows, and what it does otherwise than the leaver. */
const successor = (setting: Setting) => {
  const [desk = ""] = setting.teams;
  return some({
    price: between(0, 3),
    teams: fc.record({ [desk]: fc.array(whole(1, 4), { minLength: 1, maxLength: 1 }) }),
    fee: euros(900),
    startup: fc.record({ months: whole(0, 3), effort: between(1, 2) }),
    grace: whole(0, 2),
    trust: share(),
    rebaseline: flag,
    knowledge: share(),
    posture: anyPosture(setting),
    problems: anyProblems,
    opportunism: anyOpportunism,
    onCall: fc.record({ [desk]: fc.oneof(fc.constant("none"), anyOnCall(setting)) }),
  });
};

export const anyExit = (setting: Setting) =>
  fc.record({
    notice: whole(0, 2),
    cost: share(),
    beforeTerm: whole(0, 3),
    reversibility: fc.record({ months: whole(0, 3), cost: share() }),
    successor: maybe(successor(setting)),
  });

const past = fc.tuple(whole(0, 9), whole(0, 9)).map(([met, late]) => [met, met + late]);

/** A contract that has lived already: its staff, backlog, attainment, amendments. */
export const anyObserved = ({ components, teams }: Setting) =>
  some({
    backlog: backlog(components[0] ?? ""),
    coverage: fc.record({ [components[0] ?? ""]: some({ quantity: between(0, 30), uncovered: share() }) }),
    staff: fc.record({ [teams.at(-1) ?? ""]: fc.array(whole(1, 3), { minLength: 1, maxLength: 1 }) }),
    trust: share(),
    attainment: fc.record({ "restoration.P3": fc.array(past, { maxLength: 14 }) }),
    yearPenalties: euros(5000),
    indexAge: whole(0, 11),
  }).chain((rest) => whole(0, 20).map((month) => ({ ...rest, month })));
