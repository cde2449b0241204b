/**
 * Several clients' contracts served by one provider's teams. The scenario's own client is the first; the others are the
 * same in every design. Each has a situation, a contract, governance and money of its own; teams and their queues are one.
 */

import { successorParams } from "../mechanisms/governance/successor.ts";
import { type Fault, ScenarioError } from "../scenario/errors.ts";
import type { Scenario } from "../scenario/model.ts";

/** Another client, compiled as an ordinary scenario. */
export interface CompiledClient<Compiled> {
  id: string;
  name: { fr: string; en: string };
  compiled: Compiled;
}

type Client = NonNullable<Scenario["clients"]>[string];
type Provider = Scenario["designs"][string]["provider"];

/** The provider as another client meets it: its teams, its rules and what its structure takes of every invoice; people, duties, policies, pools and costs in euros are played once, with the first client. */
function asMet(provider: Provider, idleShare: number): Provider {
  const { dispatch, ageing, formula, qualification, overheads, costGrowth } = provider;
  const met = Object.entries(provider.teams).map(
    ([id, { people: _, background: __, onCall: ___, ...team }]) => [id, { ...team, quota: idleShare }],
  );
  return {
    teams: Object.fromEntries(met),
    dispatch,
    ...(ageing === undefined ? {} : { ageing }),
    ...(formula === undefined ? {} : { formula }),
    ...(qualification ? { qualification } : {}),
    ...(costGrowth ? { costGrowth } : {}),
    ...(overheads ? { overheads: { ...overheads, monthly: {} } } : {}),
  };
}

/** What a successor of the first client's provider may do otherwise, and another client's may not: its teams are those of all. */
const OF_THE_TEAMS = ["teams", "knowledge", "posture", "problems", "opportunism", "onCall"] as const;

function checkSuccessor(id: string, { contract }: Client): void {
  const next = contract.exit?.successor;
  const known = Object.keys(successorParams.shape).filter(
    (name) => !OF_THE_TEAMS.some((one) => one === name),
  );
  const isStated = (name: (typeof OF_THE_TEAMS)[number]) =>
    name === "teams" ? Object.keys(next?.teams ?? {}).length > 0 : next?.[name] !== undefined;
  const faults = OF_THE_TEAMS.filter(isStated).map((name) => ({
    code: "UNKNOWN_FIELD",
    path: ["clients", id, "contract", "exit", "successor", name],
    value: name,
    allowed: known.join(", "),
  }));
  if (faults.length > 0) throw new ScenarioError(faults);
}

/** The ordinary scenario of another client: its situation, and its contract with the provider of every design. */
function scenarioOf(scenario: Scenario, { situation, contract, governance, idleShare }: Client): Scenario {
  const { start, months, timeZone, calendars, experiment } = scenario;
  const designs = Object.entries(scenario.designs).map(([id, { name, provider }]) => [
    id,
    { name, contract, governance, provider: asMet(provider, idleShare) },
  ]);
  return {
    ...{ name: scenario.name, start, months, timeZone, calendars, experiment },
    situation,
    designs: Object.fromEntries(designs),
  };
}

/** Where the file states what a client's own scenario has at a path. */
function inFile(client: string, path: Fault["path"]): Fault["path"] {
  const [block, , part] = path;
  if (block === "situation") return ["clients", client, ...path];
  const isOwn = block === "designs" && (part === "contract" || part === "governance");
  return isOwn ? ["clients", client, ...path.slice(2)] : path;
}

/**
 * Compiles the other clients with the compiler of ordinary scenarios.
 * @throws ScenarioError whose faults stand where the client is written
 */
export function compileClients<Compiled>(
  scenario: Scenario,
  compileOne: (scenario: Scenario, at: number) => Compiled,
): CompiledClient<Compiled>[] {
  return Object.entries(scenario.clients ?? {}).map(([id, client], at) => {
    checkSuccessor(id, client);
    try {
      const name = client.name ?? { fr: id, en: id };
      return { id, name, compiled: compileOne(scenarioOf(scenario, client), at) };
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      throw new ScenarioError(error.faults.map((fault) => ({ ...fault, path: inFile(id, fault.path) })));
    }
  });
}
