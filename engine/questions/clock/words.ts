/** What the clocks say, in words. */
import type { Scenario } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column, NO_FIGURE } from "../answer.ts";
import type { Track } from "../track.ts";
import { bilingual, joined, listed } from "../wording.ts";
import type { ClockFigures } from "./clock.ts";
import { clockName } from "./readings.ts";
import { type ClockTally, directionOf } from "./tally.ts";
import type { DifferingTicket } from "./tickets.ts";

type Components = Scenario["situation"]["components"];

const signed = (value: number, write: (value: number) => string) =>
  `${value > 0 ? "+" : value < 0 ? "−" : ""}${write(Math.abs(value))}`;

function clockPhrase({ name, attainment, difference }: ClockTally): Text {
  const points = 100 * (difference.mean ?? 0);
  const rate = 1e-3 * Math.round(1e3 * (attainment.mean ?? 0));
  const direction = directionOf(difference);
  if (direction === "undecided") return { fr: `${name.fr} : indécis`, en: `${name.en}: undecided` };
  if (direction === "same")
    return {
      fr: `${name.fr} : à égalité à un demi-point près`,
      en: `${name.en}: the same within half a point`,
    };
  return bilingual(
    ({ rate: write, count }) => `${write(rate)} selon ${name.fr} (${signed(points, count)} pt)`,
    ({ rate: write, count }) => `${write(rate)} by ${name.en} (${signed(points, count)} pt)`,
  );
}

/** The clock that judges most tickets otherwise, and what that does to periods. */
function widest({ clocks, periods }: ClockFigures): Text[] {
  const most = clocks.toSorted(
    (a, b) => (b.differingPerMonth.mean ?? 0) - (a.differingPerMonth.mean ?? 0),
  )[0];
  if (!most || most.differingPerMonth.mean === 0) return [];
  const { name, differingPerMonth, turnedMissed, turnedMet } = most;
  const turned = (turnedMissed.mean ?? 0) + (turnedMet.mean ?? 0);
  return [
    bilingual(
      ({ count }) =>
        `${name.fr} juge autrement ${count(differingPerMonth.mean ?? 0)} ${(differingPerMonth.mean ?? 0) < 2 ? "ticket" : "tickets"} par mois ; périodes dont le verdict change : ${count(turned)} sur ${count(periods.mean ?? 0)}.`,
      ({ count }) =>
        `${name.en} judges ${count(differingPerMonth.mean ?? 0)} tickets a month differently; periods whose verdict changes: ${count(turned)} of ${count(periods.mean ?? 0)}.`,
    ),
  ];
}

export function verdictOf(figures: ClockFigures): Text {
  const { name, contract, clocks } = figures;
  const own = 1e-3 * Math.round(1e3 * (contract.attainment.mean ?? 0));
  const others = clocks.map(clockPhrase);
  return joined([
    bilingual(
      ({ rate }) =>
        `« ${name.fr} » : mêmes tickets, ${rate(own)} dans les délais selon le contrat ; ${others.map(({ fr }) => fr).join(" ; ")}.`,
      ({ rate }) =>
        `“${name.en}”: the same tickets, ${rate(own)} on time by the contract; ${others.map(({ en }) => en).join("; ")}.`,
    ),
    ...widest(figures),
  ]);
}

export function restsOn({ tickets, future, clocks }: ClockFigures, replications: number): Text[] {
  const names = listed(clocks.map(({ name }) => name));
  const sentences = [
    bilingual(
      ({ count }) =>
        `${count(replications)} avenirs simulés, joués une fois ; les horloges (${names.fr}) y lisent les mêmes tickets et ne changent rien au contrat.`,
      ({ count }) =>
        `${count(replications)} simulated futures, played once; the clocks (${names.en}) read the same tickets and change nothing in the contract.`,
    ),
  ];
  if (tickets.length > 0)
    sentences.push({
      fr: `Les tickets listés sont ceux de l’avenir ${future + 1}, le médian par le nombre de tickets jugés autrement ; la règle nommée suffit à elle seule ; les durées sont comptées au calendrier.`,
      en: `The tickets listed are those of future ${future + 1}, the median one by the number of tickets judged differently; the rule named is enough by itself; times are calendar times.`,
    });
  return sentences;
}

export function caveatsOf({ adopted }: ClockFigures, { design }: Track): Text[] {
  const caveats: Text[] = [
    {
      fr: "Les outils sont lus avec leurs réglages d’origine ; les vôtres peuvent différer.",
      en: "The tools are read with their out-of-the-box settings; yours may differ.",
    },
  ];
  if (adopted.length > 0)
    caveats.push({
      fr: "L’écart de pénalités est celui d’un contrat qui adopterait l’horloge : ses comités et sa confiance suivraient, et ses tickets pourraient différer un peu.",
      en: "The difference in penalties is that of a contract that would adopt the clock: its committees and trust would follow, and its tickets might differ a little.",
    });
  if (design.slas.some(({ secondMin }) => secondMin >= 0))
    caveats.push({
      fr: "Les périodes des engagements à deux paliers ne sont pas comparées.",
      en: "Periods of promises with two targets are not compared.",
    });
  return caveats;
}

