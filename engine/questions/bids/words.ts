/** Bids in words: who keeps its word, at what price, and who may not live on it. */
import type { Compiled } from "../../compile/compile.ts";
import type { Text } from "../../scenario/notation.ts";
import { bilingual, joined, listed } from "../wording.ts";
import type { BidsFigures } from "./bids.ts";
import { type Bid, isSameWord } from "./offer.ts";

/** A bid that loses money in as many futures as this may not hold. */
const LOSING = 0.2;

const quoted = ({ name }: Pick<Bid, "name">): Text => ({
  fr: `«\u00a0${name.fr}\u00a0»`,
  en: `“${name.en}”`,
});

/** "12 à 20 avenirs sur 100". */
function chances({ ci95 }: Bid["kept"]): Text {
  const [low = 0, high = 0] = ci95 ?? [];
  const ends = [low, high].map((end) => Math.round(100 * end));
  return { fr: `${ends[0]} à ${ends[1]} avenirs sur 100`, en: `${ends[0]} to ${ends[1]} futures in 100` };
}

/** "99,2 % (98,8 % à 99,6 %)" */
function rateOf({ mean, ci95 }: Bid["periodsKept"]): Text {
  const [low, high] = ci95 ?? [mean, mean];
  return bilingual(
    ({ rate }) => `${rate(three(mean))} (${rate(three(low))} à ${rate(three(Math.min(1, high ?? 1)))})`,
    ({ rate }) => `${rate(three(mean))} (${rate(three(low))} to ${rate(three(Math.min(1, high ?? 1)))})`,
  );
}

/** ", à 420 € par promesse tenue"; nothing where the scenario states no price. */
function priceOf({ invoices, pricePerKept }: Bid): Text {
  if (invoices.mean === 0) return { fr: "", en: "" };
  const [low, high] = pricePerKept.ci95 ?? [pricePerKept.mean, pricePerKept.mean];
  return bilingual(
    ({ euros }) =>
      `, à ${euros(pricePerKept.mean ?? 0)} HT par promesse tenue (${euros(low ?? 0)} à ${euros(high ?? 0)})`,
    ({ euros }) =>
      `, at ${euros(pricePerKept.mean ?? 0)} before VAT per promise kept (${euros(low ?? 0)} to ${euros(high ?? 0)})`,
  );
}

function best(bid: Bid, equals: readonly Bid[], indifference: number): Text {
  const also = listed(equals.map(quoted));
  const all = chances(bid.kept);
  const one = quoted(bid);
  const [rate, price] = [rateOf(bid.periodsKept), priceOf(bid)];
  return bilingual(
    () => {
      const tie =
        equals.length > 0
          ? ` ; ${also.fr} ${equals.length > 1 ? "la valent" : "la vaut"} à ${indifference} pt près`
          : "";
      return `${one.fr} tient le mieux parole : ${rate.fr} de ses périodes, et toutes à la fois dans ${all.fr}${price.fr}${tie}.`;
    },
    () => {
      const tie =
        equals.length > 0
          ? `; ${also.en} ${equals.length > 1 ? "are" : "is"} as good within ${indifference} pt`
          : "";
      return `${one.en} keeps its word best: ${rate.en} of its periods, and all of them at once in ${all.en}${price.en}${tie}.`;
    },
  );
}

/** Nobody is ahead: what tells the bids apart is the price. */
function tie(bids: readonly Bid[], indifference: number): Text {
  const names = listed(bids.map(quoted));
  const [low, high] = [Math.min, Math.max].map((of) =>
    of(...bids.map(({ periodsKept }) => three(periodsKept.mean))),
  );
  const cheapest = bids.toSorted((a, b) => (a.pricePerKept.mean ?? 0) - (b.pricePerKept.mean ?? 0))[0]!;
  const one = quoted(cheapest);
  return bilingual(
    ({ rate, euros }) =>
      `${names.fr} tiennent parole à égalité, à ${indifference} pt près : ${rate(low ?? 0)} à ${rate(high ?? 0)} de leurs périodes. La moins chère par promesse tenue : ${one.fr}, ${euros(cheapest.pricePerKept.mean ?? 0)} HT.`,
    ({ rate, euros }) =>
      `${names.en} keep their word alike, within ${indifference} pt: ${rate(low ?? 0)} to ${rate(high ?? 0)} of their periods. The cheapest per promise kept: ${one.en}, ${euros(cheapest.pricePerKept.mean ?? 0)} before VAT.`,
  );
}

