/** What each side gets from two providers under one contract: as stated, and as its margin advises. */
import type { IndicatorName } from "../../answer/indicators.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import type { Variant } from "../trials.ts";
import type { Field } from "./field.ts";

export interface Outcome {
  /** euros a year */
  margin: Figure;
  penalties: Figure;
  invoices: Figure;
  /** a year */
  lostHours: Figure;
  experienced: Figure;
  contractual: Figure;
  /** probability that every period of every promise is met */
  kept: Figure;
  trust: Figure;
}

export interface Outcomes {
  stated: Outcome;
  response: Outcome;
  /** response less stated, paired by future */
  difference: Omit<Outcome, "kept">;
}

const NAMES = {
  margin: "providerMargin",
  penalties: "penalties",
  invoices: "invoicedCost",
  lostHours: "lostHours",
  experienced: "experiencedAttainment",
  contractual: "contractualAttainment",
  trust: "trust",
} as const satisfies Record<string, IndicatorName>;
type Name = keyof typeof NAMES;
const YEARLY: readonly Name[] = ["margin", "penalties", "invoices", "lostHours"];

const scaled = ({ mean, ci95 }: Figure, by: number): Figure => ({
  mean: mean === null ? null : mean * by,
  ci95: ci95 && [ci95[0] * by, ci95[1] * by],
});

const each = (figure: (name: Name) => Figure) =>
  Object.fromEntries((Object.keys(NAMES) as Name[]).map((name) => [name, figure(name)])) as Record<
    Name,
    Figure
  >;

export function outcomesOf(field: Field, stated: Variant, response: Variant): Outcomes {
  const perYear = (name: Name) => (YEARLY.includes(name) ? 12 / field.months : 1);
  const of = (variant: Variant): Outcome => {
    const track = field.track(variant);
    const has = (name: Name) => track.indicators.includes(NAMES[name]) && track.replications > 0;
    return {
      ...each((name) => (has(name) ? scaled(track.estimate(NAMES[name]), perYear(name)) : NO_FIGURE)),
      kept: track.design.slas.length > 0 && track.replications > 0 ? track.probabilityKept() : NO_FIGURE,
    };
  };
  const [one, other] = [field.track(response), field.track(stated)];
  return {
    stated: of(stated),
    response: of(response),
    difference: each((name) =>
      one.indicators.includes(NAMES[name]) ? scaled(one.minus(other, NAMES[name]), perYear(name)) : NO_FIGURE,
    ),
  };
}
