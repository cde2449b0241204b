/** Business impact: lost hours by true priority, the client's own staff, and what the business expects of the service. */
import { z } from "zod";
import type { Compiler } from "../../compile/compiler.ts";
import { FLAG, LIVE, LIVED, STATE } from "../../kernel/tickets.ts";
import { openMinutes } from "../../kernel/window.ts";
import { COLUMN, STAGES } from "../../life/columns.ts";
import { lifeLayout } from "../../life/layout.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Scenario } from "../../scenario/model.ts";
import { byPriority, id, PRIORITIES, perPriority } from "../../scenario/notation.ts";
import { duration, money, number, share } from "../../scenario/units.ts";
import { ON_TARGET_MIN } from "../promises/on-target.ts";

const tickets = LIVE;

export const impactParams = z.strictObject({
  window: id.meta({ description: "the users’ own hours: the user clock runs in it" }),
  usersAffected: byPriority(number("users affected by a ticket", { min: 0, max: 1e6 })),
  productivityLoss: byPriority(share("share of their work lost while the ticket lasts")),
  ownWaitLoss: share("share of that loss that remains while the user himself is awaited").default(1),
  lostHourPrice: money("price of a lost hour", { source: "DOMAIN 8 R100" }).default(0),
});

/** What the business expects: targets of the user clock by true priority. */
export const expectationParams = z.strictObject({
  targets: byPriority(duration("time within which users expect the service back, in their hours")),
  level: share("experienced attainment below which a month is felt as bad").default(0.85),
});

/** Work refused or bypassed is done by the client's own staff: unlimited servers. */
export const clientStaffParams = z.strictObject({
  effort: distribution("work of the client’s staff per ticket"),
  delay: distribution("elapsed time until it is done, in the users’ hours"),
  hourlyCost: money("cost of an hour of the client’s staff").default(0),
});

export interface CompiledImpact {
  /** neither impact nor expectations are stated: nothing is measured for the user */
  isNeutral: boolean;
  window: number;
  /** lost hours per hour of delay, by true priority: users affected × loss */
  hoursPerHour: Float64Array;
  ownWaitLoss: number;
  lostHourPrice: number;
  /** expected time by true priority */
  expectedMin: Float64Array;
  level: number;
}

/** Without stated expectations, users expect what the baseline contract promises: restoration, else resolution, else response. */
export function promisedTargets(scenario: Scenario): (number | null)[] {
  const families = Object.values(Object.values(scenario.designs)[0]?.contract.slas ?? {});
  const promised = (["restoration", "resolution", "response"] as const)
    .map((metric) => families.filter((sla) => sla.metric === metric))
    .find((found) => found.length > 0);
  const targets = (promised ?? []).map((family) => perPriority(family.targets, null));
  return PRIORITIES.map(
    (_, priority) => targets.map((own) => own[priority] ?? null).find((target) => target !== null) ?? null,
  );
}

export function compileImpact(compiler: Compiler, scenario: Scenario): CompiledImpact {
  const { impact, expectations } = scenario.situation;
  const expected = expectations ? perPriority(expectations.targets, null) : promisedTargets(scenario);
  const users = perPriority(impact?.usersAffected ?? 0, 0);
  const loss = perPriority(impact?.productivityLoss ?? 0, 0);
  return {
    isNeutral: !impact && !expectations,
    window: impact ? compiler.window(impact.window, ["situation", "impact", "window"]) : 0,
    hoursPerHour: Float64Array.from(users, (count, priority) => Number(count) * Number(loss[priority])),
    ownWaitLoss: impact?.ownWaitLoss ?? 1,
    lostHourPrice: impact?.lostHourPrice ?? 0,
    expectedMin: Float64Array.from(expected, (target) =>
      target === null ? Number.POSITIVE_INFINITY : Number(target),
    ),
    level: expectations?.level ?? 0.85,
  };
}

/** Parts of the user's clock. */
export const PART = { queue: 0, work: 1, client: 2, debate: 3, outside: 4, thirdParty: 5 } as const;
/** The part that each state belongs to; nobody waits for a ticket that is thought solved. */
const PART_OF: Readonly<Record<keyof typeof STATE, number>> = {
  ...PART,
  quote: PART.debate,
  solved: PART.queue,
  parked: PART.queue,
  onTheWay: PART.queue,
};
const PART_OF_STATE = Uint8Array.from(
  Object.keys(STATE) as (keyof typeof STATE)[],
  (state) => PART_OF[state],
);

/** Keeps the user's clock by state, lost hours, and the accounting from contractual to experienced attainment. */
export function installImpact(sim: Simulation): void {
  const { impact } = sim.compiled;
  if (impact.isNeutral) return;
  sim.keepsClocks = true;
  const window = sim.compiled.windows[impact.window]!;
  sim.onStateEnd.push((_, ticket) => {
    if ((tickets.flags[ticket]! & (FLAG.client | FLAG.restored)) !== FLAG.client) return;
    tickets.livedMin[LIVED * ticket + PART_OF_STATE[tickets.state[ticket]!]!]! += openMinutes(
      window,
      tickets.sinceMin[ticket]!,
      sim.nowMin,
    );
  });
  const { stages } = lifeLayout(sim.compiled, sim.design);
  sim.onEnd.push((_, ticket) => {
    const metExperience = addLostHours(sim, ticket);
    addToStages(sim, ticket, stages, metExperience);
  });
}

