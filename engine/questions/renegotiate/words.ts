/** An answer on renegotiating in words. */
import type { Text } from "../../scenario/notation.ts";
import { amount } from "../amount.ts";
import type { Figure } from "../answer.ts";
import { bilingual, joined, listed } from "../wording.ts";
import { bestLeave, bestWay, isIdle } from "./advice.ts";
import type { RenegotiateFigures } from "./figures.ts";

/** An amount to three figures: more would be false precision. */
const told = (figures: RenegotiateFigures, value: number): Text =>
  amount(figures.criterion.unit, Number(value.toPrecision(3)));

function withInterval(figures: RenegotiateFigures, { mean, ci95 }: Figure): Text {
  const level = told(figures, mean ?? 0);
  if (!ci95 || ci95[0] === ci95[1]) return level;
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

const LEADS: Record<RenegotiateFigures["advice"], Text> = {
  sign: { fr: "Signer sans attendre", en: "Sign without waiting" },
  renegotiate: { fr: "Renégocier", en: "Renegotiate" },
  watch: { fr: "Surveiller", en: "Watch" },
  leave: { fr: "Sortir", en: "Leave" },
  undecided: { fr: "Indécis", en: "Undecided" },
};

/** What signing once brings at the best month, and which months are as good. */
function ofMonths(figures: RenegotiateFigures): Text {
  const { best, amendment, criterion } = figures;
  if (!best) return { fr: "aucun mois ne dit rien", en: "no month tells anything" };
  const gain = withInterval(figures, best.gain);
  const others = monthsText(best.notWorse);
  const isTie = best.notWorse.length > 1;
  const tie: Text = {
    fr: isTie ? ` ; mois regardés qui ne sont pas nettement moins bons : ${others.fr}` : "",
    en: isTie ? `; months looked at that are not clearly worse: ${others.en}` : "",
  };
  return {
    fr: `l’avenant « ${amendment.name.fr} », signé à la fin du mois ${best.month}, apporte ${gain.fr} sur « ${criterion.label.fr} » par rapport au contrat tel quel${tie.fr}`,
    en: `the amendment “${amendment.name.en}”, signed at the end of month ${best.month}, brings ${gain.en} on “${criterion.label.en}” against the contract as it stands${tie.en}`,
  };
}

/** What to do, and why: the way that gains, first. */
function lead(figures: RenegotiateFigures): Text {
  const { advice, best } = figures;
  const once = ofMonths(figures);
  const way = bestWay(figures);
  const { fr, en } = LEADS[advice];
  if (advice === "leave") {
    const leave = ofLeaving(figures).map((text) => ({ fr: text.fr, en: text.en }))[0];
    return {
      fr: `${fr} : ${leave?.fr.replace(/^S/, "s") ?? ""} Sinon, ${once.fr}.`,
      en: `${en}: ${leave?.en.replace(/^L/, "l") ?? ""} Else ${once.en}.`,
    };
  }
  if (advice === "watch" && isIdle(figures)) {
    const step = told(figures, figures.matters);
    return {
      fr: `${fr} : aucune façon d’évoluer n’apporte plus de ${step.fr}, l’écart qui compterait. Au mieux, ${once.fr}.`,
      en: `${en}: no way to evolve brings more than ${step.en}, the difference that would matter. At best, ${once.en}.`,
    };
  }
  const isOnceClear = (best?.gain.ci95?.[0] ?? 0) > 0;
  if (way && (advice === "watch" || (advice === "renegotiate" && !isOnceClear))) {
    const gain = withInterval(figures, way.gain);
    return {
      fr: `${fr} : « ${way.name.fr} » apporte ${gain.fr}. Signé une seule fois, au mieux, ${once.fr}.`,
      en: `${en}: “${way.name.en}” brings ${gain.en}. Signed once only, at best, ${once.en}.`,
    };
  }
  return { fr: `${fr} : ${once.fr}.`, en: `${en}: ${once.en}.` };
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
  if (!way || !once || figures.advice === "watch") return [];
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
        `Sortir au mois ${month} coûterait ${euros(Number((cost.mean ?? 0).toPrecision(3)))}${cheaperBy === null || cheaperBy > 1 ? "" : ` : pour que cela ne coûte rien, il faudrait aussi bien servi pour ${share(cheaperBy)} de moins`}.`,
      ({ euros, share }) =>
        `Leaving at month ${month} would cost ${euros(Number((cost.mean ?? 0).toPrecision(3)))}${cheaperBy === null || cheaperBy > 1 ? "" : `: to cost nothing, the same service would have to come ${share(cheaperBy)} cheaper`}.`,
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
    lead(figures),
    ...ofRegret(figures),
    ...ofWays(figures),
    ...(figures.advice === "leave" ? [] : ofLeaving(figures)),
    ...ofGrowth(figures),
  ];
  return joined(sentences);
}
