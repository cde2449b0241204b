/** Who waits for whom, in words: neutral, since both sides read it at one table. */
import type { Compiled } from "../../compile/compile.ts";
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column, type Figure } from "../answer.ts";
import type { Tried } from "../guessed/try.ts";
import { heavyCaveats } from "../swamped.ts";
import { bilingual, joined, listed } from "../wording.ts";
import { PART_OF, SIDE_LABELS, type Side } from "./parts.ts";
import type { DesignWaits } from "./split.ts";
import type { LeverFigures, WaitsFigures } from "./waits.ts";

const sideShare = ({ side, share }: { side: Side; share: Figure }): Text =>
  bilingual(
    ({ share: write }) => `${SIDE_LABELS[side].fr} ${write(share.mean ?? 0)}`,
    ({ share: write }) => `${SIDE_LABELS[side].en} ${write(share.mean ?? 0)}`,
  );

function split({ name, lostHours, sides, leading }: DesignWaits, months: number): Text {
  const none: Text = {
    fr: " ; aucun côté nettement en tête",
    en: "; no side clearly leads",
  };
  const rest = leading ? { fr: "", en: "" } : none;
  const acting = listed(sides.filter(({ share }) => (share.mean ?? 0) > 0).map(sideShare));
  return bilingual(
    ({ count }) =>
      `Sur ${months} mois, « ${name.fr} » : ${count(lostHours.mean ?? 0)} heures perdues ; qui peut les réduire : ${acting.fr}${rest.fr}.`,
    ({ count }) =>
      `Over ${months} months, “${name.en}”: ${count(lostHours.mean ?? 0)} lost hours; who can shorten them: ${acting.en}${rest.en}.`,
  );
}

/** What spares most by itself, where something surely does. */
function firstLever(levers: readonly LeverFigures[]): Text {
  const [best] = levers
    .filter(({ kind, effect }) => kind !== "together" && effect === "fewer")
    .toSorted((a, b) => (a.lostHours.mean ?? 0) - (b.lostHours.mean ?? 0));
  if (!best)
    return levers.some(({ effect }) => effect === "undecided")
      ? {
          fr: "Indécis : aucun levier n’en évite à coup sûr.",
          en: "Undecided: no lever surely spares any.",
        }
      : { fr: "Aucun levier essayé n’en évite beaucoup.", en: "No lever tried spares many of them." };
  const { label, lostHours } = best;
  const [high = 0, low = 0] = lostHours.ci95 ?? [];
  return bilingual(
    ({ count }) =>
      `Premier levier : ${label.fr}, ${count(-(lostHours.mean ?? 0))} h de moins (${count(-low)} à ${count(-high)}).`,
    ({ count }) =>
      `First lever: ${label.en}, ${count(-(lostHours.mean ?? 0))} hours fewer (${count(-low)} to ${count(-high)}).`,
  );
}

/** The contract in which the levers are pulled, and the lever that counts most: tables have the others. */
export function verdictOf({ designs, months, leversIn, levers }: WaitsFigures): Text {
  const present = designs.find(({ design }) => design === leversIn) ?? designs[0];
  if (!present) return joined([]);
  return joined([split(present, months), ...(levers.length > 0 ? [firstLever(levers)] : [])]);
}

export function restsOn(
  { levers }: WaitsFigures,
  replications: number,
  ownWaitLoss: number,
  { tried, of }: Tried,
): Text[] {
  const sentences = [
    bilingual(
      ({ count, share }) =>
        `${count(replications)} avenirs simulés ; les parts s’additionnent exactement en heures perdues, dans chaque avenir. Une heure à attendre l’utilisateur lui-même compte pour ${share(ownWaitLoss)} de ce que coûte une autre. Chaque contrat et chaque levier est joué jusqu’à ce que sa part soit connue à 2 points près, ou son effet à un cinquième près, si le nombre d’avenirs le permet.`,
      ({ count, share }) =>
        `${count(replications)} simulated futures; the parts add up exactly to the lost hours, in every future. An hour of waiting for the users’ own answers counts for ${share(ownWaitLoss)} of what another one costs. Each contract and each lever is played until its shares are known within 2 points, or its effect within a fifth, if the number of futures allows.`,
    ),
  ];
  if (levers.length > 0)
    sentences.push({
      fr: "Chaque levier est comparé au même contrat dans les mêmes avenirs : les écarts ne doivent rien au hasard des tickets.",
      en: "Each lever is compared with the same contract in the same futures: no difference comes from the luck of the tickets.",
    });
  if (tried > 0)
    sentences.push(
      bilingual(
        () =>
          `Hypothèses qui touchent à l’attente, essayées à leurs deux bornes plausibles : ${tried} sur ${of}.`,
        () => `Guesses that bear on waits, tried at their two plausible ends: ${tried} of ${of}.`,
      ),
    );
  return sentences;
}

