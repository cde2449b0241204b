/** One more client as tables: client by client, and hire by hire. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column, type Figure, NO_FIGURE } from "../answer.ts";
import type { Change, ClientChange } from "./clients.ts";
import type { HireTried, PortfolioFigures } from "./portfolio.ts";
import { hireText } from "./words.ts";

const SUFFERS: Record<ClientChange["suffers"], Text> = {
  yes: { fr: "en souffre", en: "suffers" },
  no: { fr: "non", en: "no" },
  undecided: { fr: "indécis", en: "undecided" },
};

const MENDS: Record<HireTried["mends"], Text> = {
  yes: { fr: "y remédie", en: "solves it" },
  no: { fr: "ne suffit pas", en: "not enough" },
  undecided: { fr: "indécis", en: "undecided" },
};

const hours = ({ difference: { mean, ci95 } }: Change): Figure => ({
  mean: mean === null ? null : mean / 60,
  ci95: ci95 && [ci95[0] / 60, ci95[1] / 60],
});

const clientTable = (clients: readonly ClientChange[]): AnswerTable => ({
  title: { fr: "Chaque client, avec le nouveau et sans", en: "Each client, with the new one and without" },
  columns: [
    column("Client", "Client"),
    column("Tout tenu, sans", "All kept, without", "share"),
    column("avec", "with", "share"),
    column("Périodes tenues", "Periods kept", "points"),
    column("Prise en charge, h", "First touch, h", "count"),
    column("Résolution, h", "Resolution, h", "count"),
    column("Marge", "Margin", "EUR"),
    column("En souffre", "Suffers"),
  ],
  rows: clients.map(({ name, kept, periodsKept, toTouchMin, toResolutionMin, margin, suffers }): Cell[] => [
    name,
    kept.without,
    kept.with,
    periodsKept.difference,
    hours(toTouchMin),
    hours(toResolutionMin),
    margin.difference,
    SUFFERS[suffers],
  ]),
});

const newcomerTable = ({ newcomer, book }: PortfolioFigures): AnswerTable => ({
  title: { fr: "Le nouveau client, et le portefeuille", en: "The new client, and the book" },
  columns: [
    column("", ""),
    column("Tout tenu", "All kept", "share"),
    column("Périodes tenues", "Periods kept", "share"),
    column("Marge", "Margin", "EUR"),
  ],
  rows: [
    [newcomer.name, newcomer.kept, newcomer.periodsKept, newcomer.margin],
    [
      { fr: "tous les contrats, avec lui moins sans", en: "all contracts, with it minus without" },
      NO_FIGURE,
      NO_FIGURE,
      book.difference,
    ],
  ],
});

function hireTable({ hires, clients }: PortfolioFigures): AnswerTable {
  const nameOf = (client: string) =>
    clients.find((one) => one.client === client)?.name ?? { fr: client, en: client };
  return {
    title: {
      fr: "Embauches, de la moins chère à la plus chère",
      en: "Hires, from the cheapest to the dearest",
    },
    columns: [
      column("Embauche", "Hire"),
      column("Qui y perd le plus", "Who loses most"),
      column("Périodes tenues", "Periods kept", "points"),
      column("Marge du portefeuille", "Margin of the book", "EUR"),
      column("Verdict", "Verdict"),
    ],
    rows: hires.map((hire): Cell[] => [
      hireText(hire),
      nameOf(hire.worst.client),
      hire.worst.periodsKept,
      hire.margin,
      MENDS[hire.mends],
    ]),
  };
}

export const tablesOf = (figures: PortfolioFigures): AnswerTable[] => [
  clientTable(figures.clients),
  newcomerTable(figures),
  ...(figures.hires.length > 0 ? [hireTable(figures)] : []),
];
