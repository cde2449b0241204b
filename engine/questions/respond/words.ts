/** A best response in words: what the provider does, what it earns, what the buyer gets, which penalty would change it. */
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { rounded } from "../clause-price/words.ts";
import { asSentence, bilingual, joined, listed } from "../wording.ts";
import type { Gamed } from "./gaming.ts";
import type { RespondFigures } from "./index.ts";
import { TRICK_LABELS } from "./response.ts";
import type { Sweep } from "./sweep.ts";

const quoted = ({ fr, en }: Text): Text => ({ fr: `« ${fr} »`, en: `“${en}”` });
const value = ({ mean }: Figure): number => mean ?? 0;

const NOTHING_MORE: Text = { fr: "", en: "" };

/** Changes named in the verdict at most: the first table's title has them all. */
const NAMED = 3;

function namedChanges(changes: readonly Text[]): Text {
  const more = changes.length - NAMED;
  if (more <= 0) return listed(changes);
  const rest: Text = {
    fr: `${more} ${more > 1 ? "autres changements" : "autre changement"}`,
    en: `${more} more ${more > 1 ? "changes" : "change"}`,
  };
  return listed([...changes.slice(0, NAMED), rest]);
}

function responseSentence(figures: RespondFigures): Text {
  const { design, changes, neighbours, outcomes } = figures;
  const label = namedChanges(changes);
  const name = quoted(design.name);
  const rivals: Text = neighbours.some(({ standing }) => standing === "undecided")
    ? {
        fr: " ; indécis : d’autres réponses rapporteraient peut-être autant",
        en: "; undecided: others may earn as much",
      }
    : NOTHING_MORE;
  if (!figures.isSearched) return statedSentence(name, outcomes.stated.margin);
  if (changes.length === 0)
    return bilingual(
      () =>
        `Sous ${name.fr}, un prestataire qui ne vise que sa marge ne changerait rien à ce qui est annoncé${rivals.fr}.`,
      () =>
        `Under ${name.en}, a provider who cares only about its margin would change nothing in what is stated${rivals.en}.`,
    );
  const margin = rounded(value(outcomes.difference.margin));
  return bilingual(
    ({ euros }) =>
      `Sous ${name.fr}, un prestataire qui ne vise que sa marge choisirait : ${label.fr} ; il y gagne ${euros(margin)} par an${rivals.fr}.`,
    ({ euros }) =>
      `Under ${name.en}, a provider who cares only about its margin would choose: ${label.en}; it gains ${euros(margin)} a year${rivals.en}.`,
  );
}

/** Before any response is tried: what the provider as stated earns. */
function statedSentence(name: Text, margin: Figure): Text {
  const [low, high] = margin.ci95 ?? [value(margin), value(margin)];
  return bilingual(
    ({ euros }) =>
      `Sous ${name.fr}, le prestataire tel qu’annoncé gagne ${euros(rounded(value(margin)))} par an (entre ${euros(rounded(low))} et ${euros(rounded(high))}) ; ce qu’il gagnerait à répondre autrement n’est pas encore connu.`,
    ({ euros }) =>
      `Under ${name.en}, the provider as stated earns ${euros(rounded(value(margin)))} a year (${euros(rounded(low))} to ${euros(rounded(high))}); what it would gain by another response is not known yet.`,
  );
}

function buyerSentence({ outcomes, sweeps }: RespondFigures): Text[] {
  const { stated, response, difference } = outcomes;
  const penalty: Text = sweeps.some(({ isOpen }) => isOpen)
    ? { fr: " ; pénalité utile : indécis", en: "; useful penalty: undecided" }
    : NOTHING_MORE;
  const hours = value(difference.lostHours);
  if (stated.lostHours.mean === null || stated.experienced.mean === null) return [];
  return [
    bilingual(
      ({ count, share }) =>
        `Le client y ${hours > 0 ? "perd" : "gagne"} ${count(Math.abs(hours))} h par an, quand le rapport montre ${share(value(response.contractual))}${penalty.fr}.`,
      ({ count, share }) =>
        `The client ${hours > 0 ? "loses" : "gains"} ${count(Math.abs(hours))} h a year, while the report shows ${share(value(response.contractual))}${penalty.en}.`,
    ),
  ];
}