function addLostHours(sim: Simulation, ticket: number): boolean {
  const { impact } = sim.compiled;
  const { livedMin } = tickets;
  const lived = LIVED * ticket;
  const month = tickets.month[ticket]!;
  const truth = tickets.truth[ticket]!;
  const perMinute = impact.hoursPerHour[truth]! / 60;
  const queue = livedMin[lived + PART.queue]!;
  const work = livedMin[lived + PART.work]!;
  const own = livedMin[lived + PART.client]!;
  const debate = livedMin[lived + PART.debate]!;
  const outside = livedMin[lived + PART.outside]!;
  const thirdParty = livedMin[lived + PART.thirdParty]!;
  sim.add(COLUMN.lostQueueHours, month, queue * perMinute);
  sim.add(COLUMN.lostWorkHours, month, work * perMinute);
  sim.add(COLUMN.lostClientHours, month, own * perMinute * impact.ownWaitLoss);
  sim.add(COLUMN.lostDebateHours, month, debate * perMinute);
  sim.add(COLUMN.lostOutsideHours, month, outside * perMinute);
  sim.add(COLUMN.lostThirdPartyHours, month, thirdParty * perMinute);
  sim.add(
    COLUMN.lostTimeEur,
    month,
    (queue + work + own * impact.ownWaitLoss + debate + outside + thirdParty) *
      perMinute *
      impact.lostHourPrice,
  );
  const allowed = impact.expectedMin[truth]! + ON_TARGET_MIN;
  const isOver = (tickets.flags[ticket]! & FLAG.restored) !== 0;
  const met = isOver && queue + work + debate + outside + thirdParty <= allowed;
  sim.add(COLUMN.experiencedTickets, month, 1);
  if (met) sim.add(COLUMN.experiencedMet, month, 1);
  const isUrgent = truth < 2;
  sim.add(isUrgent ? COLUMN.urgentTickets : COLUMN.ordinaryTickets, month, 1);
  if (met) sim.add(isUrgent ? COLUMN.urgentMet : COLUMN.ordinaryMet, month, 1);
  if (met && queue + work + own + debate + outside + thirdParty <= allowed)
    sim.add(COLUMN.experiencedMetWithOwnWaits, month, 1);
  sim.finishedTickets++;
  if (met) sim.finishedMet++;
  return met;
}

const STAGE = Object.fromEntries(STAGES.map((name, at) => [name, at])) as Record<
  (typeof STAGES)[number],
  number
>;

/** Counts the ticket's verdict in the report, if it has one, as the first step of the accounting. */
export function addVerdict(sim: Simulation, ticket: number): void {
  const flags = sim.tickets.flags[ticket]!;
  if (sim.compiled.impact.isNeutral || (flags & FLAG.judged) === 0) return;
  const place = lifeLayout(sim.compiled, sim.design).stages + 2 * STAGE.contractual;
  sim.out[place + 1]!++;
  if ((flags & FLAG.judgedMet) !== 0) sim.out[place]!++;
}

function countStage({ out }: Simulation, from: number, stage: number, met: boolean): void {
  const place = from + 2 * stage;
  out[place + 1]!++;
  if (met) out[place]!++;
}

/** Counts the ticket in every step from contractual to experienced attainment; see AccountingPart. */
function addToStages(sim: Simulation, ticket: number, from: number, metExperience: boolean): void {
  const flags = tickets.flags[ticket]!;
  const isBypassed = (flags & FLAG.bypassed) !== 0;
  const isUnmeasured = (flags & FLAG.unmeasured) !== 0;
  const line = isUnmeasured ? -1 : sim.sla.headlineOf(ticket);
  if ((flags & FLAG.judged) !== 0) countStage(sim, from, STAGE.contractual, (flags & FLAG.judgedMet) !== 0);
  if (line >= 0) addReadings(sim, ticket, from, line, metExperience);
  const isExcluded = (flags & (FLAG.excluded | FLAG.grey | FLAG.bypassed)) === FLAG.excluded;
  if (line >= 0 || isExcluded) countStage(sim, from, STAGE.excluded, metExperience);
  const leftByDispute = isUnmeasured && !isBypassed && (flags & FLAG.grey) === 0;
  if (line >= 0 || leftByDispute) countStage(sim, from, STAGE.disputed, metExperience);
  if (!isBypassed) countStage(sim, from, STAGE.outOfScope, metExperience);
  countStage(sim, from, STAGE.bypassed, metExperience);
}

/** The steps of a ticket that a line measures: its own clock, its true priority’s, the users’ target. */
function addReadings(
  sim: Simulation,
  ticket: number,
  from: number,
  line: number,
  metExperience: boolean,
): void {
  const { design, compiled, sla, targetMin } = sim;
  const elapsed = sla.headlineElapsed(ticket, line);
  const truth = tickets.truth[ticket]!;
  const trueLine = design.lineOf[design.headline * 4 + truth]!;
  const judged = trueLine >= 0 ? trueLine : line;
  const ofTruth = judged === line ? elapsed : sla.headlineElapsed(ticket, judged);
  countStage(sim, from, STAGE.otherMonth, elapsed <= targetMin[line]! + ON_TARGET_MIN);
  countStage(sim, from, STAGE.reclassified, ofTruth <= targetMin[judged]! + ON_TARGET_MIN);
  countStage(sim, from, STAGE.looserTarget, elapsed <= compiled.impact.expectedMin[truth]! + ON_TARGET_MIN);
  countStage(sim, from, STAGE.paused, metExperience);
}
