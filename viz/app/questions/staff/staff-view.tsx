/** "Combien de postes faut-il ?": posts by team, and the chosen roster beside its cheaper neighbours. */
import type { RosterFigures, StaffFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { colon, setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const WORDS = setTexts({
  rosters: {
    fr: "L’effectif retenu et ses voisins moins chers",
    en: "The chosen roster and its cheaper neighbours",
  },
  rostersLead: {
    fr: "Postes de chaque équipe, plage par plage (3+2 : trois, puis deux). Un effectif convient si tout son intervalle à 95 % atteint la probabilité.",
    en: "Posts of each team, shift by shift (3+2: three, then two). A roster will do if its whole 95% interval reaches the probability.",
  },
  roster: { fr: "Effectif", en: "Roster" },
  kept: { fr: "Engagements tenus", en: "Promises kept" },
  present: { fr: "présent", en: "present" },
  chosen: { fr: "retenu", en: "chosen" },
  less: { fr: "un poste de moins", en: "one post fewer" },
  exchanged: { fr: "un poste échangé", en: "a post exchanged" },
  need: { fr: "Besoin, équipe par équipe", en: "Need, team by team" },
  needLead: {
    fr: "Postes auxquels la probabilité est atteinte, les autres équipes restant comme retenues ; entre deux effectifs, en ligne droite.",
    en: "Posts at which the probability is reached, the other teams as chosen; read between two headcounts on a straight line.",
  },
  team: { fr: "Équipe", en: "Team" },
  posts: { fr: "Postes", en: "Posts" },
});

function Figures({ answer, isStale }: FiguresProps) {
  const { lang, numbers } = useReader();
  const { present, chosen, neighbours, teams } = answer.figures as unknown as StaffFigures;
  const written = ({ roster }: RosterFigures) =>
    roster
      .map((own, at) =>
        teams.length > 1 ? `${teams[at]?.name[lang] ?? ""} ${own.join("+")}` : own.join("+"),
      )
      .join(" · ");
  const row = (what: string, figures: RosterFigures, isChosen = false) => ({
    label: `${what}${colon(lang)}${written(figures)}`,
    ...figures.kept,
    isChosen,
  });
  const needs = teams.filter(({ need }) => need.mean !== null);
  return (
    <>
      <RowsSection
        title={WORDS.rosters[lang]}
        lead={WORDS.rostersLead[lang]}
        of={WORDS.roster[lang]}
        figure={WORDS.kept[lang]}
        unit="share"
        isDifference={false}
        isStale={isStale}
        rows={[
          row(WORDS.present[lang], present),
          ...(chosen ? [row(WORDS.chosen[lang], chosen, true)] : []),
          ...neighbours.map((one) => row((one.more < 0 ? WORDS.less : WORDS.exchanged)[lang], one)),
        ]}
      />
      {needs.length > 0 && (
        <RowsSection
          title={WORDS.need[lang]}
          lead={WORDS.needLead[lang]}
          of={WORDS.team[lang]}
          figure={WORDS.posts[lang]}
          unit="count"
          isDifference={false}
          isStale={isStale}
          rows={needs.map(({ name, chosen: own, need }) => ({
            label: `${name[lang]} (${WORDS.chosen[lang]}${colon(lang)}${numbers.plain(own ?? 0)})`,
            ...need,
          }))}
        />
      )}
    </>
  );
}

export const staffView: QuestionView = {
  name: "staff",
  title: { fr: "Combien de postes faut-il ?", en: "How many posts does it take?" },
  menu: { fr: "Combien de postes faut-il ?", en: "How many posts does it take?" },
  askers: ["provider"],
  isPrivate: true,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat", en: "Contract" },
      options: designOptions(scenario),
    },
    {
      kind: "choice",
      term: "over",
      label: { fr: "Tenir", en: "Keep" },
      options: [
        { value: "contract", label: { fr: "chaque période du contrat", en: "every period of the contract" } },
        { value: "period", label: { fr: "une période prise au hasard", en: "any one period" } },
      ],
    },
    {
      kind: "number",
      term: "sure",
      label: { fr: "Avec une probabilité de", en: "With a probability of" },
      min: 10,
      max: 99,
      step: 1,
      unit: { fr: "%", en: "%" },
    },
    {
      kind: "number",
      term: "load",
      label: { fr: "Charge la plus forte d’une équipe", en: "Highest load of a team" },
      min: 50,
      max: 100,
      step: 1,
      unit: { fr: "%", en: "%" },
    },
  ],
  Figures,
};
