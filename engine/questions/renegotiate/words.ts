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
  if (!best) return { fr: "aucun mois n’a donné de résultat", en: "no month has a result" };
  return {
    fr: `l’avenant « ${amendment.name.fr} », signé à la fin du mois ${best.month}, fait gagner ${gain.fr} sur « ${criterion.label.fr} »`,
    en: `the amendment “${amendment.name.en}”, signed at the end of month ${best.month}, gains ${gain.en} on “${criterion.label.en}”`,
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
        `au mois ${leave.month}, pour un gain de ${gain.fr}, coût de sortie compris`,
        `in month ${leave.month}, gaining ${gain.en}, cost of the exit included`,
      ),
      { fr: `Sinon, ${once.fr}.`, en: `Otherwise ${once.en}.` },
    ];
  }
  if (advice === "watch" && isIdle(figures)) {
    const step = told(figures, figures.matters);
    return [
      figures.matters > 0
        ? first(
            `aucune façon d’évoluer ne fait gagner plus de ${step.fr}, l’écart qui compterait`,
            `no way of evolving gains more than ${step.en}, the difference that would matter`,
          )
        : first(
            "aucune façon d’évoluer ne fait gagner quoi que ce soit",
            "no way of evolving gains anything",
          ),
      ...ofGrowth(figures),
    ];
  }
  const isOnceClear = (best?.gain.ci95?.[0] ?? 0) > 0;
  if (way && (advice === "watch" || (advice === "renegotiate" && !isOnceClear))) {
    const gain = withInterval(figures, way.gain);
    return [
      first(`« ${way.name.fr} » fait gagner ${gain.fr}`, `“${way.name.en}” gains ${gain.en}`),
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
        fr: `Signer dès le mois ${range[0]} en ferait perdre ${loss.fr}.`,
        en: `Signing in month ${range[0]} would forgo ${loss.en} of it.`,
      },
    ];
  }
  if (!regret.later || !isClear(regret.later.loss)) return [];
  const loss = withInterval(figures, regret.later.loss);
  return [
    {
      fr: `Attendre le mois ${regret.later.month} en ferait perdre ${loss.fr}.`,
      en: `Waiting until month ${regret.later.month} would forgo ${loss.en} of it.`,
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
    ({ rate: write }) => `${write(range[0])} et ${write(range[1])}`,
    ({ rate: write }) => `${write(range[0])} to ${write(range[1])}`,
  );
  if (pays === "always")
    return {
      fr: `évoluer paie quelle que soit la croissance du SI, entre ${rate.fr} par an`,
      en: `evolving pays at any IT growth from ${rate.en} a year`,
    };
  if (pays === "never")
    return {
      fr: `figer coûte moins cher quelle que soit la croissance du SI, entre ${rate.fr} par an`,
      en: `frozen is cheaper at any IT growth from ${rate.en} a year`,
    };
  if (pays === "same")
    return {
      fr: `évoluer ne change rien, quelle que soit la croissance du SI, entre ${rate.fr} par an`,
      en: `evolving changes nothing at any IT growth from ${rate.en} a year`,
    };
  if (pays === "undecided" || growth === null)
    return {
      fr: "pas assez d’avenirs pour dire à partir de quelle croissance évoluer paie",
      en: "not enough futures to tell from what growth evolving pays",
    };
  return bilingual(
    ({ rate: write }) =>
      `évoluer paie ${pays === "above" ? "au-delà" : "en deçà"} de ${write(round(growth))} de croissance du SI par an (de ${ends(ci95, range, write, "moins de ", "plus de ").join(" à ")})`,
    ({ rate: write }) =>
      `evolving pays ${pays === "above" ? "above" : "below"} ${write(round(growth))} IT growth a year (${ends(ci95, range, write, "less than ", "more than ").join(" to ")})`,
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
