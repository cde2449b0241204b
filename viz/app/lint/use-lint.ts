/** The linter's answer for the scenario on the page, and what chance does to a promise as the reader changes it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { LintedClause } from "../../../server/contract-lint.ts";
import { chanceOfClause, lintScenario } from "../live/service.ts";
import { useReader } from "../reader.ts";

export function useLint(scenario: string, world: string | null, updatedAt: number) {
  const { lang } = useReader();
  return useQuery({
    queryKey: ["lint", scenario, world, updatedAt],
    queryFn: ({ signal }) => lintScenario(scenario, world, lang, signal),
  });
}

/** What the reader may change of a promise. */
export interface Terms {
  tickets: number;
  required: number;
  below: number;
  misses: number;
}

export const termsOf = ({ ticketsPerPeriod, required, smallSample }: LintedClause): Terms => ({
  tickets: ticketsPerPeriod ?? 0,
  required,
  below: smallSample?.below ?? 0,
  misses: smallSample?.misses ?? 0,
});

export const isSame = (a: Terms, b: Terms): boolean =>
  a.tickets === b.tickets && a.required === b.required && a.below === b.below && a.misses === b.misses;

const PAUSE_MS = 120;

/** The value as it was a moment ago: a slider under way asks once. */
function useSettled<V>(value: V): V {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Figures under other terms than the contract's; undefined while they are its own. */
export function useWhatIf(clause: LintedClause, terms: Terms) {
  const { lang } = useReader();
  const settled = useSettled(terms);
  const isOwn = isSame(terms, termsOf(clause));
  const { data } = useQuery({
    queryKey: ["clause", settled],
    enabled: !isOwn && settled.tickets > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => chanceOfClause(settled, lang, signal),
  });
  return isOwn ? undefined : data;
}
