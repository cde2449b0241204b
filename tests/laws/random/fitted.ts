/** Makes the parts of a random scenario fit one another: a name is given only where it exists, a term lies ahead. */
import type { ScenarioInput } from "#engine";

type Contract = ScenarioInput["designs"][string]["contract"];
type Provider = ScenarioInput["designs"][string]["provider"];
type Governance = NonNullable<ScenarioInput["designs"][string]["governance"]>;
type Situation = ScenarioInput["situation"];
type Rule = NonNullable<Governance["rules"]>[number];
type Action = Rule["then"][number];

/** What another client's successor may not state: its teams serve all. */
const OF_THE_TEAMS = ["teams", "knowledge", "posture", "problems", "opportunism", "onCall"] as const;

const agesOf = (situation: Situation, id: string) =>
  situation.components[id]?.ageing ?? (situation.defaults as Situation["components"][string])?.ageing;

function exists(action: Action, situation: Situation, contract: Contract): boolean {
  if ("penalty" in action) return (contract.penalties?.clauses ?? []).length > 0;
  // what gets better with age is refused: its renewal would bring more incidents
  if ("renew" in action) return Number(agesOf(situation, action.renew)?.rate ?? -1) >= 0;
  return true;
}

function happens({ when }: Rule, situation: Situation): boolean {
  if (!("event" in when)) return true;
  return (situation.evolution?.events ?? []).some(({ id }) => id === when.event);
}

function fitRules(governance: Governance | undefined, situation: Situation, contract: Contract): void {
  if (!governance?.rules) return;
  governance.rules = governance.rules.flatMap((rule) => {
    const then = rule.then.filter((action) => exists(action, situation, contract));
    return then.length > 0 && happens(rule, situation) ? [{ ...rule, then }] : [];
  });
}

/** A successor states the headcount of every shift of a team, and what it knows where teams know something. */
function fitSuccessor({ exit }: Contract, provider: Provider): void {
  const isModelled = Object.values(provider.teams).some(
    (team) => (team.people ?? provider.people)?.knowledge,
  );
  if (!isModelled) delete exit?.successor?.knowledge;
  const headcounts = exit?.successor?.teams ?? {};
  for (const [id, all] of Object.entries(headcounts)) {
    const shifts = provider.teams[id]?.shifts ?? [];
    headcounts[id] = shifts.map((_, at) => all[at] ?? 1);
  }
}

/** The same scenario, its references known. It is changed in place. */
export function fitted(scenario: ScenarioInput): ScenarioInput {
  const lived = scenario.observed?.month ?? 0;
  const others = Object.values(scenario.clients ?? {});
  for (const { contract, provider, governance } of Object.values(scenario.designs)) {
    fitSuccessor(contract, provider);
    fitRules(governance, scenario.situation, contract);
    if (contract.term) contract.term.months = Number(contract.term.months) + lived;
  }
  for (const { situation, contract, governance } of others) {
    for (const field of OF_THE_TEAMS) delete contract.exit?.successor?.[field];
    fitRules(governance, situation, contract);
  }
  const rules = Object.values(scenario.designs).flatMap(({ governance }) => governance?.rules ?? []);
  if (scenario.observed && rules[0]) scenario.observed.amendments = { [rules[0].id]: 1 };
  return scenario;
}
