/** The scenarios that come with the product. */
import { readdir, readFile } from "node:fs/promises";
import { type Fault, nearestName, type Text } from "#engine";
import { type LocatedFault, readScenarioFile } from "./io.ts";

const FOLDER = new URL("./library/", import.meta.url);
/** pairs that show one failure or one remedy each, beside their neutral twins */
const SIGNATURES = new URL("./signatures/", import.meta.url);
const FIRST = "frozen-vs-evolving";
const LAST = ["ten-lines", "b1"];

/** What a list of scenarios shows. */
export interface ScenarioCard {
  id: string;
  name: Text;
  question: Text | null;
  company: Text | null;
  worlds: { id: string; name: Text }[];
  designs: { id: string; name: Text }[];
  months: number;
}

const rank = (id: string) => (id === FIRST ? -1 : LAST.indexOf(id) + 1);

async function namesIn(folder: URL): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));
}

/** Names of the library's scenarios: the leading one first, then by name, the technical ones last. */
export async function libraryNames(): Promise<string[]> {
  return (await namesIn(FOLDER)).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"));
}

/** Names of the scenarios that each show one failure (f1 …) or one remedy (r1 …) of outsourcing contracts. */
export async function signatureNames(): Promise<string[]> {
  return (await namesIn(SIGNATURES)).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** The file of a library or signature scenario; a fault names the nearest one. Only listed names are ever turned into a path. */
export async function readLibraryFile(name: string): Promise<{ file: Uint8Array } | { faults: [Fault] }> {
  const [library, signatures] = await Promise.all([libraryNames(), signatureNames()]);
  const names = [...library, ...signatures];
  if (names.includes(name))
    return { file: await readFile(new URL(`${name}.yaml`, library.includes(name) ? FOLDER : SIGNATURES)) };
  const nearest = nearestName(name, names);
  return {
    faults: [
      {
        code: "UNKNOWN_SCENARIO",
        path: [],
        value: name,
        allowed: names.join(", "),
        ...(nearest === undefined ? {} : { nearest }),
      },
    ],
  };
}

const named = ([id, { name }]: [string, { name?: Text | undefined }]) => ({
  id,
  name: name ?? { fr: id, en: id },
});

/** One card, from the file of a scenario. */
export function cardOf(id: string, file: Uint8Array | string): ScenarioCard | { faults: LocatedFault[] } {
  const read = readScenarioFile(file);
  if ("faults" in read) return read;
  const { name, question, company, worlds, designs, months } = read.scenario;
  return {
    id,
    name,
    months,
    question: question ?? null,
    company: company ?? null,
    worlds: Object.entries(worlds ?? {}).map(named),
    designs: Object.entries(designs).map(named),
  };
}

/** Cards of every library scenario, and of the signatures where asked. @throws Error if a file that comes with the product is not valid: a test reads them all */
export async function listLibrary(withSignatures = false): Promise<ScenarioCard[]> {
  const names = [...(await libraryNames()), ...(withSignatures ? await signatureNames() : [])];
  return Promise.all(
    names.map(async (name) => {
      const found = await readLibraryFile(name);
      const card = "faults" in found ? found : cardOf(name, found.file);
      if ("faults" in card) throw new Error(`library scenario ${name} is not valid`);
      return card;
    }),
  );
}