/** "×4". */
const times = (factor: number, count: (value: number) => string): string => `×${count(factor)}`;

/** From which amounts on staffing pays, under caps as signed or without any. */
export function sweepFinding({ kinks, isOpen, points }: Sweep): Text {
  const most = points.at(-1)?.factor ?? 1;
  const hire = kinks.find(({ postsTo, postsFrom }) => postsTo > postsFrom);
  if (hire)
    return bilingual(
      ({ count }) =>
        `payer coûte moins que tenir jusqu’à ${times(hire.from, count)} ; entre ${times(hire.from, count)} et ${times(hire.to, count)}, un poste de plus : là commence la pénalité utile`,
      ({ count }) =>
        `paying is cheaper than keeping the promise up to ${times(hire.from, count)}; one more post between ${times(hire.from, count)} and ${times(hire.to, count)}: there the useful penalty begins`,
    );
  if (isOpen)
    return {
      fr: "les avenirs joués ne disent pas à partir de quel montant un poste s’ajouterait",
      en: "the futures played do not tell from what amount a post would be added",
    };
  return bilingual(
    ({ count }) => `même ${times(most, count)}, aucun poste de plus : payer coûte moins que tenir`,
    ({ count }) => `even ${times(most, count)} adds no post: paying costs less than keeping the promise`,
  );
}

export const CAPS: Record<Sweep["caps"], Text> = {
  asSigned: { fr: "plafonds signés", en: "caps as signed" },
  none: { fr: "sans plafond", en: "no cap" },
};

function penaltySentence({ sweeps }: RespondFigures): Text[] {
  if (sweeps.length === 0) return [];
  const said = sweeps.map((sweep): Text => {
    const [caps, finding] = [CAPS[sweep.caps], sweepFinding(sweep)];
    return { fr: `${caps.fr}, ${finding.fr}`, en: `${caps.en}, ${finding.en}` };
  });
  return [
    bilingual(
      () => `Pénalités multipliées : ${said.map(({ fr }) => fr).join(" ; ")}.`,
      () => `Penalties multiplied: ${said.map(({ en }) => en).join("; ")}.`,
    ),
  ];
}

const isKnown = ({ ci95 }: Figure, matters: number) => ci95 !== null && ci95[0] > 0 && ci95[1] > matters;

/** What tricks bring, and the one that brings most. */
export function gamingFinding({ gaming, matters }: RespondFigures): Text {
  const paying = gaming.filter(({ whole }) => isKnown(whole, matters));
  const best = paying.toSorted((a, b) => value(b.whole) - value(a.whole))[0];
  return best
    ? trickFinding(best)
    : {
        fr: "prises une à une, les manœuvres sur le rapport ne rapportent presque rien",
        en: "taken one by one, tricks on the report bring hardly anything",
      };
}

function trickFinding({ trick, whole, remedy }: Gamed): Text {
  const name = quoted(TRICK_LABELS[trick]);
  return bilingual(
    ({ euros }) =>
      `la manœuvre qui rapporte le plus : ${name.fr}, ${euros(rounded(value(whole)))} par an ; avec la clause contraire, ${euros(rounded(value(remedy.left)))}`,
    ({ euros }) =>
      `the trick that pays most: ${name.en}, ${euros(rounded(value(whole)))} a year; with the counter-clause, ${euros(rounded(value(remedy.left)))}`,
  );
}

/** Two sentences on what was asked first: the tables' titles tell the useful penalty and the tricks. */
export function verdictOf(figures: RespondFigures): Text {
  const { about, changes, gaming } = figures;
  if (about.includes("response"))
    return joined([
      responseSentence(figures),
      ...(changes.length > 0 ? buyerSentence(figures) : penaltySentence(figures)),
    ]);
  const told = [
    ...penaltySentence(figures),
    ...(gaming.length > 0 ? [asSentence(gamingFinding(figures))] : []),
  ];
  return joined(told.length > 0 ? told : [responseSentence(figures)]);
}

