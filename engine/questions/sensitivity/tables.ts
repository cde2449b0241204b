/** Tables of an analysis of sensitivity. */
import { INDICATORS } from "../../answer/indicators.ts";
import { type AnswerTable, column, type Figure } from "../answer.ts";
import type { InputFigures, SensitivityFigures, TornadoBar } from "./figures.ts";
import { farthest, gapUnit } from "./words.ts";

const INPUT = column("Entrée", "Input");

const tidy = (bar: TornadoBar) => Math.max(...bar.changes.map(({ mean }) => Math.abs(mean ?? 0)));

function tornadoTable(figures: SensitivityFigures): AnswerTable {
  const unit = gapUnit(figures);
  const far = farthest(figures);
  return {
    title: {
      fr: `De combien chaque entrée déplace le résultat, du 10e au 90e centile${far.fr}`,
      en: `How far each input moves the result, from its 10th to its 90th percentile${far.en}`,
    },
    columns: [
      INPUT,
      column("10e", "10th"),
      column("alors", "then", unit),
      column("90e", "90th"),
      column("alors", "then", unit),
    ],
    rows: figures.tornado
      .toSorted((a, b) => tidy(b) - tidy(a))
      .map((bar) => [bar.label, bar.said[0], bar.changes[0], bar.said[1], bar.changes[1]]),
  };
}

const withLabel = <Row extends InputFigures>(rows: readonly Row[], cells: (row: Row) => Figure[]) =>
  rows.map((row) => [row.label, ...cells(row)]);

export function tablesOf(figures: SensitivityFigures): AnswerTable[] {
  const { screening, shares, tornado, information } = figures;
  const tables: AnswerTable[] = [];
  if (shares.length > 0)
    tables.push({
      title: { fr: "Part de l’incertitude", en: "Share of the uncertainty" },
      columns: [
        INPUT,
        column("à elle seule", "alone", "share"),
        column("avec les autres", "with the others", "share"),
      ],
      rows: withLabel(shares, ({ first, total }) => [first, total]),
    });
  if (tornado.length > 0) tables.push(tornadoTable(figures));
  if (information)
    tables.push({
      title: {
        fr: `Ce que vaudrait de le savoir avant de signer (${INDICATORS[information.payoff].label.fr})`,
        en: `What knowing it before signing would be worth (${INDICATORS[information.payoff].label.en})`,
      },
      columns: [INPUT, column("valeur", "worth", "EUR"), column("à qui le demander", "whom to ask")],
      rows: information.inputs.map(({ label, value, ask }) => [label, value, ask]),
    });
  if (screening.length > 0)
    tables.push({
      title: { fr: "Criblage : effet sur toute l’étendue", en: "Screening: effect over the whole range" },
      columns: [INPUT, column("effet moyen", "mean effect", gapUnit(figures)), column("retenue", "kept")],
      rows: screening.map(({ label, muStar, isKept }) => [
        label,
        muStar,
        isKept ? { fr: "oui", en: "yes" } : { fr: "non", en: "no" },
      ]),
    });
  return tables;
}
