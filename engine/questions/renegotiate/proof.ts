/** What an answer on renegotiating rests on, and what it leaves out. */
import type { Scenario } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { bilingual } from "../wording.ts";
import type { Plan } from "./asked.ts";
import type { RenegotiateFigures } from "./figures.ts";

export function restsOn(
  { fixedGridLives, months }: RenegotiateFigures,
  lives: number,
  guessed: { tried: number; of: number } | null,
): Text[] {
  const most = Math.max(...months.map(({ futures }) => futures));
  return [
    bilingual(
      ({ count }) =>
        `Les mêmes ${count(most)} avenirs simulés pour chaque mois qui reste en lice, appariés avec le contrat tel quel. Un mois n’est écarté que si un autre le bat nettement ; le meilleur des mois regardés est gardé avec une probabilité d’au moins 95 % (comparaisons multiples, Nelson et al. 2001), et les intervalles des gains valent ensemble.`,
      ({ count }) =>
        `The same ${count(most)} simulated futures for every month still in the race, paired with the contract as it stands. A month is dropped only where another clearly beats it; the best of the months looked at is kept with a probability of at least 95% (multiple comparisons, Nelson et al. 2001), and the intervals of the gains hold together.`,
    ),
    ...(guessed
      ? [
          bilingual(
            ({ count }) =>
              `${count(guessed.tried)} des ${count(guessed.of)} hypothèses du scénario essayées à leurs bornes plausibles : celles qui renversent le verdict sont nommées.`,
            ({ count }) =>
              `${count(guessed.tried)} of the scenario’s ${count(guessed.of)} assumptions tried at their plausible ends: those that flip the verdict are named.`,
          ),
          bilingual(
            ({ count }) =>
              `${count(lives)} vies jouées avant d’essayer les hypothèses ; une grille fixe de même précision (chaque mois, chaque façon, chaque point de croissance) en demanderait ${count(fixedGridLives)}.`,
            ({ count }) =>
              `${count(lives)} lives played before assumptions were tried; a fixed grid of the same precision (every month, every way, every point of growth) would take ${count(fixedGridLives)}.`,
          ),
        ]
      : []),
  ];
}

export function caveatsOf(
  { exit, months, range, reviews }: RenegotiateFigures,
  plan: Plan,
  scenario: Scenario,
): Text[] {
  const caveats: Text[] = [
    {
      fr: `Le gain compte jusqu’au mois ${range[1] + 1}, rien au-delà ; l’avenant prend effet après son délai, et ne coûte que ce que la règle dit : pour compter un prix demandé en plus, indiquez la hausse des prix de l’avenant ou ce qui est facturé à la signature.`,
      en: `The gain counts up to month ${range[1] + 1} and nothing beyond; the amendment takes effect after its lead time and costs only what the rule says: to count a price asked on top, state the amendment’s price rise or what is invoiced at signing.`,
    },
  ];
  if (months.length < range[1] - range[0] + 1)
    caveats.push({
      fr: "Les mois qui ne sont pas au tableau n’ont pas été joués : leurs voisins ont été battus.",
      en: "Months that are not in the table were not played: their neighbours were beaten.",
    });
  if (reviews.some(({ way }) => way === "committee"))
    caveats.push({
      fr: "Un seuil se surveille en comité : le comité qu’il y faut est compté, avec ses heures, et joué seul pour le distinguer de l’avenant.",
      en: "A threshold is watched by a committee: the committee it takes is counted, with its hours, and played alone to tell it from the amendment.",
    });
  if (!exit)
    caveats.push({
      fr: "Le contrat ne dit pas comment on en sort : la sortie n’est pas chiffrée.",
      en: "The contract does not say how one leaves it: leaving is not priced.",
    });
  else if (!exit.hasSuccessor)
    caveats.push({
      fr: "Le scénario ne dit pas qui suivrait : de la sortie, seul le coût est connu. Indiquez les prix d’un successeur (95 % de ceux d’aujourd’hui, par exemple) : la suite sera jouée.",
      en: "The scenario does not say who would follow: only the cost of leaving is known. State the prices of a successor (95% of today’s, say), and what follows is played.",
    });
  if (!scenario.observed)
    caveats.push({
      fr: "La simulation part de la signature ; pour décider en cours de contrat, décrivez l’état constaté (observed).",
      en: "The simulation starts at signing; to decide in the middle of a contract, describe its observed state (observed).",
    });
  if (plan.from.id !== plan.design.id)
    caveats.push({
      fr: `« ${plan.from.name.fr} » est joué en entier : il peut différer par autre chose que cet avenant.`,
      en: `“${plan.from.name.en}” is played whole: it may differ by more than this amendment alone.`,
    });
  return caveats.map(({ fr, en }) =>
    bilingual(
      () => fr,
      () => en,
    ),
  );
}
