/** Told of what the hook lists do not carry, while a replication is traced; nothing depends on it. */
export interface Observer {
  /** a ticket has begun a new state */
  state(ticket: number): void;
  /** a contract's clock has stopped, or is counted as missed at a close; minutes late, negative or 0 when met */
  verdict(ticket: number, line: number, lateMin: number, month: number): void;
  /** a verdict is taken back: its ticket was solved, is back before the period closed, and will be judged again */
  withdrawn(ticket: number, line: number, month: number): void;
  /** a period's commitment is settled */
  period(line: number, month: number, isMet: boolean): void;
  committee(month: number): void;
  decision(rule: number): void;
  amendment(rule: number, month: number): void;
}