/** A share to three digits. */
const three = (share: number | null) => Math.round(1000 * (share ?? 0)) / 1000;

function losing(bids: readonly Bid[]): Text[] {
  return bids
    .filter(({ loses }) => (loses.ci95?.[0] ?? 0) >= LOSING)
    .map((bid) => {
      const [one, often] = [quoted(bid), chances(bid.loses)];
      return bilingual(
        () =>
          `${one.fr} est à perte pour le candidat dans ${often.fr} : elle risque de ne pas tenir telle quelle.`,
        () => `${one.en} loses money in ${often.en}: it may not last as it is.`,
      );
    });
}

export function verdictOf({ bids, best: selected, indifference }: BidsFigures): Text {
  const first = bids.find(({ design }) => design === selected);
  if (!first) {
    const open = listed(bids.map(quoted));
    return joined([
      {
        fr: `Pas assez d’avenirs pour dire laquelle tiendra le mieux parole, à ${indifference} pt près : ${open.fr}.`,
        en: `Not enough futures to tell which will keep its word best, within ${indifference} pt: ${open.en}.`,
      },
      ...losing(bids),
    ]);
  }
  const equals = bids.filter(({ standing }) => standing === "equal");
  if (equals.length === bids.length - 1) return joined([tie(bids, indifference), ...losing(bids)]);
  return joined([best(first, equals, indifference), ...losing(bids)]);
}

export const restsOn = ({ indifference, missing }: BidsFigures, replications: number): Text[] => [
  bilingual(
    ({ count }) =>
      `Les mêmes ${count(replications)} avenirs simulés au plus pour chaque offre ; la meilleure l’est avec une probabilité d’au moins 95 % si l’écart atteint ${indifference} pt (Kim et Nelson, 2001). Une promesse tenue est une ligne d’engagement tenue dans une période.`,
    ({ count }) =>
      `The same ${count(replications)} simulated futures at most for every bid; the best is right with a probability of at least 95% where it is ahead by ${indifference} pt (Kim and Nelson, 2001). A promise kept is one SLA line kept in one period.`,
  ),
  ...(missing.length === 0
    ? []
    : [
        {
          fr: `Ce qu’il manque de savoir a été cherché parmi les hypothèses qui touchent aux promesses (${missing.length}), chacune à ses deux bornes plausibles, sur peu d’avenirs.`,
          en: `What is missing was looked for among the guesses that bear on promises (${missing.length}), each tried at its two plausible ends, in few futures.`,
        },
      ]),
];

export function caveatsOf({ bids }: BidsFigures, { designs }: Compiled): Text[] {
  const caveats: Text[] = [];
  const [first] = bids;
  if (first && bids.some(({ promises }) => !isSameWord(promises, first.promises)))
    caveats.push({
      fr: "Les offres ne promettent pas la même chose : une promesse plus faible est plus facile à tenir. Le tableau des promesses le montre.",
      en: "The bids do not promise the same: a weaker promise is easier to keep. The table of promises shows it.",
    });
  const silent = designs.filter(({ slas }) => slas.length === 0);
  if (silent.length > 0) {
    const names = listed(silent.map(quoted));
    caveats.push({
      fr: `Sans promesse, donc sans jugement : ${names.fr}.`,
      en: `Promising nothing, hence not judged: ${names.en}.`,
    });
  }
  const unstable = bids.filter(({ isUnstable }) => isUnstable);
  if (unstable.length > 0) {
    const names = listed(unstable.map(quoted));
    caveats.push({
      fr: `Une équipe n’y rattrape jamais son retard : ${names.fr}.`,
      en: `A team never catches up there: ${names.en}.`,
    });
  }
  caveats.push({
    fr: "Les équipes et les coûts d’une offre sont des hypothèses : c’est au candidat de les dire, pas à l’acheteur.",
    en: "The teams and costs of a bid are assumptions: ask the bidder for them, not the buyer.",
  });
  return caveats;
}
