/** A stored study as the service shows it. */
import type { Text } from "#engine";
import type { Language, Problem, Study } from "../contract.ts";
import { type PlacedFault, PROBLEMS, type ProblemCode, ProblemError, problemDocument } from "../problems.ts";
import type { ListedStudy } from "../store/studies.ts";

interface StoredFailure {
  code: string;
  faults: PlacedFault[];
}

/** Why a study failed, in words. */
export function failureOf(row: Pick<ListedStudy, "failure">, lang: Language): Problem | null {
  if (row.failure === null) return null;
  const { code, faults } = JSON.parse(row.failure) as StoredFailure;
  const known = (code in PROBLEMS ? code : "STUDY_FAILED") as ProblemCode;
  return problemDocument(new ProblemError(known, { count: faults.length }, faults), lang);
}

/** @param progress how far it is, where the runner knows better than the store */
export function viewStudy(
  row: ListedStudy,
  lang: Language,
  progress: { done: number; requested: number } = { done: row.done, requested: row.replications },
): Study {
  return {
    id: row.id,
    status: row.status,
    scenario: row.scenario,
    title: JSON.parse(row.title) as Text,
    world: row.world,
    settings: JSON.parse(row.settings) as Record<string, number>,
    seed: row.seed,
    ...progress,
    question: row.question,
    terms: JSON.parse(row.terms) as Record<string, unknown>,
    scenarioHash: row.scenario_hash,
    engineVersion: row.engine_version,
    ahead: row.priority === 0,
    failure: failureOf(row, lang),
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
