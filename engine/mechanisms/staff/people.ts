/** People of a team: who leaves and comes, how newcomers ramp up, what the team knows of the client. Parameters. */
import { z } from "zod";
import type { Compiler } from "../../compile/compiler.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Design } from "../../scenario/model.ts";
import { duration, money, share } from "../../scenario/units.ts";
import { MONTH_MIN } from "../demand/flows.ts";

/** Neutral: initial 100 %, loss 0. */
const knowledgeParams = z.strictObject({
  initial: share("knowledge of the client at the start").default(1),
  loss: share("share of what one leaver of a team of one takes away", {
    source: "DOMAIN 8 CA6 G",
  }).default(0),
  overlapKeeps: share("share of that loss which a full overlap avoids", { source: "DOMAIN 8 RE4 G" }).default(
    0.5,
  ),
  recovery: duration("time constant of the recovery", { min: 1, source: "DOMAIN 6.4" }).default(
    3 * MONTH_MIN,
  ),
  onEffort: share("effort × (1 + this × (1 − knowledge))", { max: 5, source: "DOMAIN 6.4" }).default(0.35),
  onEscalation: share("points added to escalations × (1 − knowledge)", { source: "DOMAIN 6.4" }).default(0.1),
  onPriority: share("probability × (1 − knowledge) that the desk is one priority level wrong", {
    source: "DOMAIN 6.4 G",
  }).default(0),
  onHandOff: share("probability × (1 − knowledge) of one more hand-off within the team", {
    source: "DOMAIN 8 S5 G",
  }).default(0),
  handOffEffort: duration("work that such a hand-off adds").default(15),
});

/** Neutral: turnover 0, newcomers fully productive, knowledge whole. */
export const peopleParams = z.strictObject({
  turnover: share("departures per technician and year", { max: 10, source: "DOMAIN 5.8" }).default(0),
  hiringDelay: distribution("time from the announcement of a departure to the replacement", {
    source: "DOMAIN 5.8",
  }).default({ kind: "deterministic", mean: 0, cv: 0, values: [] }),
  notice: duration("time between a departure and its announcement").default(0),
  overlap: duration("longest hand-over: leaver and replacement side by side, the latter without tickets", {
    source: "DOMAIN 8 RE4",
  }).default(0),
  initialProductivity: share("productivity of a newcomer, of a tenured technician’s", {
    min: 0.05,
    source: "DOMAIN 5.8",
  }).default(1),
  rampUp: duration("time constant of the ramp-up", { min: 1, source: "DOMAIN 5.8" }).default(5 * MONTH_MIN),
  tenureAtStart: duration("tenure of everybody at the start; default: fully productive").optional(),
  replacementCost: money("cost of a replacement: search, recruitment, training", {
    source: "DOMAIN 5.8",
  }).default(0),
  knowledge: knowledgeParams.optional(),
});

export interface CompiledKnowledge {
  initial: number;
  loss: number;
  overlapKeeps: number;
  recoveryMin: number;
  onEffort: number;
  onEscalation: number;
  onPriority: number;
  onHandOff: number;
  handOffMin: number;
}

export interface CompiledPeople {
  /** departures per minute of a technician */
  hazard: number;
  hiringDelay: number;
  noticeMin: number;
  overlapMin: number;
  initialProductivity: number;
  rampUpMin: number;
  /** Infinity: fully productive */
  tenureMin: number;
  replacementEur: number;
  /** null: not modelled, whole for ever */
  knowledge: CompiledKnowledge | null;
}

/** Of each team: its own statement, else the provider's; null where nobody can leave and nobody has anything to learn. */
export function compilePeople(compiler: Compiler, design: Design): (CompiledPeople | null)[] {
  const later = design.contract.exit?.successor?.knowledge ?? 1;
  return Object.values(design.provider.teams).map((team) => {
    const people = team.people ?? design.provider.people;
    if (!people) return null;
    const { knowledge } = people;
    return {
      hazard: people.turnover / (12 * MONTH_MIN),
      hiringDelay: compiler.distribution(people.hiringDelay),
      noticeMin: people.notice,
      overlapMin: people.overlap,
      initialProductivity: people.initialProductivity,
      rampUpMin: people.rampUp,
      tenureMin: people.tenureAtStart ?? Number.POSITIVE_INFINITY,
      replacementEur: people.replacementCost,
      knowledge:
        knowledge && (knowledge.initial < 1 || knowledge.loss > 0 || later < 1)
          ? {
              initial: knowledge.initial,
              loss: knowledge.loss,
              overlapKeeps: knowledge.overlapKeeps,
              recoveryMin: knowledge.recovery,
              onEffort: knowledge.onEffort,
              onEscalation: knowledge.onEscalation,
              onPriority: knowledge.onPriority,
              onHandOff: knowledge.onHandOff,
              handOffMin: knowledge.handOffEffort,
            }
          : null,
    };
  });
}
