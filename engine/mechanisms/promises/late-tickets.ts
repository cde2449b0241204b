/** Late tickets of the present month, for the clauses that are due by ticket: three columns, one entry per late clock. */
export class LateTickets {
  /** SLA line */
  declare readonly lines: number[];
  /** minutes late */
  declare readonly minutes: number[];
  /** minutes of these that an earlier close has already charged */
  declare readonly charged: number[];

  constructor() {
    this.lines = [];
    this.minutes = [];
    this.charged = [];
  }

  note(line: number, minutes: number, charged: number): void {
    this.lines.push(line);
    this.minutes.push(minutes);
    this.charged.push(charged);
  }

  /** Forgets a settled month. */
  clear(): void {
    this.lines.length = 0;
    this.minutes.length = 0;
    this.charged.length = 0;
  }
}
