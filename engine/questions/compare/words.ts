/** A comparison in words: who is best, who is as good, what it rests on. */
import type { StudyResult, Unit } from "../../answer/result.ts";
import type { Text } from "../../scenario/notation.ts";
import { amount } from "../amount.ts";
import { type AnswerTable, type Cell, column, NO_FIGURE } from "../answer.ts";
import { bilingual, joined, listed } from "../wording.ts";
import type { CompareFigures, Ranking, Standing } from "./compare.ts";

const quoted = ({ name }: Standing): Text => ({ fr: `«\u00a0${name.fr}\u00a0»`, en: `“${name.en}”` });

const levelText = (unit: Unit, value: number): Text =>
  unit === "share"
    ? bilingual(
        ({ rate }) => rate(Number(value.toFixed(3))),
        ({ rate }) => rate(Number(value.toFixed(3))),
      )
    : amount(unit, value);

/** Who has the best mean so far, where none is selected: ", « A » en tête : 89,4 % (entre 88 % et 91 %)". */
function aheadText({ unit, designs }: Ranking): Text {
  const [first] = designs;
  if (!first?.ci95 || first.mean === null) return { fr: "", en: "" };
  const [mean, low, high] = [first.mean, ...first.ci95].map((value) => levelText(unit, value));
  const name = quoted(first);
  return {
    fr: ` ; en tête sans certitude, ${name.fr} : ${mean?.fr} (entre ${low?.fr} et ${high?.fr})`,
    en: `; ahead, not for certain, ${name.en}: ${mean?.en} (${low?.en} to ${high?.en})`,
  };
}

function sentence(ranking: Ranking): Text {
  const { label, unit, designs, indifference, isDecided, replications, undefined: missing } = ranking;
  const of = (standing: Standing["standing"]) => designs.filter((design) => design.standing === standing);
  const step = amount(unit, indifference);
  if (missing > 0 && missing >= replications)
    return {
      fr: `${label.fr} : sans valeur, le scénario ne donne pas de quoi le calculer.`,
      en: `${label.en}: no value in any future; the scenario does not state what it is computed from.`,
    };
  if (!isDecided) {
    const left = listed([...of("undecided"), ...of("equal")].map(quoted));
    const ahead = aheadText(ranking);
    return {
      fr: `${label.fr} : pas assez d’avenirs pour départager ${left.fr} à ${step.fr} près${ahead.fr}.`,
      en: `${label.en}: not enough futures to tell ${left.en} apart within ${step.en}${ahead.en}.`,
    };
  }
  const best = listed(of("selected").map(quoted));
  const equals = of("equal");
  const also = listed(equals.map(quoted));
  const tie: Text =
    equals.length === 0
      ? { fr: "", en: "" }
      : {
          fr: ` ; ${also.fr} ${equals.length > 1 ? "le valent" : "le vaut"} à ${step.fr} près`,
          en: `; ${also.en} ${equals.length > 1 ? "are" : "is"} as good within ${step.en}`,
        };
  return bilingual(
    ({ count }) =>
      `${label.fr} : ${best.fr} est le meilleur choix, à ${step.fr} près, sur ${count(replications)} avenirs${tie.fr}.`,
    ({ count }) =>
      `${label.en}: ${best.en} is the best choice, within ${step.en}, after ${count(replications)} futures${tie.en}.`,
  );
}

export const verdictOf = ({ rankings }: CompareFigures): Text => joined(rankings.map(sentence));

