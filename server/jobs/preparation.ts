/** Scenarios made ready to play. The last few are kept: a question is made ready when it is asked, and again when its turn comes. */
import { type Compiled, compile, readScenario, type Scenario, ScenarioError } from "#engine";
import { scenarioProblem } from "../problems.ts";
import type { StudyRow } from "../store/tables.ts";

/** Tables take megabytes each. */
const KEPT = 4;

export interface Ready {
  scenario: Scenario;
  compiled: Compiled;
}

/** Scenario and tables of one world. @throws SCENARIO_FAULTS */
function makeReady(raw: unknown, world: string | null): Ready {
  const read = readScenario(raw, world === null ? {} : { world });
  if ("faults" in read) throw scenarioProblem(read.faults);
  try {
    return { scenario: read.scenario, compiled: compile(read.scenario, read.world) };
  } catch (error) {
    if (error instanceof ScenarioError) throw scenarioProblem(error.faults);
    throw error;
  }
}

export class Preparation {
  /** by world and input, the least recently used first */
  declare private readonly recent: Map<string, Ready>;
  constructor() {
    this.recent = new Map();
  }

  /** @param input raw scenario as JSON text. @throws SCENARIO_FAULTS */
  ready(input: string, world: string | null): Ready {
    const key = `${world ?? ""}\n${input}`;
    const found = this.recent.get(key) ?? makeReady(JSON.parse(input), world);
    this.recent.delete(key);
    this.recent.set(key, found);
    const [oldest] = this.recent.keys();
    if (this.recent.size > KEPT && oldest !== undefined) this.recent.delete(oldest);
    return found;
  }

  /** The tables of a stored study. */
  tablesOf(row: StudyRow): Compiled {
    return this.ready(row.input, row.world).compiled;
  }
}
