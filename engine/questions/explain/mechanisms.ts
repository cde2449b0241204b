/** What is at work in a design and can be set neutral. */
import type { Design, Scenario } from "../../scenario/model.ts";
import { DESIGN_MECHANISMS } from "./design-mechanisms.ts";
import { type Mechanism, mechanism } from "./mechanism.ts";
import { SITUATION_MECHANISMS } from "./situation-mechanisms.ts";

/** Another design with the same teams whose committees share what users live. */
function governedBy({ designs }: Scenario, id: string): string | undefined {
  const teamsOf = (design: Design | undefined) => Object.keys(design?.provider.teams ?? {}).join();
  const isShared = (design: Design | undefined) => design?.governance?.committee?.indicators === "shared";
  if (isShared(designs[id])) return undefined;
  return Object.keys(designs).findLast(
    (other) => other !== id && isShared(designs[other]) && teamsOf(designs[other]) === teamsOf(designs[id]),
  );
}

/** Governance has no neutral setting but a better one: that of the scenario's design whose committees see what users live. */
function governance(scenario: Scenario, id: string): Mechanism[] {
  const model = governedBy(scenario, id);
  if (model === undefined) return [];
  const name = scenario.designs[model]?.name ?? { fr: model, en: model };
  return [
    mechanism(
      "governance",
      [
        `comités qui ne voient pas ce que vivent les utilisateurs (au lieu de «\u00a0${name.fr}\u00a0»)`,
        `committees that do not see what users experience (instead of “${name.en}”)`,
      ],
      () => true,
      ({ designs }) => {
        const [own, other] = [designs[id], designs[model]];
        if (own && other?.governance) own.governance = structuredClone(other.governance);
      },
    ),
  ];
}

/** What acts in a design; what only the report shows, where the report is asked about. */
export function mechanismsIn(scenario: Scenario, id: string, isReport: boolean): Mechanism[] {
  const design = scenario.designs[id];
  if (!design) return [];
  return [...DESIGN_MECHANISMS, ...SITUATION_MECHANISMS, ...governance(scenario, id)].filter(
    (one) => one.acts(design, scenario) && (isReport || !one.isOfReport),
  );
}
