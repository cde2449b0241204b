/** Prices in words: the corridor, what to ask first and what to give first, from both chairs. */
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import type { Tried } from "../guessed/try.ts";
import { asSentence, bilingual, joined } from "../wording.ts";
import type { ClausePriceFigures } from "./index.ts";
import type { PricedMove } from "./priced.ts";

/** Amounts are told to the euro below this, to ten euros above. */
const ROUND = 1000;
export const rounded = (eur: number): number =>
  (Math.abs(eur) < ROUND ? Math.round(eur) : Math.round(eur / 10) * 10) + 0; // never −0

const quoted = ({ fr, en }: Text): Text => ({ fr: `« ${fr} »`, en: `“${en}”` });

const monthly = (figure: Figure, { monthlyFee }: ClausePriceFigures): number =>
  rounded((figure.mean ?? 0) * monthlyFee);

function wishOf({ risk, margin, loss }: ClausePriceFigures): Text {
  if (risk === "loss")
    return bilingual(
      ({ share }) => `pour ne pas perdre d’argent dans plus de ${share(loss)} des avenirs`,
      ({ share }) => `to lose money in no more than ${share(loss)} of futures`,
    );
  if (risk === "shortfall")
    return {
      fr: "pour être à l’équilibre, en moyenne, dans le pire dixième des avenirs",
      en: "to break even on average in the worst tenth of futures",
    };
  return bilingual(
    ({ share }) => `pour ${share(margin)} de marge moyenne`,
    ({ share }) => `for a mean margin of ${share(margin)}`,
  );
}

function corridorSentence(figures: ClausePriceFigures): Text[] {
  const { corridor, alternative, risk, monthlyFee } = figures;
  if (!corridor) return [];
  if (monthlyFee <= 0)
    return [{ fr: "Le contrat ne dit pas son prix.", en: "The contract does not state its price." }];
  const floor = corridor.floors[risk];
  const wish = wishOf(figures);
  if (floor.mean === null)
    return [
      {
        fr: "Aucun prix ne donne au prestataire ce qu’il veut.",
        en: "No price gives the provider what it wants.",
      },
    ];
  const asks = bilingual(
    ({ euros }) =>
      `Le prestataire doit demander ${euros(monthly(floor, figures))} HT par mois ${wish.fr} (aujourd’hui ${euros(rounded(monthlyFee))})`,
    ({ euros }) =>
      `The provider must ask ${euros(monthly(floor, figures))} a month before VAT ${wish.en} (today ${euros(rounded(monthlyFee))})`,
  );
  const { ceiling, deal } = corridor;
  if (!ceiling || ceiling.mean === null || !alternative) return [asSentence(asks)];
  const other = quoted(alternative.name);
  const top = monthly(ceiling, figures);
  const pays = bilingual(
    ({ euros }) => `${asks.fr} ; au-delà de ${euros(top)}, ${other.fr} vaut mieux pour le client`,
    ({ euros }) => `${asks.en}; above ${euros(top)}, ${other.en} is better for the client`,
  );
  const room: Record<NonNullable<typeof deal>, Text> = {
    deal: bilingual(
      ({ euros }) =>
        ` : le prix juste est entre les deux, ${euros(top - monthly(floor, figures))} par mois à se partager.`,
      ({ euros }) =>
        `: the fair price lies between, with ${euros(top - monthly(floor, figures))} a month to share.`,
    ),
    none: { fr: " : pas d’accord possible à ces conditions.", en: ": no deal is possible on these terms." },
    undecided: {
      fr: " : pas assez d’avenirs pour dire s’il reste de quoi s’entendre.",
      en: ": not enough futures to tell whether there is room for a deal.",
    },
  };
  return [{ fr: pays.fr + room[deal ?? "undecided"].fr, en: pays.en + room[deal ?? "undecided"].en }];
}

/** Moves that one side asks for and the other pays, best exchange first; those that cost nobody anything before all. */
export function askedBy(side: "client" | "provider", moves: readonly PricedMove[]): PricedMove[] {
  const worth = ({ ratio, standing }: PricedMove) =>
    standing === "both" ? Number.POSITIVE_INFINITY : (ratio?.mean ?? 0);
  const gain = ({ effect }: PricedMove) => effect[side].mean ?? 0;
  return moves
    .filter((move) => move.standing === side || (move.standing === "both" && gain(move) > 0))
    .sort((a, b) => worth(b) - worth(a) || gain(b) - gain(a));
}

/** An exchange creates something where its asker gains more than the other loses. */
const creates = (move: PricedMove) => move.creates === "yes";

/** What the client had best ask for and give: tables have what each brings one side and costs the other. */
function exchangeSentences({ moves }: ClausePriceFigures): Text[] {
  const first = (side: "client" | "provider") => askedBy(side, moves).find(creates);
  const [ask, give] = [first("client"), first("provider")];
  const toAsk = ask && quoted(ask.label);
  const toGive = give && give !== ask ? quoted(give.label) : undefined;
  if (toAsk || toGive)
    return [
      asSentence({
        fr: [toAsk && `à demander d’abord : ${toAsk.fr}`, toGive && `à céder d’abord : ${toGive.fr}`]
          .filter(Boolean)
          .join(" ; "),
        en: [toAsk && `to ask for first: ${toAsk.en}`, toGive && `to concede first: ${toGive.en}`]
          .filter(Boolean)
          .join("; "),
      }),
    ];
  if (moves.length === 0) return [];
  return [
    {
      fr: "Aucune clause essayée ne crée de valeur : ce que l’un gagne, l’autre le paie ; seul le prix se négocie.",
      en: "No clause tried creates value: what one side gains, the other pays; only the price is to be negotiated.",
    },
  ];
}

