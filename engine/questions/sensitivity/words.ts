import type { Unit } from "../../answer/result.ts";
import type { Text } from "../../scenario/notation.ts";
import { amount } from "../amount.ts";
import type { Figure, Guess } from "../answer.ts";
import { inputValue } from "../guessed/words.ts";
import { bilingual } from "../wording.ts";
import type { SensitivityFigures, Share, TornadoBar } from "./figures.ts";

export const gapUnit = ({ unit }: SensitivityFigures): Unit => (unit === "share" ? "points" : unit);
const isPair = ({ designs }: SensitivityFigures) => designs.length > 1;

/** "coût avec le temps perdu, « Évolutif » moins « Figé »" */
function subject(figures: SensitivityFigures): Text {
  const { label, designs } = figures;
  const [first, second] = designs;
  if (!first || !second) return label;
  return {
    fr: `${label.fr}, «\u00a0${first.name.fr}\u00a0» moins «\u00a0${second.name.fr}\u00a0»`,
    en: `${label.en}, “${first.name.en}” less “${second.name.en}”`,
  };
}

const told = ({ shares }: SensitivityFigures): Share[] =>
  shares
    .filter(({ isUndecided, total }) => !isUndecided && (total.mean ?? 0) > 0)
    .sort((a, b) => (b.total.mean ?? 0) - (a.total.mean ?? 0));

const within = (value: number) => Math.min(1, Math.max(0, value));

function shareText({ label, total }: Share): Text {
  const [low, high] = total.ci95 ?? [0, 1];
  return bilingual(
    ({ share }) =>
      `${label.fr} (${share(within(total.mean ?? 0))} de l’incertitude, ${share(within(low))} à ${share(within(high))})`,
    ({ share }) =>
      `${label.en} (${share(within(total.mean ?? 0))} of the uncertainty, ${share(within(low))} to ${share(within(high))})`,
  );
}

/** How far the input that counts most moves the indicator; empty where that is not known. */
export function farthest(figures: SensitivityFigures): Text {
  const [first] = told(figures);
  const bar = figures.tornado.find(({ path }) => path === first?.path);
  const [low, high] = bar?.outcomes ?? [];
  if (!bar || low?.mean == null || high?.mean == null) return { fr: "", en: "" };
  const [from, to] = bar.values.map((value) => inputValue(bar, value));
  const [at, then] = [low.mean, high.mean].map((value) => amount(gapUnit(figures), value));
  return bilingual(
    () => ` : ${bar.label.fr}, de ${from?.fr} à ${to?.fr}, le mène de ${at?.fr} à ${then?.fr}`,
    () => `: ${bar.label.en}, from ${from?.en} to ${to?.en}, takes it from ${at?.en} to ${then?.en}`,
  );
}

/** What to find out before signing. */
function worth({ information, designs }: SensitivityFigures): Text {
  if (!information) return { fr: "", en: "" };
  const best = designs.find(({ id }) => id === information.best);
  const worthy = information.inputs.filter(({ isUndecided, value }) => !isUndecided && (value.mean ?? 0) > 0);
  if (worthy.length > 0) {
    const [first, ...others] = worthy.sort((a, b) => (b.value.mean ?? 0) - (a.value.mean ?? 0));
    const { label, value } = first!;
    const [low, high] = value.ci95 ?? [0, 0];
    const more = others.length;
    return bilingual(
      ({ euros }) =>
        ` À demander avant de signer : ${label.fr} (vaut ${euros(value.mean ?? 0)}, ${euros(low)} à ${euros(high)})${more === 0 ? "" : ` et ${more} ${more > 1 ? "autres" : "autre"}`}.`,
      ({ euros }) =>
        ` To find out before signing: ${label.en} (worth ${euros(value.mean ?? 0)}, ${euros(low)} to ${euros(high)})${more === 0 ? "" : ` and ${more} more`}.`,
    );
  }
  const most = Math.max(0, ...information.inputs.map(({ value }) => value.ci95?.[1] ?? 0));
  if (!best) return { fr: "", en: "" };
  if (most < 1)
    return bilingual(
      () =>
        ` Connaître l’une de ces entrées avant de signer ne changerait pas le choix de « ${best.name.fr} ».`,
      () => ` Knowing any of them before signing would not change the choice of “${best.name.en}”.`,
    );
  return bilingual(
    ({ euros }) =>
      ` Connaître l’une de ces entrées avant de signer ne changerait guère le choix de « ${best.name.fr} » : cela vaut au plus ${euros(most)}.`,
    ({ euros }) =>
      ` Knowing any of them before signing would hardly change the choice of “${best.name.en}”: it is worth ${euros(most)} at most.`,
  );
}

/** "−12 000 € (entre −20 000 € et −4 000 €) ; ", the indicator as things stand. */
function levelText(figures: SensitivityFigures): Text {
  const { mean, ci95 } = figures.present;
  if (mean === null || !ci95) return { fr: "", en: "" };
  const [level, low, high] = [mean, ...ci95].map((value) =>
    amount(gapUnit(figures), Number(value.toPrecision(3))),
  );
  return {
    fr: `${level?.fr} (entre ${low?.fr} et ${high?.fr}) ; `,
    en: `${level?.en} (${low?.en} to ${high?.en}); `,
  };
}

