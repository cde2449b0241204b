/** From a request to a study: the scenario it is about, its settings applied, checked, and what makes it the same as another. */
import { createHash } from "node:crypto";
import { type Compiled, ENGINE_VERSION } from "#engine";
import type { Catalogue } from "../catalogue.ts";
import { MAX_REPLICATIONS, type QuestionRequest, type StudyRequest } from "../contract.ts";
import { ProblemError } from "../problems.ts";
import { withSettings } from "../settings.ts";
import type { NewStudy } from "../store/studies.ts";
import type { StudyPriority } from "../store/tables.ts";
import type { Preparation } from "./preparation.ts";

interface Asked {
  /** null: the scenario came with the question */
  name: string | null;
  raw: unknown;
  world: string | null;
  settings: Record<string, number>;
  seed?: number | undefined;
  replications?: number | undefined;
  priority: StudyPriority;
  /** absent: the study itself */
  question?: { name: string; terms: unknown };
}

/** Names of designs, rules and events: they are part of an answer, though not of the scenario's hash. */
function namesIn(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const isText = "fr" in value && "en" in value;
  return isText ? [value] : Object.values(value).flatMap(namesIn);
}

function study(asked: Asked, preparation: Preparation): NewStudy {
  const input = JSON.stringify(asked.raw);
  const { read, compiled } = preparation.ready(input, asked.world);
  const { scenario } = read;
  const names = JSON.stringify(namesIn([scenario.designs, scenario.situation]));
  return {
    scenario: asked.name,
    title: JSON.stringify(scenario.name),
    world: compiled.world,
    settings: JSON.stringify(asked.settings),
    input,
    scenario_hash: compiled.scenarioHash,
    names_hash: createHash("sha256").update(names).digest("hex"),
    seed: asked.seed ?? scenario.experiment.seed,
    replications: asked.replications ?? Math.min(scenario.experiment.replications, MAX_REPLICATIONS),
    question: null,
    terms: "{}",
    engine_version: ENGINE_VERSION,
    priority: asked.priority,
  };
}

/** The same terms in another order are the same question. */
const canonical = (terms: unknown): string =>
  JSON.stringify(Object.fromEntries(Object.entries(terms ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))));

/** The question's own number of futures, its terms with their defaults. */
function questionRow(row: NewStudy, asked: Asked, preparation: Preparation): NewStudy {
  const { question, world, seed, replications } = asked;
  if (!question) return row;
  const { asked: understood } = preparation.question(row.input, world, {
    question: question.name,
    terms: question.terms,
    seed,
    replications,
  });
  return {
    ...row,
    question: question.name,
    terms: canonical(understood.terms),
    replications: Math.min(understood.replications, MAX_REPLICATIONS),
  };
}

export class Questions {
  declare private readonly catalogue: Catalogue;
  declare private readonly preparation: Preparation;
  /** default studies of the library, by scenario and world: it does not change while the service runs */
  declare private readonly defaults: Map<string, NewStudy>;
  constructor(catalogue: Catalogue, preparation: Preparation) {
    this.catalogue = catalogue;
    this.preparation = preparation;
    this.defaults = new Map();
  }

  /** @throws NO_SCENARIO, NO_QUESTION, SCENARIO_FAULTS */
  async ask(request: StudyRequest & Partial<QuestionRequest>): Promise<NewStudy> {
    const { scenario, world, settings = {}, seed, replications, question, terms } = request;
    const name = typeof scenario === "string" ? scenario : null;
    const raw = typeof scenario === "string" ? (await this.catalogue.read(scenario)).raw : scenario;
    const asked: Asked = {
      name,
      raw: withSettings(raw, settings),
      world: world ?? null,
      settings,
      seed,
      replications,
      priority: 1,
      ...(question === undefined ? {} : { question: { name: question, terms: terms ?? {} } }),
    };
    return questionRow(study(asked, this.preparation), asked, this.preparation);
  }

  /** The study of a scenario as it stands, in one of its worlds. */
  async byDefault(name: string, world: string | null): Promise<NewStudy> {
    const key = JSON.stringify([name, world]);
    const known = this.defaults.get(key);
    if (known) return known;
    const { own, raw, scenario } = await this.catalogue.read(name);
    if (world !== null && !(world in (scenario.worlds ?? {}))) throw new ProblemError("NO_EXAMPLE");
    const asked = study({ name, raw, world, settings: {}, priority: 0 }, this.preparation);
    if (!own) this.defaults.set(key, asked);
    return asked;
  }

  /** A scenario's tables in one of its worlds. @throws NO_SCENARIO, SCENARIO_FAULTS */
  async compiled(name: string, world: string | null): Promise<Compiled> {
    const { raw } = await this.catalogue.read(name);
    return this.preparation.ready(JSON.stringify(raw), world).compiled;
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
