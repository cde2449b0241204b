/** A desk of which every amount can be computed by hand: a fixed fee, no penalty, an index that is stated year by year. */
import { answerQuestion, inlineExecutor, prepare, readScenario, type ScenarioInput } from "#engine";
import type { RenegotiateAnswer } from "../../../engine/questions/renegotiate/figures.ts";
import { deskScenario } from "../../laws/desk.ts";

export type Governance = NonNullable<ScenarioInput["designs"][string]["governance"]>;
type Contract = ScenarioInput["designs"][string]["contract"];

/** Fee of a month, in euros. */
export const FEE = 6000;

export interface Given {
  months: number;
  contract?: Partial<Contract>;
  /** rules of the contract as it stands, and of the one that evolves */
  frozen?: Governance;
  evolving?: Governance;
  situation?: Partial<ScenarioInput["situation"]>;
  observed?: NonNullable<ScenarioInput["observed"]>;
  /** workstations; default: few, where tickets do not matter */
  units?: number;
}

/** Two contracts on the desk that differ by their rules. */
export function twoContracts({
  months,
  contract,
  frozen,
  evolving,
  situation,
  observed,
  units = 5,
}: Given): ScenarioInput {
  const desk = deskScenario();
  const { provider, contract: base } = desk.designs["desk"] ?? {};
  if (!provider || !base) throw new Error("the desk has changed its design");
  const { penalties: _, ...promises } = base;
  const { workstations } = desk.situation.components;
  if (!workstations) throw new Error("the desk has changed its components");
  const signed = (): Contract => ({ ...promises, price: { fixed: FEE }, ...contract });
  return {
    ...desk,
    months,
    situation: { ...desk.situation, components: { workstations: { ...workstations, units } }, ...situation },
    designs: {
      frozen: { contract: signed(), provider, ...(frozen ? { governance: frozen } : {}) },
      evolving: { contract: signed(), provider, ...(evolving ? { governance: evolving } : {}) },
    },
    ...(observed ? { observed } : {}),
  };
}

export function read(input: ScenarioInput) {
  const made = readScenario(input);
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  return made;
}

/** Asks and waits; faults are errors of the test. */
export async function renegotiated(
  input: ScenarioInput,
  terms: Record<string, unknown>,
  replications = 4,
): Promise<RenegotiateAnswer> {
  const prepared = prepare({ question: "renegotiate", read: read(input), terms, replications });
  if ("faults" in prepared) throw new Error(JSON.stringify(prepared.faults));
  return (await answerQuestion(prepared, { executor: inlineExecutor() })) as RenegotiateAnswer;
}
