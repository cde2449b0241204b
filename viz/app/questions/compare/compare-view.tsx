/** "Quel contrat est le meilleur ?": each indicator's designs with the error of their means, best first. */
import type { CompareFigures, Ranking } from "#engine";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import type { FiguresProps, QuestionView } from "../view.ts";

const WORDS = setTexts({
  lead: {
    fr: "Moyenne de chaque contrat sur les mêmes avenirs ; le trait est l’erreur de la moyenne, pas l’étalement des avenirs.",
    en: "Mean of each contract over the same futures; the bar is the error of the mean, not the spread of futures.",
  },
  contract: { fr: "Contrat", en: "Contract" },
  mean: { fr: "Moyenne", en: "Mean" },
});

const SERVICE = "experiencedAttainment:1pt";
const COST = "invoicedCost:2000";
const HOURS = "lostHours:100";
const ON = [
  { value: SERVICE, label: { fr: "Service vécu, à 1 pt près", en: "Experienced service, within 1 pt" } },
  { value: COST, label: { fr: "Factures, à 2 000 € près", en: "Invoices, within 2,000 €" } },
  { value: HOURS, label: { fr: "Heures perdues, à 100 h près", en: "Lost hours, within 100 h" } },
  { value: [SERVICE, COST, HOURS].join(","), label: { fr: "Les trois à la fois", en: "All three at once" } },
];

function RankingChart({ ranking, frozen, evolving, isStale }: RankingProps) {
  const { lang } = useReader();
  const { label, unit, designs } = ranking;
  return (
    <RowsSection
      title={label[lang]}
      lead={WORDS.lead[lang]}
      of={WORDS.contract[lang]}
      figure={WORDS.mean[lang]}
      unit={unit}
      isDifference={false}
      isStale={isStale}
      rows={designs.map(({ design, name, mean, ci95, standing }) => ({
        label: name[lang],
        mean,
        ci95,
        isChosen: standing === "selected",
        tone: design === frozen ? "frozen" : design === evolving ? "evolving" : "plain",
      }))}
    />
  );
}

interface RankingProps {
  ranking: Ranking;
  frozen: string | undefined;
  evolving: string | undefined;
  isStale: boolean;
}

function Figures({ answer, scenario, isStale }: FiguresProps) {
  const { rankings } = answer.figures as unknown as CompareFigures;
  return (
    <>
      {rankings.map((ranking) => (
        <RankingChart
          key={ranking.indicator}
          ranking={ranking}
          frozen={scenario.page?.frozen}
          evolving={scenario.page?.evolving}
          isStale={isStale}
        />
      ))}
    </>
  );
}

export const compareView: QuestionView = {
  name: "compare",
  title: { fr: "Quel contrat est le meilleur ?", en: "Which contract is best?" },
  menu: { fr: "Quel contrat est le meilleur ?", en: "Which contract is best?" },
  askers: ["buyer", "committee"],
  isPrivate: false,
  unfit: ({ designs }) =>
    designs.length < 2
      ? {
          fr: "Ce scénario n’a qu’un contrat : il en faut au moins deux à comparer.",
          en: "This scenario has only one contract: at least two are needed to compare.",
        }
      : null,
  controls: () => [
    {
      kind: "choice",
      isList: true,
      term: "on",
      label: { fr: "Sur quoi, et l’écart qui compte", en: "On what, and the difference that matters" },
      options: ON,
    },
    {
      kind: "number",
      term: "confidence",
      label: { fr: "Probabilité de choisir juste", en: "Probability of choosing right" },
      min: 80,
      max: 99,
      step: 1,
      unit: { fr: "%", en: "%" },
    },
  ],
  Figures,
};
