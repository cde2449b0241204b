/** All scenarios the service knows: the library's, then the user's own. */
import { compile, type Fault, readScenario, type Scenario, ScenarioError, type Text } from "#engine";
import { libraryNames, readLibraryFile, readScenarioFile, readSource } from "#scenarios";
import type { ScenarioDetail, ScenarioSummary } from "./contract.ts";
import { type PlacedFault, ProblemError, scenarioProblem } from "./problems.ts";
import { settingsOf } from "./settings.ts";
import type { OwnScenarios } from "./store/own-scenarios.ts";

interface Entry {
  name: string;
  text: string;
  own: boolean;
}

/** A scenario file that reads without fault. */
export interface Known extends Entry {
  raw: unknown;
  scenario: Scenario;
}

/** Reads one entry. @throws SCENARIO_FAULTS with the place of each */
function know(entry: Entry): Known {
  const read = readScenarioFile(entry.text);
  if ("faults" in read) throw scenarioProblem(read.faults);
  return { ...entry, raw: read.raw, scenario: read.scenario };
}

async function openLibrary(): Promise<Known[]> {
  const names = await libraryNames();
  return Promise.all(
    names.map(async (name) => {
      const found = await readLibraryFile(name);
      const text = "faults" in found ? "" : new TextDecoder().decode(found.file);
      const read = readScenarioFile(text);
      if ("faults" in read) throw new Error(`library scenario ${name}: ${JSON.stringify(read.faults)}`);
      return { name, text, own: false, raw: read.raw, scenario: read.scenario };
    }),
  );
}

/** Reads the library once; it does not change while the service runs. @throws Error naming a library file that is not valid */
export async function openCatalogue(own: OwnScenarios): Promise<Catalogue> {
  return new Catalogue(await openLibrary(), own);
}

export class Catalogue {
  declare private readonly library: readonly Known[];
  declare private readonly own: OwnScenarios;
  constructor(library: readonly Known[], own: OwnScenarios) {
    this.library = library;
    this.own = own;
  }

  /** The scenario the page opens with; undefined in an empty library. */
  get lead(): Known | undefined {
    return this.library[0];
  }

  /** Library first. A kept scenario that this version cannot read any more is left out here, and explains itself when asked for by name. */
  async list(): Promise<ScenarioSummary[]> {
    const kept = await this.own.list();
    const own = kept.flatMap(({ name, body }) => {
      const read = readScenarioFile(body);
      return "faults" in read
        ? []
        : [{ name, text: body, own: true, raw: read.raw, scenario: read.scenario }];
    });
    return [...this.library, ...own].map(summarise);
  }

  /** @throws NO_SCENARIO, SCENARIO_FAULTS */
  async read(name: string): Promise<Known> {
    const known = this.library.find((one) => one.name === name);
    if (known) return known;
    const kept = await this.own.find(name);
    if (!kept) throw new ProblemError("NO_SCENARIO", { name });
    return know({ name, text: kept.body, own: true });
  }

  /** What the page needs to show a scenario and its controls. @throws NO_SCENARIO, SCENARIO_FAULTS */
  async detail(name: string): Promise<ScenarioDetail> {
    const known = await this.read(name);
    const { raw, scenario, text } = known;
    const { description, designs, experiment, months, page, situation, start } = scenario;
    return {
      ...summarise(known),
      text,
      raw: raw as Record<string, unknown>,
      description: description ?? null,
      start,
      months,
      users: situation.users ?? null,
      designs: Object.entries(designs).map(named),
      page: page ?? null,
      seed: experiment.seed,
      replications: experiment.replications,
      settings: settingsOf(raw),
    };
  }

  /**
   * Keeps a scenario of the user's own, its text untouched; true if the name is new.
   * @throws LIBRARY_NAME, SCENARIO_FAULTS
   */
  async keep(name: string, text: string): Promise<boolean> {
    if (this.library.some((one) => one.name === name)) throw new ProblemError("LIBRARY_NAME", { name });
    const faults = faultsOf(text);
    if (faults.length > 0) throw scenarioProblem(faults);
    return this.own.keep({ name, body: text });
  }

  /** Forgets a scenario of the user's own; its studies stay. @throws NO_SCENARIO, LIBRARY_NAME */
  async forget(name: string): Promise<void> {
    if (this.library.some((one) => one.name === name)) throw new ProblemError("LIBRARY_NAME", { name });
    if (!(await this.own.remove(name))) throw new ProblemError("NO_SCENARIO", { name });
  }
}

/** Every fault of a scenario text, with its place; none if each of its worlds can be simulated. */
export function faultsOf(text: string): readonly PlacedFault[] {
  const source = readSource(text);
  if ("faults" in source) return source.faults;
  const read = readScenario(source.raw);
  if ("faults" in read) return source.locate(read.faults);
  const worlds = Object.keys(read.scenario.worlds ?? {});
  for (const world of worlds.length === 0 ? [undefined] : worlds) {
    const faults = worldFaults(source.raw, world);
    if (faults.length > 0) return source.locate(faults);
  }
  return [];
}

/** What only shows when a world is made ready to play: names that lead nowhere, windows that never open. */
function worldFaults(raw: unknown, world: string | undefined): readonly Fault[] {
  const read = readScenario(raw, world === undefined ? {} : { world });
  if ("faults" in read) return read.faults;
  try {
    compile(read.scenario, read.world);
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.faults;
    throw error;
  }
}

const named = ([id, { name }]: [string, { name?: Text | undefined }]) => ({
  id,
  name: name ?? { fr: id, en: id },
});

function summarise({ name, own, scenario }: Known): ScenarioSummary {
  return {
    name,
    own,
    title: scenario.name,
    company: scenario.company ?? null,
    question: scenario.question ?? null,
    worlds: Object.entries(scenario.worlds ?? {}).map(named),
    hasPage: scenario.page !== undefined,
  };
}
