/** Small contracts whose lint is read: one with nothing to find but luck, and what may be wrong with it. */
import { compile, type Finding, type FindingCode, type LintAnswer, lint, readScenario } from "#engine";
import { component, type Stage, stage } from "../settled/stage.ts";

export type Contract = NonNullable<Stage["contract"]>;

export function lintStage(given: Stage): LintAnswer {
  const read = readScenario(stage(given));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return lint(compile(read.scenario, read.world));
}
export const find = (given: Stage, code: FindingCode): Finding | undefined =>
  lintStage(given).findings.find((finding) => finding.code === code);

/** `perMonth` P4 incidents and no other ticket. */
export const tickets = (perMonth: number, more: object = {}): NonNullable<Stage["situation"]> => ({
  components: { desk: { ...component(), incidents: `${perMonth}/month`, ...more } },
});
export const promise = (more: object = {}): Contract["slas"] => ({
  restoration: { metric: "restoration", targets: "8h", window: "always", required: "95%", ...more },
});
export const amounts = (more: object = {}): NonNullable<Contract["penalties"]> => ({
  clauses: [{ form: "perLateTicket", id: "late", sla: "restoration", perStartedHour: "10 EUR", ...more }],
});
/** A contract with nothing to find but luck. */
export const sound = (more: Partial<Contract> = {}): Contract => ({
  slas: promise({ openLate: "missed", attribution: "due" }),
  penalties: amounts(),
  term: { months: 36, renewal: 12, notice: 3 },
  ...more,
});
// biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
export const REVISION = { id: "revision", when: { every: 12 }, then: [{ rebaseline: "all" as const }] };
export const revised: NonNullable<Stage["governance"]> = { rules: [REVISION] };
