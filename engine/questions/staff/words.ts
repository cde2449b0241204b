/** The cheapest roster, in words. */
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { bilingual, capital, joined, listed } from "../wording.ts";
import type { RosterFigures, StaffFigures, TeamFigures } from "./figures.ts";

const ends = ({ ci95 }: Figure): [number, number] => ci95 ?? [0, 1];

/** "Support N1 : 5, Support N2 : 6" */
function postsOf(teams: readonly TeamFigures[], of: (team: TeamFigures) => number): Text {
  return listed(
    teams.map((team) =>
      bilingual(
        ({ count }) => `${count(of(team))} dans « ${team.name.fr} »`,
        ({ count }) => `${count(of(team))} in “${team.name.en}”`,
      ),
    ),
  );
}

const NOTHING_MORE: Text = { fr: "", en: "" };

const HOW = {
  contract: {
    fr: (months: string) => `chaque période des ${months} mois`,
    en: (months: string) => `every period of the ${months} months`,
  },
  period: { fr: () => "une période prise au hasard", en: () => "any one period" },
};

function outOfReach({ isReachable, ceiling, sure, asked, over, goal, months, chosen }: StaffFigures): Text {
  if (isReachable || ceiling.mean === null) return NOTHING_MORE;
  const [low, high] = ends(ceiling);
  const isCertain = high < sure;
  const instead = chosen !== null && (over !== asked || goal !== sure);
  return bilingual(
    ({ share, count, chance }) =>
      `${isCertain ? "Aucun effectif ne tient" : "Rien ne prouve qu’un effectif tienne"} ${HOW[asked].fr(count(months))} à ${share(sure)} : sans limite d’effectif, ${chance(ceiling.mean ?? 0)} (${chance(low)} à ${chance(high)}).${instead ? ` À défaut, pour ${HOW[over].fr(count(months))} à ${share(goal)} : ` : " "}`,
    ({ share, count, chance }) =>
      `${isCertain ? "No headcount keeps" : "Nothing proves that any headcount keeps"} ${HOW[asked].en(count(months))} at ${share(sure)}: with unlimited staff, ${chance(ceiling.mean ?? 0)} (${chance(low)} to ${chance(high)}).${instead ? ` Failing that, for ${HOW[over].en(count(months))} at ${share(goal)}: ` : " "}`,
  );
}

function cheapest(figures: StaffFigures, chosen: RosterFigures): Text {
  const { teams, over, months, goal, isReachable, isPriced, present } = figures;
  const posts = postsOf(teams, ({ chosen: own }) => own ?? 0);
  const [low, high] = ends(chosen.kept);
  const more = chosen.posts - present.posts;
  const against = bilingual(
    ({ count, euros }) =>
      more === 0
        ? "autant qu’à présent"
        : `${count(Math.abs(more))} de ${more > 0 ? "plus" : "moins"} qu’à présent${isPriced ? `, soit ${euros(Math.abs(chosen.costEur - present.costEur))} par an` : ""}`,
    ({ count, euros }) =>
      more === 0
        ? "as many as at present"
        : `${count(Math.abs(more))} ${more > 0 ? "more" : "fewer"} than at present${isPriced ? `, or ${euros(Math.abs(chosen.costEur - present.costEur))} a year` : ""}`,
  );
  const opening = isReachable
    ? bilingual(
        ({ share, count }) => `Pour tenir ${HOW[over].fr(count(months))} à ${share(goal)} : `,
        ({ share, count }) => `To keep ${HOW[over].en(count(months))} at ${share(goal)}: `,
      )
    : { fr: "", en: "" };
  return bilingual(
    ({ count, chance }) =>
      `${opening.fr}${count(chosen.posts)} ${chosen.posts < 2 ? "poste" : "postes"}, ${posts.fr} (${against.fr}) ; probabilité ${chance(chosen.kept.mean ?? 0)} (${chance(low)} à ${chance(high)}).`,
    ({ count, chance }) =>
      `${opening.en}${count(chosen.posts)} ${chosen.posts === 1 ? "post" : "posts"}, ${posts.en} (${against.en}); probability ${chance(chosen.kept.mean ?? 0)} (${chance(low)} to ${chance(high)}).`,
  );
}

function proof({ neighbours }: StaffFigures): Text {
  if (neighbours.length === 0)
    return {
      fr: " Chaque équipe est à son plancher.",
      en: " Every team is at its floor.",
    };
  const open = neighbours.filter(({ standing }) => standing !== "fails");
  if (open.length === 0 && neighbours.length === 1)
    return {
      fr: " Le seul effectif voisin moins cher n’y arrive pas.",
      en: " The only cheaper neighbour does not reach it.",
    };
  if (open.length === 0)
    return bilingual(
      ({ count }) => ` Aucun des ${count(neighbours.length)} effectifs voisins moins chers n’y arrive.`,
      ({ count }) => ` None of the ${count(neighbours.length)} cheaper neighbours reaches it.`,
    );
  return bilingual(
    ({ count }) =>
      ` Indécis : ${count(open.length)} de ses ${count(neighbours.length)} voisins moins chers y arrivent peut-être.`,
    ({ count }) =>
      ` Undecided: ${count(open.length)} of its ${count(neighbours.length)} cheaper neighbours may reach it too.`,
  );
}

