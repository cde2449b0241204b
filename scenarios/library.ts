/** The scenarios that come with the product. */
import { readdir, readFile } from "node:fs/promises";
import { type Fault, nearestName, type Text } from "#engine";
import { type LocatedFault, readScenarioFile } from "./io.ts";

const FOLDER = new URL("./library/", import.meta.url);
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

/** Names of the library's scenarios: the leading one first, then by name, the technical ones last. */
export async function libraryNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  const names = files.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));
  return names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"));
}

/** The file of a library scenario; a fault names the nearest one. Only listed names are ever turned into a path. */
export async function readLibraryFile(name: string): Promise<{ file: Uint8Array } | { faults: [Fault] }> {
  const names = await libraryNames();
  if (names.includes(name)) return { file: await readFile(new URL(`${name}.yaml`, FOLDER)) };
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

/** Cards of every library scenario. @throws Error if a file that comes with the product is not valid: a test reads them all */
export async function listLibrary(): Promise<ScenarioCard[]> {
  const names = await libraryNames();
  return Promise.all(
    names.map(async (name) => {
      const card = cardOf(name, await readFile(new URL(`${name}.yaml`, FOLDER)));
      if ("faults" in card) throw new Error(`library scenario ${name} is not valid`);
      return card;
    }),
  );
}
