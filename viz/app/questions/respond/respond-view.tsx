/** "Qu'est-ce que ce contrat récompense ?": the provider whose margin the contract raises, the useful penalty, the gaming matrix. */
import type { RespondFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { CurvesSection } from "../parts/curves-section.tsx";
import { GridSection } from "../parts/grid-section.tsx";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const WORDS = setTexts({
  changes: {
    fr: "Ce que ce prestataire change pour vous",
    en: "What this provider changes for you",
  },
  changesLead: {
    fr: "Hypothèse : il choisit effectifs, règle de file et manœuvres pour sa seule marge. Par an, par rapport au prestataire tel qu’il est décrit.",
    en: "Hypothesis: it picks headcounts, queue rule and tricks for its margin alone. A year, against the provider as described.",
  },
  euros: { fr: "Euros par an", en: "Euros a year" },
  what: { fr: "Grandeur", en: "Quantity" },
  margin: { fr: "sa marge", en: "its margin" },
  penalties: { fr: "pénalités payées", en: "penalties paid" },
  invoices: { fr: "vos factures", en: "your invoices" },
  sweep: { fr: "La pénalité utile", en: "The useful penalty" },
  sweepLead: {
    fr: "Effectif que sa marge lui conseille selon le montant des pénalités : avant le saut, il paie l’amende ; après, il tient ses engagements.",
    en: "Headcount that its margin advises by the amount of the penalties: before the jump it pays the fine; after it, it keeps its promises.",
  },
  posts: { fr: "Postes de plus ou de moins", en: "Posts more or fewer" },
  factor: {
    fr: "pénalités, en multiples de celles signées →",
    en: "penalties, as multiples of those signed →",
  },
  asSigned: { fr: "plafonds signés", en: "caps as signed" },
  none: { fr: "sans plafond", en: "without caps" },
  gaming: {
    fr: "Ce que chaque manœuvre rapporte, clause par clause",
    en: "What each trick brings, clause by clause",
  },
  gamingLead: {
    fr: "Euros par an extraits du contrat ; dernière colonne : ce qu’il en reste sous la clause contraire essayée.",
    en: "Euros a year extracted from the contract; last column: what is left of it under the counter-clause that was tried.",
  },
  extracted: { fr: "Euros par an", en: "Euros a year" },
  clauses: { fr: "clause →", en: "clause →" },
  trick: { fr: "manœuvre", en: "trick" },
  elsewhere: { fr: "hors pénalités", en: "beside penalties" },
  left: { fr: "sous la clause contraire", en: "under the counter-clause" },
});
const TRICKS: Record<string, { fr: string; en: string }> = {
  parking: { fr: "mise en attente", en: "parking" },
  downgrading: { fr: "déclassement", en: "downgrading" },
  exclusion: { fr: "exclusion invoquée", en: "exclusion claimed" },
  earlyClose: { fr: "clôture anticipée", en: "early close" },
};

type Level = { mean: number | null };

function Figures({ answer, isStale }: FiguresProps) {
  const { lang, numbers } = useReader();
  const { outcomes, sweeps, gaming, clauses } = answer.figures as unknown as RespondFigures;
  const { margin, penalties, invoices } = outcomes.difference;
  const largest = Math.max(1, ...gaming.map(({ whole }) => Math.abs(whole.mean ?? 0)));
  const euros = ({ mean }: Level) => (mean === null ? "–" : numbers.plain(mean));
  return (
    <>
      <RowsSection
        title={WORDS.changes[lang]}
        lead={WORDS.changesLead[lang]}
        of={WORDS.what[lang]}
        figure={WORDS.euros[lang]}
        unit="EUR"
        isDifference
        isStale={isStale}
        rows={[
          { label: WORDS.margin[lang], ...margin },
          { label: WORDS.penalties[lang], ...penalties },
          { label: WORDS.invoices[lang], ...invoices },
        ]}
      />
      {sweeps.some(({ points }) => points.length > 1) && (
        <CurvesSection
          title={WORDS.sweep[lang]}
          lead={WORDS.sweepLead[lang]}
          figure={WORDS.posts[lang]}
          across={WORDS.factor[lang]}
          say={(value) => `× ${numbers.plain(value, value % 1 === 0 ? 0 : 2)}`}
          unit="count"
          places={[0, 1, 2, 4, 8, 16]}
          isDifference
          isStale={isStale}
          all={sweeps.map(({ caps, points }) => ({
            name: WORDS[caps][lang],
            points: points.map(({ factor, posts }) => ({ x: factor, mean: posts, ci95: null })),
          }))}
        />
      )}
      {gaming.length > 0 && (
        <GridSection
          title={WORDS.gaming[lang]}
          lead={WORDS.gamingLead[lang]}
          figure={WORDS.extracted[lang]}
          rows={gaming.map(({ trick }) => TRICKS[trick]?.[lang] ?? trick)}
          columns={[...clauses, WORDS.elsewhere[lang], WORDS.left[lang]]}
          across={WORDS.clauses[lang]}
          down={WORDS.trick[lang]}
          isStale={isStale}
          depthOf="amount"
          cells={gaming.flatMap(({ byClause, elsewhere, remedy }, row) =>
            [...byClause, elsewhere, remedy.left].map((figure, column) => ({
              row,
              column,
              depth: figure.mean === null ? null : Math.min(1, Math.max(0, figure.mean) / largest),
              text: euros(figure),
              ...(figure.ci95 ? { note: `±${numbers.plain((figure.ci95[1] - figure.ci95[0]) / 2)}` } : {}),
              isChosen: column === byClause.length + 1,
            })),
          )}
        />
      )}
    </>
  );
}

export const respondView: QuestionView = {
  name: "respond",
  title: { fr: "Qu’est-ce que ce contrat récompense ?", en: "What does this contract reward?" },
  menu: { fr: "Qu’est-ce que ce contrat récompense ?", en: "What does this contract reward?" },
  askers: ["buyer", "provider"],
  isPrivate: true,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat étudié", en: "Contract studied" },
      options: designOptions(scenario),
    },
    {
      kind: "choice",
      term: "tricks",
      label: { fr: "Manœuvres sur le rapport", en: "Tricks on the report" },
      options: [
        { value: "on", label: { fr: "permises", en: "allowed" } },
        { value: "off", label: { fr: "exclues", en: "left out" } },
      ],
    },
    {
      kind: "number",
      term: "renewal",
      label: { fr: "Un renouvellement vaut", en: "A renewal is worth" },
      min: 0,
      max: 20,
      step: 0.5,
      unit: { fr: "années de marge", en: "years of margin" },
    },
  ],
  Figures,
};
