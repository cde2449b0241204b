/** "Entre quels contrats choisir ?": those that no other beats on the client's cost, the provider's margin and the risk together. */
import type { FrontFigures } from "#engine";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { ScatterSection } from "../parts/scatter-section.tsx";
import type { FiguresProps, QuestionView } from "../view.ts";

const WORDS = setTexts({
  risk: {
    fr: "Coût du client et risque",
    en: "Client’s cost and risk",
  },
  margin: { fr: "Coût du client et marge du prestataire", en: "Client’s cost and provider’s margin" },
  lead: {
    fr: "Plein et numéroté : rien ne le bat sur les trois à la fois. Creux : un autre fait mieux, ou autant, ou ce n’est pas décidé. Les traits sont les erreurs des moyennes.",
    en: "Full and numbered: nothing beats it on all three at once. Hollow: another does better, or as well, or it is undecided. The bars are the errors of the means.",
  },
  contract: { fr: "Contrat", en: "Contract" },
  cost: { fr: "Coût du client", en: "Client’s cost" },
  provider: { fr: "Marge du prestataire", en: "Provider’s margin" },
  risks: {
    service: { fr: "Service vécu", en: "Experienced service" },
    kept: { fr: "Engagements tenus", en: "Promises kept" },
    shortfall: {
      fr: "Coût moyen du pire dixième des avenirs",
      en: "Mean cost in the worst tenth of futures",
    },
  },
});

function Figures({ answer, scenario, isStale }: FiguresProps) {
  const { lang } = useReader();
  const { points, risk } = answer.figures as unknown as FrontFigures;
  const toneOf = (design: string, moves: number) => {
    if (moves > 0) return "plain" as const;
    if (design === scenario.page?.frozen) return "frozen" as const;
    return design === scenario.page?.evolving ? ("evolving" as const) : ("plain" as const);
  };
  const marks = new Map(
    points.filter(({ standing }) => standing === "front").map(({ id }, at) => [id, String(at + 1)]),
  );
  const placed = (up: (point: FrontFigures["points"][number]) => FrontFigures["points"][number]["risk"]) =>
    points.map((point) => ({
      name: point.name[lang],
      mark: marks.get(point.id) ?? "",
      x: point.clientCost,
      y: up(point),
      isChosen: point.standing === "front",
      tone: toneOf(point.design, point.moves.length),
    }));
  const common = {
    lead: WORDS.lead[lang],
    of: WORDS.contract[lang],
    across: { name: WORDS.cost[lang], unit: "EUR" as const },
    isStale,
  };
  return (
    <>
      <ScatterSection
        {...common}
        hasNames
        title={WORDS.risk[lang]}
        up={{ name: WORDS.risks[risk][lang], unit: risk === "shortfall" ? "EUR" : "share" }}
        points={placed((point) => point.risk)}
      />
      <ScatterSection
        {...common}
        title={WORDS.margin[lang]}
        up={{ name: WORDS.provider[lang], unit: "EUR" }}
        points={placed((point) => point.margin)}
      />
    </>
  );
}

export const frontView: QuestionView = {
  name: "front",
  title: { fr: "Entre quels contrats choisir ?", en: "Between which contracts is the choice?" },
  menu: { fr: "Entre quels contrats choisir ?", en: "Between which contracts is the choice?" },
  askers: ["buyer", "provider"],
  isPrivate: true,
  controls: () => [
    {
      kind: "choice",
      term: "cost",
      label: { fr: "Coût du client", en: "Client’s cost" },
      options: [
        { value: "outlay", label: { fr: "factures et équipes", en: "invoices and staff" } },
        { value: "withLostTime", label: { fr: "avec le temps perdu", en: "with lost time" } },
      ],
    },
    {
      kind: "choice",
      term: "risk",
      label: { fr: "Risque", en: "Risk" },
      options: (["service", "kept", "shortfall"] as const).map((value) => ({
        value,
        label: WORDS.risks[value],
      })),
    },
    {
      kind: "number",
      term: "moves",
      label: { fr: "Changements essayés à la fois", en: "Changes tried at once" },
      min: 0,
      max: 2,
      step: 1,
    },
    {
      kind: "choice",
      term: "unpriced",
      label: {
        fr: "Essayer aussi les changements dont le prix n’est pas connu",
        en: "Also try changes whose price is not known",
      },
      options: [
        { value: "no", label: { fr: "non", en: "no" } },
        { value: "yes", label: { fr: "oui", en: "yes" } },
      ],
    },
  ],
  Figures,
};
