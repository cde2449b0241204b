/** What a scenario is asked about renegotiating: terms with what the scenario says where the asker says nothing. */
import { z } from "zod";
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import { measuresOf } from "../../answer/measure.ts";
import { CONTRACTUAL_INDICATORS, SHARED_INDICATORS } from "../../mechanisms/governance/governance.ts";
import type { Fault } from "../../scenario/errors.ts";
import type { Design, Scenario } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Asked } from "../question.ts";
import { choiceTerm, listTerm, nameFaults, numberTerm, unknownTerm, wholeTerm, wordTerm } from "../terms.ts";
import { type Amendment, amendmentOf, REBASELINE, type Trigger, type Watched } from "./amendment.ts";
import type { Months } from "./months.ts";

export const CRITERIA = {
  withLostTime: "costWithLostTime",
  invoices: "invoicedCost",
  lostHours: "lostHours",
  service: "experiencedAttainment",
} as const satisfies Record<string, IndicatorName>;

export const renegotiateTerms = z.strictObject({
  on: choiceTerm(
    {
      fr: "ce qui doit s’améliorer : coût avec le temps perdu, factures, heures perdues ou service vécu",
      en: "what is to improve: cost with lost time, invoices, lost hours or experienced service",
    },
    ["withLostTime", "invoices", "lostHours", "service"],
  ).optional(),
  design: wordTerm({ fr: "contrat tel qu’il est", en: "contract as it stands" }).optional(),
  from: wordTerm({
    fr: "contrat évolutif, d’où vient l’avenant",
    en: "evolving contract, from which the amendment is taken",
  }).optional(),
  amendment: wordTerm({
    fr: "règle de ce contrat qui dit l’avenant, ou rebaseline (tout le SI remis au périmètre)",
    en: "rule of that contract that says the amendment, or rebaseline (the whole IT brought into scope)",
  }).optional(),
  price: numberTerm(
    { fr: "hausse des prix de l’avenant, %", en: "price rise of the amendment, %" },
    -90,
    500,
  ).default(0),
  invoiced: numberTerm({ fr: "facturé à la signature, €", en: "invoiced at signing, €" }, 0, 1e8).default(0),
  trigger: listTerm(
    {
      fr: "seuils qui le déclenchent, indicateur:seuil, …",
      en: "thresholds that trigger it, indicator:threshold, …",
    },
    wordTerm({ fr: "indicateur:seuil", en: "indicator:threshold" }),
    1,
    6,
  ).optional(),
  step: wholeTerm(
    { fr: "mois entre deux mois regardés d’abord", en: "months between two that are looked at first" },
    1,
    24,
  ).optional(),
  matters: numberTerm(
    {
      fr: "écart qui ne compterait pas (€, heures ou points)",
      en: "gain that would not matter (€, hours or points)",
    },
    0,
    1e9,
  ).optional(),
  successor: numberTerm(
    { fr: "prix d’un successeur, % de ceux d’aujourd’hui", en: "prices of a successor, % of today’s" },
    1,
    1000,
  ).optional(),
  growth: listTerm(
    {
      fr: "croissances du SI entre lesquelles chercher, % par an",
      en: "growths of the IT between which to look, % a year",
    },
    numberTerm({ fr: "%", en: "%" }, -50, 100),
    2,
    2,
  ).default([-5, 15]),
});

export type RenegotiateTerms = z.output<typeof renegotiateTerms>;

/** The question with every default settled. */
export interface Plan {
  indicator: IndicatorName;
  design: { id: string; name: Text };
  from: { id: string; name: Text };
  amendment: Amendment;
  months: Months;
  triggers: Trigger[];
  /** null: a hundredth of what the contract as it stands gives */
  matters: number | null;
  /** prices of a successor over those of the leaver, where the asker says so */
  successor: number | undefined;
  exit: { isStated: boolean; hasSuccessor: boolean };
  growth: [number, number];
}

