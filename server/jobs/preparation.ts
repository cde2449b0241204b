/** Scenarios made ready to play. The last few are kept: a question is made ready when it is asked, and again when its turn comes. */
import {
  type Compiled,
  compile,
  isQuestion,
  type Prepared,
  prepare,
  QUESTION_NAMES,
  type Resolved,
  readScenario,
  runStudy,
  ScenarioError,
} from "#engine";
import { ProblemError, scenarioProblem } from "../problems.ts";
import type { StudyRow } from "../store/tables.ts";
import { questionWork, studyWork, type Work } from "./work.ts";

/** Tables take megabytes each. */
const KEPT = 4;

export interface Ready {
  read: Resolved;
  compiled: Compiled;
}

/** Scenario and tables of one world. @throws SCENARIO_FAULTS */
function makeReady(raw: unknown, world: string | null): Ready {
  const read = readScenario(raw, world === null ? {} : { world });
  if ("faults" in read) throw scenarioProblem(read.faults);
  try {
    return { read, compiled: compile(read.scenario, read.world) };
  } catch (error) {
    if (error instanceof ScenarioError) throw scenarioProblem(error.faults);
    throw error;
  }
}

export interface QuestionAsked {
  question: string;
  terms: unknown;
  seed?: number | undefined;
  replications?: number | undefined;
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

  /** A question asked of a scenario. @throws NO_QUESTION, SCENARIO_FAULTS where it cannot be asked so */
  question(input: string, world: string | null, asked: QuestionAsked): Prepared {
    const { question, terms, seed, replications } = asked;
    if (!isQuestion(question))
      throw new ProblemError("NO_QUESTION", { name: question, allowed: QUESTION_NAMES.join(", ") });
    const { read, compiled } = this.ready(input, world);
    const prepared = prepare({ question, read, compiled, terms, seed, replications });
    if ("faults" in prepared) throw scenarioProblem(prepared.faults);
    return prepared;
  }

  /** What a stored row asks to be computed. */
  workOf(row: StudyRow): Work {
    const { input, world, question, seed, replications } = row;
    if (question === null) return studyWork(row, this.ready(input, world).compiled, runStudy);
    const terms: unknown = JSON.parse(row.terms);
    return questionWork(this.question(input, world, { question, terms, seed, replications }));
  }
}
