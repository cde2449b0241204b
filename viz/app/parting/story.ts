/** The four sentences of the story, filled from the result. */
import type { Numbers } from "../../charts/numbers.ts";
import { QUANTILE, quantileRow } from "../../charts/pair.ts";
import { momentsOf } from "../../charts/parting/moments.ts";
import { lastKnown, type StoryStep } from "../../charts/parting/view.ts";
import type { Comparison } from "../comparison.ts";
import type { Words } from "../words/catalogue.ts";

type Share = number | null;

const firstKnown = (row: readonly Share[]): Share => row.find((value) => value !== null) ?? null;

/** Sentence of a step; empty where the result has nothing to say. */
export function storyNote(comparison: Comparison, step: StoryStep, words: Words, numbers: Numbers): string {
  const { result, frozen, evolving, pair } = comparison;
  const { story } = words;
  const percent = (share: Share) => (share === null ? "–" : numbers.share(share));
  const service = (design: typeof evolving) =>
    quantileRow(design?.months["experiencedAttainment"], QUANTILE.median);
  const moments = momentsOf(result, evolving, numbers.lang, words.parting);
  const named = (list: readonly { label: string; month: number }[]) =>
    list.map(({ label, month }) => story.at(label, month)).join(", ");
  const gap = lastKnown(pair?.months["experiencedAttainment"]?.mean ?? []);
  const gapWords = gap === null ? "–" : numbers.difference(gap, "points");
  const money = (id: string) => numbers.difference(lastKnown(pair?.months[id]?.mean ?? []) ?? 0, "EUR");
  switch (step) {
    case 1: {
      const month = Math.max(
        1,
        Math.min(
          moments.amendments[0]?.month ?? result.months,
          moments.committees[0] ?? result.months,
          moments.events[0]?.month ?? result.months,
        ) - 1,
      );
      const upTo = (design: typeof evolving) => percent(service(design)[month - 1] ?? null);
      return story.same({ month, frozen: upTo(frozen), evolving: upTo(evolving) });
    }
    case 2: {
      const loss = story.fromTo(percent(firstKnown(service(frozen))), percent(lastKnown(service(frozen))));
      return moments.events.length === 0
        ? story.growsOnly({ loss })
        : story.moves({ events: named(moments.events), loss });
    }
    case 3:
      return moments.amendments.length === 0
        ? story.followsNothing({ gap: gapWords })
        : story.follows({ amendments: named(moments.amendments), gap: gapWords });
    case 4:
      return story.costs({ invoices: money("invoicedCost"), whole: money("costWithLostTime") });
  }
}
