/** Whether a promise can be made, in words. */
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { periodWords } from "../lint/reading.ts";
import { asSentence, bilingual, joined, listed } from "../wording.ts";
import type { FeasibilityFigures } from "./feasibility.ts";

const told = ({ ci95 }: Figure) => ci95 ?? [0, 1];

/** "GTR P2 en 4 h à 90 %" */
const promiseOf = ({ name, targetMin, required }: FeasibilityFigures): Text =>
  bilingual(
    ({ minutes, rate }) => `${name.fr} en ${minutes(targetMin)} à ${rate(required)}`,
    ({ minutes, rate }) => `${name.en} within ${minutes(targetMin)} at ${rate(required)}`,
  );

const OPENINGS = {
  yes: { fr: "Oui", en: "Yes" },
  no: { fr: "Non", en: "No" },
  undecided: { fr: "Indécis", en: "Undecided" },
};

function presently(figures: FeasibilityFigures): Text {
  const { verdict, present, periodMonths, months, sure } = figures;
  const promise = promiseOf(figures);
  const period = periodWords(periodMonths);
  const [low, high] = told(present);
  const [fr, en] = [OPENINGS[verdict].fr, OPENINGS[verdict].en];
  return bilingual(
    ({ share, chance }) =>
      `${fr} : avec l’effectif présent, ${promise.fr} est tenue ${periodMonths === 12 ? "chaque" : "tous les"} ${periodMonths === 12 ? period.one.fr : period.many.fr} pendant ${months} mois avec une probabilité de ${chance(present.mean ?? 0)} (${chance(low)} à ${chance(high)} ; il faut ${share(sure)}).`,
    ({ share, chance }) =>
      `${en}: with the present staff, ${promise.en} is kept every ${period.one.en} for ${months} months with a probability of ${chance(present.mean ?? 0)} (${chance(low)} to ${chance(high)}; ${share(sure)} is needed).`,
  );
}

/** The tightest target at the probability at which one promises. */
function tightest({ frontiers, tightest: sure, sure: level, targetsMin }: FeasibilityFigures): Text {
  const found = [...sure, ...frontiers].find((one) => one.level === level && one.posts !== null);
  const nearest = found ?? sure.find(({ posts }) => posts !== null);
  if (!nearest) return { fr: "", en: "" };
  const { mean } = nearest.targetMin;
  if (mean === null)
    return bilingual(
      ({ share, minutes }) =>
        `aucun délai essayé, au-delà même de ${minutes(targetsMin.at(-1) ?? 0)}, n’atteint ${share(nearest.level)}`,
      ({ share, minutes }) =>
        `no target tried, even beyond ${minutes(targetsMin.at(-1) ?? 0)}, reaches ${share(nearest.level)}`,
    );
  const isOpen = nearest.targetMin.ci95 === null;
  return bilingual(
    ({ share, minutes }) =>
      `le délai le plus court à promettre à ${share(nearest.level)} est de ${minutes(mean)}${isOpen ? " (trop peu d’avenirs pour un intervalle)" : ""}`,
    ({ share, minutes }) =>
      `the tightest target to promise at ${share(nearest.level)} is ${minutes(mean)}${isOpen ? " (too few futures for an interval)" : ""}`,
  );
}

/** What staff can do about it. */
function staffing(figures: FeasibilityFigures): Text {
  const { cells, targetMin, required, sure, team, verdict } = figures;
  if (verdict === "yes") return { fr: "", en: "" };
  const own = cells.filter((cell) => cell.targetMin === targetMin && cell.required === required);
  // enough as far as the futures tell: only more of them are wanting
  if (own.some(({ posts, smoothed }) => posts === team.posts && smoothed >= sure)) return { fr: "", en: "" };
  const enough = own.find(({ posts, smoothed }) => posts !== null && posts > team.posts && smoothed >= sure);
  const limit = own.find(({ posts }) => posts === null);
  if (enough?.posts)
    return bilingual(
      ({ count, euros }) =>
        `il faudrait sinon ${count(enough.posts ?? 0)} postes dans « ${team.name.fr} » au lieu de ${count(team.posts)}${team.postEur > 0 ? `, soit ${euros(((enough.posts ?? 0) - team.posts) * team.postEur)} par an` : ""}`,
      ({ count, euros }) =>
        `else it would take ${count(enough.posts ?? 0)} posts in “${team.name.en}” instead of ${count(team.posts)}${team.postEur > 0 ? `, ${euros(((enough.posts ?? 0) - team.posts) * team.postEur)} a year` : ""}`,
    );
  if (!limit) return { fr: "", en: "" };
  const [low, high] = told(limit.played);
  const beyond = high < sure;
  return bilingual(
    ({ chance }) =>
      `${beyond ? "l’effectif n’y peut rien" : "aucun effectif essayé de l’équipe n’y suffit"} (sans limite : ${chance(limit.played.mean ?? 0)}, ${chance(low)} à ${chance(high)})`,
    ({ chance }) =>
      `${beyond ? "staff cannot solve it" : "no headcount tried of that team is enough"} (unlimited: ${chance(limit.played.mean ?? 0)}, ${chance(low)} to ${chance(high)})`,
  );
}

