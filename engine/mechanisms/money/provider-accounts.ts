/**
 * What a provider's management reads of one contract: its running revenue and result. The transition fee is spread over the
 * months that it pays for, the price of an exit never counts; docs/model.md says why.
 */
import { LINE, PARTY } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";

export class ProviderAccounts {
  declare private readonly sim: Simulation;
  /** what a cent of each kind of line adds: to revenue, to the result */
  declare private readonly inRevenue: Int8Array;
  declare private readonly inResult: Int8Array;
  /** months over which the first provider's transition fee is spread, from the contract's start */
  declare private readonly spreadMonths: number;
  /** euros since the first simulated month, up to the last reading */
  declare revenueEur: number;
  declare resultEur: number;

  constructor(sim: Simulation) {
    const { kindTable } = sim.ledger;
    const { term } = sim.design;
    this.sim = sim;
    this.inRevenue = new Int8Array(kindTable.length);
    this.inResult = new Int8Array(kindTable.length);
    for (const [kind, { payer, payee }] of kindTable.entries()) {
      const isSpreadOrApart = kind === LINE.transition || kind === LINE.exit;
      const earned = payee === PARTY.provider ? 1 : payer === PARTY.provider ? -1 : 0;
      this.inResult[kind] = isSpreadOrApart ? 0 : earned;
      this.inRevenue[kind] = payer === PARTY.outside || payee === PARTY.outside ? 0 : this.inResult[kind]!;
    }
    this.spreadMonths = term.months > 0 ? term.months : sim.compiled.months + sim.compiled.monthsBefore;
    this.revenueEur = 0;
    this.resultEur = 0;
  }

  /** Reads the books as they stand now, a month's end. */
  read(month: number): void {
    const { lines, kinds } = this.sim.ledger;
    let revenue = 0;
    let result = 0;
    let spreadEur = 0;
    for (let past = 0; past <= month; past++) {
      spreadEur += this.transitionEur(past);
      for (let kind = 0; kind < kinds; kind++) {
        const cents = lines[past * kinds + kind]!;
        revenue += this.inRevenue[kind]! * cents;
        result += this.inResult[kind]! * cents;
      }
    }
    this.revenueEur = revenue / 100 + spreadEur;
    this.resultEur = result / 100 + spreadEur;
  }

  /** A month's part of the transition fee of the provider who serves then. */
  private transitionEur(month: number): number {
    const { compiled, design, life } = this.sim;
    if (life.servesFrom > 0 && month >= life.servesFrom)
      return (design.exit.successor?.feeEur ?? 0) / (compiled.months - life.servesFrom);
    return month + compiled.monthsBefore < this.spreadMonths ? design.transition.fee / this.spreadMonths : 0;
  }
}

/** Running margin over running revenue; NaN, below no threshold, where nothing was earned. */
export const runningMargin = (resultEur: number, revenueEur: number): number =>
  revenueEur > 0 ? resultEur / revenueEur : Number.NaN;
