/** Random teams: shifts, groups and skills, on-call duty, people, a pool's background. */
import fc from "fast-check";
import { between, euros, law, maybe, mix, name, priority, share, some, whole } from "./numbers.ts";
import { anyWindow, type Setting, SKILLS } from "./setting.ts";

export const people = some({
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

export const anyOnCall = ({ components }: Setting) =>
  some({
    window: anyWindow,
    priorities: fc.uniqueArray(priority, { minLength: 1, maxLength: 4 }),
    components: fc.subarray([...components], { minLength: 1 }),
    technicians: whole(1, 5),
    shift: fc.constant(1),
    reaction: law(90),
    rest: between(0, 1500),
    weekCost: euros(300),
    hourCost: euros(90),
    invoicedWeek: euros(400),
    invoicedHour: euros(120),
  });

/** Juniors who may have few skills; a senior is there at some hour of every week and has them all. */
const groups = fc.record({
  groups: fc.record({
    junior: some({ name, speed: between(0.3, 1), skills: fc.subarray([...SKILLS]) }),
    senior: some({ name, speed: between(1, 3) }),
  }),
  assignment: fc.constantFrom("longestIdle", "fastest", "specialistFirst", "waitForSpecialist"),
});

const shifts = fc
  .array(fc.record({ window: anyWindow, headcount: whole(0, 3) }), { maxLength: 2 })
  .map((more) => [
    // somebody is there at some hour of every week, or the queue could never drain
    { window: "office", headcount: 1 },
    ...more,
  ]);

const team = (setting: Setting, tier: number) => {
  const base = fc.record({ tier: fc.constant(tier), cost: euros(7000), lostTime: share(0.5) });
  const optional = some({
    name,
    atShiftEnd: fc.constantFrom("resume", "handover", "finish", "finishPooled"),
    handoverEffort: between(0, 60),
    queueLimit: whole(0, 30),
    quota: share(),
    people,
    onCall: anyOnCall(setting),
    background: fc.record({ tickets: between(0, 40), priorities: mix, effort: law(60) }),
  });
  return fc.tuple(base, shifts, optional, maybe(groups)).map(([first, all, second, varied]) => ({
    ...first,
    ...second,
    ...varied,
    shifts: varied ? grouped(all, varied.assignment) : all,
  }));
};

type Shift = { window: string; headcount: number };

/** Each shift with its group; where tickets are left to specialists, some of them are there. */
const grouped = (all: readonly Shift[], assignment: string) =>
  all.map(({ window, headcount }, at) => ({
    window,
    headcount: assignment === "waitForSpecialist" ? Math.max(1, headcount) : headcount,
    group: at % 2 === 0 ? "senior" : "junior",
  }));

/** Teams by name: one a tier that does everything, and where there is one name more, specialists beside the first. */
export const anyTeams = (setting: Setting) => {
  const { teams, tiers } = setting;
  const common = teams.slice(0, tiers).map((id, at) => [id, team(setting, at + 1)] as const);
  const special = teams
    .slice(tiers)
    .map(
      (id) =>
        [
          id,
          fc.tuple(team(setting, 1), fc.subarray([...SKILLS])).map(([one, skills]) => ({ ...one, skills })),
        ] as const,
    );
  // the first team of a tier that has the skill takes the ticket
  return fc.record(Object.fromEntries([...special, ...common]));
};
