/** A browser worker that plays the engine: given a scenario as raw data, it answers with the hash of a block's bytes. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { compile, readScenario } from "#engine";
import { playBlock, Replicator, wholeBlock } from "../../engine/life/replicate.ts";

export interface EngineQuestion {
  raw: unknown;
  seed: number;
  block: number;
}

/** SHA-256 of the rows of a block, from the scenario as written: reading and compiling are played here too. */
export function hashOfBlock({ raw, seed, block }: EngineQuestion): string {
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const compiled = compile(read.scenario, read.world);
  const rows = playBlock(new Replicator(compiled, seed), compiled, wholeBlock(block), () => false);
  return bytesToHex(sha256(new Uint8Array(rows.buffer)));
}
