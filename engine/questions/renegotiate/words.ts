/** An answer on renegotiating in words. */
import type { Scenario } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { amount } from "../amount.ts";
import type { Figure } from "../answer.ts";
import { bilingual, listed } from "../wording.ts";
import { bestLeave, bestWay } from "./advice.ts";
import type { Trigger, Watched } from "./amendment.ts";
import type { Plan } from "./asked.ts";
import type { RenegotiateFigures, ReviewFigure } from "./figures.ts";

const WATCHED: Record<Watched, Text> = {
  contractualAttainment: { fr: "conformité au contrat", en: "contractual attainment" },
  penaltyShare: { fr: "pénalités sur redevances", en: "penalties over fees" },
  backlog: { fr: "tickets ouverts", en: "open tickets" },
  chronicFailure: { fr: "échec répété", en: "repeated failure" },
  experiencedAttainment: { fr: "service vécu", en: "experienced service" },
  greyShare: { fr: "hors périmètre", en: "out of scope" },
  disputedShare: { fr: "tickets contestés", en: "disputed tickets" },
  watermelonGap: { fr: "écart pastèque", en: "watermelon gap" },
  trust: { fr: "confiance", en: "trust" },
  utilisation: { fr: "occupation", en: "utilisation" },
  margin: { fr: "marge", en: "margin" },
  departures: { fr: "départs", en: "departures" },
  knowledge: { fr: "connaissance du client", en: "knowledge of the client" },
  backlogDays: { fr: "jours de retard", en: "days of backlog" },
  greyBacklogDays: { fr: "jours de retard hors périmètre", en: "days of backlog out of scope" },
};
const COUNTED: readonly Watched[] = [
  "backlog",
  "departures",
  "backlogDays",
  "greyBacklogDays",
  "chronicFailure",
];

function triggerText({ indicator, side, threshold, committees }: Trigger): Text {
  const sign = side === "above" ? ">" : "<";
  const { fr, en } = WATCHED[indicator];
  const isCounted = COUNTED.includes(indicator);
  return bilingual(
    ({ count, rate }) =>
      `Dès que ${fr} ${sign} ${isCounted ? count(threshold) : rate(threshold)}${committees > 1 ? `, ${committees} comités de suite` : ""}`,
    ({ count, rate }) =>
      `Once ${en} ${sign} ${isCounted ? count(threshold) : rate(threshold)}${committees > 1 ? `, ${committees} committees in a row` : ""}`,
  );
}

/** What a way of changing the contract is called. */
export function nameOfWay(
  { way, trigger }: Pick<ReviewFigure, "way" | "trigger">,
  plan: Plan,
  best: number,
): Text {
  if (trigger) return triggerText(trigger);
  const names: Record<Exclude<ReviewFigure["way"], "triggered">, Text> = {
    asItStands: { fr: "Tel quel", en: "As it stands" },
    once: { fr: `Une fois, au mois ${best}`, en: `Once, at month ${best}` },
    yearly: { fr: "Tous les 12 mois", en: "Every 12 months" },
    continuous: { fr: "Chaque mois", en: "Every month" },
    committee: { fr: "Ce comité seul, sans avenant", en: "This committee alone, no amendment" },
    whole: plan.from.name,
  };
  return way === "triggered" ? { fr: "Sur seuil", en: "On a threshold" } : names[way];
}

/** An amount to three figures: more would be false precision. */
const told = (figures: RenegotiateFigures, value: number): Text =>
  amount(figures.criterion.unit, Number(value.toPrecision(3)));

function withInterval(figures: RenegotiateFigures, { mean, ci95 }: Figure): Text {
  const level = told(figures, mean ?? 0);
  if (!ci95) return level;
  const [low, high] = [told(figures, ci95[0]), told(figures, ci95[1])];
  return { fr: `${level.fr} (entre ${low.fr} et ${high.fr})`, en: `${level.en} (${low.en} to ${high.en})` };
}

