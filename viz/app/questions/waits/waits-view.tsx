/** "Qui attend qui ?": lost hours by month and part, who can shorten them, and what each side's lever is worth. */
import { useState } from "react";
import type { WaitsFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { MonthsSection } from "../parts/months-section.tsx";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const WORDS = setTexts({
  design: { fr: "Contrat", en: "Contract" },
  months: { fr: "De quoi sont faites les attentes", en: "What the waits are made of" },
  monthsLead: {
    fr: "Heures perdues par les utilisateurs, chaque ticket compté dans son mois d'ouverture ; la somme des parts est le total, avenir par avenir.",
    en: "Hours that users lose, each ticket counted in its month of opening; the parts add up to the total, future by future.",
  },
  hours: { fr: "Heures perdues", en: "Lost hours" },
  parts: { fr: "Sur tout le contrat", en: "Over the whole contract" },
  partsLead: {
    fr: "Moyenne des avenirs ; le trait est l'erreur de la moyenne.",
    en: "Mean of the futures; the bar is the error of the mean.",
  },
  part: { fr: "Part", en: "Part" },
  levers: { fr: "Ce que chaque côté peut y faire", en: "What each side can do about it" },
  leversLead: {
    fr: "Heures perdues avec le levier moins sans lui, sur les mêmes avenirs. Un levier pour le client, un pour le prestataire, un pour les deux : un plan de progrès, pas un procès.",
    en: "Lost hours with the lever minus without it, over the same futures. One lever for the client, one for the provider, one for both: a progress plan, not a trial.",
  },
  lever: { fr: "Levier", en: "Lever" },
});

function Figures({ answer, isStale }: FiguresProps) {
  const { lang, numbers } = useReader();
  const { designs, levers } = answer.figures as unknown as WaitsFigures;
  const [chosen, choose] = useState(designs[0]?.design ?? "");
  const design = designs.find((one) => one.design === chosen) ?? designs[0];
  if (!design) return null;
  const whole = design.parts.reduce((sum, { hours }) => sum + (hours.mean ?? 0), 0);
  return (
    <>
      {designs.length > 1 && (
        <div className="design-choice no-print">
          <label htmlFor="waits-design">{WORDS.design[lang]}</label>
          <select
            id="waits-design"
            value={design.design}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {designs.map((one) => (
              <option key={one.design} value={one.design}>
                {one.name[lang]}
              </option>
            ))}
          </select>
        </div>
      )}
      <MonthsSection
        title={`${WORDS.months[lang]} · ${design.name[lang]}`}
        lead={WORDS.monthsLead[lang]}
        figure={WORDS.hours[lang]}
        unit="h"
        isStale={isStale}
        parts={design.parts.map(({ label, hours }, at) => ({
          name: `${label[lang]} ${numbers.share((hours.mean ?? 0) / Math.max(1, whole))}`,
          values: design.months.map(({ parts }) => parts[at]?.mean ?? 0),
        }))}
      />
      <RowsSection
        title={WORDS.parts[lang]}
        lead={WORDS.partsLead[lang]}
        of={WORDS.part[lang]}
        figure={WORDS.hours[lang]}
        unit="h"
        isDifference={false}
        isStale={isStale}
        rows={design.parts.map(({ label, hours }) => ({ label: label[lang], ...hours }))}
      />
      <RowsSection
        title={WORDS.levers[lang]}
        lead={WORDS.leversLead[lang]}
        of={WORDS.lever[lang]}
        figure={WORDS.hours[lang]}
        unit="h"
        isDifference
        isStale={isStale}
        rows={levers.map(({ label, lostHours, effect }) => ({
          label: label[lang],
          ...lostHours,
          isChosen: effect === "fewer",
        }))}
      />
    </>
  );
}

export const waitsView: QuestionView = {
  name: "waits",
  title: { fr: "Qui attend qui ?", en: "Who waits for whom?" },
  menu: { fr: "Qui attend qui ?", en: "Who waits for whom?" },
  askers: ["committee"],
  isPrivate: false,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat où essayer les leviers", en: "Contract in which levers are tried" },
      options: designOptions(scenario),
    },
    {
      kind: "number",
      term: "answers",
      label: { fr: "Réponses du client", en: "Client's answers" },
      hint: { fr: "en % du délai d'aujourd'hui", en: "in % of today's delay" },
      min: 0,
      max: 100,
      step: 5,
      unit: { fr: "%", en: "%" },
    },
    {
      kind: "number",
      term: "debates",
      label: { fr: "Débats et devis", en: "Debates and quotes" },
      hint: { fr: "en % du délai d'aujourd'hui", en: "in % of today's delay" },
      min: 0,
      max: 100,
      step: 5,
      unit: { fr: "%", en: "%" },
    },
    {
      kind: "number",
      term: "posts",
      label: { fr: "Techniciens de plus", en: "Extra technicians" },
      min: 1,
      max: 20,
      step: 1,
    },
  ],
  Figures,
};
