/** An answer on renegotiating in tables: months, ways, leaving, growth. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerColumn, type AnswerTable, type Cell, column } from "../answer.ts";
import { bilingual } from "../wording.ts";
import type { Changes, LeaveFigure, RenegotiateFigures } from "./figures.ts";
import { growthFinding } from "./words.ts";

const plain = (text: string): Text => ({ fr: text, en: text });

const CHANGES: AnswerColumn[] = [
  column("Factures", "Invoices", "EUR"),
  column("Heures perdues", "Lost hours", "h"),
  column("Service vécu", "Experienced service", "points"),
];

const changesCells = ({ invoicedCost, lostHours, experiencedAttainment }: Changes): Cell[] => [
  invoicedCost,
  lostHours,
  experiencedAttainment,
];

const gainColumn = ({ criterion }: RenegotiateFigures): AnswerColumn => ({
  label: { fr: `Gain, ${criterion.label.fr.toLowerCase()}`, en: `Gain, ${criterion.label.en.toLowerCase()}` },
  unit: criterion.unit === "share" ? "points" : criterion.unit,
});

function standing(figures: RenegotiateFigures, month: number, mayBeBest: boolean): Text {
  if (month === figures.best?.month) return { fr: "le meilleur", en: "the best" };
  return mayBeBest ? { fr: "pas moins bon", en: "not worse" } : { fr: "moins bon", en: "worse" };
}

function monthsTable(figures: RenegotiateFigures): AnswerTable {
  const gain = gainColumn(figures);
  return {
    title: {
      fr: `Signé une fois, à la fin du mois (contre le contrat tel quel)`,
      en: `Signed once, at the end of the month (against the contract as it stands)`,
    },
    columns: [
      column("Mois", "Month"),
      gain,
      column("Regret", "Regret", gain.unit),
      ...CHANGES,
      column("Verdict", "Verdict"),
    ],
    rows: figures.months.map(({ month, gain: value, regret, changes, mayBeBest }): Cell[] => [
      plain(String(month)),
      value,
      regret,
      ...changesCells(changes),
      standing(figures, month, mayBeBest),
    ]),
  };
}

function waysTable(figures: RenegotiateFigures): AnswerTable {
  return {
    title: { fr: "Figé, daté, sur seuil ou en continu", en: "Frozen, dated, on a threshold or continuous" },
    columns: [
      column("Façon d’évoluer", "Way of evolving"),
      column("Avenants", "Amendments", "count"),
      gainColumn(figures),
      ...CHANGES,
      column("Verdict", "Verdict"),
    ],
    rows: figures.reviews.map(({ name, amendments, gain, changes, mayBeBest }): Cell[] => [
      name,
      amendments,
      gain,
      ...changesCells(changes),
      mayBeBest
        ? { fr: "peut être la meilleure", en: "may be the best" }
        : { fr: "moins bonne", en: "worse" },
    ]),
  };
}

function leavingTable(figures: RenegotiateFigures, months: readonly LeaveFigure[]): AnswerTable {
  const cheaper = (share: number | null): Text => {
    if (share === null) return plain("–");
    if (share > 1) return { fr: "aucun", en: "none" };
    return bilingual(
      ({ share: write }) => write(share),
      ({ share: write }) => write(share),
    );
  };
  const hasGain = months.some(({ gain }) => gain !== null);
  return {
    title: { fr: "Sortir", en: "Leaving" },
    columns: [
      column("Dénoncé à la fin du mois", "Notice given at the end of month"),
      column("Coût de sortie", "Cost of the exit", "EUR"),
      ...(hasGain ? [gainColumn(figures)] : []),
      column("Rabais qui le compense", "Price cut that makes up for it"),
    ],
    rows: months.map(({ month, cost, gain, cheaperBy }): Cell[] => [
      plain(String(month)),
      cost,
      ...(gain ? [gain] : []),
      cheaper(cheaperBy),
    ]),
  };
}

function growthTable(figures: RenegotiateFigures): AnswerTable[] {
  const { breakEven, from } = figures;
  if (!breakEven) return [];
  const finding = growthFinding(breakEven);
  return [
    {
      title: bilingual(
        () => `« ${from.name.fr} » selon la croissance du SI : ${finding.fr}`,
        () => `“${from.name.en}” by growth of the IT: ${finding.en}`,
      ),
      columns: [column("Croissance par an", "Growth a year"), gainColumn(figures)],
      rows: breakEven.points.map(({ growth, gain }): Cell[] => [
        bilingual(
          ({ rate }) => rate(growth),
          ({ rate }) => rate(growth),
        ),
        gain,
      ]),
    },
  ];
}

export function tablesOf(figures: RenegotiateFigures): AnswerTable[] {
  return [
    monthsTable(figures),
    ...(figures.reviews.length > 0 ? [waysTable(figures)] : []),
    ...(figures.exit && figures.exit.months.length > 0 ? [leavingTable(figures, figures.exit.months)] : []),
    ...growthTable(figures),
  ];
}
