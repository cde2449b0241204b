/** Clauses that a contract does not have and could: taken from another contract of the scenario where one has them. */
import type { CompiledDesign } from "../../compile/compile.ts";
import type { Design, Scenario } from "../../scenario/model.ts";
import type { DesignInput } from "../trials.ts";
import { bilingual } from "../wording.ts";
import { isRevision } from "./clauses.ts";
import type { Move } from "./steps.ts";

/** What the lead contracts of the field have (DOMAIN §6.1, §6.3). */
const QUARTER = 3;
const YEAR = 12;
const ENVELOPE = 0.02;
const GOOD_PERIODS = 3;

type Written = Record<string, DesignInput>;

function committeeMove(design: Design, written: Written): Move[] {
  const every = design.governance?.committee?.every;
  if (every === undefined) {
    const elsewhere = Object.values(written).find((one) => one.governance?.committee)?.governance?.committee;
    return [
      {
        id: "committee +",
        label: bilingual(
          ({ count }) => `Comité, tous les ${count(QUARTER)} mois`,
          ({ count }) => `Committee every ${count(QUARTER)} months`,
        ),
        change: (changed) => {
          changed.governance ??= {};
          changed.governance.committee = { ...elsewhere, every: QUARTER };
        },
      },
    ];
  }
  if (every <= 1) return [];
  return [
    {
      id: "committee +",
      label: { fr: "Comité chaque mois", en: "Committee every month" },
      change: ({ governance }) => {
        if (governance?.committee) governance.committee.every = 1;
      },
    },
  ];
}

function revisionMove(design: Design, scenario: Scenario, written: Written): Move[] {
  if (design.governance?.rules.some(isRevision)) return [];
  const elsewhere = Object.entries(scenario.designs).flatMap(([name, { governance }]) =>
    (governance?.rules ?? []).filter(isRevision).map(({ id }) => ({ name, id })),
  )[0];
  const rule = written[elsewhere?.name ?? ""]?.governance?.rules?.find(({ id }) => id === elsewhere?.id);
  return [
    {
      id: "revision +",
      label: { fr: "Révision annuelle du périmètre", en: "Yearly scope revision" },
      change: (changed) => {
        changed.governance ??= {};
        const { rules = [] } = changed.governance;
        // biome-ignore lint/suspicious/noThenProperty: `when` and `then` are the words of a rule; nobody awaits it
        const planned = { when: { every: YEAR, first: YEAR }, then: [{ rebaseline: "all" as const }] };
        changed.governance.rules = [...rules, { ...rule, id: "yearlyRevision", ...planned }];
      },
    },
  ];
}

function envelopeMove({ contract: { envelope, price } }: Design): Move[] {
  if ((envelope?.share ?? 0) > 0 || !price || price.timeAndMaterials === 0) return [];
  return [
    {
      id: "envelope +",
      label: bilingual(
        ({ rate }) => `Petites évolutions comprises, ${rate(ENVELOPE)} du forfait`,
        ({ rate }) => `Small changes included, ${rate(ENVELOPE)} of the fee`,
      ),
      change: ({ contract }) => {
        contract.envelope = { share: ENVELOPE };
      },
    },
  ];
}

/** Refund of what was paid where three periods in a row do better than promised, by half of what is missing to 100 %. */
function earnBackMove(
  { contract: { penalties } }: Design,
  { slas, penalties: table }: CompiledDesign,
): Move[] {
  const measured = table.clauses.filter(({ reads, earnBack }) => reads === "periods" && !earnBack);
  const ids = measured.filter(({ form }) => form !== "points").map(({ id }) => id);
  if (!penalties || ids.length === 0) return [];
  const required = Math.max(...slas.filter(({ isPenalised }) => isPenalised).map((line) => line.required));
  const above = required + (1 - required) / 2;
  return [
    {
      id: "earnBack +",
      label: bilingual(
        ({ count, rate }) => `Pénalités regagnées après ${count(GOOD_PERIODS)} périodes à ${rate(above)}`,
        ({ count, rate }) => `Penalties earned back after ${count(GOOD_PERIODS)} periods at ${rate(above)}`,
      ),
      change: ({ contract }) => {
        for (const clause of contract.penalties?.clauses ?? [])
          if (ids.includes(clause.id)) Object.assign(clause, { earnBack: { above, periods: GOOD_PERIODS } });
      },
    },
  ];
}

export function additionsOf(
  design: Design,
  compiled: CompiledDesign,
  scenario: Scenario,
  written: Written,
): Move[] {
  return [
    ...committeeMove(design, written),
    ...revisionMove(design, scenario, written),
    ...envelopeMove(design),
    ...earnBackMove(design, compiled),
  ];
}
