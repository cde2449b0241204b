/** Faults of a scenario: what is wrong, where, and what would be right. Words in both languages are made in faults' own table. */

export interface Fault {
  /** row of the table of messages */
  code: string;
  /** where, from the scenario's root */
  path: readonly (string | number)[];
  value?: unknown;
  /** allowed range or values, as people write them */
  allowed?: string;
  /** nearest valid name */
  nearest?: string;
}

/** Thrown by compile when a scenario is well-formed but makes no sense; every fault of it is listed. */
export class ScenarioError extends Error {
  declare readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.path.join(".")}: ${fault.code}`).join("; "));
    this.name = "ScenarioError";
    this.faults = faults;
  }
}
