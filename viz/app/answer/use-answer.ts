/** Everything that the page says of a result: comparison, verdict, other worlds, differences of the contracts. */
import { useMemo } from "react";
import type { StudyResult } from "#engine";
import type { Lang } from "../../charts/numbers.ts";
import { type Comparison, compareDesigns } from "../comparison.ts";
import type { ScenarioDetail } from "../live/service.ts";
import type { LiveStudy } from "../live/session.ts";
import type { Asked } from "../live/use-question.ts";
import { useWorlds } from "../live/use-worlds.ts";
import { useReader } from "../reader.ts";
import { valueInWords } from "../settings/setting-value.ts";
import { type Verdict, verdictOf, type WorldAnswer } from "../verdict.ts";
import { designWords } from "../why/design-words.ts";
import { worldAnswers, worldGrowth } from "../why/flips.ts";

export interface Asking {
  scenario: ScenarioDetail;
  lang: Lang;
  live: LiveStudy;
  asked: Asked;
  result: StudyResult;
}

export interface Told {
  comparison: Comparison;
  verdict: Verdict;
  worlds: WorldAnswer[];
  isPlayingWorlds: boolean;
  /** range of the lost-hour control */
  priceRange: { min: number; max: number } | null;
  growth: number | null;
  /** what the evolving design says that the frozen one does not */
  differences: string[];
  /** settings that the user changed, in words */
  changed: string[];
  /** which design stands for which, where the scenario does not say */
  standIns: string | null;
}

/** Answers by world: the one shown, and the others once it is refined. */
function useWorldAnswers({ scenario, lang, live, asked, result }: Asking) {
  const { question } = asked;
  const others = useMemo(
    () => scenario.worlds.map(({ id }) => id).filter((id) => id !== question.world),
    [scenario, question.world],
  );
  const isReady = live.freshness === "refined" && !live.isComputing && !live.isStale;
  const played = useWorlds(question, others, isReady, lang);
  const results = new Map(played.flatMap(({ id, result: other }) => (other ? [[id, other] as const] : [])));
  if (question.world !== null) results.set(question.world, result);
  return {
    worlds: worldAnswers(scenario, question.world, results, lang),
    isPlayingWorlds: played.some((one) => one.isPending),
  };
}

function useDifferences(scenario: ScenarioDetail, comparison: Comparison | undefined, lang: Lang): string[] {
  const { words } = useReader();
  return useMemo(() => {
    if (!comparison?.evolving) return [];
    const { frozen, evolving } = comparison;
    return designWords(scenario.raw, frozen.id, evolving.id, words, lang).map(({ text }) => text);
  }, [scenario.raw, comparison, words, lang]);
}

/** Undefined for a result that has no design to show. */
export function useAnswer(asking: Asking): Told | undefined {
  const { scenario, lang, asked, result } = asking;
  const { words, numbers } = useReader();
  const { worlds, isPlayingWorlds } = useWorldAnswers(asking);
  const comparison = useMemo(() => compareDesigns(result, scenario.page), [result, scenario.page]);
  const differences = useDifferences(scenario, comparison, lang);
  if (!comparison) return undefined;
  const { controls, question } = asked;
  const price = controls.find(({ unit }) => unit === "EUR");
  const priceRange = price ? { min: price.min, max: price.max } : null;
  const growth = question.settings["growth"] ?? worldGrowth(scenario.raw, question.world);
  const verdict = verdictOf({ comparison, priceRange, worlds, growth, words, numbers });
  const context = { words, numbers, lang, start: scenario.start };
  const changed = controls.flatMap((control) => {
    const value = question.settings[control.id];
    return value === undefined ? [] : [`${control.label[lang]} ${valueInWords(control, value, context)}`];
  });
  const { frozen, evolving } = comparison;
  const standIns =
    scenario.page || !evolving ? null : words.answer.standIns(frozen.name[lang], evolving.name[lang]);
  return {
    comparison,
    verdict,
    worlds,
    isPlayingWorlds,
    priceRange,
    growth,
    differences,
    changed,
    standIns,
  };
}
