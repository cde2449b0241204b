/** A best response in rows: both providers side by side, the penalty that would change it, tricks and counter-clauses. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerColumn, type AnswerTable, type Cell, column, NO_FIGURE } from "../answer.ts";
import { bilingual } from "../wording.ts";
import type { RespondFigures } from "./index.ts";
import { TRICK_LABELS } from "./response.ts";
import type { Sweep } from "./sweep.ts";
import { CAPS, gamingFinding, sweepFinding } from "./words.ts";

/** Cells of one unit a column: both providers are columns of euros, of shares, of hours, in a table each. */
function outcomeTables({ label, outcomes }: RespondFigures): AnswerTable[] {
  const { stated, response, difference } = outcomes;
  const columns = (unit: AnswerColumn["unit"]): AnswerColumn[] => [
    column("", ""),
    column("Comme annoncé", "As stated", unit),
    column("Réponse", "Response", unit),
    column("Écart", "Difference", unit === "share" ? "points" : unit),
  ];
  const row = (label: Text, name: keyof typeof difference): Cell[] => [
    label,
    stated[name],
    response[name],
    difference[name],
  ];
  return [
    {
      title: bilingual(
        () => `Par an, en euros ; réponse : ${label.fr}`,
        () => `A year, in euros; response: ${label.en}`,
      ),
      columns: columns("EUR"),
      rows: [
        row({ fr: "Marge du prestataire", en: "Provider’s margin" }, "margin"),
        row({ fr: "Pénalités", en: "Penalties" }, "penalties"),
        row({ fr: "Factures du client", en: "Client’s invoices" }, "invoices"),
      ],
    },
    {
      title: { fr: "Service", en: "Service" },
      columns: columns("share"),
      rows: [
        row({ fr: "Service vécu", en: "Experienced service" }, "experienced"),
        row({ fr: "Conformité au contrat", en: "Contractual attainment" }, "contractual"),
        [
          { fr: "Toutes les promesses tenues", en: "Every promise kept" },
          stated.kept,
          response.kept,
          NO_FIGURE,
        ],
      ],
    },
    {
      title: { fr: "Temps", en: "Time" },
      columns: columns("h"),
      rows: [row({ fr: "Heures perdues par an", en: "Lost hours a year" }, "lostHours")],
    },
  ];
}

function sweepTable(sweep: Sweep): AnswerTable {
  const { caps, points } = sweep;
  const [under, finding] = [CAPS[caps], sweepFinding(sweep)];
  return {
    title: bilingual(
      () => `Montants des pénalités multipliés, ${under.fr} : ${finding.fr}`,
      () => `Penalty amounts multiplied, ${under.en}: ${finding.en}`,
    ),
    columns: [
      column("Montants", "Amounts"),
      column("Postes choisis", "Posts chosen"),
      column("Avance sur le suivant", "Lead on the next", "EUR"),
      column("Pénalités par an", "Penalties a year", "EUR"),
      column("Tout tenu", "All kept", "share"),
      column("Heures perdues par an", "Lost hours a year", "h"),
    ],
    rows: points.map(({ factor, posts, lead, penalties, kept, lostHours }): Cell[] => {
      const label = bilingual(
        ({ count }) => `× ${count(factor)}`,
        ({ count }) => `× ${count(factor)}`,
      );
      const sign = posts > 0 ? "+" : posts < 0 ? "−" : "±";
      const chosen = `${sign}${Math.abs(posts)}`;
      return [label, { fr: chosen, en: chosen }, lead, penalties, kept, lostHours];
    }),
  };
}

function gamingTables(figures: RespondFigures): AnswerTable[] {
  const { gaming, clauses } = figures;
  if (gaming.length === 0) return [];
  const shown = clauses.slice(0, 3);
  const finding = gamingFinding(figures);
  return [
    {
      title: bilingual(
        () => `Ce que rapporte chaque manœuvre, € par an : ${finding.fr}`,
        () => `What each trick brings, € a year: ${finding.en}`,
      ),
      columns: [
        column("Manœuvre", "Trick"),
        ...shown.map((id) => column(id, id, "EUR")),
        column("Hors pénalités", "Beside penalties", "EUR"),
        column("Tout le contrat", "Whole contract", "EUR"),
      ],
      rows: gaming.map(({ trick, byClause, elsewhere, whole }): Cell[] => [
        TRICK_LABELS[trick],
        ...byClause.slice(0, shown.length),
        elsewhere,
        whole,
      ]),
    },
    {
      title: { fr: "Clauses contraires, € par an", en: "Counter-clauses, € a year" },
      columns: [
        column("Manœuvre et clause", "Trick and clause"),
        column("Ce qu’elle laisse", "What it leaves", "EUR"),
        column("Ce qu’elle ôte", "What it takes away", "EUR"),
        column("Effet sur un prestataire honnête", "Effect on an honest provider", "EUR"),
      ],
      rows: gaming.map(({ trick, remedy }): Cell[] => [
        {
          fr: `${TRICK_LABELS[trick].fr} → ${remedy.wording.fr}`,
          en: `${TRICK_LABELS[trick].en} → ${remedy.wording.en}`,
        },
        remedy.left,
        remedy.taken,
        remedy.honest,
      ]),
    },
  ];
}

const STANDINGS: Record<RespondFigures["neighbours"][number]["standing"], Text> = {
  worse: { fr: "moins bon", en: "worse" },
  equal: { fr: "équivalent", en: "as good" },
  undecided: { fr: "non départagé", en: "undecided" },
  unbearable: { fr: "le client s’en irait", en: "the client would leave" },
  unstable: { fr: "l’équipe ne suit plus", en: "the team never catches up" },
};

function neighbourTable({ neighbours }: RespondFigures): AnswerTable {
  return {
    title: {
      fr: "Un changement de plus à la réponse : marge gagnée, € par an",
      en: "One more change to the response: margin gained, € a year",
    },
    columns: [column("Changement", "Change"), column("Marge gagnée", "Margin gained", "EUR"), column("", "")],
    rows: neighbours
      .toSorted(
        (a, b) => (b.behind.mean ?? Number.NEGATIVE_INFINITY) - (a.behind.mean ?? Number.NEGATIVE_INFINITY),
      )
      .map(({ label, behind, standing }): Cell[] => [label, behind, STANDINGS[standing]]),
  };
}

export const tablesOf = (figures: RespondFigures): AnswerTable[] => [
  ...outcomeTables(figures),
  ...figures.sweeps.map(sweepTable),
  ...gamingTables(figures),
  neighbourTable(figures),
];
