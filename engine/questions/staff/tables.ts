/** The tables of a roster: teams, shifts, neighbours, one more contract. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column, type Figure } from "../answer.ts";
import { bilingual } from "../wording.ts";
import type { Neighbour, RosterFigures, StaffFigures } from "./figures.ts";

const plain = (mean: number | null): Figure => ({ mean, ci95: null });

function teamTable({ teams }: StaffFigures): AnswerTable {
  return {
    title: { fr: "Postes par équipe", en: "Posts by team" },
    columns: [
      column("Équipe", "Team"),
      column("Charge", "Load", "count"),
      column("Plancher", "Floor", "count"),
      column("Théorie", "Theory", "count"),
      column("Présents", "Present", "count"),
      column("Besoin", "Need", "count"),
      column("Retenus", "Chosen", "count"),
      column("Part du contrat", "Contract’s share", "count"),
    ],
    rows: teams.map(({ name, offered, least, theory, present, need, chosen, ownShare }): Cell[] => [
      name,
      plain(offered),
      plain(least),
      plain(theory),
      plain(present),
      need,
      plain(chosen),
      plain(chosen === null ? null : chosen * ownShare),
    ]),
  };
}

const written = ({ roster }: RosterFigures): Text => {
  const text = roster.map((own) => own.join("+")).join(" · ");
  return { fr: text, en: text };
};

const STANDINGS: Record<RosterFigures["standing"], Text> = {
  keeps: { fr: "y arrive", en: "reaches it" },
  fails: { fr: "n’y arrive pas", en: "fails" },
  undecided: { fr: "indécis", en: "undecided" },
};

function rosterTable({ present, chosen, neighbours, teams }: StaffFigures): AnswerTable {
  const names = bilingual(
    () => teams.map(({ name }) => name.fr).join(" · "),
    () => teams.map(({ name }) => name.en).join(" · "),
  );
  const row = (what: Text, figures: RosterFigures): Cell[] => [
    what,
    written(figures),
    plain(figures.costEur),
    figures.kept,
    STANDINGS[figures.standing],
  ];
  const isExchange = ({ more }: Neighbour) => more >= 0;
  return {
    title: {
      fr: `Effectifs par équipe et plage (${names.fr}) et leurs voisins moins chers`,
      en: `Rosters by team and shift (${names.en}) and their cheaper neighbours`,
    },
    columns: [
      column("Effectif", "Roster"),
      column("Postes", "Posts"),
      column("Par an", "A year", "EUR"),
      column("Tenu", "Kept", "share"),
      column("Verdict", "Verdict"),
    ],
    rows: [
      row({ fr: "Présent", en: "Present" }, present),
      ...(chosen ? [row({ fr: "Retenu", en: "Chosen" }, chosen)] : []),
      ...neighbours.map((one) =>
        row(
          isExchange(one)
            ? { fr: "Un poste échangé", en: "A post exchanged" }
            : { fr: "Un poste de moins", en: "A post less" },
          one,
        ),
      ),
    ],
  };
}

function contractTable({ oneMore, teams, isPriced }: StaffFigures): AnswerTable[] {
  if (!oneMore) return [];
  const { kept, change, mendedBy, mendingEur } = oneMore;
  const team = teams.find(({ place }) => place === mendedBy);
  const mended: Text =
    mendedBy === -1
      ? { fr: "rien à ajouter", en: "nothing to add" }
      : bilingual(
          ({ euros }) =>
            team
              ? `un poste dans « ${team.name.fr} »${isPriced ? `, ${euros(mendingEur)} par an` : ""}`
              : "plus d’un poste",
          ({ euros }) =>
            team
              ? `one post in “${team.name.en}”${isPriced ? `, ${euros(mendingEur)} a year` : ""}`
              : "more than one post",
        );
  return [
    {
      title: {
        fr: "Un contrat de plus, pareil, sur ces équipes",
        en: "One more contract like it on these teams",
      },
      columns: [
        column("Tenu", "Kept", "share"),
        column("Écart", "Change", "points"),
        column("Il faudrait", "It would take"),
      ],
      rows: [[kept, change, mended]],
    },
  ];
}

function dutyTable({ duties, teams }: StaffFigures): AnswerTable[] {
  if (duties.length === 0) return [];
  return [
    {
      title: { fr: "L’effectif retenu sans une astreinte", en: "The chosen roster without an on-call duty" },
      columns: [
        column("Sans l’astreinte de", "Without the on-call duty of"),
        column("Épargne par an", "Saves a year", "EUR"),
        column("Tenu", "Kept", "share"),
        column("Verdict", "Verdict"),
      ],
      rows: duties.map(({ team, costEur, kept, standing }): Cell[] => [
        teams.find(({ place }) => place === team)?.name ?? { fr: "", en: "" },
        plain(costEur),
        kept,
        STANDINGS[standing],
      ]),
    },
  ];
}

export const tablesOf = (figures: StaffFigures): AnswerTable[] => [
  teamTable(figures),
  rosterTable(figures),
  ...dutyTable(figures),
  ...contractTable(figures),
];
