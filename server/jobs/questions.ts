/** From a request to a study: the scenario it is about, its settings applied, checked, and what makes it the same as another. */
import { createHash } from "node:crypto";
import { type Compiled, compile, ENGINE_VERSION, readScenario, type Scenario, ScenarioError } from "#engine";
import type { Catalogue } from "../catalogue.ts";
import { MAX_REPLICATIONS, type StudyRequest } from "../contract.ts";
import { ProblemError, scenarioProblem } from "../problems.ts";
import { withSettings } from "../settings.ts";
import type { NewStudy } from "../store/studies.ts";
import type { StudyPriority, StudyRow } from "../store/tables.ts";

interface Asked {
  /** null: the scenario came with the question */
  name: string | null;
  raw: unknown;
  world: string | null;
  settings: Record<string, number>;
  seed?: number | undefined;
  replications?: number | undefined;
  priority: StudyPriority;
}

/** Scenario and tables of one world. @throws SCENARIO_FAULTS */
function ready(raw: unknown, world: string | null): { scenario: Scenario; compiled: Compiled } {
  const read = readScenario(raw, world === null ? {} : { world });
  if ("faults" in read) throw scenarioProblem(read.faults);
  try {
    return { scenario: read.scenario, compiled: compile(read.scenario, read.world) };
  } catch (error) {
    if (error instanceof ScenarioError) throw scenarioProblem(error.faults);
    throw error;
  }
}

/** The tables of a stored study. */
export function prepare(row: StudyRow): Compiled {
  return ready(JSON.parse(row.input), row.world).compiled;
}

/** Names of designs, rules and events: they are part of an answer, though not of the scenario's hash. */
function namesIn(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const isText = "fr" in value && "en" in value;
  return isText ? [value] : Object.values(value).flatMap(namesIn);
}

function study(asked: Asked): NewStudy {
  const { scenario, compiled } = ready(asked.raw, asked.world);
  const names = JSON.stringify(namesIn([scenario.designs, scenario.situation]));
  return {
    scenario: asked.name,
    title: JSON.stringify(scenario.name),
    world: compiled.world,
    settings: JSON.stringify(asked.settings),
    input: JSON.stringify(asked.raw),
    scenario_hash: compiled.scenarioHash,
    names_hash: createHash("sha256").update(names).digest("hex"),
    seed: asked.seed ?? scenario.experiment.seed,
    replications: asked.replications ?? Math.min(scenario.experiment.replications, MAX_REPLICATIONS),
    engine_version: ENGINE_VERSION,
    priority: asked.priority,
  };
}

export class Questions {
  declare private readonly catalogue: Catalogue;
  /** default studies of the library, by scenario and world: it does not change while the service runs */
  declare private readonly defaults: Map<string, NewStudy>;
  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
    this.defaults = new Map();
  }

  /** @throws NO_SCENARIO, SCENARIO_FAULTS */
  async ask(request: StudyRequest): Promise<NewStudy> {
    const { scenario, world, settings = {}, seed, replications } = request;
    const name = typeof scenario === "string" ? scenario : null;
    const raw = typeof scenario === "string" ? (await this.catalogue.read(scenario)).raw : scenario;
    return study({
      name,
      raw: withSettings(raw, settings),
      world: world ?? null,
      settings,
      seed,
      replications,
      priority: 1,
    });
  }

  /** The study of a scenario as it stands, in one of its worlds. */
  async byDefault(name: string, world: string | null): Promise<NewStudy> {
    const key = JSON.stringify([name, world]);
    const known = this.defaults.get(key);
    if (known) return known;
    const { own, raw, scenario } = await this.catalogue.read(name);
    if (world !== null && !(world in (scenario.worlds ?? {}))) throw new ProblemError("NO_EXAMPLE");
    const asked = study({ name, raw, world, settings: {}, priority: 0 });
    if (!own) this.defaults.set(key, asked);
    return asked;
  }

  /** The lead scenario's default studies, one per world. */
  async examples(): Promise<NewStudy[]> {
    const { lead } = this.catalogue;
    if (!lead) return [];
    const worlds = Object.keys(lead.scenario.worlds ?? {});
    return Promise.all(
      (worlds.length === 0 ? [null] : worlds).map((world) => this.byDefault(lead.name, world)),
    );
  }
}
