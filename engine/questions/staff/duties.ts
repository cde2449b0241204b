/** The chosen roster without one of its duties: on-call costs by the week, whoever is called. */
import { ScenarioError } from "../../scenario/errors.ts";
import type { Figure } from "../answer.ts";
import type { Roster } from "../roster.ts";
import type { DesignInput } from "../trials.ts";
import type { Evidence, Standing } from "./evidence.ts";

export interface Duty {
  /** place of the team in the design */
  team: number;
  /** what is kept without it */
  kept: Figure;
  standing: Standing;
  /** flat cost of a year of duty, call-outs left out */
  costEur: number;
}

const WEEKS = 365.25 / 7;

/** Duties without which the contract could not even be written, because something else of it names them, are left out. */
export async function dutiesOf(evidence: Evidence, chosen: Roster): Promise<Duty[]> {
  const { design, teams } = evidence.wanted;
  const duties: Duty[] = [];
  for (const team of teams) {
    const { id = "", onCall } = design.staff.teams[team] ?? {};
    if (!onCall) continue;
    const without = await keptWithout(evidence, chosen, id);
    if (without) duties.push({ team, ...without, costEur: WEEKS * onCall.weekEur });
  }
  return duties;
}

async function keptWithout(
  evidence: Evidence,
  chosen: Roster,
  id: string,
): Promise<Pick<Duty, "kept" | "standing"> | null> {
  const variant = evidence.variant(chosen);
  const change = (input: DesignInput) => {
    variant.change?.(input);
    delete input.provider.teams[id]?.onCall;
  };
  try {
    const judged = await evidence.judgeVariant({
      ...variant,
      key: `${variant.key} | no duty of ${id}`,
      change,
    });
    if (!judged) return null;
    const { chance, standing } = judged;
    return { kept: { mean: chance.share, ci95: [chance.low, chance.high] }, standing };
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}
