/** What identifies an answer, in a line: futures, seed, scenario and engine. */
import type { QuestionAnswer } from "../../../server/contract-answer.ts";
import { useReader } from "../reader.ts";

export function useProofLine(answer: QuestionAnswer | null): string {
  const { words, numbers } = useReader();
  if (!answer) return "";
  const { replications, lives, seed, scenarioHash, engineVersion } = answer;
  return words.questions.proof(
    numbers.plain(replications),
    numbers.plain(lives),
    String(seed ?? "–"),
    scenarioHash.slice(0, 12),
    engineVersion,
  );
}
