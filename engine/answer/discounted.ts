/** Amounts of several years brought to the contract's start; shown beside the undiscounted ones, never in their place. */

import { pow } from "../kernel/elementary.ts";
import type { Indicator } from "./indicators.ts";

/** Value at the start of one euro at each month's end: (1 + yearly rate)^(−months / 12). */
export function discountFactors(months: number, yearlyRate: number): Float64Array {
  return Float64Array.from({ length: months }, (_, month) => pow(1 + yearlyRate, -(month + 1) / 12));
}

/** Indicators and, for the named ones, their discounted twins: the same sum, each month weighed by its factor. */
export function withDiscounted<All extends Record<string, Indicator>, Name extends keyof All & string>(
  all: All,
  names: readonly Name[],
): All & Record<`${Name}Discounted`, Indicator> {
  const twins = names.map((name) => {
    const { monthly: _, ...indicator } = all[name] as Indicator;
    const label = { fr: `${indicator.label.fr}, actualisé`, en: `${indicator.label.en}, discounted` };
    return [`${name}Discounted`, { ...indicator, label, isDiscounted: true }];
  });
  return { ...all, ...Object.fromEntries(twins) };
}
