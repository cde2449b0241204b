/** "Qui en souffre si je signe ?": each client of the provider with and without the new one, and the hire that mends it. */
import type { PortfolioFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { colon, setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import type { FiguresProps, QuestionView } from "../view.ts";

const MENDS = {
  yes: { fr: "personne n’en souffre", en: "nobody suffers" },
  no: { fr: "quelqu’un en souffre", en: "somebody suffers" },
  undecided: { fr: "indécis", en: "undecided" },
};
const WORDS = setTexts({
  kept: { fr: "Ce que chaque client y perd", en: "What each client loses by it" },
  keptLead: {
    fr: "Périodes tenues avec le nouveau client moins sans lui, sur les mêmes avenirs ; en gras, ceux qui en souffrent à coup sûr.",
    en: "Periods kept with the new client minus without it, over the same futures; in bold, those who surely suffer.",
  },
  periods: { fr: "Périodes tenues", en: "Periods kept" },
  client: { fr: "Client", en: "Client" },
  delay: { fr: "Ce qu’ils attendent de plus", en: "How much longer they wait" },
  delayLead: {
    fr: "De l’ouverture à la prise en charge, en minutes du calendrier.",
    en: "From opening to first touch, in minutes of the calendar.",
  },
  minutes: { fr: "Attente supplémentaire", en: "Extra wait" },
  margin: { fr: "Marge, contrat par contrat", en: "Margin, contract by contract" },
  marginLead: {
    fr: "Sur tout le contrat, avec le nouveau client moins sans lui.",
    en: "Over the whole contract, with the new client minus without it.",
  },
  euros: { fr: "Marge", en: "Margin" },
  hires: { fr: "L’embauche qui y remédie", en: "The hire that solves it" },
  hiresLead: {
    fr: "Pour chaque embauche essayée, ce que perd encore le client le plus touché ; en gras, celle qui suffit au moindre coût.",
    en: "For each hire tried, what the worst-off client still loses; in bold, the cheapest that is enough.",
  },
  hire: { fr: "Embauche", en: "Hire" },
});

function Figures({ answer, isStale }: FiguresProps) {
  const { lang, numbers } = useReader();
  const { clients, hires, mending } = answer.figures as unknown as PortfolioFigures;
  const common = { of: WORDS.client[lang], isDifference: true, isStale };
  return (
    <>
      <RowsSection
        {...common}
        title={WORDS.kept[lang]}
        lead={WORDS.keptLead[lang]}
        figure={WORDS.periods[lang]}
        unit="share"
        rows={clients.map(({ name, periodsKept, suffers }) => ({
          label: name[lang],
          ...periodsKept.difference,
          isChosen: suffers === "yes",
        }))}
      />
      <div className="two">
        <RowsSection
          {...common}
          title={WORDS.delay[lang]}
          lead={WORDS.delayLead[lang]}
          figure={WORDS.minutes[lang]}
          unit="min"
          rows={clients.map(({ name, toTouchMin }) => ({ label: name[lang], ...toTouchMin.difference }))}
        />
        <RowsSection
          {...common}
          title={WORDS.margin[lang]}
          lead={WORDS.marginLead[lang]}
          figure={WORDS.euros[lang]}
          unit="EUR"
          rows={clients.map(({ name, margin }) => ({ label: name[lang], ...margin.difference }))}
        />
      </div>
      {hires.length > 0 && (
        <RowsSection
          {...common}
          title={WORDS.hires[lang]}
          lead={WORDS.hiresLead[lang]}
          of={WORDS.hire[lang]}
          figure={WORDS.periods[lang]}
          unit="share"
          rows={hires.map((hire) => ({
            label: `+${numbers.plain(hire.posts)} ${hire.teamName[lang]}, M${hire.month}${colon(lang)}${MENDS[hire.mends][lang]}`,
            ...hire.worst.periodsKept,
            isChosen:
              hire.team === mending?.team && hire.posts === mending.posts && hire.month === mending.month,
          }))}
        />
      )}
    </>
  );
}

export const portfolioView: QuestionView = {
  name: "portfolio",
  title: { fr: "Qui en souffre si je signe ?", en: "Who suffers if I sign?" },
  menu: { fr: "Qui en souffre si je signe ?", en: "Who suffers if I sign?" },
  askers: ["provider"],
  isPrivate: true,
  unfit: ({ raw }) =>
    "clients" in raw
      ? null
      : {
          fr: "Ce scénario n’a qu’un client : il en faut d’autres, servis par les mêmes équipes (scénario « Un client de plus »).",
          en: "This scenario has only one client: others, served by the same teams, are needed (scenario “One more client”).",
        },
  controls: () => [
    {
      kind: "number",
      term: "accepted",
      label: { fr: "Perte acceptée par client", en: "Loss accepted per client" },
      min: 0,
      max: 50,
      step: 0.5,
      unit: { fr: "points", en: "points" },
    },
    {
      kind: "number",
      term: "posts",
      label: { fr: "Techniciens de plus, au plus", en: "Extra technicians, at most" },
      min: 1,
      max: 10,
      step: 1,
    },
  ],
  Figures,
};