export function verdictOf(figures: SensitivityFigures): Text {
  const about = subject(figures);
  const shares = told(figures);
  if (shares.length === 0) {
    const level = levelText(figures);
    return bilingual(
      () => `${about.fr} : ${level.fr}pas assez de points ni d’avenirs pour dire ce qui compte.`,
      () => `${about.en}: ${level.en}not enough points and futures to say what matters.`,
    );
  }
  const [first, second] = shares;
  const most = shareText(first!);
  const then: Text = second
    ? { fr: `, puis ${second.label.fr}`, en: `, then ${second.label.en}` }
    : { fr: "", en: "" };
  const value = worth(figures);
  return bilingual(
    () => `${about.fr} : ce qui compte, c’est ${most.fr}${then.fr}.${value.fr}`,
    () => `${about.en}: what matters is ${most.en}${then.en}.${value.en}`,
  );
}

export function restsOn(figures: SensitivityFigures): Text[] {
  const { points, futures, noise, shares, screening, fixedGridLives } = figures;
  const luck = noise === null ? 0 : Math.max(0, noise);
  return [
    bilingual(
      ({ count }) =>
        `${count(points.of)} points, les mêmes avenirs simulés pour tous : criblage de ${count(screening.length)} entrées en ${count(futures.point)} avenirs (Morris 1991), puis partage de la variance entre ${count(shares.length)} en ${count(futures.shares)} (Sobol, Saltelli 2010 et Jansen 1999). Sans criblage, il aurait fallu ${count(fixedGridLives)} vies.`,
      ({ count }) =>
        `${count(points.of)} points, the same simulated futures for all: ${count(screening.length)} inputs screened in ${count(futures.point)} futures (Morris 1991), then the variance shared out among ${count(shares.length)} in ${count(futures.shares)} (Sobol, Saltelli 2010 and Jansen 1999). Without screening it would have taken ${count(fixedGridLives)} lives.`,
    ),
    bilingual(
      ({ share }) =>
        `Le hasard fait ${share(luck)} de la variance des points ; il est retiré des parts. Valeur de l’information : une règle apprise sur une partie des tirages et jugée sur l’autre (Strong, Oakley et Brennan 2014).`,
      ({ share }) =>
        `Luck makes up ${share(luck)} of the variance of the points and is taken out of the shares. Value of information: a rule learnt on some draws and judged on the others (Strong, Oakley and Brennan 2014).`,
    ),
  ];
}

export function caveatsOf(figures: SensitivityFigures): Text[] {
  const { points, known, screening, shares, tornado } = figures;
  const moved = Math.max(screening.length, shares.length);
  const caveats: Text[] = [];
  if ([...screening, ...shares].some(({ isStated }) => !isStated))
    caveats.push({
      fr: "Les entrées devinées varient entre deux valeurs plausibles, sans qu’aucune soit plus probable, et indépendamment les unes des autres.",
      en: "Guessed inputs lie anywhere between two plausible values, none more likely, each independent of the others.",
    });
  if (moved < known)
    caveats.push(
      bilingual(
        ({ count }) =>
          `${count(moved)} des ${count(known)} entrées incertaines ont été examinées ; d’autres peuvent être désignées au réglage « entrées à faire varier ».`,
        ({ count }) =>
          `${count(moved)} of ${count(known)} uncertain inputs were examined; others may be named in the setting “inputs to be moved”.`,
      ),
    );
  if (points.lost > 0)
    caveats.push(
      bilingual(
        ({ count }) =>
          `${count(points.lost)} points sur ${count(points.of)} ne comptent pas : une équipe n’y rattrape jamais son retard, ou leurs valeurs ne vont pas ensemble.`,
        ({ count }) =>
          `${count(points.lost)} points of ${count(points.of)} do not count: a team never catches up there, or their values do not go together.`,
      ),
    );
  if (tornado.length > 0)
    caveats.push({
      fr: "Le graphique en tornade fait varier une entrée à la fois, du 10e au 90e centile : ce que deux entrées font ensemble n’y paraît pas.",
      en: "The tornado moves one input at a time, from its 10th to its 90th percentile: what two do together does not show there.",
    });
  return caveats;
}

const isAway = ({ ci95 }: Figure) => ci95 !== null && (ci95[0] > 0 || ci95[1] < 0);

/** An end of a bar at which the first design is no longer better, or no longer worse, than the second. */
function flipOf(figures: SensitivityFigures, bar: TornadoBar): Guess | undefined {
  const { present } = figures;
  const at = bar.outcomes.findIndex(
    (outcome) => isAway(outcome) && (outcome.mean ?? 0) * (present.mean ?? 0) < 0,
  );
  const [value, outcome] = [bar.values[at], bar.outcomes[at]];
  if (value === undefined || outcome?.mean == null) return undefined;
  const [other, now] = [inputValue(bar, value), inputValue(bar, bar.present)];
  const [then, before] = [outcome.mean, present.mean ?? 0].map((mean) => amount(gapUnit(figures), mean));
  return {
    path: bar.path,
    value: bar.present,
    flipsAt: value,
    ask: bar.ask,
    wouldFlip: bilingual(
      () =>
        `${capital(bar.label.fr)} : à ${other.fr} au lieu de ${now.fr}, l’écart serait de ${then?.fr} au lieu de ${before?.fr}.`,
      () =>
        `${capital(bar.label.en)}: at ${other.en} instead of ${now.en}, the difference would be ${then?.en} instead of ${before?.en}.`,
    ),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Inputs that turn the sign of the difference within their 10th to 90th percentiles. */
export const guessesOf = (figures: SensitivityFigures): Guess[] =>
  isPair(figures) && isAway(figures.present)
    ? figures.tornado.flatMap((bar) => flipOf(figures, bar) ?? [])
    : [];
