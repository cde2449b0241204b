/** "Que disent les horloges ?": the same tickets under several clocks, and the tickets that turn. */
import type { ClockFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const WORDS = setTexts({
  attainment: { fr: "Conformité, horloge par horloge", en: "Attainment, clock by clock" },
  attainmentLead: {
    fr: "Les mêmes tickets, lus par chaque outil ; le trait est l’erreur de la moyenne.",
    en: "The same tickets, read by each tool; the bar is the error of the mean.",
  },
  gap: { fr: "Écart avec l’horloge du contrat", en: "Against the contract’s clock" },
  gapLead: {
    fr: "Apparié : ticket par ticket, avenir par avenir.",
    en: "Paired: ticket by ticket, future by future.",
  },
  contract: { fr: "horloge du contrat", en: "the contract’s clock" },
  clock: { fr: "Horloge", en: "Clock" },
  figure: { fr: "Conformité", en: "Attainment" },
  penalties: {
    fr: "Pénalités dues si le contrat l’adoptait",
    en: "Penalties due if the contract adopted it",
  },
  penaltiesLead: {
    fr: "Moins celles du contrat tel qu’il est, par avenir.",
    en: "Less those of the contract as it stands, by future.",
  },
  amount: { fr: "Pénalités", en: "Penalties" },
});

function Figures({ answer, isStale }: FiguresProps) {
  const { lang } = useReader();
  const { contract, clocks, adopted } = answer.figures as unknown as ClockFigures;
  const common = { of: WORDS.clock[lang], isStale };
  return (
    <>
      <div className="two">
        <RowsSection
          {...common}
          title={WORDS.attainment[lang]}
          lead={WORDS.attainmentLead[lang]}
          figure={WORDS.figure[lang]}
          unit="share"
          isDifference={false}
          rows={[
            { label: WORDS.contract[lang], ...contract.attainment, isChosen: true },
            ...clocks.map(({ name, attainment }) => ({ label: name[lang], ...attainment })),
          ]}
        />
        <RowsSection
          {...common}
          title={WORDS.gap[lang]}
          lead={WORDS.gapLead[lang]}
          figure={WORDS.figure[lang]}
          unit="share"
          isDifference
          rows={clocks.map(({ name, difference }) => ({ label: name[lang], ...difference }))}
        />
      </div>
      {adopted.length > 0 && (
        <RowsSection
          {...common}
          title={WORDS.penalties[lang]}
          lead={WORDS.penaltiesLead[lang]}
          figure={WORDS.amount[lang]}
          unit="EUR"
          isDifference
          rows={adopted.map(({ name, penaltiesDue }) => ({ label: name[lang], ...penaltiesDue }))}
        />
      )}
    </>
  );
}

export const clockView: QuestionView = {
  name: "clock",
  title: { fr: "Que disent les horloges ?", en: "What do the clocks say?" },
  menu: { fr: "Que disent les horloges ?", en: "What do the clocks say?" },
  askers: ["committee", "buyer"],
  isPrivate: false,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat à lire", en: "Contract to read" },
      options: designOptions(scenario),
    },
    {
      kind: "number",
      term: "tickets",
      label: { fr: "Tickets à lister, au plus", en: "Tickets to list, at most" },
      min: 0,
      max: 90,
      step: 10,
    },
  ],
  Figures,
};
