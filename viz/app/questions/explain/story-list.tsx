/** One future as a dated timeline. */
import type { ReactNode } from "react";
import type { ExplainFigures } from "#engine";
import { Section } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";

type Told = ExplainFigures["stories"][number];

const WORDS = setTexts({
  median: { fr: "Un avenir ordinaire, raconté", en: "An ordinary future, told" },
  bad: { fr: "Un mauvais avenir, raconté", en: "A bad future, told" },
  asked: { fr: "L’avenir demandé, raconté", en: "The future asked for, told" },
  lead: {
    median: { fr: "L’avenir médian par sa perte.", en: "The median future by its loss." },
    bad: {
      fr: "Le plus proche du 90e centile de perte : un sur dix est pire.",
      en: "The closest to the 90th percentile of loss: one in ten is worse.",
    },
    asked: { fr: "Choisi par son numéro.", en: "Chosen by its number." },
  },
  future: { fr: "Avenir", en: "Future" },
});

/** Lines shown before the rest is asked for; a rest of three is shown at once. */
const MOST = 12;

export interface StoryListProps {
  story: Told;
  isStale: boolean;
  action: ReactNode;
}

export function StoryList({ story, isStale, action }: StoryListProps) {
  const { words, lang, numbers } = useReader();
  const shown = story.lines.length > MOST + 3 ? MOST : story.lines.length;
  return (
    <Section
      title={WORDS[story.which][lang]}
      lead={`${WORDS.lead[story.which][lang]} ${WORDS.future[lang]} ${numbers.plain(story.future)}.`}
      isStale={isStale}
      action={action}
    >
      <Lines lines={story.lines.slice(0, shown)} />
      {shown < story.lines.length && (
        <details>
          <summary className="link story-rest">
            {words.questions.rest(numbers.plain(story.lines.length - shown))}
          </summary>
          <Lines lines={story.lines.slice(shown)} />
        </details>
      )}
    </Section>
  );
}

function Lines({ lines }: Pick<Told, "lines">) {
  const { lang, numbers } = useReader();
  return (
    <ol className="story-lines">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a told future never move
        <li key={at} className={`story-${line.kind}`}>
          <span className="story-date">
            {numbers.date(line.date)} · M{line.month}
          </span>
          <span>{line.text[lang]}</span>
        </li>
      ))}
    </ol>
  );
}
