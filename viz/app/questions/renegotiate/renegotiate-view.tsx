/** "Signer, renégocier, surveiller ou sortir ?": the gain by month of signature, the ways to follow, leaving, and the growth from which following pays. */
import type { RenegotiateFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { CurvesSection } from "../parts/curves-section.tsx";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const WORDS = setTexts({
  months: {
    fr: "Ce que rapporte l’avenant, selon son mois",
    en: "What the amendment gains, by month of signature",
  },
  monthsLead: {
    fr: "Par rapport au contrat tel qu’il est, sur les mêmes avenirs. La bande est l’erreur de la moyenne, valable pour tous les mois à la fois.",
    en: "Against the contract as it stands, over the same futures. The band is the error of the mean, holding for all months at once.",
  },
  gain: { fr: "Gain", en: "Gain" },
  across: { fr: "mois de signature →", en: "month of signature →" },
  best: { fr: "meilleur mois", en: "best month" },
  ways: { fr: "Les façons de suivre le SI", en: "Ways of keeping up with the IT" },
  waysLead: {
    fr: "Gain par rapport au contrat tel qu’il est : un avenant, une revue chaque année, une revue déclenchée par un seuil, une revue continue.",
    en: "Gain against the contract as it stands: one amendment, a review each year, a review triggered by a threshold, a continuous review.",
  },
  way: { fr: "Façon d’évoluer", en: "Way of evolving" },
  leaving: { fr: "Sortir : ce qu’il en coûte", en: "Leaving: what it costs" },
  leavingLead: {
    fr: "Indemnité de sortie, réversibilité et connaissance à reconstruire, selon le mois de sortie.",
    en: "Exit fee, reversibility and knowledge to be rebuilt, by month of leaving.",
  },
  cost: { fr: "Coût de sortie", en: "Cost of leaving" },
  exitAcross: { fr: "mois de sortie →", en: "month of leaving →" },
  growth: { fr: "À partir de quelle croissance évoluer paie", en: "From what growth evolving pays" },
  growthLead: {
    fr: "Gain du contrat évolutif selon la croissance annuelle du SI, sur les mêmes avenirs.",
    en: "Gain of the evolving contract by the yearly growth of the IT, over the same futures.",
  },
  growthAcross: { fr: "croissance du SI par an →", en: "IT growth a year →" },
  present: { fr: "aujourd’hui", en: "today" },
  from: { fr: "seuil", en: "break-even" },
});

const ON = [
  { value: "invoices", label: { fr: "Factures", en: "Invoices" } },
  {
    value: "withLostTime",
    label: { fr: "Factures et temps perdu", en: "Invoices and lost time" },
  },
  { value: "lostHours", label: { fr: "Heures perdues", en: "Lost hours" } },
  { value: "service", label: { fr: "Service vécu", en: "Experienced service" } },
];

function Figures({ answer, isStale }: FiguresProps) {
  const { lang, numbers } = useReader();
  const { months, best, reviews, exit, breakEven, presentGrowth, criterion } =
    answer.figures as unknown as RenegotiateFigures;
  const common = { unit: criterion.unit, isDifference: true, isStale } as const;
  const gain = `${WORDS.gain[lang]} (${criterion.label[lang]})`;
  const month = (value: number) => `M${numbers.plain(value)}`;
  return (
    <>
      <CurvesSection
        {...common}
        title={WORDS.months[lang]}
        lead={WORDS.monthsLead[lang]}
        figure={gain}
        across={WORDS.across[lang]}
        say={month}
        all={[{ name: gain, points: months.map(({ month: x, gain: one }) => ({ x, ...one })) }]}
        marks={best ? [{ x: best.month, text: `${WORDS.best[lang]} ${month(best.month)}` }] : []}
      />
      <RowsSection
        {...common}
        title={WORDS.ways[lang]}
        lead={WORDS.waysLead[lang]}
        of={WORDS.way[lang]}
        figure={gain}
        rows={reviews.map((one) => ({ label: one.name[lang], ...one.gain, isChosen: one.mayBeBest }))}
      />
      {exit && (
        <CurvesSection
          title={WORDS.leaving[lang]}
          lead={WORDS.leavingLead[lang]}
          figure={WORDS.cost[lang]}
          across={WORDS.exitAcross[lang]}
          say={month}
          unit="EUR"
          isDifference={false}
          isStale={isStale}
          all={[
            { name: WORDS.cost[lang], points: exit.months.map(({ month: x, cost }) => ({ x, ...cost })) },
          ]}
        />
      )}
      {breakEven && (
        <CurvesSection
          {...common}
          title={WORDS.growth[lang]}
          lead={WORDS.growthLead[lang]}
          figure={gain}
          across={WORDS.growthAcross[lang]}
          say={(value) => numbers.signedShare(value, 0)}
          all={[{ name: gain, points: breakEven.points.map(({ growth: x, gain: one }) => ({ x, ...one })) }]}
          marks={[
            { x: presentGrowth, text: WORDS.present[lang] },
            ...(breakEven.growth === null
              ? []
              : [
                  {
                    x: breakEven.growth,
                    text: `${WORDS.from[lang]} ${numbers.signedShare(breakEven.growth, 1)}`,
                  },
                ]),
          ]}
        />
      )}
    </>
  );
}

export const renegotiateView: QuestionView = {
  name: "renegotiate",
  title: { fr: "Signer, renégocier, surveiller ou sortir ?", en: "Sign, renegotiate, watch or leave?" },
  menu: { fr: "Signer, renégocier, surveiller ou sortir ?", en: "Sign, renegotiate, watch or leave?" },
  askers: ["committee", "buyer"],
  isPrivate: false,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "on",
      label: { fr: "Ce qui compte", en: "What counts" },
      options: ON,
    },
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat en cours", en: "Contract in force" },
      options: designOptions(scenario),
    },
    {
      kind: "number",
      term: "price",
      label: { fr: "Hausse des prix de l’avenant", en: "Price rise of the amendment" },
      min: -50,
      max: 100,
      step: 1,
      unit: { fr: "%", en: "%" },
    },
    {
      kind: "number",
      term: "invoiced",
      label: { fr: "Facturé à la signature", en: "Invoiced at signing" },
      min: 0,
      max: 1_000_000,
      step: 100,
      unit: { fr: "€", en: "€" },
    },
    {
      kind: "number",
      term: "successor",
      label: { fr: "Prix d’un successeur", en: "Prices of a successor" },
      hint: { fr: "en % de ceux d’aujourd’hui", en: "in % of today’s" },
      min: 50,
      max: 200,
      step: 1,
      unit: { fr: "%", en: "%" },
    },
  ],
  Figures,
};
