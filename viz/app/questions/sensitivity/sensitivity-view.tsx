/** "Qu'est-ce qui compte, et que demander avant de signer ?": tornado, shares of variance, and what it is worth to know. */
import type { SensitivityFigures } from "#engine";
import type { ScenarioDetail } from "../../live/service.ts";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";
import { TornadoSection } from "./tornado-section.tsx";

const WORDS = setTexts({
  low: { fr: "au plus bas", en: "at its low end" },
  high: { fr: "au plus haut", en: "at its high end" },
  tornado: { fr: "Ce qui fait bouger la réponse", en: "What moves the answer" },
  tornadoLead: {
    fr: "Chaque hypothèse portée à son 10e puis à son 90e centile, les autres en place ; changement du résultat. Cercle vide : au plus bas ; plein : au plus haut.",
    en: "Each assumption moved to its 10th then its 90th percentile, the others in place; change of the result. Hollow: at its low end; full: at its high end.",
  },
  input: { fr: "Hypothèse", en: "Assumption" },
  shares: {
    fr: "Part de l’incertitude due à chaque hypothèse",
    en: "Share of the uncertainty due to each assumption",
  },
  sharesLead: {
    fr: "Indice de Sobol total : ce qui resterait d’incertitude si l’on savait tout sauf cette hypothèse.",
    en: "Total Sobol’ index: the uncertainty that would remain if everything but this assumption were known.",
  },
  share: { fr: "Part de la variance", en: "Share of variance" },
  worth: {
    fr: "Ce que vaudrait de le savoir avant de signer",
    en: "What knowing it before signing would be worth",
  },
  worthLead: {
    fr: "En euros sur tout le contrat : un plafond à ce que l’on dépense pour se renseigner.",
    en: "In euros over the whole contract: a ceiling on what to spend to find out.",
  },
  value: { fr: "Valeur", en: "Value" },
});

function Figures({ answer, isStale }: FiguresProps) {
  const { lang } = useReader();
  const figures = answer.figures as unknown as SensitivityFigures;
  const { tornado, shares, information } = figures;
  const common = { of: WORDS.input[lang], isStale };
  const worth = information?.inputs.filter(({ value }) => (value.mean ?? 0) > 0) ?? [];
  return (
    <>
      {tornado.length > 0 && (
        <TornadoSection
          title={WORDS.tornado[lang]}
          lead={WORDS.tornadoLead[lang]}
          of={WORDS.input[lang]}
          low={WORDS.low[lang]}
          high={WORDS.high[lang]}
          figures={figures}
          isStale={isStale}
        />
      )}
      {shares.length > 0 && (
        <RowsSection
          {...common}
          title={WORDS.shares[lang]}
          lead={WORDS.sharesLead[lang]}
          figure={WORDS.share[lang]}
          unit="share"
          isDifference={false}
          rows={shares
            .toSorted((a, b) => (b.total.mean ?? 0) - (a.total.mean ?? 0))
            .map((one) => ({
              label: one.label[lang],
              ...one.total,
              isChosen: !one.isUndecided,
              isUndecided: one.isUndecided,
            }))}
        />
      )}
      {worth.length > 0 && (
        <RowsSection
          {...common}
          title={WORDS.worth[lang]}
          lead={WORDS.worthLead[lang]}
          figure={WORDS.value[lang]}
          unit="EUR"
          isDifference={false}
          rows={worth.map((one) => ({
            label: one.ask[lang],
            ...one.value,
            isChosen: !one.isUndecided,
            isUndecided: one.isUndecided,
          }))}
        />
      )}
    </>
  );
}

/** Each contract, then each pair: the later listed minus the earlier. */
function choicesOf(scenario: ScenarioDetail) {
  const designs = designOptions(scenario);
  const pairs = designs.flatMap((one, at) =>
    designs.slice(0, at).map((other) => ({
      value: `${one.value},${other.value}`,
      label: { fr: `${one.label.fr} − ${other.label.fr}`, en: `${one.label.en} − ${other.label.en}` },
    })),
  );
  return [...designs, ...pairs];
}

export const sensitivityView: QuestionView = {
  name: "sensitivity",
  title: {
    fr: "Qu’est-ce qui compte, et que demander avant de signer ?",
    en: "What matters, and what to find out before signing?",
  },
  menu: { fr: "Que demander avant de signer ?", en: "What to find out before signing?" },
  askers: ["buyer", "provider", "committee"],
  isPrivate: false,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "on",
      label: { fr: "Résultat", en: "Result" },
      options: [
        { value: "costWithLostTime", label: { fr: "Factures et temps perdu", en: "Invoices and lost time" } },
        { value: "invoicedCost", label: { fr: "Factures", en: "Invoices" } },
        { value: "lostHours", label: { fr: "Heures perdues", en: "Lost hours" } },
        { value: "experiencedAttainment", label: { fr: "Service vécu", en: "Experienced service" } },
      ],
    },
    {
      kind: "choice",
      isList: true,
      term: "designs",
      label: {
        fr: "D’un contrat, ou d’un choix entre deux",
        en: "Of a contract, or of a choice between two",
      },
      options: choicesOf(scenario),
    },
    {
      kind: "list",
      term: "inputs",
      label: { fr: "Entrées à faire varier", en: "Inputs to be moved" },
      hint: { fr: "par leur chemin ou sa fin", en: "by path or its end" },
      example: "clarity, turnover",
    },
  ],
  Figures,
};