export function caveatsOf(
  { designs, levers }: WaitsFigures,
  { designs: all, months, clients }: Compiled,
): Text[] {
  const caveats: Text[] = [
    {
      fr: "Une part dit qui peut mettre fin à l’attente, non qui a tort : une file vient aussi de la demande, et un ticket laissé au client de ce que le contrat exclut.",
      en: "A part says who can end a wait, not who is at fault: a queue also comes from demand, and a ticket left to the client from what the contract excludes.",
    },
  ];
  const left = all.filter(({ id }) => !designs.some(({ design }) => design === id));
  if (left.length > 0) {
    const names = listed(left.map(({ name }) => name));
    caveats.push({
      fr: `Sans chiffres, une équipe n’y rattrape jamais son retard : ${names.fr}.`,
      en: `Without figures, a team never catches up there: ${names.en}.`,
    });
  }
  caveats.push(...heavyCaveats(designs));
  if (levers.some(({ kind }) => kind === "posts"))
    caveats.push(
      bilingual(
        ({ count }) =>
          `Les techniciens de plus sont là du premier jour au mois ${count(months)} ; ce qu’ils coûtent au prestataire, et ce qu’il en coûte au client de répondre plus vite, n’est pas montré ici.`,
        ({ count }) =>
          `Extra technicians are there from the first day to month ${count(months)}; what they cost the provider, and what faster answers cost the client, is not shown here.`,
      ),
    );
  if (clients.length > 0)
    caveats.push({
      fr: "Les autres clients du portefeuille ne sont pas comptés ici.",
      en: "The other clients of the portfolio are not counted here.",
    });
  return caveats;
}

const EFFECTS: Record<LeverFigures["effect"], Text> = {
  fewer: { fr: "moins d’attente", en: "less waiting" },
  more: { fr: "plus d’attente", en: "more waiting" },
  nothing: { fr: "presque rien", en: "next to nothing" },
  undecided: { fr: "indécis", en: "undecided" },
};

const splitTable = ({ name, parts }: DesignWaits): AnswerTable => ({
  title: bilingual(
    () => `Ce qu’attendent les utilisateurs : ${name.fr}`,
    () => `What users wait for: ${name.en}`,
  ),
  columns: [
    column("Attente", "Wait"),
    column("Peut la raccourcir", "Can shorten it"),
    column("Heures", "Hours", "h"),
    column("Part d’un avenir", "Share of a future", "share"),
    column("Première cause", "Largest", "share"),
  ],
  rows: parts
    .filter(({ hours }) => hours.mean !== 0)
    .toSorted((a, b) => (b.hours.mean ?? 0) - (a.hours.mean ?? 0))
    .map(({ part, side, hours, share, largest }): Cell[] => [
      PART_OF[part].label,
      SIDE_LABELS[side],
      hours,
      share,
      largest,
    ]),
});

const leverTable = (levers: readonly LeverFigures[]): AnswerTable => ({
  title: { fr: "Plan de progrès des deux côtés", en: "A progress plan on both sides" },
  columns: [
    column("Levier", "Lever"),
    column("Qui", "Who"),
    column("Heures perdues", "Lost hours", "h"),
    column("Service vécu", "Experienced service", "points"),
    column("Effet", "Effect"),
  ],
  rows: levers.map(({ label, side, lostHours, experienced, effect: known }): Cell[] => [
    label,
    SIDE_LABELS[side],
    lostHours,
    experienced,
    EFFECTS[known],
  ]),
});

export const tablesOf = ({ designs, levers }: WaitsFigures): AnswerTable[] => [
  ...designs.map(splitTable),
  ...(levers.length > 0 ? [leverTable(levers)] : []),
];
