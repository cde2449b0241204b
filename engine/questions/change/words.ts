/** The smallest change in words and tables. */
import type { Text } from "../../scenario/notation.ts";
import { amount } from "../amount.ts";
import { type AnswerTable, type Cell, column } from "../answer.ts";
import { bilingual } from "../wording.ts";
import type { AmendmentFigure, ChangeFigures } from "./figures.ts";

export const namesOf = ({ moves }: Pick<AmendmentFigure, "moves">): Text => {
  const names = moves.map(({ name }) => name);
  return {
    fr: names.map(({ fr }) => fr).join(" + "),
    en: names.map(({ en }) => en).join(" + "),
  };
};

/** "que « Service vécu » atteigne 90 % dans 90 avenirs sur 100". */
function goalText({ goal }: ChangeFigures): Text {
  const { about, label, unit, threshold, probability } = goal;
  const level =
    unit === "share"
      ? bilingual(
          ({ rate }) => rate(threshold),
          ({ rate }) => rate(threshold),
        )
      : amount(unit, threshold);
  const often = bilingual(
    ({ count }) => `dans ${count(100 * probability)} avenirs sur 100`,
    ({ count }) => `in ${count(100 * probability)} of 100 futures`,
  );
  if (about === "kept")
    return { fr: `que chaque engagement soit tenu ${often.fr}`, en: `every promise to be kept ${often.en}` };
  const isFloor = goal.isFloor;
  return {
    fr: `que « ${label.fr} » ${isFloor ? "atteigne" : "ne dépasse pas"} ${level.fr} ${often.fr}`,
    en: `“${label.en}” to ${isFloor ? "reach" : "stay within"} ${level.en} ${often.en}`,
  };
}

const probabilityText = ({ probability: { mean, ci95 } }: Pick<AmendmentFigure, "probability">): Text =>
  bilingual(
    ({ chance }) => `${chance(mean ?? 0)}${ci95 ? `, entre ${chance(ci95[0])} et ${chance(ci95[1])}` : ""}`,
    ({ chance }) => `${chance(mean ?? 0)}${ci95 ? `, ${chance(ci95[0])} to ${chance(ci95[1])}` : ""}`,
  );

function costText({ clientCost, providerCost, isCostUnknown }: AmendmentFigure): Text {
  const [client, provider] = [clientCost, providerCost].map(({ mean }) => Number((mean ?? 0).toPrecision(2)));
  return bilingual(
    ({ euros }) =>
      `client ${euros(client ?? 0)}, prestataire ${euros(provider ?? 0)}${isCostUnknown ? ", sans le prix du changement lui-même" : ""}`,
    ({ euros }) =>
      `client ${euros(client ?? 0)}, provider ${euros(provider ?? 0)}${isCostUnknown ? ", without the price of the change itself" : ""}`,
  );
}

/** An amendment with what it costs and how likely it does. */
function told(one: AmendmentFigure): Text {
  const [name, cost, probability] = [namesOf(one), costText(one), probabilityText(one)];
  return {
    fr: `« ${name.fr} » (${cost.fr} ; ${probability.fr})`,
    en: `“${name.en}” (${cost.en}; ${probability.en})`,
  };
}

/** So many others that reach the goal: the table has them. */
function alsoEnough(more: number): Text {
  if (more === 0) return { fr: "", en: "" };
  return {
    fr: ` ; ${more} ${more > 1 ? "autres suffisent" : "autre suffit"} aussi`,
    en: `; ${more} more ${more > 1 ? "are" : "is"} enough too`,
  };
}

export function verdictOf(figures: ChangeFigures): Text {
  const { present, amendments } = figures;
  const goal = goalText(figures);
  const now = probabilityText(present);
  const reaching = amendments.filter(({ reach }) => reach === "reaches");
  const open = amendments.filter(({ reach }) => reach === "open");
  const both = (fr: string, en: string) =>
    bilingual(
      () => fr,
      () => en,
    );
  if (present.reach === "reaches")
    return both(
      `Rien à changer pour ${goal.fr} : le contrat tel quel y suffit (${now.fr}).`,
      `Nothing to change for ${goal.en}: the contract as it stands is enough (${now.en}).`,
    );
  const [cheapest, ...others] = reaching;
  if (cheapest) {
    const [named, also] = [told(cheapest), alsoEnough(others.length)];
    return both(
      `Pour ${goal.fr}, le moins cher pour les deux ensemble : ${named.fr}${also.fr}. Tel quel : ${now.fr}.`,
      `For ${goal.en}, the cheapest for both together: ${named.en}${also.en}. As it stands: ${now.en}.`,
    );
  }
  const [nearest] = amendments;
  const near = nearest ? told(nearest) : { fr: "–", en: "–" };
  if (open.length > 0)
    return both(
      `Indécis : aucun avenant essayé ne suffit à coup sûr pour ${goal.fr} ; ${open.length > 1 ? `${open.length} restent possibles` : "1 reste possible"}, le plus proche : ${near.fr}. Tel quel : ${now.fr}.`,
      `Undecided: no amendment tried is surely enough for ${goal.en}; ${open.length} may still be, the nearest: ${near.en}. As it stands: ${now.en}.`,
    );
  return both(
    `Aucun avenant d’un ou deux changements du catalogue ne suffit pour ${goal.fr} ; le plus proche : ${near.fr}. Tel quel : ${now.fr}.`,
    `No amendment of one or two changes from the catalogue is enough for ${goal.en}; the nearest: ${near.en}. As it stands: ${now.en}.`,
  );
}

