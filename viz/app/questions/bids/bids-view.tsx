/** "Quelle offre tiendra parole ?": what each bid keeps, at what price, whether its bidder lives on it, and what to ask. */
import type { BidsFigures } from "#engine";
import type { FigureRow } from "../../../charts/questions/figure-rows.ts";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import type { FiguresProps, QuestionView } from "../view.ts";

const WORDS = setTexts({
  bid: { fr: "Offre", en: "Bid" },
  kept: { fr: "Ce que chaque offre tient", en: "What each bid keeps" },
  keptLead: {
    fr: "Périodes tenues, tous engagements à pénalité confondus ; le trait est l’erreur de la moyenne.",
    en: "Periods kept, over all SLA lines with a penalty; the bar is the error of the mean.",
  },
  periods: { fr: "Périodes tenues", en: "Periods kept" },
  price: { fr: "Ce que coûte une promesse tenue", en: "What a kept promise costs" },
  priceLead: {
    fr: "Factures hors taxes, pénalités déduites, divisées par les promesses tenues (une ligne d’engagement, une période).",
    en: "Invoices before VAT, penalties deducted, over promises kept (one SLA line, one period).",
  },
  each: { fr: "Par promesse tenue", en: "Per promise kept" },
  loses: { fr: "Le candidat y perd-il ?", en: "Does the bidder lose on it?" },
  losesLead: {
    fr: "Probabilité qu’il perde de l’argent sur le contrat : une offre à perte ne dure pas telle quelle.",
    en: "Probability that it loses money on the contract: a loss-making bid does not last as it is.",
  },
  chance: { fr: "Perd de l’argent", en: "Loses money" },
});

function Figures({ answer, scenario, isStale }: FiguresProps) {
  const { lang } = useReader();
  const { bids, best } = answer.figures as unknown as BidsFigures;
  const rows = (figure: (bid: (typeof bids)[number]) => Pick<FigureRow, "mean" | "ci95">): FigureRow[] =>
    bids.map((bid) => ({
      label: bid.name[lang],
      ...figure(bid),
      isChosen: bid.design === best,
      tone:
        bid.design === scenario.page?.frozen
          ? "frozen"
          : bid.design === scenario.page?.evolving
            ? "evolving"
            : "plain",
    }));
  const common = { of: WORDS.bid[lang], isDifference: false, isStale };
  return (
    <>
      <RowsSection
        {...common}
        title={WORDS.kept[lang]}
        lead={WORDS.keptLead[lang]}
        figure={WORDS.periods[lang]}
        unit="share"
        rows={rows(({ periodsKept }) => periodsKept)}
      />
      <div className="two">
        <RowsSection
          {...common}
          title={WORDS.price[lang]}
          lead={WORDS.priceLead[lang]}
          figure={WORDS.each[lang]}
          unit="EUR"
          rows={rows(({ pricePerKept }) => pricePerKept)}
        />
        <RowsSection
          {...common}
          title={WORDS.loses[lang]}
          lead={WORDS.losesLead[lang]}
          figure={WORDS.chance[lang]}
          unit="share"
          rows={rows(({ loses }) => loses)}
        />
      </div>
    </>
  );
}

export const bidsView: QuestionView = {
  name: "bids",
  title: { fr: "Quelle offre tiendra parole ?", en: "Which bid will keep its word?" },
  menu: { fr: "Quelle offre tiendra parole ?", en: "Which bid will keep its word?" },
  askers: ["buyer"],
  opensLast: true,
  isPrivate: true,
  unfit: ({ designs }) =>
    designs.length < 2
      ? { fr: "Ce scénario n’a qu’une offre.", en: "This scenario has one bid only." }
      : null,
  controls: () => [
    {
      kind: "choice",
      term: "of",
      label: { fr: "Promesses qui comptent", en: "Promises that count" },
      options: [
        { value: "penalised", label: { fr: "celles à pénalité", en: "those with a penalty" } },
        { value: "all", label: { fr: "toutes", en: "all" } },
      ],
    },
    {
      kind: "number",
      term: "indifference",
      label: { fr: "Écart qui compte", en: "Difference that matters" },
      min: 0.1,
      max: 20,
      step: 0.1,
      unit: { fr: "points", en: "points" },
    },
  ],
  Figures,
};