function hypothesis({ renewalYears, hasTricks, bears }: RespondFigures): Text {
  const after: Text =
    renewalYears === 0
      ? { fr: "et rien au-delà du terme", en: "and nothing beyond the term" }
      : bilingual(
          ({ count }) =>
            `et à un renouvellement, qui vaut ${count(renewalYears)} ${renewalYears < 2 ? "année" : "années"} de sa marge et dont la confiance décide`,
          ({ count }) =>
            `and about a renewal, worth ${count(renewalYears)} ${renewalYears === 1 ? "year" : "years"} of its margin, which trust decides`,
        );
  const tricks: Text = hasTricks
    ? {
        fr: ", manœuvres comprises (au haut de leurs fréquences plausibles)",
        en: ", tricks included (at the high end of their plausible frequencies)",
      }
    : { fr: ", sans manœuvre", en: ", without tricks" };
  return bilingual(
    ({ count }) =>
      `Hypothèse : le prestataire ne tient qu’à sa marge sur ce contrat ${after.fr}${tricks.fr} ; le client s’en va si ses heures perdues sont multipliées par plus de ${count(bears)}. Ce n’est ni un constat sur quiconque, ni un prix juste.`,
    ({ count }) =>
      `Assumption: the provider cares only about its margin on this contract ${after.en}${tricks.en}; the client leaves if its lost hours are multiplied by more than ${count(bears)}. It is neither a finding about anyone nor a fair price.`,
  );
}

export function restsOn(figures: RespondFigures): Text[] {
  const { tried, of, lives, fixedGrid, futures } = figures;
  return [
    hypothesis(figures),
    bilingual(
      ({ count }) =>
        `${count(tried)} réponses essayées sur ${count(of)} possibles, mêmes avenirs pour toutes (${count(futures)} au plus) ; une réponse est écartée dès que son intervalle apparié est tout entier sous la meilleure, et n’est préférée que si elle rapporte plus, à 95 % pour toutes ensemble.`,
      ({ count }) =>
        `${count(tried)} responses tried of ${count(of)} possible ones, the same futures for all (${count(futures)} at most); a response is dropped as soon as its whole paired interval lies below the best, and is preferred only if it earns more, at 95% for all at once.`,
    ),
    bilingual(
      ({ count }) =>
        `${count(lives)} vies jouées ; autant d’avenirs pour tout ce qui a été essayé en aurait demandé ${count(fixedGrid)}.`,
      ({ count }) =>
        `${count(lives)} lives played; as many futures for all that was tried would have taken ${count(fixedGrid)}.`,
    ),
  ];
}

export function caveatsOf({ neighbours, matters, sweeps, gaming, isPooled }: RespondFigures): Text[] {
  const caveats: Text[] = [];
  const open = neighbours.filter(({ standing }) => standing === "undecided").length;
  if (open > 0)
    caveats.push(
      bilingual(
        ({ count, euros }) =>
          `Changements que l’on ne départage pas de la réponse à ${euros(rounded(matters))} par an près : ${count(open)} ; il faudrait plus d’avenirs.`,
        ({ count, euros }) =>
          `Changes that are not told apart from the response within ${euros(rounded(matters))} a year: ${count(open)}; more futures would be needed.`,
      ),
    );
  caveats.push({
    fr: "Aucun changement seul ne rapporte plus ; plusieurs à la fois n’ont pas tous été essayés. Sont écartées les équipes qui ne suivent plus et les services que le client quitterait.",
    en: "No single change earns more; not every combination of several was tried. Teams that never catch up and services that the client would leave are ruled out.",
  });
  if (isPooled)
    caveats.push({
      fr: "Équipes mutualisées : un poste retiré l’est pour tous leurs clients, et ce contrat n’en porte que sa part ; cette réponse suppose tous leurs contrats du même type.",
      en: "Shared teams: a post taken away is missing for all their clients, and this contract bears its share only; the response supposes that all their contracts are of this kind.",
    });
  if (sweeps.length > 0)
    caveats.push({
      fr: "Pénalité utile : montants multipliés, effectif choisi parmi quelques-uns, sans manœuvre ni autre règle de file.",
      en: "Useful penalty: amounts multiplied, staffing chosen among a few levels, without tricks or another queue rule.",
    });
  if (gaming.length > 0)
    caveats.push({
      fr: "Manœuvres : chacune seule, par le prestataire tel qu’annoncé ; les clauses contraires coûtent aussi à un prestataire honnête : le tableau le dit.",
      en: "Tricks: each alone, by the provider as stated; counter-clauses cost an honest provider too, as the table shows.",
    });
  return caveats;
}
