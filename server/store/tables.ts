/** The tables, as kysely sees them; migrations/ makes them. */
import type { ColumnType, Generated, Selectable } from "kysely";

type Stamp = ColumnType<Date, never, never>;

export interface OwnScenarioTable {
  name: string;
  body: string;
  created_at: ColumnType<Date, never, never>;
  updated_at: ColumnType<Date, never, Date>;
}

export type StudyStatus = "queued" | "running" | "done" | "cancelled" | "failed";

/** 1: somebody waits for it; 0: computed ahead, when nobody waits. */
export type StudyPriority = 0 | 1;

export interface StudyTable {
  id: Generated<string>;
  ordinal: ColumnType<number, never, never>;
  /** name of the scenario; null if it was sent with the question */
  scenario: string | null;
  /** JSON of the scenario's name in both languages */
  title: string;
  world: string | null;
  /** JSON of the settings asked for */
  settings: string;
  input: string;
  scenario_hash: string;
  /** of the names that an answer repeats; the scenario's hash leaves them out */
  names_hash: string;
  seed: number;
  replications: number;
  engine_version: string;
  /** a question asked of the scenario; null: the study itself */
  question: string | null;
  /** JSON of the question's terms, keys in order */
  terms: string;
  priority: StudyPriority;
  status: Generated<StudyStatus>;
  /** replications computed */
  done: Generated<number>;
  /** JSON of {code, faults} when failed */
  failure: string | null;
  created_at: Stamp;
  finished_at: ColumnType<Date | null, never, Date | null>;
}

export interface StudyResultTable {
  study_id: string;
  final: boolean;
  replications: number;
  result_hash: string;
  body: string;
}

export interface Tables {
  own_scenario: OwnScenarioTable;
  study: StudyTable;
  study_result: StudyResultTable;
}

export type StudyRow = Selectable<StudyTable>;
export type StudyResultRow = Selectable<StudyResultTable>;
