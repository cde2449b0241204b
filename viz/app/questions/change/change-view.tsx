/** "Quel est le plus petit changement qui suffit ?": amendments of one or two moves, how surely they reach the goal, and what they cost. */
import type { ChangeFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const MOST = 14;
const WORDS = setTexts({
  reach: { fr: "Quels avenants atteignent le but", en: "Which amendments reach the goal" },
  reachLead: {
    fr: "Part des avenirs où le but est atteint ; en gras, ceux qui l’atteignent à coup sûr.",
    en: "Share of the futures in which the goal is reached; those that surely reach it in bold.",
  },
  chance: { fr: "But atteint", en: "Goal reached" },
  amendment: { fr: "Avenant", en: "Amendment" },
  present: { fr: "contrat tel qu’il est", en: "contract as it stands" },
  cost: { fr: "Ce qu’ils coûtent aux deux ensemble", en: "What they cost both together" },
  costLead: {
    fr: "Sur tout le contrat, contre le contrat tel qu’il est ; ce que l’un paie à l’autre s’annule.",
    en: "Over the whole contract, against the contract as it stands; what one pays the other cancels.",
  },
  joint: { fr: "Coût pour les deux", en: "Cost for both" },
});

function Figures({ answer, isStale }: FiguresProps) {
  const { lang } = useReader();
  const { amendments, present } = answer.figures as unknown as ChangeFigures;
  const shown = amendments.slice(0, MOST);
  const name = (moves: ChangeFigures["amendments"][number]["moves"]) =>
    moves.map((move) => move.name[lang]).join(" + ");
  return (
    <>
      <RowsSection
        title={WORDS.reach[lang]}
        lead={WORDS.reachLead[lang]}
        of={WORDS.amendment[lang]}
        figure={WORDS.chance[lang]}
        unit="share"
        isDifference={false}
        isStale={isStale}
        rows={[
          { label: WORDS.present[lang], ...present.probability },
          ...shown.map(({ moves, probability, reach }) => ({
            label: name(moves),
            ...probability,
            isChosen: reach === "reaches",
          })),
        ]}
      />
      {shown.length > 0 && (
        <RowsSection
          title={WORDS.cost[lang]}
          lead={WORDS.costLead[lang]}
          of={WORDS.amendment[lang]}
          figure={WORDS.joint[lang]}
          unit="EUR"
          isDifference
          isStale={isStale}
          rows={shown.map(({ moves, jointCost, reach }) => ({
            label: name(moves),
            ...jointCost,
            isChosen: reach === "reaches",
          }))}
        />
      )}
    </>
  );
}

export const changeView: QuestionView = {
  name: "change",
  title: {
    fr: "Quel est le plus petit changement qui suffit ?",
    en: "What is the smallest change that works?",
  },
  menu: { fr: "Quel changement minimal suffit ?", en: "Which smallest change is enough?" },
  askers: ["committee", "buyer", "provider"],
  isPrivate: false,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "on",
      label: { fr: "But à atteindre", en: "Goal to reach" },
      options: [
        {
          value: "experiencedAttainment:85%",
          label: { fr: "service vécu ≥ 85 %", en: "experienced service ≥ 85%" },
        },
        {
          value: "experiencedAttainment:90%",
          label: { fr: "service vécu ≥ 90 %", en: "experienced service ≥ 90%" },
        },
        { value: "kept", label: { fr: "chaque engagement tenu", en: "every promise kept" } },
      ],
    },
    {
      kind: "number",
      term: "probability",
      label: { fr: "Dans tant d’avenirs sur cent", en: "In so many futures of a hundred" },
      min: 5,
      max: 99,
      step: 1,
    },
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat à changer", en: "Contract to be changed" },
      options: designOptions(scenario),
    },
  ],
  Figures,
};
