/** "Pourquoi cela tourne-t-il mal ?": the part of each mechanism, the exact account of tickets, and two futures told. */
import type { ExplainFigures } from "#engine";
import type { QuestionAnswer } from "../../../../server/contract-answer.ts";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import { SaveTable } from "../save-table.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";
import { StoryList } from "./story-list.tsx";

const WORDS = setTexts({
  parts: { fr: "La part de chaque mécanisme", en: "Each mechanism’s part" },
  partsLead: {
    fr: "Valeur de Shapley : ce que change sa mise au neutre, dans tous les ordres, sur les mêmes avenirs ; les parts s’additionnent. Cercle vide : indécis.",
    en: "Shapley value: what setting it neutral changes, in every order, over the same futures; the parts add up. Hollow: undecided.",
  },
  mechanism: { fr: "Mécanisme", en: "Mechanism" },
  exact: { fr: "Dans les tickets, exactement", en: "In the tickets, exactly" },
  exactLead: {
    fr: "Compté ticket par ticket, sans supposer ce qui serait arrivé autrement.",
    en: "Counted ticket by ticket, without supposing what would have happened otherwise.",
  },
  part: { fr: "Part", en: "Part" },
});

const figuresOf = ({ figures }: QuestionAnswer) => figures as unknown as ExplainFigures;

/** The stories are the last tables: told as timelines, they are no tables here. */
const beforeStories = (answer: QuestionAnswer) => answer.tables.length - figuresOf(answer).stories.length;

function Figures({ answer, isStale }: FiguresProps) {
  const { lang } = useReader();
  const { parts, exact, stories, label, unit } = figuresOf(answer);
  const common = { figure: label[lang], unit, isStale } as const;
  return (
    <>
      <RowsSection
        {...common}
        title={WORDS.parts[lang]}
        lead={WORDS.partsLead[lang]}
        of={WORDS.mechanism[lang]}
        isDifference
        rows={parts.map((one) => ({
          label: one.label[lang],
          ...one.value,
          isChosen: !one.isUndecided && !one.isNothing,
        }))}
      />
      {exact.length > 0 && (
        <RowsSection
          {...common}
          title={WORDS.exact[lang]}
          lead={WORDS.exactLead[lang]}
          of={WORDS.part[lang]}
          isDifference
          rows={exact.map((one) => ({ label: one.label[lang], ...one.value }))}
        />
      )}
      {stories.map((story, at) => {
        const table = answer.tables[beforeStories(answer) + at];
        return (
          <StoryList
            key={`${story.which}-${story.future}`}
            story={story}
            isStale={isStale}
            action={table && <SaveTable table={table} answer={answer} />}
          />
        );
      })}
    </>
  );
}

export const explainView: QuestionView = {
  name: "explain",
  title: {
    fr: "Pourquoi le rapport est vert et le service rouge ?",
    en: "Why is the report green and the service red?",
  },
  menu: { fr: "Pourquoi cela tourne-t-il mal ?", en: "Why does it go wrong?" },
  askers: ["committee", "buyer"],
  isPrivate: false,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "on",
      label: { fr: "À expliquer", en: "To be explained" },
      options: [
        {
          value: "gap",
          label: {
            fr: "écart pastèque (conformité − service vécu)",
            en: "watermelon gap (attainment − service)",
          },
        },
        { value: "lostHours", label: { fr: "heures perdues", en: "lost hours" } },
        { value: "costWithLostTime", label: { fr: "factures et temps perdu", en: "invoices and lost time" } },
        { value: "missedPeriods", label: { fr: "périodes manquées", en: "missed periods" } },
      ],
    },
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat", en: "Contract" },
      options: designOptions(scenario),
    },
    {
      kind: "number",
      term: "future",
      label: { fr: "Avenir à raconter", en: "Future to tell" },
      hint: { fr: "d’office : un médian, un mauvais", en: "default: a median one, a bad one" },
      min: 0,
      max: 99_999,
      step: 1,
    },
  ],
  Figures,
  tables: (answer) => answer.tables.slice(0, beforeStories(answer)),
};
