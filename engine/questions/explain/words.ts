/** An explanation in words. */
import { INDICATORS } from "../../answer/indicators.ts";
import type { Unit } from "../../answer/result.ts";
import type { Text } from "../../scenario/notation.ts";
import { amount } from "../amount.ts";
import { type AnswerTable, type Cell, column, type Figure } from "../answer.ts";
import { bilingual, listed } from "../wording.ts";
import type { ExplainFigures, PartFigures, Story } from "./figures.ts";

const NAMED = 3;

const gapUnit = ({ unit }: ExplainFigures): Unit => (unit === "share" ? "points" : unit);

/** "+1 200 h", "−3 pt". */
function signed(unit: Unit, value: number): Text {
  const { fr, en } = amount(unit, value);
  return value > 0 ? { fr: `+${fr}`, en: `+${en}` } : { fr, en };
}

export function othersText(names: readonly Text[]): Text {
  const all = listed(names);
  return { fr: `le reste : ${all.fr}`, en: `the rest: ${all.en}` };
}

/** "Heures perdues", or the probability that they are more than so much. */
function subject({ label, beyond, outcome, unit }: ExplainFigures): Text {
  if (beyond === null) return label;
  const isHighGood = outcome !== "gap" && INDICATORS[outcome].better === "high";
  const own = outcome === "gap" ? "share" : INDICATORS[outcome].unit;
  const at = amount(own === "share" ? "points" : own, beyond);
  return unit === "share"
    ? {
        fr: `Probabilité que « ${label.fr} » ${isHighGood ? "soit sous" : "dépasse"} ${at.fr}`,
        en: `Probability that “${label.en}” ${isHighGood ? "is below" : "exceeds"} ${at.en}`,
      }
    : label;
}

const told = ({ parts }: ExplainFigures): PartFigures[] =>
  parts.filter(({ isUndecided, isNothing, value }) => !isUndecided && !isNothing && value.mean !== null);

export function verdictOf(figures: ExplainFigures): Text {
  const { asItIs, total, name, parts } = figures;
  const unit = gapUnit(figures);
  const about = subject(figures);
  if (asItIs.mean === null)
    return bilingual(
      () => `${about.fr} : aucun avenir n’en donne la valeur sous « ${name.fr} ».`,
      () => `${about.en}: no future tells it under “${name.en}”.`,
    );
  const level = amount(unit, asItIs.mean);
  const clear = told(figures);
  const start = bilingual(
    () => `${about.fr} sous « ${name.fr} » : ${level.fr}.`,
    () => `${about.en} under “${name.en}”: ${level.en}.`,
  );
  if (clear.length === 0) {
    if (parts.length === 0 && total.mean) return notShared(start, unit, total);
    const isQuiet = parts.every(({ isNothing }) => isNothing);
    return isQuiet
      ? bilingual(
          () => `${start.fr} Aucun des mécanismes examinés n’y contribue.`,
          () => `${start.en} None of the mechanisms examined has any part in it.`,
        )
      : bilingual(
          () => `${start.fr} Indécis : pas assez d’avenirs pour dire à quoi cela tient.`,
          () => `${start.en} Undecided: not enough futures to tell what it comes from.`,
        );
  }
  const single = clear.filter(({ ids }) => ids.length === 1);
  const names = listed(
    (single.length > 0 ? single : clear).slice(0, NAMED).map(({ label, value }) => {
      const part = signed(unit, value.mean ?? 0);
      return { fr: `${label.fr} (${part.fr})`, en: `${label.en} (${part.en})` };
    }),
  );
  const all = signed(unit, total.mean ?? 0);
  const open = parts.filter(({ isUndecided }) => isUndecided).length;
  const rest: Text =
    open === 0
      ? { fr: "", en: "" }
      : bilingual(
          ({ count }) => ` Indécis pour ${count(open)} autre${open > 1 ? "s" : ""}.`,
          ({ count }) => ` Undecided for ${count(open)} other${open > 1 ? "s" : ""}.`,
        );
  return bilingual(
    () => `${start.fr} Les mécanismes y ajoutent ${all.fr} : d’abord ${names.fr}.${rest.fr}`,
    () => `${start.en} The mechanisms add ${all.en} to it: first ${names.en}.${rest.en}`,
  );
}

/** Before the mechanisms are told apart: what they make together. */
function notShared(start: Text, unit: Unit, { mean, ci95 }: Figure): Text {
  const all = signed(unit, mean ?? 0);
  const [low, high] = (ci95 ?? []).map((value) => signed(unit, value));
  return bilingual(
    () =>
      `${start.fr} Les mécanismes y ajoutent ${all.fr}${low && high ? ` (entre ${low.fr} et ${high.fr})` : ""} ; on ne sait pas encore lesquels.`,
    () =>
      `${start.en} The mechanisms add ${all.en} to it${low && high ? ` (${low.en} to ${high.en})` : ""}; which of them is not known yet.`,
  );
}

