/** Prices in rows: the corridor, changes to ask for and to give, clauses. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column, type Figure, NO_FIGURE } from "../answer.ts";
import { bilingual } from "../wording.ts";
import { RISKS } from "./corridor.ts";
import type { ClausePriceFigures } from "./index.ts";
import type { PricedMove } from "./priced.ts";
import { askedBy } from "./words.ts";

const timesFee = ({ mean, ci95 }: Figure, fee: number): Figure => ({
  mean: mean === null ? null : mean * fee,
  ci95: ci95 && [ci95[0] * fee, ci95[1] * fee],
});

function corridorTable({
  corridor,
  margin,
  loss,
  monthlyFee,
  alternative,
}: ClausePriceFigures): AnswerTable[] {
  if (!corridor) return [];
  const names: Record<(typeof RISKS)[number], Text> = {
    mean: bilingual(
      ({ share }) => `Prestataire : ${share(margin)} de marge moyenne`,
      ({ share }) => `Provider: mean margin of ${share(margin)}`,
    ),
    loss: bilingual(
      ({ share }) => `Prestataire : perte dans ${share(loss)} des avenirs au plus`,
      ({ share }) => `Provider: a loss in ${share(loss)} of futures at most`,
    ),
    shortfall: {
      fr: "Prestataire : équilibre dans le pire dixième",
      en: "Provider: breaks even in the worst tenth",
    },
  };
  const rows: Cell[][] = RISKS.map((risk) => [names[risk], timesFee(corridor.floors[risk], monthlyFee)]);
  if (corridor.ceiling && alternative)
    rows.push([
      {
        fr: `Client : autant que « ${alternative.name.fr} »`,
        en: `Client: as much as “${alternative.name.en}”`,
      },
      timesFee(corridor.ceiling, monthlyFee),
    ]);
  rows.push([
    { fr: "Aujourd’hui", en: "Today" },
    { mean: monthlyFee, ci95: null },
  ]);
  return [
    {
      title: { fr: "Prix de réserve, par mois", en: "Reservation prices, a month" },
      columns: [column("Qui, à quelle condition", "Who, on which condition"), column("Prix", "Price", "EUR")],
      rows,
    },
  ];
}

const row = ({ label, effect, ratio }: PricedMove): Cell[] => [
  label,
  effect.parts.invoices,
  effect.parts.time,
  effect.provider,
  ratio ?? { fr: "", en: "" },
];

const gainColumns = [
  column("Changement", "Change"),
  column("Client, factures", "Client, invoices", "EUR"),
  column("Client, temps", "Client, time", "EUR"),
  column("Prestataire, marge", "Provider, margin", "EUR"),
];

function exchangeTables({ moves }: ClausePriceFigures): AnswerTable[] {
  const titles: Record<"client" | "provider", Text> = {
    client: {
      fr: "Ce que le client demande, le meilleur échange d’abord (€ par an gagnés)",
      en: "What the client asks for, best exchange first (€ a year gained)",
    },
    provider: {
      fr: "Ce que le prestataire demande, le meilleur échange d’abord (€ par an gagnés)",
      en: "What the provider asks for, best exchange first (€ a year gained)",
    },
  };
  const sides = (["client", "provider"] as const).map((side) => ({
    title: titles[side],
    columns: [...gainColumns, column("Gagné par euro cédé", "Gained per euro given", "count")],
    rows: askedBy(side, moves).map(row),
  }));
  return sides.filter(({ rows }) => rows.length > 0);
}

/** Pay or keep: what a tighter promise costs the provider either way. */
function keepingTable({ moves }: ClausePriceFigures): AnswerTable[] {
  const tighter = moves.filter(({ keeping }) => keeping !== null);
  if (tighter.length === 0) return [];
  return [
    {
      title: {
        fr: "Tenir aussi bien qu’aujourd’hui, ou payer : coût pour le prestataire, € par an",
        en: "Keep it as well as today, or pay: cost to the provider, € a year",
      },
      columns: [
        column("Changement", "Change"),
        column("Points perdus", "Points lost", "points"),
        column("Tenir : capacité", "Keep: capacity", "EUR"),
        column("Payer : pénalités", "Pay: penalties", "EUR"),
        column("Équipe", "Team"),
      ],
      rows: tighter.map(({ label, keeping, effect }): Cell[] => [
        label,
        keeping!.points,
        keeping!.capacity?.eur ?? NO_FIGURE,
        opposite(effect.provider),
        keeping!.capacity?.team ?? { fr: "deux postes n’y suffisent pas", en: "two posts are not enough" },
      ]),
    },
  ];
}

const opposite = ({ mean, ci95 }: Figure): Figure => ({
  mean: mean === null ? null : -mean,
  ci95: ci95 && [-ci95[1], -ci95[0]],
});

const STANDINGS: Partial<Record<PricedMove["standing"], Text>> = {
  neither: { fr: "personne n’y gagne", en: "nobody gains" },
  nothing: { fr: "rien", en: "nothing" },
  undecided: { fr: "indécis", en: "undecided" },
};

function otherTable({ moves }: ClausePriceFigures): AnswerTable[] {
  const others = moves.filter(({ standing }) => standing in STANDINGS);
  if (others.length === 0) return [];
  return [
    {
      title: {
        fr: "Autres changements essayés (€ par an gagnés)",
        en: "Other changes tried (€ a year gained)",
      },
      columns: [...gainColumns, column("", "")],
      rows: others.map(({ label, effect, standing }): Cell[] => [
        label,
        effect.parts.invoices,
        effect.parts.time,
        effect.provider,
        STANDINGS[standing]!,
      ]),
    },
  ];
}

function clauseTable({ clauses }: ClausePriceFigures): AnswerTable[] {
  if (clauses.length === 0) return [];
  return [
    {
      title: {
        fr: "Ce que valent les clauses présentes (€ par an gagnés)",
        en: "What the present clauses are worth (€ a year gained)",
      },
      columns: [
        column("Clause", "Clause"),
        column("Client, sa part", "Client, its part", "EUR"),
        column("Prestataire, sa part", "Provider, its part", "EUR"),
        column("Client, sans elle", "Client, without it", "EUR"),
        column("Prestataire, sans elle", "Provider, without it", "EUR"),
      ],
      rows: clauses.map(({ label, shared, alone }): Cell[] => [
        label,
        shared?.client ?? NO_FIGURE,
        shared?.provider ?? NO_FIGURE,
        alone.client,
        alone.provider,
      ]),
    },
  ];
}

export const tablesOf = (figures: ClausePriceFigures): AnswerTable[] => [
  ...corridorTable(figures),
  ...exchangeTables(figures),
  ...keepingTable(figures),
  ...otherTable(figures),
  ...clauseTable(figures),
];
