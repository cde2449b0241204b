/** An answer on renegotiating in words. */
import type { Text } from "../../scenario/notation.ts";
import { amount } from "../amount.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import { asSentence, bilingual, joined } from "../wording.ts";
import { bestLeave, bestWay, isIdle } from "./advice.ts";
import type { RenegotiateFigures } from "./figures.ts";
import type { BreakEven } from "./growth.ts";

/** An amount to three figures: more would be false precision. */
const told = (figures: RenegotiateFigures, value: number): Text =>
  amount(figures.criterion.unit, Number(value.toPrecision(3)));

function withInterval(figures: RenegotiateFigures, { mean, ci95 }: Figure): Text {
  const level = told(figures, mean ?? 0);
  if (!ci95 || ci95[0] === ci95[1]) return level;
  const [low, high] = [told(figures, ci95[0]), told(figures, ci95[1])];
  return { fr: `${level.fr} (${low.fr} à ${high.fr})`, en: `${level.en} (${low.en} to ${high.en})` };
}

const isClear = ({ ci95 }: Figure) => ci95 !== null && (ci95[0] > 0 || ci95[1] < 0);

const LEADS: Record<RenegotiateFigures["advice"], Text> = {
  sign: { fr: "Signer sans attendre", en: "Sign without waiting" },
  renegotiate: { fr: "Renégocier", en: "Renegotiate" },
  watch: { fr: "Surveiller", en: "Watch" },
  leave: { fr: "Sortir", en: "Leave" },
  undecided: { fr: "Indécis", en: "Undecided" },
};

/** What signing once brings at the best month; the table says which months are as good. */
function ofMonths({ best, amendment, criterion }: RenegotiateFigures, gain: Text): Text {
  if (!best) return { fr: "aucun mois ne dit rien", en: "no month tells anything" };
  return {
    fr: `l’avenant « ${amendment.name.fr} », signé à la fin du mois ${best.month}, apporte ${gain.fr} sur « ${criterion.label.fr} »`,
    en: `the amendment “${amendment.name.en}”, signed at the end of month ${best.month}, brings ${gain.en} on “${criterion.label.en}”`,
  };
}

/** What to do, and why: the way that gains, first; then what is next to it. */
function lead(figures: RenegotiateFigures): Text[] {
  const { advice, best } = figures;
  const once = ofMonths(figures, withInterval(figures, best?.gain ?? NO_FIGURE));
  const way = bestWay(figures);
  const leave = bestLeave(figures);
  const first = (fr: string, en: string): Text => ({
    fr: `${LEADS[advice].fr} : ${fr}.`,
    en: `${LEADS[advice].en}: ${en}.`,
  });
  if (advice === "leave" && leave) {
    const gain = withInterval(figures, leave.gain);
    return [
      first(
        `au mois ${leave.month}, ${gain.fr}, coût de sortie compris`,
        `at month ${leave.month}, ${gain.en}, cost of the exit included`,
      ),
      { fr: `Sinon, ${once.fr}.`, en: `Else ${once.en}.` },
    ];
  }
  if (advice === "watch" && isIdle(figures)) {
    const step = told(figures, figures.matters);
    return [
      figures.matters > 0
        ? first(
            `aucune façon d’évoluer n’apporte plus de ${step.fr}, l’écart qui compterait`,
            `no way to evolve brings more than ${step.en}, the difference that would matter`,
          )
        : first("aucune façon d’évoluer n’apporte rien", "no way to evolve brings anything"),
      ...ofGrowth(figures),
    ];
  }
  const isOnceClear = (best?.gain.ci95?.[0] ?? 0) > 0;
  if (way && (advice === "watch" || (advice === "renegotiate" && !isOnceClear))) {
    const gain = withInterval(figures, way.gain);
    return [
      first(`« ${way.name.fr} » apporte ${gain.fr}`, `“${way.name.en}” brings ${gain.en}`),
      { fr: `Signé une seule fois, au mieux, ${once.fr}.`, en: `Signed once only, at best, ${once.en}.` },
    ];
  }
  return [first(once.fr, once.en), ...ofWays(figures), ...ofRegret(figures), ...ofGrowth(figures)];
}

/** What signing at once loses of the best, else what waiting too long does. */
function ofRegret(figures: RenegotiateFigures): Text[] {
  const { regret, best, range } = figures;
  if (!regret || !best || best.month === range[0]) return [];
  if (isClear(regret.atOnce)) {
    const loss = withInterval(figures, regret.atOnce);
    return [
      {
        fr: `Signer dès le mois ${range[0]} en perdrait ${loss.fr}.`,
        en: `Signing at month ${range[0]} would lose ${loss.en} of it.`,
      },
    ];
  }
  if (!regret.later || !isClear(regret.later.loss)) return [];
  const loss = withInterval(figures, regret.later.loss);
  return [
    {
      fr: `Attendre le mois ${regret.later.month} en perdrait ${loss.fr}.`,
      en: `Waiting for month ${regret.later.month} would lose ${loss.en} of it.`,
    },
  ];
}

/** A way that does better than signing once. */
function ofWays(figures: RenegotiateFigures): Text[] {
  const way = bestWay(figures);
  const once = figures.reviews.find((one) => one.way === "once");
  if (!way || !once || once.mayBeBest) return [];
  const gain = withInterval(figures, way.gain);
  return [
    {
      fr: `Mieux qu’une seule fois : « ${way.name.fr} », ${gain.fr}.`,
      en: `Better than once: “${way.name.en}”, ${gain.en}.`,
    },
  ];
}

/** From which growth of the IT on the other contract pays. */
export function growthFinding({ pays, growth, ci95, range }: BreakEven): Text {
  const rate = bilingual(
    ({ rate: write }) => `${write(range[0])} à ${write(range[1])}`,
    ({ rate: write }) => `${write(range[0])} to ${write(range[1])}`,
  );
  if (pays === "always")
    return {
      fr: `évoluer paie à toute croissance du SI de ${rate.fr} par an`,
      en: `evolving pays at any growth of the IT from ${rate.en} a year`,
    };
  if (pays === "never")
    return {
      fr: `figer coûte moins cher à toute croissance du SI de ${rate.fr} par an`,
      en: `frozen is cheaper at any growth of the IT from ${rate.en} a year`,
    };
  if (pays === "same")
    return {
      fr: `évoluer ne change rien, à aucune croissance du SI de ${rate.fr} par an`,
      en: `evolving changes nothing at any growth of the IT from ${rate.en} a year`,
    };
  if (pays === "undecided" || growth === null)
    return {
      fr: "pas assez d’avenirs pour dire à partir de quelle croissance évoluer paie",
      en: "not enough futures to tell from which growth on evolving pays",
    };
  return bilingual(
    ({ rate: write }) =>
      `évoluer paie ${pays === "above" ? "au-delà" : "en deçà"} de ${write(round(growth))} de croissance du SI par an (entre ${ends(ci95, range, write, "moins de ", "plus de ").join(" et ")})`,
    ({ rate: write }) =>
      `evolving pays ${pays === "above" ? "above" : "below"} ${write(round(growth))} growth of the IT a year (${ends(ci95, range, write, "less than ", "more than ").join(" to ")})`,
  );
}

const ofGrowth = ({ breakEven }: RenegotiateFigures): Text[] =>
  breakEven ? [asSentence(growthFinding(breakEven))] : [];

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

/** Two sentences: what to do, and what is next to it. Tables have the rest. */
export const verdictOf = (figures: RenegotiateFigures): Text => joined(lead(figures).slice(0, 2));
