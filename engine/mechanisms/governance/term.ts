/** Term of a contract: deadlines of notice, tacit renewal, what the client decides there, and a distrust that lasts. */
import { z } from "zod";
import { uniform } from "../../kernel/draw.ts";
import { exp, log } from "../../kernel/elementary.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { integer, number, share } from "../../scenario/units.ts";
import { exitPriceEur } from "./dependence.ts";

/** Neutral: no term, the contract runs to the horizon. */
export const termParams = z.strictObject({
  months: integer("months from the start to the first term", { min: 1, max: 240 }),
  renewal: integer("months of a tacit renewal; 0: the contract ends at its term", {
    min: 0,
    max: 60,
  }).default(0),
  notice: integer("months before a term by which notice is given", { min: 0, max: 24 }).default(0),
  leave: share(
    "probability that the client leaves at a deadline, at trust 50 %, service as expected and no dependence",
    { source: "DOMAIN 10.7 G" },
  ).default(0),
  onTrust: number("logit of leaving falls by this × (trust − 50 %)", {
    min: 0,
    max: 20,
    source: "DOMAIN 6.4 G",
  }).default(0),
  onService: number(
    "logit of leaving falls by this × (experienced service of the last year − level expected)",
    {
      min: 0,
      max: 50,
      source: "DOMAIN 6.4 G",
    },
  ).default(0),
  onDependence: number("logit of leaving falls by this × (price of the exit / a year of fees)", {
    min: 0,
    max: 20,
    source: "DOMAIN 8 S4 G",
  }).default(0),
  renegotiate: share("probability that a client who stays renegotiates: rules of `deadline` are triggered", {
    source: "DOMAIN 6.2 G",
  }).default(0),
});

/** A distrust that lasts raises the hazard of a termination. Neutral: none. */
export const distrustParams = z.strictObject({
  below: share("trust below which a month counts", { source: "DOMAIN 6.4 G" }),
  months: integer("such months in a row before the client may leave", { min: 1, max: 36 }),
  monthly: share("probability of giving notice in each month from then on", { source: "DOMAIN 6.4 G" }),
});

export interface CompiledTerm {
  /** months to the first term; 0: none */
  months: number;
  renewal: number;
  notice: number;
  leave: number;
  onTrust: number;
  onService: number;
  onDependence: number;
  renegotiate: number;
  distrust: { below: number; months: number; monthly: number } | null;
}

export function compileTerm(design: Design): CompiledTerm {
  const { term, distrust } = design.contract;
  return { ...(term ?? { ...termParams.parse({ months: 1 }), months: 0 }), distrust: distrust ?? null };
}

/** Probability of leaving: a logistic law around what it is at a neutral state. 0 and 1 stay what they are. */
export function leaveProbability(leave: number, logit: number): number {
  if (leave === 0 || leave === 1 || logit === 0) return leave;
  return 1 / (1 + exp(logit - log(leave / (1 - leave))));
}

/** Logit by which the state of the relation holds the client back from leaving. */
function holdingBack(sim: Simulation, month: number): number {
  const { onTrust, onService, onDependence } = sim.design.term;
  let lived = 0;
  let met = 0;
  for (let since = Math.max(0, month - 11); since <= month; since++) {
    lived += sim.value("experiencedTickets", since);
    met += sim.value("experiencedMet", since);
  }
  const yearOfFees = (12 * sim.feeCents[month]!) / 100;
  const service = lived > 0 ? met / lived - sim.compiled.impact.level : 0;
  const dependence = yearOfFees > 0 ? exitPriceEur(sim, month) / yearOfFees : 0;
  return onTrust * (sim.trust - 0.5) + onService * service + onDependence * dependence;
}

/** Decides at each deadline, in the committee's rank, before the committee. */
export function installTerm(sim: Simulation): void {
  const { months, renewal, notice, leave, renegotiate, distrust } = sim.design.term;
  if (months === 0 && !distrust) return;
  // terms whose deadline has passed were renewed, or else the contract would not be in force
  let firstTerm = months - 1 - sim.compiled.monthsBefore;
  while (renewal > 0 && firstTerm - Math.max(1, notice) < 0) firstTerm += renewal;
  let streak = 0;
  sim.onReset.push(() => {
    streak = 0;
    if (months > 0) sim.life.termMonth = firstTerm;
  });
  // a term that is not renewed ends the contract, even where its deadline came before the first simulated month's end
  const deadline = () => {
    const last = sim.life.termMonth - Math.max(1, notice);
    return sim.life.termMonth < 0 ? last : Math.max(0, last);
  };
  const decide = (month: number) => {
    sim.keyed.seek(sim.tape.ownKey0, sim.tape.ownKey1, month, PURPOSE.renewal);
    const isLeaving = uniform(sim.keyed) < leaveProbability(leave, holdingBack(sim, month));
    const isRenegotiating = uniform(sim.keyed) < renegotiate;
    if (isLeaving || renewal === 0) {
      sim.giveNotice(sim, month, sim.life.termMonth);
      return;
    }
    sim.life.termMonth += renewal;
    if (isRenegotiating) sim.life.renegotiationMonth = month;
  };
  const distrusted = (month: number) => {
    if (!distrust) return;
    streak = sim.trust < distrust.below ? streak + 1 : 0;
    if (streak < distrust.months) return;
    sim.keyed.seek(sim.tape.ownKey0, sim.tape.ownKey1, month, PURPOSE.distrust);
    if (uniform(sim.keyed) < distrust.monthly) sim.giveNotice(sim, month, -1);
  };
  sim.onMonthEnd.committee.push((_, month) => {
    if (sim.life.endMonth >= 0) return;
    if (months > 0 && month === deadline()) decide(month);
    if (sim.life.endMonth < 0) distrusted(month);
  });
}
