/** Both sides' accounts of a variant, in euros a year, one value per future. */
import { clusteredMean } from "../../statistics/clusters.ts";
import { definedTogether } from "../../statistics/crossed.ts";
import { ratioOfSums, Sums } from "../../statistics/estimate.ts";
import type { Figure } from "../answer.ts";
import type { Track } from "../track.ts";

export interface Accounts {
  /** what the client pays, penalties deducted, exit included */
  invoices: Float64Array;
  /** of it, what the end of the contract costs */
  exit: Float64Array;
  /** lost hours at the price asked */
  lostTime: Float64Array;
  /** hours of the client's own staff */
  staff: Float64Array;
  /** both: what no invoice shows */
  time: Float64Array;
  /** all that the client bears: invoices, lost time, own staff */
  client: Float64Array;
  margin: Float64Array;
  perDraw: number;
}

export type Part = "invoices" | "exit" | "lostTime" | "staff" | "time" | "client";

/** @param hourEur  price of a lost hour */
export function accountsOf(track: Track, hourEur: number): Accounts {
  const perYear = 12 / track.compiled.months;
  const values = (name: Parameters<Track["values"]>[0], scale = 1) =>
    track.values(name).map((value) => value * scale * perYear);
  const invoices = values("invoicedCost");
  const lostTime = values("lostHours", hourEur);
  const staff = values("clientStaffCost");
  return {
    invoices,
    exit: values("exitCost"),
    lostTime,
    staff,
    time: lostTime.map((eur, at) => eur + staff[at]!),
    client: invoices.map((eur, at) => eur + lostTime[at]! + staff[at]!),
    margin: values("providerMargin"),
    perDraw: track.perDraw,
  };
}

/** What changed for both, in the futures that both variants have played: positive is good for whom it is. */
export interface Effect {
  /** less paid or lost by the client, in all and by part */
  client: Figure;
  parts: Record<Exclude<Part, "client">, Figure>;
  provider: Figure;
  /** what both gain together; 0 for what only moves money from one to the other */
  joint: Figure;
  futures: number;
}

export function figureOf(values: Float64Array, perDraw: number): Figure {
  const { mean, low, high } = clusteredMean(values, perDraw);
  return { mean, ci95: low === null || high === null ? null : [low, high] };
}

/** First less second over the futures of the shorter. */
function less(first: Float64Array, second: Float64Array): Float64Array {
  const count = Math.min(first.length, second.length);
  return first.slice(0, count).map((value, at) => value - second[at]!);
}

/** Gains of the client and of the provider in each future, both known. */
export function gains(changed: Accounts, base: Accounts): [client: Float64Array, provider: Float64Array] {
  const [client, provider] = definedTogether([
    less(base.client, changed.client),
    less(changed.margin, base.margin),
  ]);
  return [client!, provider!];
}

export function effectOf(changed: Accounts, base: Accounts): Effect {
  const { perDraw } = base;
  const [client, provider] = gains(changed, base);
  const part = (name: Part) => figureOf(less(base[name], changed[name]), perDraw);
  return {
    client: figureOf(client, perDraw),
    parts: {
      invoices: part("invoices"),
      exit: part("exit"),
      lostTime: part("lostTime"),
      staff: part("staff"),
      time: part("time"),
    },
    provider: figureOf(provider, perDraw),
    joint: figureOf(
      client.map((gain, at) => gain + provider[at]!),
      perDraw,
    ),
    futures: client.length,
  };
}

/** Mean of one over mean of the other, with its interval; both by future. */
export function ratioFigure(over: Float64Array, under: Float64Array, perDraw: number): Figure {
  const sums = new Sums(perDraw);
  over.forEach((value, at) => {
    const isKnown = !Number.isNaN(value) && !Number.isNaN(under[at]!);
    sums.add(isKnown ? value : 0, isKnown ? under[at]! : 0);
  });
  const { mean, low, high } = ratioOfSums(sums);
  return { mean, ci95: low === null || high === null ? null : [low, high] };
}

/** −1 or 1 where the whole interval lies beyond so many euros, 0 where it lies within them, null where it does not tell. */
export function signOf({ ci95 }: Figure, matters: number): -1 | 0 | 1 | null {
  if (!ci95) return null;
  const [low, high] = ci95;
  if (low > 0 && high > matters) return 1;
  if (high < 0 && low < -matters) return -1;
  return low >= -matters && high <= matters ? 0 : null;
}
