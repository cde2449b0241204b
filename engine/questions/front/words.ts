/** The front in words and in a table. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column } from "../answer.ts";
import { bilingual, joined, listed } from "../wording.ts";
import type { FrontFigures, PointFigure } from "./figures.ts";
import type { CostWord, RiskWord } from "./objectives.ts";

const COSTS: Record<CostWord, Text> = {
  outlay: { fr: "Factures et équipes du client", en: "Invoices and client’s staff" },
  withLostTime: { fr: "Coût avec le temps perdu", en: "Cost with lost time" },
};
const RISKS: Record<RiskWord, Text> = {
  service: { fr: "Service vécu", en: "Experienced service" },
  kept: { fr: "Tous les engagements tenus", en: "Every promise kept" },
  shortfall: { fr: "Coût moyen du pire dixième des avenirs", en: "Mean cost in the worst tenth of futures" },
};
const STANDINGS: Record<PointFigure["standing"], Text> = {
  front: { fr: "rien ne le bat", en: "nothing beats it" },
  undecided: { fr: "indécis", en: "undecided" },
  same: { fr: "vaut un autre", en: "as good as another" },
  dominated: { fr: "battu", en: "beaten" },
};
const NAMED = 2;
const SHOWN = 16;

const quoted = ({ name }: PointFigure): Text => ({ fr: `« ${name.fr} »`, en: `“${name.en}”` });

export function verdictOf({ points, cost, risk }: FrontFigures): Text {
  const [front, undecided] = (["front", "undecided"] as const).map((standing) =>
    points.filter((point) => point.standing === standing),
  );
  const axes: Text = {
    fr: `« ${COSTS[cost].fr} », marge du prestataire et « ${RISKS[risk].fr} »`,
    en: `“${COSTS[cost].en}”, provider’s margin and “${RISKS[risk].en}”`,
  };
  const list = (found: readonly PointFigure[] = []): Text => {
    const { fr, en } = listed(found.slice(0, NAMED).map(quoted));
    const more = found.length - NAMED;
    if (more <= 0) return { fr, en };
    return { fr: `${fr} (et ${more} ${more > 1 ? "autres" : "autre"})`, en: `${en} (and ${more} more)` };
  };
  const sure = list(front);
  const open = list(undecided);
  const sentences: Text[] = [
    (front ?? []).length > 0
      ? {
          fr: `Ce que rien ne bat à la fois sur ${axes.fr} : ${sure.fr}.`,
          en: `What nothing beats on ${axes.en} at once: ${sure.en}.`,
        }
      : {
          fr: `Sur ${axes.fr}, aucun contrat n’est à coup sûr imbattu.`,
          en: `On ${axes.en}, no contract is surely unbeaten.`,
        },
    ...((undecided ?? []).length > 0
      ? [
          {
            fr: `Indécis : ${open.fr}.`,
            en: `Undecided: ${open.en}.`,
          },
        ]
      : []),
  ];
  return joined(sentences);
}

export function tablesOf({ points, cost, risk }: FrontFigures): AnswerTable[] {
  const names = new Map(points.map(({ id, name }) => [id, name]));
  const said = ({ standing, by }: PointFigure): Text => {
    const { fr, en } = STANDINGS[standing];
    const name = by === null ? undefined : names.get(by);
    return name ? { fr: `${fr} : ${name.fr}`, en: `${en}: ${name.en}` } : { fr, en };
  };
  return [
    {
      title: {
        fr: "Contrats et changements, sur les mois joués",
        en: "Contracts and changes, over the months played",
      },
      columns: [
        column("Contrat", "Contract"),
        { label: COSTS[cost], unit: "EUR" },
        column("Marge du prestataire", "Provider’s margin", "EUR"),
        { label: RISKS[risk], unit: risk === "shortfall" ? "EUR" : "share" },
        column("Verdict", "Verdict"),
      ],
      rows: points
        .slice(0, SHOWN)
        .map((point): Cell[] => [
          point.isCostUnknown ? { fr: `${point.name.fr} *`, en: `${point.name.en} *` } : point.name,
          point.clientCost,
          point.margin,
          point.risk,
          said(point),
        ]),
    },
  ];
}

export function restsOn({ points, fixedGridLives, matters }: FrontFigures, lives: number): Text[] {
  const most = Math.max(0, ...points.map(({ futures }) => futures));
  return [
    bilingual(
      ({ count, euros }) =>
        `${count(points.length)} contrats et changements sur les mêmes avenirs, ${count(most)} au plus. Un contrat en bat un autre s’il n’est moins bon que lui sur aucun des trois axes, à l’écart qui compte près (${euros(Math.round(matters[0]))} pour les coûts), et s’il est meilleur sur l’un d’eux de plus que cet écart ; écarts appariés, 95 % pour chaque contrat contre tous les autres (Bonferroni sur les paires, les axes et les regards).`,
      ({ count, euros }) =>
        `${count(points.length)} contracts and changes on the same futures, ${count(most)} at most. One contract beats another if it is worse on none of the three axes by as much as the difference that matters (${euros(Math.round(matters[0]))} of cost), and better on one by more than that; paired differences, 95% for each contract against all the others (Bonferroni over pairs, axes and looks).`,
    ),
    bilingual(
      ({ count }) => `${count(lives)} vies jouées ; une grille fixe en demanderait ${count(fixedGridLives)}.`,
      ({ count }) => `${count(lives)} lives played; a fixed grid would take ${count(fixedGridLives)}.`,
    ),
  ];
}

export function caveatsOf({ points }: FrontFigures, areLeftOut: boolean): Text[] {
  const caveats: Text[] = [
    {
      fr: "Le front n’est que celui des contrats du scénario et des changements du catalogue : un autre contrat peut les battre. Une marge n’est pas un prix : ce que l’un paierait à l’autre pour un changement déplace le point sur le front.",
      en: "The front is only that of the scenario’s contracts and of the catalogue’s changes: another contract may beat them. A margin is not a price: what one would pay the other for a change moves its point along the front.",
    },
  ];
  if (areLeftOut)
    caveats.push({
      fr: "Les changements dont le scénario ne dit pas le prix (clarté, débats, réponses du client, premier contact…) ne sont pas essayés : ils battraient tout sans rien coûter. On peut demander à essayer aussi les changements dont le prix n’est pas connu.",
      en: "Changes whose price the scenario does not state (clarity, debates, the client’s answers, first contact…) are not tried: they would beat everything at no cost. One may ask to also try changes whose price is not known.",
    });
  if (points.some(({ isCostUnknown }) => isCostUnknown))
    caveats.push({
      fr: "* Le scénario ne dit pas ce que coûte ce changement : ses effets sur les coûts sont comptés, pas son prix.",
      en: "* The scenario does not say what this change costs: its effects on costs are counted, not its price.",
    });
  return caveats.map(({ fr, en }) =>
    bilingual(
      () => fr,
      () => en,
    ),
  );
}
