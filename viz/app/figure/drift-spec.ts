/** The drift chart of a comparison, as its section and the phone's tab both draw it. */
import { drift } from "../../charts/drift.ts";
import type { Comparison } from "../comparison.ts";
import type { Reader } from "../reader.ts";

export function driftSpec(reader: Reader, { result, frozen, evolving }: Comparison, width: number) {
  const { words, numbers, tokens } = reader;
  return drift(result, {
    tokens,
    numbers,
    width,
    frozen: frozen.id,
    evolving: evolving?.id ?? null,
    words: words.drift.words,
    moments: words.parting,
  });
}
