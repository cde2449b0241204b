/** "Puis-je le promettre ?": the probability of keeping every period over target and staff, the frontiers, and what the last hour costs. */
import { useState } from "react";
import type { FeasibilityFigures } from "#engine";
import type { QuestionAnswer } from "../../../../server/contract-answer.ts";
import { useReader } from "../../reader.ts";
import { colon, setFrench, setTexts } from "../../words/typeset.ts";
import { CurvesSection } from "../parts/curves-section.tsx";
import { GridSection } from "../parts/grid-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const WORDS = setTexts({
  grid: { fr: "Probabilité de tenir chaque période", en: "Probability of keeping every period" },
  gridLead: {
    fr: "Délai promis en travers, effectif de l’équipe vers le bas (◂ : présent) ; dessous, l’intervalle à 95 % (Wilson). Plus foncé : au moins 50, 80, 95 %. Le cadre est la promesse.",
    en: "Promised target across, headcount of the team down (◂: present); below, the 95% interval (Wilson). Darker: at least 50, 80, 95%. The frame is the promise.",
  },
  kept: { fr: "Chaque période tenue", en: "Every period kept" },
  target: { fr: "délai →", en: "target →" },
  percentage: { fr: "Pourcentage exigé", en: "Required percentage" },
  curves: { fr: "La frontière, effectif par effectif", en: "The frontier, headcount by headcount" },
  curvesLead: {
    fr: "Les tirets sont les probabilités demandées : où une courbe les passe, la promesse devient possible.",
    en: "The dashes are the probabilities asked for: where a curve passes them, the promise becomes possible.",
  },
});

function Figures({ answer, isStale }: FiguresProps) {
  const { lang, numbers } = useReader();
  const figures = answer.figures as unknown as FeasibilityFigures;
  const { cells, percentages, posts, targetsMin, targetMin, required, team, levels } = figures;
  const [asked, ask] = useState<number | null>(null);
  const percentage = asked !== null && percentages.includes(asked) ? asked : required;
  const minutes = (value: number) =>
    value < 60
      ? `${numbers.plain(value)}\u00a0min`
      : `${numbers.plain(value / 60, value % 60 === 0 ? 0 : 1)}\u00a0h`;
  const people = (count: number) => `${numbers.plain(count)}${count === team.posts ? " ◂" : ""}`;
  const shown = cells.filter((cell) => cell.required === percentage && cell.posts !== null);
  const share = (value: number) =>
    value < 0.005 ? "<\u202f1" : value >= 0.995 ? ">\u202f99" : numbers.plain(value * 100);
  const ends = ([low, high]: readonly [number, number]) =>
    share(low) === share(high) ? share(low) : `${share(low)} – ${share(high)}`;
  return (
    <>
      {percentages.length > 1 && (
        <div className="design-choice no-print">
          <label htmlFor="percentage">{WORDS.percentage[lang]}</label>
          <select
            id="percentage"
            value={String(percentage)}
            onChange={(event) => ask(Number(event.currentTarget.value))}
          >
            {percentages.map((one) => (
              <option key={one} value={String(one)}>
                {numbers.share(one, one * 100 === Math.round(one * 100) ? 0 : 1)}
              </option>
            ))}
          </select>
        </div>
      )}
      <GridSection
        title={`${WORDS.grid[lang]} · ${figures.name[lang]}`}
        lead={WORDS.gridLead[lang]}
        figure={`${WORDS.kept[lang]}, %`}
        rows={posts.map(people)}
        columns={targetsMin.map(minutes)}
        across={WORDS.target[lang]}
        down={team.name[lang]}
        isStale={isStale}
        depthOf="probability"
        cells={shown.flatMap((cell) => {
          const [row, column] = [posts.indexOf(cell.posts ?? -1), targetsMin.indexOf(cell.targetMin)];
          if (row < 0 || column < 0) return [];
          const { mean, ci95 } = cell.played;
          return [
            {
              row,
              column,
              depth: mean,
              text: mean === null ? "–" : share(mean),
              ...(ci95 ? { note: ends(ci95) } : {}),
              isChosen: cell.posts === team.posts && cell.targetMin === targetMin,
            },
          ];
        })}
      />
      <CurvesSection
        title={WORDS.curves[lang]}
        lead={WORDS.curvesLead[lang]}
        figure={WORDS.kept[lang]}
        across={WORDS.target[lang]}
        say={minutes}
        unit="share"
        isDifference={false}
        isStale={isStale}
        levels={levels}
        places={targetsMin}
        marks={[{ x: targetMin, text: minutes(targetMin) }]}
        all={posts.map((count) => ({
          name: `${team.name[lang]}${colon(lang)}${people(count)}`,
          points: shown
            .filter((cell) => cell.posts === count)
            .toSorted((a, b) => a.targetMin - b.targetMin)
            .map((cell) => ({ x: cell.targetMin, ...cell.played })),
        }))}
      />
    </>
  );
}

/** "Puis-je promettre GTR P2 en 8 h ?" */
function titleOf(answer: QuestionAnswer) {
  const { name, targetMin } = answer.figures as unknown as FeasibilityFigures;
  const delay = targetMin < 60 ? `${targetMin} min` : `${Math.round(targetMin / 6) / 10} h`;
  return {
    fr: setFrench(`Puis-je promettre ${name.fr} en ${delay.replace(".", ",")} ?`),
    en: `Can I promise ${name.en} in ${delay}?`,
  };
}

export const feasibilityView: QuestionView = {
  name: "feasibility",
  title: { fr: "Puis-je promettre ce délai ?", en: "Can I promise this target?" },
  titleOf,
  menu: { fr: "Puis-je promettre ce délai ?", en: "Can I promise this target?" },
  askers: ["provider", "buyer"],
  isPrivate: false,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat", en: "Contract" },
      options: designOptions(scenario),
    },
    {
      kind: "choice",
      term: "priority",
      label: { fr: "Priorité", en: "Priority" },
      options: ["P1", "P2", "P3", "P4"].map((value) => ({ value, label: { fr: value, en: value } })),
    },
    {
      kind: "choice",
      term: "target",
      label: { fr: "Délai à promettre", en: "Target to promise" },
      options: ["1h", "2h", "4h", "6h", "8h", "12h", "16h", "24h", "40h"].map((value) => ({
        value,
        label: { fr: value.replace("h", " h"), en: value.replace("h", " h") },
      })),
    },
    {
      kind: "number",
      term: "percentage",
      label: { fr: "Pourcentage à promettre", en: "Percentage to promise" },
      min: 50,
      max: 100,
      step: 0.5,
      unit: { fr: "%", en: "%" },
    },
  ],
  Figures,
};