const REACHES: Record<AmendmentFigure["reach"], Text> = {
  reaches: { fr: "suffit", en: "is enough" },
  open: { fr: "indécis", en: "undecided" },
  fails: { fr: "ne suffit pas", en: "is not enough" },
};

/** Rows shown of those that fail. */
const SHOWN = 14;

export function tablesOf({ goal, amendments }: ChangeFigures): AnswerTable[] {
  const unit = goal.about === "kept" || goal.unit === "share" ? "points" : goal.unit;
  return [
    {
      title: {
        fr: "Avenants essayés, contre le contrat tel quel",
        en: "Amendments tried, against the contract as it stands",
      },
      columns: [
        column("Changement", "Change"),
        column("Probabilité", "Probability", "share"),
        column("Effet", "Effect", unit),
        column("Coût client", "Client’s cost", "EUR"),
        column("Coût prestataire", "Provider’s cost", "EUR"),
        column("Verdict", "Verdict"),
      ],
      rows: amendments
        .slice(0, SHOWN)
        .map((one): Cell[] => [
          star(namesOf(one), one.isCostUnknown),
          one.probability,
          one.change,
          one.clientCost,
          one.providerCost,
          REACHES[one.reach],
        ]),
    },
  ];
}

const star = ({ fr, en }: Text, isMarked: boolean): Text =>
  isMarked ? { fr: `${fr} *`, en: `${en} *` } : { fr, en };

export function restsOn({ amendments, tried, fixedGridLives }: ChangeFigures, lives: number): Text[] {
  const most = Math.max(0, ...amendments.map(({ futures }) => futures));
  return [
    bilingual(
      ({ count }) =>
        `${count(tried.moves)} changements du catalogue s’appliquent ici ; ${count(tried.pairs)} paires jouées sur ${count(tried.ofPairs)}, celles dont les effets ajoutés avenir par avenir approchent du but. Chacun est joué jusqu’à ce que son intervalle de Wilson (95 % sur ses trois regards) ne contienne plus la probabilité demandée, ${count(most)} avenirs au plus.`,
      ({ count }) =>
        `${count(tried.moves)} changes of the catalogue apply here; ${count(tried.pairs)} pairs played of ${count(tried.ofPairs)}, those whose effects, added future by future, come near the goal. Each is played until its Wilson interval (95% over its three looks) no longer contains the probability asked for, ${count(most)} futures at most.`,
    ),
    bilingual(
      ({ count }) =>
        `${count(lives)} vies jouées ; une grille fixe de chaque changement et de chaque paire en demanderait ${count(fixedGridLives)}.`,
      ({ count }) =>
        `${count(lives)} lives played; a fixed grid of every change and every pair would take ${count(fixedGridLives)}.`,
    ),
  ];
}

/** Amendments that may do and would cost both together less than the cheapest that does. */
function cheaperOpen(amendments: readonly AmendmentFigure[]): number {
  const cost = ({ jointCost }: AmendmentFigure) => jointCost.mean ?? Number.NaN;
  const least = Math.min(...amendments.filter(({ reach }) => reach === "reaches").map(cost));
  return amendments.filter((one) => one.reach === "open" && Number.isFinite(least) && cost(one) < least)
    .length;
}

export function caveatsOf({ amendments }: ChangeFigures): Text[] {
  const caveats: Text[] = [
    {
      fr: "Chaque changement vaut dès le premier mois joué. Un coût est ce qui change dans les factures et les heures du client, ou dans la marge du prestataire : ce que l’un paie à l’autre n’est pas négocié ici.",
      en: "Each change holds from the first month played. A cost is what changes in the client’s invoices and hours, or in the provider’s margin: what one would pay the other for it is not negotiated here.",
    },
    {
      fr: "Deux changements qui ne suffisent qu’ensemble peuvent manquer : seules sont jouées les paires dont les effets ajoutés sont prometteurs.",
      en: "Two changes that are enough only in combination may be missing: only pairs whose added effects are promising are played.",
    },
  ];
  const open = cheaperOpen(amendments);
  if (open > 0)
    caveats.push({
      fr: `Moins chers que le moins cher qui suffit, et indécis : ${open} ; plus d’avenirs diraient s’ils suffisent.`,
      en: `Cheaper than the cheapest that does, and undecided: ${open}; more futures would tell whether they do.`,
    });
  if (amendments.some(({ isCostUnknown }) => isCostUnknown))
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