const WATCHED: readonly Watched[] = [...CONTRACTUAL_INDICATORS, ...SHARED_INDICATORS];
/** Watched indicators of which less is worse: their thresholds are floors. */
const FLOORS: readonly Watched[] = [
  "contractualAttainment",
  "experiencedAttainment",
  "trust",
  "margin",
  "knowledge",
];
const SIDE = (indicator: Watched): Trigger["side"] => (FLOORS.includes(indicator) ? "below" : "above");
const TRIGGER = /^([a-zA-Z]+):(-?\d{1,6}(?:\.\d{1,4})?)(%?)$/;

type Rule = NonNullable<Design["governance"]>["rules"][number];

const rulesOf = ({ designs }: Scenario, id: string): Rule[] => designs[id]?.governance?.rules ?? [];
const isDated = ({ when }: Rule) => "every" in when || "month" in when;
const kindsOf = ({ then }: Pick<Rule, "then">) => then.flatMap((action) => Object.keys(action));

/** The rule that the evolving contract has and the other has not: a planned revision before one that is triggered. */
function ownRule(scenario: Scenario, design: string, from: string): string {
  const known = design === from ? [] : rulesOf(scenario, design).map(({ id }) => id);
  const own = rulesOf(scenario, from).filter(({ id }) => !known.includes(id));
  return (own.find((rule) => "every" in rule.when) ?? own.find(isDated) ?? own[0])?.id ?? REBASELINE;
}