export function restsOn(
  { confidence, fixedGridLives, rankings }: CompareFigures,
  result: StudyResult,
): Text[] {
  const several = rankings.length > 1;
  const lives = result.replications * result.designs.length;
  const grid =
    fixedGridLives === null
      ? []
      : [
          bilingual(
            ({ count }) =>
              `${count(lives)} vies jouées ; un nombre d’avenirs fixé après les premiers, pour la même garantie, en aurait demandé ${count(fixedGridLives)} (Clark et Yang, 1986).`,
            ({ count }) =>
              `${count(lives)} lives played; a number of futures fixed after the first ones would have taken ${count(fixedGridLives)} for the same guarantee (Clark and Yang, 1986).`,
          ),
        ];
  return [
    bilingual(
      ({ share, count }) =>
        `Les mêmes ${count(result.replications)} avenirs pour chaque contrat ; ${several ? "tous les choix sont justes ensemble" : "le choix est juste"} avec une probabilité d’au moins ${share(confidence)} si l’écart avec les autres atteint le seuil annoncé (procédure séquentielle de Kim et Nelson, 2001).`,
      ({ share, count }) =>
        `The same ${count(result.replications)} futures for every contract; ${several ? "all choices are right at once" : "the choice is right"} with a probability of at least ${share(confidence)} where the others are behind by the stated difference or more (sequential procedure of Kim and Nelson, 2001).`,
    ),
    ...grid,
  ];
}

export function caveatsOf({ rankings, requested }: CompareFigures, result: StudyResult): Text[] {
  const caveats: Text[] = [];
  const open = rankings.filter(({ isDecided }) => !isDecided);
  if (open.length > 0)
    caveats.push(
      bilingual(
        ({ count }) =>
          `Le budget de ${count(requested)} avenirs n’a pas suffi : il en faut plus, ou un seuil plus large.`,
        ({ count }) =>
          `The budget of ${count(requested)} futures was not enough: more are needed, or a larger difference.`,
      ),
    );
  for (const { label, undefined: missing } of rankings)
    if (missing > 0)
      caveats.push(
        bilingual(
          ({ count }) => `${label.fr} : avenirs sans valeur, qui ne comptent pas : ${count(missing)}.`,
          ({ count }) => `${label.en}: futures without a value, which do not count: ${count(missing)}.`,
        ),
      );
  caveats.push({
    fr: "Le choix compare la moyenne des avenirs ; les taux affichés pèsent chaque avenir par ses tickets. La garantie suppose des moyennes proches d’une loi normale.",
    en: "The choice compares averages of futures; the rates shown weigh each future by its tickets. The guarantee takes averages to be close to normal.",
  });
  if (result.ranges.length > 0)
    caveats.push({
      fr: "Les fourchettes du scénario comptent : chaque tirage des inconnues est une seule observation.",
      en: "The scenario’s ranges count: each draw of the unknowns is a single observation.",
    });
  return caveats;
}

const STANDINGS: Record<Standing["standing"], Text> = {
  selected: { fr: "le meilleur", en: "the best" },
  equal: { fr: "le vaut", en: "as good" },
  eliminated: { fr: "moins bon", en: "not as good" },
  undecided: { fr: "non départagé", en: "undecided" },
};

/** Behind the best for sure; else all that is known is that it is not ahead by what matters. */
const isBehind = ({ behind }: Standing, { better }: Ranking): boolean =>
  behind?.ci95 != null && (better === "low" ? behind.ci95[0] > 0 : behind.ci95[1] < 0);

function standingText(one: Standing, ranking: Ranking): Text {
  if (one.standing !== "eliminated" || isBehind(one, ranking)) return STANDINGS[one.standing];
  const step = amount(ranking.unit, ranking.indifference);
  return { fr: `pas meilleur de ${step.fr}`, en: `not better by ${step.en}` };
}

/** One table per indicator, designs from the best mean to the worst. */
export function tablesOf({ rankings }: CompareFigures): AnswerTable[] {
  return rankings.map((ranking) => {
    const { label, unit, designs } = ranking;
    return {
      title: label,
      columns: [
        column("Contrat", "Contract"),
        column("Moyenne", "Mean", unit),
        column("Écart au meilleur", "Against the best", unit === "share" ? "points" : unit),
        column("Verdict", "Verdict"),
      ],
      rows: designs.map((one): Cell[] => [
        one.name,
        { mean: one.mean, ci95: one.ci95 },
        one.behind ?? NO_FIGURE,
        standingText(one, ranking),
      ]),
    };
  });
}