/** "20 à 25", or a list where months between were dropped or not looked at. */
function monthsText(months: readonly number[]): Text {
  const [first = 0] = months;
  const last = months.at(-1) ?? first;
  if (months.length > 2 && last - first === months.length - 1)
    return { fr: `${first} à ${last}`, en: `${first} to ${last}` };
  return listed(months.map((month) => ({ fr: String(month), en: String(month) })));
}

const isClear = ({ ci95 }: Figure) => ci95 !== null && (ci95[0] > 0 || ci95[1] < 0);

function ofMonths(figures: RenegotiateFigures): Text {
  const { best, advice, amendment, criterion } = figures;
  if (!best) return { fr: "Indécis : aucun mois ne dit rien.", en: "Undecided: no month tells anything." };
  const gain = withInterval(figures, best.gain);
  const { fr, en } = amendment.name;
  const what: Text = {
    fr: `l’avenant « ${fr} », signé à la fin du mois ${best.month}, apporte ${gain.fr} sur « ${criterion.label.fr} » par rapport au contrat tel quel`,
    en: `the amendment “${en}”, signed at the end of month ${best.month}, brings ${gain.en} on “${criterion.label.en}” against the contract as it stands`,
  };
  const others = monthsText(best.notWorse);
  const tie: Text =
    best.notWorse.length > 1
      ? {
          fr: ` ; mois regardés qui ne sont pas nettement moins bons : ${others.fr}`,
          en: `; months looked at that are not clearly worse: ${others.en}`,
        }
      : { fr: "", en: "" };
  const lead: Record<RenegotiateFigures["advice"], Text> = {
    sign: { fr: "Signer sans attendre", en: "Sign without waiting" },
    renegotiate: { fr: "Renégocier", en: "Renegotiate" },
    watch: { fr: "Surveiller", en: "Watch" },
    leave: { fr: "Sortir", en: "Leave" },
    undecided: { fr: "Indécis", en: "Undecided" },
  };
  return {
    fr: `${lead[advice].fr} : ${what.fr}${tie.fr}.`,
    en: `${lead[advice].en}: ${what.en}${tie.en}.`,
  };
}

function ofRegret(figures: RenegotiateFigures): Text[] {
  const { regret, best, range } = figures;
  if (!regret || !best || best.month === range[0]) return [];
  const parts: Text[] = [];
  if (isClear(regret.atOnce)) {
    const loss = withInterval(figures, regret.atOnce);
    parts.push({
      fr: `signer dès le mois ${range[0]} en perdrait ${loss.fr}`,
      en: `signing at month ${range[0]} would lose ${loss.en} of it`,
    });
  }
  if (regret.later && isClear(regret.later.loss)) {
    const loss = withInterval(figures, regret.later.loss);
    parts.push({
      fr: `attendre le mois ${regret.later.month}, ${loss.fr}`,
      en: `waiting for month ${regret.later.month}, ${loss.en}`,
    });
  }
  if (parts.length === 0) return [];
  const { fr, en } = listed(parts);
  return [{ fr: `Regret : ${fr}.`, en: `Regret: ${en}.` }];
}

function ofWays(figures: RenegotiateFigures): Text[] {
  const way = bestWay(figures);
  const once = figures.reviews.find((one) => one.way === "once");
  if (!way || !once) return [];
  if (once.mayBeBest)
    return [
      {
        fr: "Aucune autre façon d’évoluer ne fait nettement mieux.",
        en: "No other way to evolve does clearly better.",
      },
    ];
  const gain = withInterval(figures, way.gain);
  const equals = figures.reviews.filter((one) => one.mayBeBest && one !== way);
  const also = listed(equals.map(({ name }) => ({ fr: `« ${name.fr} »`, en: `“${name.en}”` })));
  const tie: Text =
    equals.length === 0
      ? { fr: "", en: "" }
      : { fr: `, sans se distinguer de ${also.fr}`, en: `, not told apart from ${also.en}` };
  return [
    {
      fr: `Mieux qu’une seule fois : « ${way.name.fr} », ${gain.fr}${tie.fr}.`,
      en: `Better than once: “${way.name.en}”, ${gain.en}${tie.en}.`,
    },
  ];
}