export function verdictOf(figures: FeasibilityFigures): Text {
  const rest = [tightest(figures), staffing(figures)].filter(({ en }) => en !== "");
  const more = { fr: rest.map(({ fr }) => fr).join(" ; "), en: rest.map(({ en }) => en).join("; ") };
  return joined([presently(figures), ...(rest.length > 0 ? [asSentence(more)] : [])]);
}

export const saysOf = (verdict: string, name: Text): Text =>
  verdict === "yes"
    ? { fr: `${name.fr} pourrait être promise`, en: `${name.en} could be promised` }
    : { fr: `${name.fr} ne devrait pas être promise`, en: `${name.en} should not be promised` };

export function restsOn(
  { readers, fixedGridLives, posts, months }: FeasibilityFigures,
  lives: number,
): Text[] {
  const who = listed(readers);
  const times = fixedGridLives / Math.max(1, lives);
  const saved = bilingual(
    ({ count }) =>
      ` Une grille fixe aussi précise aurait joué ${count(fixedGridLives)} vies, ${count(times)} fois plus.`,
    ({ count }) =>
      ` A fixed grid as precise would have played ${count(fixedGridLives)} lives, ${count(times)} times as many.`,
  );
  const kept: Text = bilingual(
    ({ count }) =>
      `Tenue : chaque période des ${count(months)} mois atteint le pourcentage, règle des petits nombres comprise. Intervalles de Wilson à 95 % ; entre effectifs, la probabilité est lissée pour qu’un poste de plus ne l’abaisse jamais.`,
    ({ count }) =>
      `Kept: every period of the ${count(months)} months reaches the percentage, the small-sample rule included. Wilson intervals at 95%; between headcounts the probability is smoothed so that one more post never lowers it.`,
  );
  const read: Text =
    readers.length === 0
      ? bilingual(
          ({ count }) =>
            `Rien, en cours de contrat, ne dépend de ce délai : les mêmes avenirs répondent à tous les délais et pourcentages, pour ${count(posts.length + 1)} effectifs.${saved.fr}`,
          ({ count }) =>
            `Nothing depends on this target during the contract: the same futures answer every target and percentage, for ${count(posts.length + 1)} headcounts.${saved.en}`,
        )
      : bilingual(
          () =>
            `Le délai change la conduite du prestataire (${who.fr}) : chaque case a été jouée.${saved.fr}`,
          () => `The target changes what the provider does (${who.en}): every cell was played.${saved.en}`,
        );
  return [kept, read];
}

export function caveatsOf({ team, readers, prices, isCut }: FeasibilityFigures): Text[] {
  const caveats: Text[] = [
    {
      fr: "Un effectif est un nombre de postes : congés, absences et départs sont ceux que le scénario déclare.",
      en: "A headcount is a number of posts: leave, absences and departures are those that the scenario states.",
    },
  ];
  if (isCut)
    caveats.push({
      fr: "Les vies se sont épuisées avant que chaque frontière soit nette à 4 points près ; plus de vies resserreraient les intervalles.",
      en: "Lives ran out before every frontier was known within 4 points; more lives would narrow the intervals.",
    });
  if (team.postEur === 0)
    caveats.push({
      fr: "Aucun coût n’est donné pour cette équipe : le prix est en postes.",
      en: "No cost is given for this team: prices are in posts.",
    });
  if (readers.length > 0)
    caveats.push({
      fr: "Le prix de la dernière heure n’est donné que là où les mêmes avenirs répondent à tous les délais.",
      en: "The price of the last hour is given only where the same futures answer every target.",
    });
  else if (prices.some(({ lastHour }) => lastHour.mean === null))
    caveats.push({
      fr: "« – » : les effectifs essayés ne disent pas où la probabilité est franchie.",
      en: "“–”: the headcounts tried do not tell where the probability is crossed.",
    });
  return caveats;
}
