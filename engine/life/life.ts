/** Where a contract stands in its life: who serves it, until when, at what price. Mechanisms of its end write it; all may read it. */
export class Life {
  declare private readonly months: number;
  /** last month (0-based) in which the contract is in force: periods and money close with it */
  declare lastMonth: number;
  /** month whose end is the end of the first provider's service; -1: no notice given */
  declare endMonth: number;
  /** last month of the present term; Infinity: none */
  declare termMonth: number;
  /** month at whose end the client chose to renegotiate; -1: none */
  declare renegotiationMonth: number;
  /** first month of the present provider */
  declare servesFrom: number;
  /** present provider's prices over those of the contract */
  declare priceFactor: number;
  /** first month in which penalties are due; negative: before the first simulated one */
  declare penaltiesFrom: number;
  /** share of what there is to know that left with the provider before */
  declare lostKnowledge: number;
  /** factor on the efforts of the client's tickets while their provider learns */
  declare effortFactor: number;

  constructor(months: number) {
    this.months = months;
    this.reset();
  }

  reset(): void {
    this.lastMonth = this.months - 1;
    this.endMonth = -1;
    this.termMonth = Number.POSITIVE_INFINITY;
    this.renegotiationMonth = -1;
    this.servesFrom = 0;
    this.priceFactor = 1;
    this.penaltiesFrom = 0;
    this.lostKnowledge = 0;
    this.effortFactor = 1;
  }

  /** Whether a declared successor serves from this month on. */
  isSuccession(month: number): boolean {
    return month > 0 && month === this.servesFrom;
  }
}
