/** Committees meet, see what is published, and sign amendments that take effect after their lead time. */

import { endsPeriod } from "../../compile/contract-months.ts";
import { COLUMN, type ColumnName } from "../../life/columns.ts";
import { lifeLayout } from "../../life/layout.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import { ProviderAccounts, runningMargin } from "../money/provider-accounts.ts";
import { chargeProvider } from "../ticket/dispute.ts";
import { chargeClientStaff } from "../ticket/outside.ts";
import { applyAction } from "./actions.ts";
import { CONTRACTUAL_INDICATORS, type RuleTable } from "./governance.ts";
import { publishedByProvider } from "./published.ts";
import { leadTime, signedChange } from "./trust.ts";

class Committees {
  declare private readonly sim: Simulation;
  declare private readonly rules: readonly RuleTable[];
  /** committees in a row that saw a rule's threshold passed */
  declare private readonly streak: Int32Array;
  /** times a rule was triggered, and events it has answered */
  declare private readonly triggered: Int32Array;
  declare private readonly answered: Int32Array;
  /** amendments under way: rule and minute from which they take effect */
  declare private readonly dueRules: number[];
  declare private readonly dueMin: number[];
  declare private lastMonth: number;
  declare private livedTickets: number;
  declare private livedMet: number;
  declare private readonly accounts: ProviderAccounts;
  /** the provider's running result and revenue when the last committee met */
  declare private lastResultEur: number;
  declare private lastRevenueEur: number;

  constructor(sim: Simulation) {
    const { rules } = sim.design.governance;
    this.sim = sim;
    this.rules = rules;
    this.streak = new Int32Array(rules.length);
    this.triggered = new Int32Array(rules.length);
    this.answered = new Int32Array(rules.length);
    this.dueRules = [];
    this.dueMin = [];
    this.accounts = new ProviderAccounts(sim);
    this.reset();
  }

  reset(): void {
    this.streak.fill(0);
    this.triggered.set(this.sim.design.observed.signed);
    this.answered.fill(0);
    this.dueRules.length = 0;
    this.dueMin.length = 0;
    this.lastMonth = -1;
    this.livedTickets = 0;
    this.livedMet = 0;
    this.lastResultEur = 0;
    this.lastRevenueEur = 0;
  }

  /** Keeps what users lived this month for the next committee. */
  observe(): void {
    this.livedTickets += this.sim.finishedTickets;
    this.livedMet += this.sim.finishedMet;
  }

  meet(month: number): void {
    const { sim, rules } = this;
    const { every, clientHours, providerHours, hourlyCost } = sim.design.governance;
    const isMeeting = every > 0 && endsPeriod(sim.compiled.monthsBefore, month, every);
    if (isMeeting) {
      sim.committeesMet++;
      sim.observer?.committee(month);
      chargeClientStaff(sim, clientHours, hourlyCost.client);
      chargeProvider(sim, providerHours, hourlyCost.provider);
    }
    if (isMeeting) this.accounts.read(month);
    for (let rule = 0; rule < rules.length; rule++)
      if (this.isTriggered(rule, month, isMeeting)) this.decide(rule);
    if (!isMeeting) return;
    this.lastMonth = month;
    this.lastResultEur = this.accounts.resultEur;
    this.lastRevenueEur = this.accounts.revenueEur;
    this.livedTickets = 0;
    this.livedMet = 0;
  }

  private isTriggered(rule: number, month: number, isMeeting: boolean): boolean {
    const { months, event, atDeadline, indicator, above, below, committees } = this.rules[rule]!;
    if (months.includes(month)) return true;
    if (atDeadline) return this.sim.life.renegotiationMonth === month;
    if (event >= 0) {
      const { happened, happenedAt } = this.sim.tape;
      const count = happened.filter((one, at) => one === event && happenedAt[at]! < this.sim.nowMin).length;
      const isNew = count > this.answered[rule]!;
      this.answered[rule] = count;
      return isNew;
    }
    if (indicator === null || !isMeeting) return false;
    const value = this.published(indicator, month);
    const isBeyond = !Number.isNaN(value) && (value > above || value < below);
    this.streak[rule] = isBeyond ? this.streak[rule]! + 1 : 0;
    return this.streak[rule]! >= committees;
  }