export function turnedText(first: PartFigures, second: PartFigures): Text {
  return {
    fr: `« ${second.label.fr} » compterait plus que « ${first.label.fr} »`,
    en: `“${second.label.en}” would count more than “${first.label.en}”`,
  };
}

export const restsOn = (figures: ExplainFigures, futures: number, coalitions: number): Text[] => [
  bilingual(
    ({ count }) =>
      `${count(coalitions)} combinaisons de mécanismes mis au neutre, sur les mêmes ${count(futures)} avenirs simulés ; la part d’un mécanisme est ce qu’il ajoute en moyenne, quel que soit l’ordre (valeur de Shapley, 1953) ; les parts font le total. Toutes les combinaisons auraient pris ${count(figures.fixedGridLives)} vies.`,
    ({ count }) =>
      `${count(coalitions)} combinations of mechanisms set neutral, on the same ${count(futures)} simulated futures; a mechanism’s part is what it adds on average, whatever the order (Shapley value, 1953); the parts add up to the total. All combinations would have taken ${count(figures.fixedGridLives)} lives.`,
  ),
  ...(figures.exact.length > 0
    ? [
        {
          fr: "Le partage exact se lit ticket par ticket, sans rien rejouer.",
          en: "The exact split is read ticket by ticket, without playing anything again.",
        },
      ]
    : []),
];

export function caveatsOf({ parts }: ExplainFigures): Text[] {
  const caveats: Text[] = [
    {
      fr: "Une part dit ce qui, dans le résultat, tient à un mécanisme, pas la faute d’une personne. Les comportements (débats, confiance, contournement) sont des hypothèses.",
      en: "A part says how much of the result comes from a mechanism, not whose fault it is. Behaviours (debates, trust, bypass) are hypotheses.",
    },
  ];
  if (parts.some(({ isUndecided }) => isUndecided))
    caveats.push({
      fr: "Indécis : l’intervalle contient zéro, le signe pourrait changer avec d’autres avenirs.",
      en: "Undecided: the interval contains zero, the sign might change with other futures.",
    });
  if (parts.some(({ ids }) => ids.includes("governance")))
    caveats.push({
      fr: "La gouvernance n’a pas de réglage neutre : elle est comparée à celle d’un autre contrat du scénario.",
      en: "Governance has no neutral setting: it is compared with that of another design of the scenario.",
    });
  return caveats;
}

const WHICH: Record<Story["which"], Text> = {
  median: { fr: "Un avenir médian raconté", en: "A median future, told" },
  bad: {
    fr: "Un mauvais avenir raconté (un sur dix est pire)",
    en: "A bad future, told (one in ten is worse)",
  },
  asked: { fr: "L’avenir demandé, raconté", en: "The future asked for, told" },
};

const wordsOf = ({ isNothing, isUndecided }: PartFigures): Text => {
  if (isNothing) return { fr: "aucun effet", en: "no effect" };
  return isUndecided ? { fr: "indécis", en: "undecided" } : { fr: "net", en: "clear" };
};

function storyTable({ which, future, lines }: Story): AnswerTable {
  return {
    title: bilingual(
      ({ count }) => `${WHICH[which].fr} (avenir ${count(future)})`,
      ({ count }) => `${WHICH[which].en} (future ${count(future)})`,
    ),
    columns: [column("Date", "Date"), column("Ce qui se passe", "What happens")],
    rows: lines.map(({ date, text }): Cell[] => [frenchDate(date), text]),
  };
}

const frenchDate = (date: string): Text => {
  const [year, month, day] = date.split("-");
  return { fr: `${day}/${month}/${year}`, en: date };
};

export function tablesOf(figures: ExplainFigures): AnswerTable[] {
  const unit = gapUnit(figures);
  const tables: AnswerTable[] = [
    {
      title: { fr: "Ce que chaque mécanisme ajoute", en: "What each mechanism adds" },
      columns: [
        column("Mécanisme", "Mechanism"),
        column("sa part", "its part", unit),
        column("retiré seul", "removed alone", unit),
        column("", ""),
      ],
      rows: figures.parts.map((part): Cell[] => [part.label, part.value, part.removed, wordsOf(part)]),
    },
  ];
  if (figures.exact.length > 0)
    tables.push({
      title: { fr: "Dans les tickets (partage exact)", en: "In the tickets (exact split)" },
      columns: [column("Où", "Where"), column("part", "part", unit)],
      rows: figures.exact.map(({ label, value }): Cell[] => [label, value]),
    });
  return [...tables, ...figures.stories.map(storyTable)];
}
