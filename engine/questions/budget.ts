/** How much of a scenario a question plays unless it is asked otherwise: an answer takes minutes, however many tickets a life has. */
import type { Compiled } from "../compile/compile.ts";
import { BLOCK } from "../life/replicate.ts";
import { FLOW } from "../mechanisms/demand/flows.ts";
import type { Text } from "../scenario/notation.ts";
import { wholeTerm } from "./terms.ts";
import { bilingual } from "./wording.ts";

/** Tickets of the client that an answer may play: some three minutes of one processor (docs/performance.md). */
const TICKETS = 90e6;
/** Work of a ticket of a pool's other clients, in tickets of the client: it has no clock, pause nor dispute. */
const OTHERS = 0.2;
const FEWEST_LIVES = 100;
const FEWEST_FUTURES = 16;

/** Tickets expected in one life of one design, reported or not, at the rates and units of signing; other clients’ by their work. */
export function ticketsPerLife(compiled: Compiled): number {
  const { flows, evolution, monthStartMin, months, fromMin, clients } = compiled;
  const minutes = (monthStartMin[months] ?? 0) - fromMin;
  const own = flows.reduce((sum, { kind, component, ratePerMin }) => {
    const units = kind === FLOW.client || kind === FLOW.change ? (evolution.units0[component] ?? 0) : 1;
    return sum + ratePerMin * units * minutes * (kind === FLOW.background ? OTHERS : 1);
  }, 0);
  return clients.reduce((sum, { compiled: other }) => sum + ticketsPerLife(other), own);
}

/** The term by which a search is given more lives, or fewer; without it, what the budget holds. */
export const livesTerm = () =>
  wholeTerm(
    {
      fr: "vies à jouer au plus, ou peu s’en faut ; défaut : ce que tiennent quelques minutes",
      en: "lives to be played at most, or nearly; default: what takes a few minutes",
    },
    50,
    1_000_000,
  ).optional();

/** Lives of one design that an answer may play. */
export const livesWithin = (compiled: Compiled): number =>
  Math.max(FEWEST_LIVES, Math.floor(TICKETS / Math.max(1, ticketsPerLife(compiled))));

/**
 * Futures of one variant at most, where a question plays so many lives for each: as many as usual, or whole blocks of what the
 * budget holds.
 */
export function futuresWithin(compiled: Compiled, usual: number, livesPerFuture: number): number {
  const most = Math.floor(livesWithin(compiled) / livesPerFuture);
  if (most >= usual) return usual;
  return Math.min(usual, Math.max(FEWEST_FUTURES, BLOCK * Math.floor(most / BLOCK)));
}

/** Why there are fewer futures than usual. */
export const reducedText = (compiled: Compiled, futures: number, usual: number): Text =>
  bilingual(
    ({ count }) =>
      `Une vie de ce scénario compte quelque ${count(rounded(compiled))} tickets, signalés ou non : ${count(futures)} avenirs au plus, au lieu de ${count(usual)}, pour répondre en quelques minutes ; en demander davantage resserre les intervalles.`,
    ({ count }) =>
      `A life of this scenario has some ${count(rounded(compiled))} tickets, reported or not: ${count(futures)} futures at most, instead of ${count(usual)}, so that an answer takes minutes; asking for more narrows the intervals.`,
  );

const rounded = (compiled: Compiled) => Number(ticketsPerLife(compiled).toPrecision(2));
