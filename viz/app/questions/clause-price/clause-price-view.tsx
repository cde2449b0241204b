/** "Que demander, que céder, à quel prix ?": the corridor of a fair fee, then what each change and each clause is worth to either side. */
import type { ClausePriceFigures, Effect } from "#engine";
import type { FigureRow } from "../../../charts/questions/figure-rows.ts";
import { useReader } from "../../reader.ts";
import { setTexts } from "../../words/typeset.ts";
import { RowsSection } from "../parts/rows-section.tsx";
import { designOptions, type FiguresProps, type QuestionView } from "../view.ts";

const WORDS = setTexts({
  corridor: { fr: "Le couloir d’un prix juste", en: "The corridor of a fair price" },
  corridorLead: {
    fr: "Redevance mensuelle hors taxes : planchers du prestataire selon la marge qu’il veut, plafond du client face à l’autre contrat. L’opportunisme n’y joue pas, sauf demande.",
    en: "Monthly fee before VAT: the provider’s floors by the margin it wants, the client’s ceiling against the other contract. Opportunism plays no part, unless asked.",
  },
  fee: { fr: "Redevance par mois", en: "Fee a month" },
  end: { fr: "Borne", en: "End" },
  floors: {
    mean: { fr: "plancher : marge moyenne voulue", en: "floor: mean margin wanted" },
    loss: { fr: "plancher : perte assez rare", en: "floor: a loss rare enough" },
    shortfall: { fr: "plancher : pires avenirs sans perte", en: "floor: worst futures without a loss" },
  } as Record<string, { fr: string; en: string }>,
  ceiling: { fr: "plafond du client", en: "client’s ceiling" },
  today: { fr: "aujourd’hui", en: "today" },
  client: { fr: "Ce que chaque changement vaut au client", en: "What each change is worth to the client" },
  clientLead: {
    fr: "Euros par an, factures hors taxes et temps perdu ; à droite, il y gagne.",
    en: "Euros a year, invoices before VAT and lost time; to the right, it gains.",
  },
  provider: {
    fr: "Ce que chaque changement laisse au prestataire",
    en: "What each change leaves to the provider",
  },
  providerLead: {
    fr: "Euros de marge par an ; à droite, il y gagne.",
    en: "Euros of margin a year; to the right, it gains.",
  },
  clauses: { fr: "Ce que chaque clause apporte au client", en: "What each clause brings to the client" },
  clausesLead: {
    fr: "Part de chaque clause dans ce que toutes font ensemble (Shapley) : l’ordre dans lequel on les lit ne compte pas.",
    en: "Each clause’s part in what all do together (Shapley): the order in which they are read does not count.",
  },
  gain: { fr: "Gain par an", en: "Gain a year" },
  change: { fr: "Changement", en: "Change" },
  clause: { fr: "Clause", en: "Clause" },
});

/** Those that matter most first. */
const bySize = (rows: FigureRow[]): FigureRow[] =>
  rows.toSorted((a, b) => Math.abs(b.mean ?? 0) - Math.abs(a.mean ?? 0));

function Figures({ answer, isStale }: FiguresProps) {
  const { lang } = useReader();
  const { corridor, moves, clauses, monthlyFee } = answer.figures as unknown as ClausePriceFigures;
  const scaled = (figure: { mean: number | null; ci95: [number, number] | null }) => ({
    mean: figure.mean === null ? null : figure.mean * monthlyFee,
    ci95: figure.ci95 && ([figure.ci95[0] * monthlyFee, figure.ci95[1] * monthlyFee] as [number, number]),
  });
  const side = (which: keyof Pick<Effect, "client" | "provider">) =>
    bySize(
      moves.map(({ label, effect, standing }) => ({
        label: label[lang],
        ...effect[which],
        isChosen: standing === "both",
      })),
    );
  const shared = bySize(
    clauses.flatMap(({ label, shared: part }) => (part ? [{ label: label[lang], ...part.client }] : [])),
  );
  const common = { unit: "EUR" as const, isStale };
  return (
    <>
      {corridor && (
        <RowsSection
          {...common}
          title={WORDS.corridor[lang]}
          lead={WORDS.corridorLead[lang]}
          of={WORDS.end[lang]}
          figure={WORDS.fee[lang]}
          isDifference={false}
          rows={[
            ...Object.entries(corridor.floors).map(([risk, figure]) => ({
              label: WORDS.floors[risk]?.[lang] ?? risk,
              ...scaled(figure),
            })),
            { label: WORDS.today[lang], mean: monthlyFee, ci95: null, isChosen: true },
            ...(corridor.ceiling ? [{ label: WORDS.ceiling[lang], ...scaled(corridor.ceiling) }] : []),
          ]}
        />
      )}
      {moves.length > 0 && (
        <div className="two">
          <RowsSection
            {...common}
            title={WORDS.client[lang]}
            lead={WORDS.clientLead[lang]}
            of={WORDS.change[lang]}
            figure={WORDS.gain[lang]}
            isDifference
            rows={side("client")}
          />
          <RowsSection
            {...common}
            title={WORDS.provider[lang]}
            lead={WORDS.providerLead[lang]}
            of={WORDS.change[lang]}
            figure={WORDS.gain[lang]}
            isDifference
            rows={side("provider")}
          />
        </div>
      )}
      {shared.length > 0 && (
        <RowsSection
          {...common}
          title={WORDS.clauses[lang]}
          lead={WORDS.clausesLead[lang]}
          of={WORDS.clause[lang]}
          figure={WORDS.gain[lang]}
          isDifference
          rows={shared}
        />
      )}
    </>
  );
}

export const clausePriceView: QuestionView = {
  name: "clause-price",
  title: { fr: "Que demander, que céder, à quel prix ?", en: "What to ask, what to give, at what price?" },
  menu: { fr: "Que demander, que céder, à quel prix ?", en: "What to ask, what to give, at what price?" },
  askers: ["buyer", "provider"],
  isPrivate: true,
  controls: (scenario) => [
    {
      kind: "choice",
      term: "design",
      label: { fr: "Contrat à chiffrer", en: "Contract to be priced" },
      options: designOptions(scenario),
    },
    {
      kind: "choice",
      term: "alternative",
      label: { fr: "Sinon, le client signerait", en: "Otherwise the client would sign" },
      options: [...designOptions(scenario), { value: "none", label: { fr: "rien", en: "nothing" } }],
    },
    {
      kind: "choice",
      term: "risk",
      label: { fr: "Ce que le prestataire veut", en: "What the provider wants" },
      options: [
        { value: "mean", label: { fr: "une marge moyenne", en: "a mean margin" } },
        { value: "loss", label: { fr: "une perte rare", en: "a rare loss" } },
        { value: "shortfall", label: { fr: "pas de perte au pire", en: "no loss at worst" } },
      ],
    },
    {
      kind: "number",
      term: "margin",
      label: { fr: "Marge voulue", en: "Margin wanted" },
      min: 0,
      max: 60,
      step: 1,
      unit: { fr: "%", en: "%" },
    },
    {
      kind: "number",
      term: "hour",
      label: { fr: "Une heure perdue vaut", en: "A lost hour is worth" },
      min: 0,
      max: 500,
      step: 5,
      unit: { fr: "€", en: "€" },
    },
  ],
  Figures,
};