/** Three thresholds around the one at which the evolving contract does the like; a sixth of the tickets out of scope where none does. */
function usualTriggers(scenario: Scenario, from: string, { rule }: Amendment): Trigger[] {
  const kinds = rule.then.flatMap((action) => Object.keys(action));
  const watching = rulesOf(scenario, from).flatMap((one) =>
    "indicator" in one.when ? [{ one, when: one.when }] : [],
  );
  const like = watching.find(({ one }) => kindsOf(one).some((kind) => kinds.includes(kind)));
  const indicator = like?.when.indicator ?? "greyShare";
  const threshold = (SIDE(indicator) === "above" ? like?.when.above : like?.when.below) ?? 0.15;
  const committees = like?.when.committees ?? 1;
  return [2 / 3, 1, 4 / 3].map((factor) => ({
    indicator,
    side: SIDE(indicator),
    threshold: SIDE(indicator) === "above" ? round(threshold * factor) : round(1 - (1 - threshold) * factor),
    committees,
  }));
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

function readTrigger(written: string, at: number): Trigger | Fault {
  const [, word = "", digits = "", percent = ""] = TRIGGER.exec(written) ?? [];
  const indicator = WATCHED.find((one) => one === word);
  if (!indicator && word !== "") return unknownTerm("NOT_ONE_OF", ["trigger", at], word, WATCHED);
  if (!indicator)
    return {
      code: "NOT_A_TRIGGER",
      path: ["terms", "trigger", at],
      value: written,
      allowed: "greyShare:15% · backlog:50",
    };
  const threshold = Number(digits) / (percent === "" ? 1 : 100);
  return { indicator, side: SIDE(indicator), threshold, committees: 1 };
}

function designsOf({
  read: { scenario },
  terms,
}: Asked<RenegotiateTerms>): { design: string; from: string } | { faults: Fault[] } {
  const ids = Object.keys(scenario.designs);
  const design = terms.design ?? scenario.page?.frozen ?? ids[0] ?? "";
  const others = ids.filter((id) => id !== design);
  const onPage = scenario.page?.evolving;
  const from = terms.from ?? (onPage !== undefined && onPage !== design ? onPage : (others.at(-1) ?? design));
  const faults = [
    ...nameFaults("UNKNOWN_DESIGN", "design", design, ids),
    ...nameFaults("UNKNOWN_DESIGN", "from", from, ids),
  ];
  return faults.length > 0 ? { faults } : { design, from };
}

function monthsOf({ read: { scenario }, compiled, terms }: Asked<RenegotiateTerms>): Months {
  const before = scenario.observed?.month ?? 0;
  const first = before + 1;
  const last = before + scenario.months - 1;
  const dated = compiled.evolution.events.flatMap(({ month }) => (month === null ? [] : [before + month]));
  return { first, last, step: terms.step ?? Math.max(1, Math.ceil((last - first) / 7)), marked: dated };
}

/** What is wrong with terms whose names and designs are known. */
function faultsOf(
  { read: { scenario }, compiled, terms }: Asked<RenegotiateTerms>,
  from: string,
  id: string,
): Fault[] {
  const rules = [...rulesOf(scenario, from).map((rule) => rule.id), REBASELINE];
  const can: readonly IndicatorName[] = measuresOf(compiled).map(({ name }) => name);
  const words = (Object.keys(CRITERIA) as (keyof typeof CRITERIA)[]).filter((word) =>
    can.includes(CRITERIA[word]),
  );
  const [low = 0, high = 0] = terms.growth;
  return [
    ...nameFaults("UNKNOWN_REFERENCE", "amendment", id, rules),
    ...(terms.trigger?.map(readTrigger) ?? []).filter((trigger) => "code" in trigger),
    ...nameFaults("NOT_ONE_OF", "on", terms.on, words),
    ...(scenario.months >= 3
      ? []
      : [{ code: "OUT_OF_RANGE", path: ["months"], value: scenario.months, allowed: "≥ 3" }]),
    ...(low < high
      ? []
      : [{ code: "OUT_OF_RANGE", path: ["terms", "growth", 1], value: high, allowed: `> ${low}` }]),
  ];
}

function exitOf({ designs }: Scenario, design: string, successor: number | undefined): Plan["exit"] {
  const exit = designs[design]?.contract.exit;
  return {
    isStated: exit !== undefined,
    hasSuccessor: exit?.successor !== undefined || successor !== undefined,
  };
}

/** Everything that is asked, or why it cannot be asked of this scenario. */
export function planOf(asked: Asked<RenegotiateTerms>): Plan | { faults: Fault[] } {
  const { read, compiled, terms } = asked;
  const { scenario, written } = read;
  const named = designsOf(asked);
  if ("faults" in named) return named;
  const { design, from } = named;
  const id = terms.amendment ?? ownRule(scenario, design, from);
  const faults = faultsOf(asked, from, id);
  if (faults.length > 0) return { faults };
  const content = { price: terms.price / 100, invoiced: terms.invoiced };
  const amendment = amendmentOf(scenario, written.designs, { design, from, id }, content);
  const indicator = CRITERIA[terms.on ?? (compiled.impact.lostHourPrice > 0 ? "withLostTime" : "invoices")];
  const name = (of: string) => scenario.designs[of]?.name ?? { fr: of, en: of };
  const triggers = terms.trigger?.map(readTrigger).filter((trigger) => "indicator" in trigger);
  const unit = INDICATORS[indicator].unit === "share" ? 100 : 1;
  return {
    indicator,
    design: { id: design, name: name(design) },
    from: { id: from, name: name(from) },
    amendment,
    months: monthsOf(asked),
    triggers: triggers ?? usualTriggers(scenario, from, amendment),
    matters: terms.matters === undefined ? null : terms.matters / unit,
    successor: terms.successor === undefined ? undefined : terms.successor / 100,
    exit: exitOf(scenario, design, terms.successor),
    growth: [(terms.growth[0] ?? 0) / 100, (terms.growth[1] ?? 0) / 100],
  };
}

/** Months at which leaving is tried: the first, and one at each third of what is left. */
export function leavingMonths({ months: { first, last } }: Plan): number[] {
  return [0, 1 / 3, 2 / 3].map((share) => first + Math.floor(share * (last - first)));
}
