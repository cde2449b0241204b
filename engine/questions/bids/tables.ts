/** Bids as tables: side by side, promise by promise, and what to ask. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column, NO_FIGURE } from "../answer.ts";
import { bilingual } from "../wording.ts";
import type { BidsFigures } from "./bids.ts";
import type { Bid } from "./offer.ts";

const STANDINGS: Record<Bid["standing"], Text> = {
  best: { fr: "la meilleure", en: "the best" },
  equal: { fr: "à égalité", en: "as good" },
  behind: { fr: "derrière", en: "behind" },
  undecided: { fr: "indécis", en: "undecided" },
};

const keptTable = (bids: readonly Bid[]): AnswerTable => ({
  title: { fr: "Qui tient parole, et à quel prix", en: "Who keeps its word, and at what price" },
  columns: [
    column("Offre", "Bid"),
    column("Tout tenu", "All kept", "share"),
    column("Périodes tenues", "Periods kept", "share"),
    column("Écart", "Behind", "points"),
    column("Par promesse tenue", "Per promise kept", "EUR"),
    column("Verdict", "Verdict"),
  ],
  rows: bids.map(({ name, kept, periodsKept, behind, pricePerKept, standing }): Cell[] => [
    name,
    kept,
    periodsKept,
    behind ?? NO_FIGURE,
    pricePerKept,
    standing === "behind" && behind?.ci95 && behind.ci95[1] >= 0
      ? { fr: "pas devant", en: "not ahead" }
      : STANDINGS[standing],
  ]),
});

function spread({ invoicesSpread }: Bid): Text {
  if (!invoicesSpread) return { fr: "–", en: "–" };
  const [low, high] = invoicesSpread;
  return bilingual(
    ({ euros }) => `${euros(low)} à ${euros(high)}`,
    ({ euros }) => `${euros(low)} to ${euros(high)}`,
  );
}

const moneyTable = (bids: readonly Bid[]): AnswerTable => ({
  title: {
    fr: "Ce qu’elle coûte, et si le candidat peut en vivre",
    en: "What it costs, and whether the bidder can live on it",
  },
  columns: [
    column("Offre", "Bid"),
    column("Factures (HT)", "Invoices (before VAT)", "EUR"),
    column("8 fois sur 10", "8 in 10"),
    column("Marge du candidat", "Bidder’s margin", "EUR"),
    column("Part des factures", "Share of invoices", "share"),
    column("Perd de l’argent", "Loses money", "share"),
  ],
  rows: bids.map((bid): Cell[] => [
    bid.name,
    bid.invoices,
    spread(bid),
    bid.margin,
    bid.marginRate,
    bid.loses,
  ]),
});

const promiseTable = ({ name, promises }: Bid): AnswerTable => ({
  title: bilingual(
    () => `Promesses : ${name.fr}`,
    () => `Promises: ${name.en}`,
  ),
  columns: [
    column("Engagement", "Promise"),
    column("Promis", "Promised"),
    column("Toutes les périodes", "Every period", "share"),
    column("Périodes tenues", "Periods kept", "share"),
  ],
  rows: promises.map(({ name: promise, required, kept, periodsKept }): Cell[] => [
    promise,
    bilingual(
      ({ rate }) => rate(required),
      ({ rate }) => rate(required),
    ),
    kept,
    periodsKept,
  ]),
});

/** Shares of periods kept at the two ends, by bid: "94 %→81 %". */
const fromTo = (atLow: number | null, atHigh: number | null): Text =>
  bilingual(
    ({ share }) => `${atLow === null ? "–" : share(atLow)} → ${atHigh === null ? "–" : share(atHigh)}`,
    ({ share }) => `${atLow === null ? "–" : share(atLow)} → ${atHigh === null ? "–" : share(atHigh)}`,
  );

const missingTable = ({ missing, bids }: BidsFigures): AnswerTable => ({
  title: {
    fr: "Ce qu’il manque de savoir : périodes tenues d’une borne plausible à l’autre, et la question à poser",
    en: "What remains to be known: periods kept from one plausible end to the other, and the question to ask",
  },
  columns: [
    column("Hypothèse", "Guess"),
    column("Plausible", "Plausible"),
    ...bids.map(({ name }) => column(name.fr, name.en)),
    column("À demander", "To ask"),
  ],
  rows: missing.map(({ label, low, high, kept, ask }): Cell[] => [
    label,
    { fr: `${low.fr} → ${high.fr}`, en: `${low.en} → ${high.en}` },
    ...bids.map(({ design }) => {
      const own = kept.find((one) => one.design === design);
      return fromTo(own?.atLow ?? null, own?.atHigh ?? null);
    }),
    ask,
  ]),
});

export const tablesOf = (figures: BidsFigures): AnswerTable[] => [
  keptTable(figures.bids),
  moneyTable(figures.bids),
  ...figures.bids.map(promiseTable),
  ...(figures.missing.length > 0 ? [missingTable(figures)] : []),
];
