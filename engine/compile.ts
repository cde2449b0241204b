/** Scenario → Compiled: names become indices, every check, every table. Plain data, so that it can be sent to a thread. */
export interface Compiled {
  scenarioHash: string;
  world: string | null;
  seed: number;
  replications: number;
}