function fromTheory({ teams, present }: StaffFigures): Text {
  const posts = postsOf(teams, ({ theory }) => theory);
  const [low, high] = ends(present.kept);
  return bilingual(
    ({ chance }) =>
      ` La théorie des files part de ${posts.fr} ; l’effectif présent tient ses engagements avec une probabilité de ${chance(present.kept.mean ?? 0)} (de ${chance(low)} à ${chance(high)}).`,
    ({ chance }) =>
      ` Queueing theory starts from ${posts.en}; the present staff keeps its promises with a probability of ${chance(present.kept.mean ?? 0)} (${chance(low)} to ${chance(high)}).`,
  );
}

export function verdictOf(figures: StaffFigures): Text {
  const { chosen } = figures;
  const beyond = outOfReach(figures);
  const none: Text =
    beyond.fr === "" || figures.isCut
      ? { fr: "Aucun effectif trouvé pour l’instant.", en: "No roster found so far." }
      : { fr: "", en: "" };
  const found = chosen ? cheapest(figures, chosen) : none;
  const last = !chosen ? fromTheory(figures) : figures.isReachable ? proof(figures) : NOTHING_MORE;
  const said = joined([beyond, found, last], "");
  return { fr: capital(said.fr), en: capital(said.en) };
}

export function restsOn(figures: StaffFigures, lives: number, futures: number): Text[] {
  const { promises, gridRosters, judged, neighbours, isReachable, chosen } = figures;
  const names = listed(promises.map(({ name }) => name));
  const grid = (gridRosters + neighbours.length) * futures;
  const times = grid / Math.max(1, lives);
  const proven = proof(figures);
  return [
    bilingual(
      () =>
        `Engagements à tenir : ${names.fr}. Intervalles à 95 % ; un effectif convient si tout son intervalle atteint la probabilité demandée.`,
      () =>
        `Promises to keep: ${names.en}. Intervals at 95%; a roster will do if its whole interval reaches the probability asked for.`,
    ),
    bilingual(
      ({ count }) =>
        `${count(judged)} effectifs jugés sur les mêmes avenirs : un poste de plus ne tient jamais moins, si bien qu’un échec écarte tout effectif plus petit. Une grille fixe aussi précise aurait joué ${count(grid)} vies au lieu de ${count(lives)}, ${count(times)} fois plus.`,
      ({ count }) =>
        `${count(judged)} rosters judged on the same futures: one more post never keeps less, so that a failure rules out every smaller roster. A fixed grid as precise would have played ${count(grid)} lives instead of ${count(lives)}, ${count(times)} times as many.`,
    ),
    ...(chosen && !isReachable ? [{ fr: proven.fr.trim(), en: proven.en.trim() }] : []),
  ];
}

export function caveatsOf({ isPriced, isReachable, teams, untried, chosen, isCut }: StaffFigures): Text[] {
  const caveats: Text[] = [
    {
      fr: "Un poste est pourvu comme le scénario le dit : congés et absences dans le temps perdu, départs et postes vacants joués ; les renforts prévus par le contrat s’y ajoutent.",
      en: "A post is filled as the scenario says: leave and absence in lost time, departures and vacancies played; reinforcements that the contract plans come on top.",
    },
  ];
  caveats.push({
    fr: "Plancher : aucune équipe n’a moins de postes que sa charge ne l’exige, aux volumes de la signature ; sinon, ce que l’on ne promet pas attendrait sans fin. Besoin : lu entre deux effectifs, en ligne droite, les autres équipes restant comme retenues.",
    en: "Floor: no team has fewer posts than its load requires, at the volumes at signing; otherwise what is not promised would wait without end. Need: read between two headcounts on a straight line, the other teams as chosen.",
  });
  if (isCut && !chosen)
    caveats.push({
      fr: "La recherche s’est arrêtée, faute de vies, avant d’avoir trouvé un effectif qui tienne : plus de vies la mèneraient plus loin.",
      en: "The search ended, for want of lives, before it found a roster that keeps: more lives would take it further.",
    });
  if (untried > 0 && chosen)
    caveats.push(
      bilingual(
        ({ count }) =>
          `La recherche s’est arrêtée avant d’essayer ${count(untried)} effectif${untried > 1 ? "s" : ""} moins cher${untried > 1 ? "s" : ""} : l’effectif retenu tient, un autre pourrait tenir pour moins. Plus de vies la mèneraient plus loin.`,
        ({ count }) =>
          `The search ended before it tried ${count(untried)} cheaper roster${untried > 1 ? "s" : ""}: the chosen one keeps, another may keep for less. More lives would take it further.`,
      ),
    );
  if (!isReachable)
    caveats.push({
      fr: "Ce que l’effectif ne peut pas tient au travail lui-même, aux attentes et au petit nombre de tickets.",
      en: "What staff cannot do lies in the work itself, the waits and the small number of tickets.",
    });
  if (!isPriced)
    caveats.push({
      fr: "Un coût par poste manque : le moins cher est le moins nombreux.",
      en: "A cost per post is missing: the cheapest is the smallest.",
    });
  if (teams.some(({ ownShare }) => ownShare < 1))
    caveats.push({
      fr: "Les équipes sont mutualisées : leurs postes servent aussi d’autres clients ; la part de ce contrat est dans le tableau.",
      en: "Teams are shared: their posts serve other clients too; this contract’s share is in the table.",
    });
  return caveats;
}
