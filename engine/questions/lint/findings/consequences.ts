/** Promises without any consequence, and clauses that can owe nothing. */
import type { ClauseTable } from "../../../mechanisms/money/clauses/clause.ts";
import { bilingual } from "../../wording.ts";
import { termsOf } from "../clause-terms.ts";
import type { FoundIn } from "../finding.ts";
import { byFamily, nameOf, type Reading } from "../reading.ts";

const anything = (values: readonly number[]) => values.some((value) => value > 0);

/** Whether a clause can owe something to somebody. */
function owes(clause: ClauseTable): boolean {
  const late = termsOf(clause, "perLateTicket");
  if (late) return anything([...late.perTicketEur, ...late.perUnitEur]) && late.ticketCapEur > 0;
  const miss = termsOf(clause, "perMiss");
  if (miss) return miss.amount > 0 || miss.ofFee > 0;
  const risk = termsOf(clause, "atRisk");
  if (risk) return risk.atRisk > 0 && anything(risk.allocated);
  const given = termsOf(clause, "points");
  if (given) return anything(given.points) && anything(given.table.map(({ rate }) => rate));
  const table = termsOf(clause, "tiers");
  if (table) return anything(table.tiers.map(({ rate }) => rate));
  const both = termsOf(clause, "bonusMalus");
  if (both) return both.malusPerPoint > 0 || both.bonusPerPoint > 0;
  return (termsOf(clause, "perPoint")?.perPoint ?? 1) > 0;
}

function emptyClauses({ design }: Reading): FoundIn[] {
  return design.penalties.clauses.flatMap((clause, place): FoundIn[] => {
    const isWithoutLine = clause.causes.length === 0;
    if (!isWithoutLine && owes(clause)) return [];
    return [
      {
        code: isWithoutLine ? "CLAUSE_WITHOUT_LINE" : "CLAUSE_OF_NOTHING",
        severity: "serious",
        clause: `contract.penalties.clauses[${place}]`,
        name: { fr: `Pénalité « ${clause.id} »`, en: `Penalty “${clause.id}”` },
        numbers: { lines: clause.causes.length },
        why: isWithoutLine
          ? bilingual(
              () => "La clause ne vise que des objectifs, sans engagement : elle ne peut rien coûter.",
              () => "The clause covers objectives only, no commitment: it can cost nothing.",
            )
          : bilingual(
              () => "Tous les montants de la clause sont nuls : elle ne peut rien coûter.",
              () => "Every amount in the clause is nil: it can cost nothing.",
            ),
        betterWording: bilingual(
          () =>
            `« La pénalité porte sur les engagements suivants : [liste]. Elle est de [montant] € HT par [ticket hors délai / point de pourcentage manquant / période manquée]. »`,
          () =>
            `“The penalty applies to the following commitments: [list]. It is € [amount] excluding VAT per [late ticket / percentage point missing / missed period].”`,
        ),
      },
    ];
  });
}

const CONSEQUENCE = bilingual(
  () =>
    `« Tout manquement à un engagement de niveau de service donne lieu, de plein droit et sans mise en demeure préalable, à une pénalité de [montant] € HT par ticket hors délai et par heure ouvrée de retard entamée, déduite de la facture suivante. » Ou bien : « Ce niveau de service est un objectif, sans pénalité : il est suivi au tableau de bord et examiné en comité. »`,
  () =>
    `“Any breach of a service level commitment gives rise, automatically and without prior notice, to a penalty of € [amount] excluding VAT per late ticket and per working hour of delay or part thereof, deducted from the next invoice.” Or: “This service level is an objective, without penalty: it is shown in the report and reviewed by the committee.”`,
);

/** Commitments that no clause and no right of termination looks at. */
function withoutConsequence({ design, promises }: Reading): FoundIn[] {
  const { penalties } = design;
  const looked = new Set([
    ...penalties.clauses.filter(owes).flatMap(({ causes }) => causes.map(({ line }) => line)),
    ...(penalties.chronicFailure?.lines ?? []),
  ]);
  const bare = promises.filter(({ at, line }) => line.isPenalised && !looked.has(at));
  if (bare.length > 0 && penalties.clauses.length === 0)
    return [
      {
        code: "NO_CLAUSE",
        severity: "serious",
        clause: "contract.penalties",
        name: { fr: "Pénalités", en: "Penalties" },
        numbers: { promises: bare.length },
        why: bilingual(
          (fr) =>
            bare.length > 1
              ? `${fr.count(bare.length)} engagements chiffrés, aucune pénalité : ne pas les tenir ne coûte rien.`
              : "Un engagement chiffré, aucune pénalité : ne pas le tenir ne coûte rien.",
          (en) =>
            bare.length > 1
              ? `${en.count(bare.length)} commitments in figures, no penalty: not keeping them costs nothing.`
              : "One commitment in figures, no penalty: not keeping it costs nothing.",
        ),
        betterWording: CONSEQUENCE,
      },
    ];
  return byFamily(bare).flatMap((family): FoundIn[] => {
    const [first] = family;
    if (!first) return [];
    return [
      {
        code: "NO_CONSEQUENCE",
        severity: "warning",
        clause: first.path,
        name: nameOf(family.map(({ line }) => line)),
        numbers: { lines: family.length },
        why: bilingual(
          () =>
            "Engagement annoncé comme pénalisé, mais qu’aucune clause de pénalité ni de résiliation ne vise.",
          () => "A commitment said to carry a penalty, but no penalty or termination clause refers to it.",
        ),
        betterWording: CONSEQUENCE,
      },
    ];
  });
}

function neverClaimed({ design }: Reading): FoundIn[] {
  const { clauses, claim, claimWithCommittee } = design.penalties;
  const isClaimable = claim > 0 || (claimWithCommittee > 0 && design.governance.every > 0);
  if (clauses.length === 0 || isClaimable) return [];
  return [
    {
      code: "NEVER_CLAIMED",
      severity: "serious",
      clause: "contract.penalties.claim",
      name: { fr: "Pénalités", en: "Penalties" },
      numbers: { claim },
      why: bilingual(
        () => "Les pénalités doivent être réclamées et ne le sont jamais : elles n’ont aucun effet.",
        () => "Penalties have to be claimed and never are: they have no effect.",
      ),
      betterWording: bilingual(
        () =>
          `« Les pénalités sont dues de plein droit, sans mise en demeure. Le Prestataire les calcule dans son rapport mensuel et les déduit de la facture suivante. »`,
        () =>
          `“Penalties fall due automatically, without formal notice. The Provider computes them in its monthly report and deducts them from the next invoice.”`,
      ),
    },
  ];
}

export const consequenceFindings = (reading: Reading): FoundIn[] => [
  ...withoutConsequence(reading),
  ...emptyClauses(reading),
  ...neverClaimed(reading),
];