function ofLeaving(figures: RenegotiateFigures): Text[] {
  const { exit } = figures;
  const leave = bestLeave(figures);
  if (leave) {
    const gain = withInterval(figures, leave.gain);
    return [
      {
        fr: `Sortir au mois ${leave.month} : ${gain.fr}, coût de sortie compris.`,
        en: `Leaving at month ${leave.month}: ${gain.en}, cost of the exit included.`,
      },
    ];
  }
  const [first] = exit?.months ?? [];
  if (!first) return [];
  const { cost, cheaperBy, month } = first;
  return [
    bilingual(
      ({ euros, share }) =>
        `Sortir au mois ${month} coûterait ${euros(Number((cost.mean ?? 0).toPrecision(3)))}${cheaperBy === null ? "" : ` : pour que cela ne coûte rien, il faudrait aussi bien servi pour ${share(cheaperBy)} de moins`}.`,
      ({ euros, share }) =>
        `Leaving at month ${month} would cost ${euros(Number((cost.mean ?? 0).toPrecision(3)))}${cheaperBy === null ? "" : `: to cost nothing, the same service would have to come ${share(cheaperBy)} cheaper`}.`,
    ),
  ];
}

function ofGrowth({ breakEven, from, design, criterion }: RenegotiateFigures): Text[] {
  if (!breakEven) return [];
  const { pays, growth, ci95, range } = breakEven;
  const names = {
    fr: `« ${from.name.fr} » sur « ${design.name.fr} »`,
    en: `“${from.name.en}” over “${design.name.en}”`,
  };
  const on = { fr: `« ${criterion.label.fr} »`, en: `“${criterion.label.en}”` };
  const rate = bilingual(
    ({ rate: write }) => `${write(range[0])} à ${write(range[1])}`,
    ({ rate: write }) => `${write(range[0])} to ${write(range[1])}`,
  );
  if (pays === "always")
    return [
      {
        fr: `${names.fr} : évoluer paie à toute croissance du SI de ${rate.fr} par an (${on.fr}).`,
        en: `${names.en}: evolving pays at any growth of the IT from ${rate.en} a year (${on.en}).`,
      },
    ];
  if (pays === "never")
    return [
      {
        fr: `${names.fr} : figer coûte moins cher à toute croissance du SI de ${rate.fr} par an (${on.fr}).`,
        en: `${names.en}: frozen is cheaper at any growth of the IT from ${rate.en} a year (${on.en}).`,
      },
    ];
  if (pays === "undecided" || growth === null)
    return [
      {
        fr: `${names.fr} : pas assez d’avenirs pour dire à partir de quelle croissance évoluer paie (${on.fr}).`,
        en: `${names.en}: not enough futures to tell from which growth on evolving pays (${on.en}).`,
      },
    ];
  return [
    bilingual(
      ({ rate: write }) =>
        `${names.fr} : évoluer paie ${pays === "above" ? "au-delà" : "en deçà"} de ${write(round(growth))} de croissance du SI par an (entre ${ends(ci95, range, write, "moins de ", "plus de ").join(" et ")} ; ${on.fr}).`,
      ({ rate: write }) =>
        `${names.en}: evolving pays ${pays === "above" ? "above" : "below"} ${write(round(growth))} growth of the IT a year (${ends(ci95, range, write, "less than ", "more than ").join(" to ")}; ${on.en}).`,
    ),
  ];
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function ends(
  ci95: readonly [number | null, number | null] | null,
  range: readonly [number, number],
  write: (value: number) => string,
  less: string,
  more: string,
): [string, string] {
  const [low, high] = ci95 ?? [null, null];
  return [
    low === null ? `${less}${write(range[0])}` : write(round(low)),
    high === null ? `${more}${write(range[1])}` : write(round(high)),
  ];
}

export function verdictOf(figures: RenegotiateFigures): Text {
  const sentences = [
    ofMonths(figures),
    ...ofRegret(figures),
    ...ofWays(figures),
    ...ofLeaving(figures),
    ...ofGrowth(figures),
  ];
  return bilingual(
    () => sentences.map(({ fr }) => fr).join(" "),
    () => sentences.map(({ en }) => en).join(" "),
  );
}

export function restsOn({ fixedGridLives, months }: RenegotiateFigures, lives: number): Text[] {
  const most = Math.max(...months.map(({ futures }) => futures));
  return [
    bilingual(
      ({ count }) =>
        `Les mêmes ${count(most)} avenirs simulés pour chaque mois qui reste en lice, appariés avec le contrat tel quel. Un mois n’est écarté que si un autre le bat nettement ; le meilleur des mois regardés est gardé avec une probabilité d’au moins 95 % (comparaisons multiples, Nelson et al. 2001), et les intervalles des gains valent ensemble.`,
      ({ count }) =>
        `The same ${count(most)} simulated futures for every month still in the race, paired with the contract as it stands. A month is dropped only where another clearly beats it; the best of the months looked at is kept with a probability of at least 95% (multiple comparisons, Nelson et al. 2001), and the intervals of the gains hold together.`,
    ),
    ...(fixedGridLives > 0
      ? [
          bilingual(
            ({ count }) =>
              `${count(lives)} vies jouées ; une grille fixe de même précision (chaque mois, chaque façon, chaque point de croissance) en demanderait ${count(fixedGridLives)}.`,
            ({ count }) =>
              `${count(lives)} lives played; a fixed grid of the same precision (every month, every way, every point of growth) would take ${count(fixedGridLives)}.`,
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
      fr: `Le gain compte jusqu’au mois ${range[1] + 1}, rien au-delà ; l’avenant prend effet après son délai, et ne coûte que ce que la règle dit : un prix demandé en plus se joue avec --price ou --invoiced.`,
      en: `The gain counts up to month ${range[1] + 1} and nothing beyond; the amendment takes effect after its lead time and costs only what the rule says: a price asked on top is played with --price or --invoiced.`,
    },
  ];
  if (months.length < range[1] - range[0] + 1)
    caveats.push({
      fr: "Les mois qui ne sont pas au tableau n’ont pas été joués : leurs voisins ont été battus.",
      en: "Months that are not in the table were not played: their neighbours were beaten.",
    });
  if (reviews.some(({ way }) => way === "committee"))
    caveats.push({
      fr: "Un seuil se surveille en comité : celui qu’il faut est compté avec ses heures, et joué seul pour le distinguer de l’avenant.",
      en: "A threshold is watched by a committee: the one that it takes is counted with its hours, and played alone to tell it from the amendment.",
    });
  if (!exit)
    caveats.push({
      fr: "Le contrat ne dit pas comment on en sort : la sortie n’est pas chiffrée.",
      en: "The contract does not say how one leaves it: leaving is not priced.",
    });
  else if (!exit.hasSuccessor)
    caveats.push({
      fr: "Le scénario ne dit pas qui suivrait : de la sortie, seul le coût est connu. Avec --successor 95, un successeur à 95 % des prix est joué.",
      en: "The scenario does not say who would follow: of leaving, only the cost is known. With --successor 95 a successor at 95% of the prices is played.",
    });
  if (!scenario.observed)
    caveats.push({
      fr: "La simulation part de la signature ; pour décider en cours de contrat, décrivez l’état constaté (observed).",
      en: "The simulation starts at signing; to decide in the middle of a contract, describe its observed state (observed).",
    });
  if (plan.from.id !== plan.design.id)
    caveats.push({
      fr: `« ${plan.from.name.fr} » est joué en entier : il peut différer par autre chose que cet avenant.`,
      en: `“${plan.from.name.en}” is played whole: it may differ by more than this amendment.`,
    });
  return caveats.map(({ fr, en }) =>
    bilingual(
      () => fr,
      () => en,
    ),
  );
}
