/** Tables of an analysis of sensitivity. */
import { INDICATORS } from "../../answer/indicators.ts";
import type { AnswerTable, Figure } from "../answer.ts";
import { inputValue } from "../guessed/words.ts";
import type { InputFigures, SensitivityFigures, TornadoBar } from "./figures.ts";
import { gapUnit } from "./words.ts";

const INPUT = { label: { fr: "Entrée", en: "Input" }, unit: "text" } as const;

const tidy = (bar: TornadoBar) => Math.max(...bar.changes.map(({ mean }) => Math.abs(mean ?? 0)));

function tornadoTable(figures: SensitivityFigures): AnswerTable {
  const unit = gapUnit(figures);
  const column = (fr: string, en: string) => ({ label: { fr, en }, unit });
  const range = (bar: TornadoBar, at: 0 | 1) => inputValue(bar, bar.values[at]);
  return {
    title: {
      fr: "De combien chaque entrée déplace le résultat, du 10e au 90e centile",
      en: "How far each input moves the result, from its 10th to its 90th percentile",
    },
    columns: [
      INPUT,
      { label: { fr: "10e", en: "10th" }, unit: "text" },
      column("alors", "then"),
      { label: { fr: "90e", en: "90th" }, unit: "text" },
      column("alors", "then"),
    ],
    rows: figures.tornado
      .toSorted((a, b) => tidy(b) - tidy(a))
      .map((bar) => [bar.label, range(bar, 0), bar.changes[0], range(bar, 1), bar.changes[1]]),
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
        { label: { fr: "à elle seule", en: "alone" }, unit: "share" },
        { label: { fr: "avec les autres", en: "with the others" }, unit: "share" },
      ],
      rows: withLabel(shares, ({ first, total }) => [first, total]),
    });
  if (tornado.length > 0) tables.push(tornadoTable(figures));
  if (information)
    tables.push({
      title: {
        fr: `Ce que vaut de savoir avant de signer (${INDICATORS[information.payoff].label.fr})`,
        en: `What it is worth to know before signing (${INDICATORS[information.payoff].label.en})`,
      },
      columns: [
        INPUT,
        { label: { fr: "valeur", en: "worth" }, unit: "EUR" },
        { label: { fr: "à qui le demander", en: "whom to ask" }, unit: "text" },
      ],
      rows: information.inputs.map(({ label, value, ask }) => [label, value, ask]),
    });
  if (screening.length > 0)
    tables.push({
      title: { fr: "Criblage : effet sur toute l’étendue", en: "Screening: effect over the whole range" },
      columns: [
        INPUT,
        { label: { fr: "effet moyen", en: "mean effect" }, unit: gapUnit(figures) },
        { label: { fr: "retenue", en: "kept" }, unit: "text" },
      ],
      rows: screening.map(({ label, muStar, isKept }) => [
        label,
        muStar,
        isKept ? { fr: "oui", en: "yes" } : { fr: "non", en: "no" },
      ]),
    });
  return tables;
}
