/** A scenario of the library, compiled as every program compiles it. */
import { type Compiled, compile } from "#engine";
import { readLibraryFile, readScenarioFile } from "#scenarios";

/** @throws Error if the library has no such scenario or it has faults */
export async function compiledScenario(name: string, months?: number): Promise<Compiled> {
  const found = await readLibraryFile(name);
  const read = "faults" in found ? found : readScenarioFile(found.file);
  if ("faults" in read) throw new Error(`${name}: ${read.faults.map(({ code }) => code).join(", ")}`);
  return compile(months === undefined ? read.scenario : { ...read.scenario, months }, read.world);
}