export const verdictOf = (figures: ClausePriceFigures): Text =>
  joined([...corridorSentence(figures), ...exchangeSentences(figures)]);

export function restsOn(figures: ClausePriceFigures): Text[] {
  const { hourEur, futures, fixedGrid, lives } = figures;
  return [
    bilingual(
      ({ count, euros }) =>
        `Mêmes avenirs des deux côtés de chaque écart, ${count(futures)} au plus ; factures hors taxes, temps perdu à ${euros(hourEur)} l’heure et heures des équipes du client, par an, sans actualisation.`,
      ({ count, euros }) =>
        `The same futures on both sides of every difference, ${count(futures)} at most; invoices before VAT, lost time at ${euros(hourEur)} an hour and hours of the client’s staff, per year, undiscounted.`,
    ),
    {
      fr: "Prestataire inchangé : mêmes équipes, même règle de file ; le coût d’une clause est ce qu’elle lui enlève dans ces conditions. Ce qu’il en coûterait de tenir aussi bien une promesse resserrée est montré à part.",
      en: "The provider stays as it is: same teams, same queue rule; what a clause costs it is what it loses on those terms. What it would take to keep a tighter promise as well as today is shown separately.",
    },
    bilingual(
      ({ count }) =>
        `${count(lives)} vies jouées ; autant d’avenirs pour tout en aurait demandé ${count(fixedGrid)}.`,
      ({ count }) =>
        `${count(lives)} lives played; as many futures for everything would have taken ${count(fixedGrid)}.`,
    ),
  ];
}

export function caveatsOf({ isSly, moves, clauses, corridor, matters }: ClausePriceFigures): Text[] {
  const caveats: Text[] = [
    isSly
      ? {
          fr: "Hypothèse : le prestataire joue aussi contre le contrat (opportunisme du scénario). Ce ne sont pas des prix justes.",
          en: "Assumption: the provider also plays against the contract (the scenario’s opportunism). These are not fair prices.",
        }
      : {
          fr: "Aucun opportunisme : un prix juste suppose que chacun fait ce qui est écrit.",
          en: "No opportunism: a fair price supposes that everyone does what is written.",
        },
  ];
  const open = moves.filter(({ standing }) => standing === "undecided").length;
  if (open > 0)
    caveats.push(
      bilingual(
        ({ count }) =>
          `Changements indécis : ${count(open)} ; leur intervalle contient zéro, il faudrait plus d’avenirs.`,
        ({ count }) =>
          `Undecided changes: ${count(open)}; their interval contains zero, more futures would be needed.`,
      ),
    );
  const maybe = moves.filter((move) => move.creates === "undecided").length;
  if (maybe > 0)
    caveats.push(
      bilingual(
        ({ count }) =>
          `Crée de la valeur ce que les deux y gagnent ensemble à coup sûr, à 95 % pour tous les changements à la fois ; ${count(maybe)} en créent peut-être, les avenirs joués ne le disent pas.`,
        ({ count }) =>
          `A change creates value where both together surely gain by it, at 95% for all changes at once; ${count(maybe)} may, the futures played do not tell.`,
      ),
    );
  if (moves.length > 0)
    caveats.push(
      bilingual(
        ({ euros }) =>
          `« Rien » : moins de ${euros(rounded(matters))} par an des deux côtés. Un changement qui ne fait que déplacer de l’argent se compense par le prix.`,
        ({ euros }) =>
          `“Nothing”: less than ${euros(rounded(matters))} a year on both sides. A change that only moves money can be offset in the price.`,
      ),
    );
  if (clauses.some(({ shared }) => shared))
    caveats.push({
      fr: "Part de chaque clause : valeur de Shapley, qui ne dépend pas de l’ordre des clauses ; « sans elle » : cette clause seule est retirée, toutes les autres restent.",
      en: "Part of each clause: Shapley value, which does not depend on the order of the clauses; “without it”: that clause alone is removed, all the others stay.",
    });
  if (corridor)
    caveats.push({
      fr: "Couloir : toutes les lignes du forfait montent ou baissent ensemble ; la régie, les pénalités en euros et les prix de sortie ne changent pas.",
      en: "Corridor: all lines of the fee rise or fall together; time and materials, penalties in euros and exit prices do not change.",
    });
  return caveats;
}

/** How many guesses were tried for the corridor; nothing where none was. */
export function triedWords({ tried, of }: Tried): Text[] {
  if (tried === 0) return [];
  return [
    bilingual(
      ({ count }) =>
        `Hypothèses essayées à leurs deux bornes plausibles, pour le couloir seulement : ${count(tried)} sur ${count(of)}.`,
      ({ count }) =>
        `Guesses tried at their two plausible ends, for the corridor only: ${count(tried)} of ${count(of)}.`,
    ),
  ];
}
