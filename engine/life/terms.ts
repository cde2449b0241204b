/** Terms that amendments change and several mechanisms read. */
export class Terms {
  /** month up to which amendments have let prices follow the index */
  declare indexedMonth: number;
  /** factor of what each clause of penalty owes */
  declare readonly penaltyFactor: Float64Array;
  /** factor of the time in which the client answers */
  declare answerFactor: number;

  constructor(clauses: number) {
    this.penaltyFactor = new Float64Array(clauses);
    this.reset();
  }

  reset(): void {
    this.indexedMonth = 0;
    this.penaltyFactor.fill(1);
    this.answerFactor = 1;
  }
}