  /** Value of an indicator since the last committee; NaN where there is nothing to measure or it is not shared. */
  private published(indicator: NonNullable<RuleTable["indicator"]>, month: number): number {
    const { sim } = this;
    const isContractual = CONTRACTUAL_INDICATORS.some((name) => name === indicator);
    if (!isContractual && !sim.design.governance.isShared) return Number.NaN;
    const contractual = this.ratio("contractualMet", "contractualTickets", month);
    const experienced = this.livedTickets > 0 ? this.livedMet / this.livedTickets : Number.NaN;
    switch (indicator) {
      case "contractualAttainment":
        return contractual;
      case "experiencedAttainment":
        return experienced;
      case "watermelonGap":
        return contractual - experienced;
      case "greyShare":
        return this.ratio("greyTickets", "scopedTickets", month);
      case "disputedShare":
        return this.ratio("disputedTickets", "scopedTickets", month);
      case "penaltyShare":
        return this.ratio("penaltyEur", "feeEur", month, "ticketFeeEur");
      case "backlog":
        return sim.value("backlog", month);
      case "chronicFailure":
        return sim.chronicFailure ? 1 : 0;
      case "trust":
        return sim.trust;
      case "margin":
        return runningMargin(
          this.accounts.resultEur - this.lastResultEur,
          this.accounts.revenueEur - this.lastRevenueEur,
        );
      default:
        return publishedByProvider(sim, indicator, this.lastMonth + 1, month);
    }
  }

  private ratio(of: ColumnName, per: ColumnName, month: number, andPer?: ColumnName): number {
    let numerator = 0;
    let denominator = 0;
    for (let since = this.lastMonth + 1; since <= month; since++) {
      numerator += this.sim.value(of, since);
      denominator += this.sim.value(per, since);
      if (andPer) denominator += this.sim.value(andPer, since);
    }
    return denominator > 0 ? numerator / denominator : Number.NaN;
  }

  /** A rule is not decided again while its amendment is under way, nor beyond its number of times. */
  private decide(rule: number): void {
    if (this.triggered[rule]! >= this.rules[rule]!.atMost || this.dueRules.includes(rule)) return;
    this.triggered[rule]!++;
    this.sim.observer?.decision(rule);
    this.streak[rule] = 0;
    this.dueRules.push(rule);
    this.dueMin.push(this.sim.nowMin + leadTime(this.sim, this.rules[rule]!.afterMin));
  }

  /** Signs the amendments whose lead time is over; they act just after this instant. */
  sign(month: number): void {
    const { sim, dueRules, dueMin } = this;
    if (month === sim.life.lastMonth) return; // nothing is left for it to change
    for (let at = 0; at < dueRules.length; ) {
      if (dueMin[at]! > sim.nowMin) {
        at++;
        continue;
      }
      this.apply(dueRules[at]!, month);
      dueRules.splice(at, 1);
      dueMin.splice(at, 1);
    }
  }

  private apply(rule: number, month: number): void {
    const { sim } = this;
    const { actions, clientCost, providerCost, invoiced } = this.rules[rule]!;
    for (const action of actions) applyAction(sim, action, month);
    signedChange(sim);
    sim.observer?.amendment(rule, month);
    const client = toCents(clientCost);
    const provider = toCents(providerCost * sim.costFactor[month]!);
    const bill = toCents(invoiced);
    sim.ledger.post(month, LINE.clientStaff, client);
    sim.ledger.post(month, LINE.providerOverhead, provider);
    sim.ledger.post(month, LINE.amendment, bill);
    sim.add(COLUMN.clientStaffEur, month, client / 100);
    sim.add(COLUMN.providerCostEur, month, provider / 100);
    sim.add(COLUMN.amendmentEur, month, bill / 100);
    sim.add(COLUMN.amendments, month, 1);
    sim.out[lifeLayout(sim.compiled, sim.design).signed + rule * sim.compiled.months + month]!++;
  }
}

export function installGovernance(sim: Simulation): void {
  const { every, rules } = sim.design.governance;
  if (every === 0 && rules.length === 0) return;
  const committees = new Committees(sim);
  sim.onReset.push(() => committees.reset());
  sim.onMonthEnd.measure.push(() => committees.observe());
  sim.onMonthEnd.committee.push((_, month) => committees.meet(month));
  sim.onMonthEnd.amendment.push((_, month) => committees.sign(month));
}
