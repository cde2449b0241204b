/** The cases of penalties.json as clauses of a contract, played through the engine to the cent: euros by month, unless said otherwise. */
import { case01, case02, case06, case07, case08, case09, case10 } from "./credits.ts";
import { case03, case04, case05, case11, case12, case13, indexedPrice } from "./dues.ts";
import type { Exact, Played } from "./exact.ts";

/** Cases of penalties.json: [id, what is compared, the clause played]. */
const CASES: readonly (readonly [string, string, () => Played])[] = [
  ["PEN-A-01", "at-risk amount × pool × allocation", case01],
  ["PEN-A-02", "over-allocated credits add up, never beyond the amount at risk; with room for all", case02],
  ["PEN-A-03", "value × days late / 1000, above the exemption", case03],
  ["PEN-A-04", "nothing is paid or due up to the exemption", case04],
  ["PEN-A-05", "the price’s indexation applies to the amount, after computing it", case05],
  ["PEN-A-06", "points of a month reduce the next bill", case06],
  ["PEN-A-07", "one per cent of the charges per point of shortfall", case07],
  ["PEN-A-08", "tiers of availability; a threshold itself belongs to the milder tier", case08],
  ["PEN-A-09", "bands of the share within target, by priority, under a monthly cap", case09],
  ["PEN-A-10", "a small sample may miss one; two fall in the first band", case10],
  ["PEN-A-11", "every started hour late, capped by ticket, then by month", case11],
  ["PEN-A-12", "consecutive misses multiply the malus; a met month begins anew", case12],
  [
    "PEN-A-13",
    "months missed; three months at the higher target earn a malus back at the year’s end; net",
    case13,
  ],
  [
    "PEN-A-14",
    "a price that follows its index whole: twelfth and thirteenth month",
    () => indexedPrice("PEN-A-14", 1),
  ],
  [
    "PEN-A-15",
    "a price of which 70 % follow the index: twelfth and thirteenth month",
    () => indexedPrice("PEN-A-15", 0.7),
  ],
];

/** Every case of penalties.json, played. */
export const playClauses = (): Exact[] => CASES.map(([id, what, play]) => ({ id, what, ...play() }));