function clockTable({ contract, clocks, adopted }: ClockFigures): AnswerTable {
  const penalty = (clock: string) => adopted.find((one) => one.clock === clock)?.penaltiesDue ?? NO_FIGURE;
  return {
    title: { fr: "Les mêmes tickets selon chaque horloge", en: "The same tickets by each clock" },
    columns: [
      column("Horloge", "Clock"),
      column("Dans les délais", "On time", "share"),
      column("Écart", "Difference", "points"),
      column("Jugés autrement par mois", "Judged differently, per month", "count"),
      column("Comptés un autre mois, par mois", "Counted in another month, per month", "count"),
      column("Périodes devenues rouges", "Periods turned red", "count"),
      column("Périodes devenues vertes", "Periods turned green", "count"),
      ...(adopted.length > 0 ? [column("Pénalités dues", "Penalties due", "EUR")] : []),
    ],
    rows: [
      [{ fr: "le contrat", en: "the contract" }, contract.attainment],
      ...clocks.map((one): Cell[] => [
        one.name,
        one.attainment,
        one.difference,
        one.differingPerMonth,
        one.movedPerMonth,
        one.turnedMissed,
        one.turnedMet,
        ...(adopted.length > 0 ? [penalty(one.clock)] : []),
      ]),
    ],
  };
}

const lineTable = ({ lines, clocks }: ClockFigures): AnswerTable => ({
  title: { fr: "Engagement par engagement", en: "Promise by promise" },
  columns: [
    column("Engagement", "Promise"),
    column("Contrat", "Contract", "share"),
    ...clocks.map(({ name }) => column(name.fr, name.en, "points")),
  ],
  rows: lines.map(({ name, contract, clocks: read }): Cell[] => [
    name,
    contract,
    ...read.map(({ difference }) => difference),
  ]),
});

/** "Serveurs n° 218" of "component:servers#218"; one born of another ticket has no number of its own. */
function ticketName(ticket: string, component: string, components: Components): Text {
  const name = components[component]?.name ?? { fr: component, en: component };
  const ordinal = Number(ticket.split("#").at(-1));
  return ordinal < 0
    ? { fr: `${name.fr}, né d’un autre ticket`, en: `${name.en}, born of another ticket` }
    : { fr: `${name.fr} n°\u00a0${ordinal + 1}`, en: `${name.en} no. ${ordinal + 1}` };
}

const VERDICTS: Record<DifferingTicket["contract"], Text> = {
  met: { fr: "dans les délais", en: "on time" },
  late: { fr: "en retard", en: "late" },
  notMeasured: { fr: "non mesuré", en: "not measured" },
};

function ticketTable(
  { tickets, apart, lines }: ClockFigures,
  track: Track,
  components: Components,
): AnswerTable {
  const { compiled } = track;
  const promise = (id: string): Text => lines.find(({ sla }) => sla === id)?.name ?? { fr: id, en: id };
  const monthOf = (minute: number) => compiled.monthStartMin.findLastIndex((start) => start <= minute) + 1;
  const total = apart.reduce((sum, { count }) => sum + count, 0);
  return {
    title: bilingual(
      ({ count }) => `Tickets jugés autrement : ${tickets.length} sur ${count(total)} dans l’avenir médian`,
      ({ count }) => `Tickets judged differently: ${tickets.length} of ${count(total)} in the median future`,
    ),
    columns: [
      column("Horloge", "Clock"),
      column("Ticket", "Ticket"),
      column("Mois", "Month"),
      column("Engagement", "Promise"),
      column("Contrat", "Contract"),
      column("Horloge", "Clock"),
      column("Pourquoi", "Why"),
    ],
    rows: tickets.map(({ clock, ticket, component, openedMin, sla, contract, other, why }): Cell[] => [
      clockName(clock),
      ticketName(ticket, component, components),
      { fr: `M${monthOf(openedMin)}`, en: `M${monthOf(openedMin)}` },
      promise(sla),
      VERDICTS[contract],
      VERDICTS[other],
      why,
    ]),
  };
}

export const tablesOf = (figures: ClockFigures, track: Track, components: Components): AnswerTable[] => [
  clockTable(figures),
  lineTable(figures),
  ...(figures.tickets.length > 0 ? [ticketTable(figures, track, components)] : []),
];
