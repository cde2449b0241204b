/** What a study did not know, and how much of the spread comes from it, as lines of the report. */
import { INDICATORS, type IndicatorName, type RangeResult, type StudyResult, type Summary } from "#engine";
import type { Lang } from "./format.ts";
import { say } from "./words.ts";

/** "4% to 8%", "5% to 20%, likely 8%", "1, 2, 5". */
function endsText({ form, values }: RangeResult, lang: Lang): string {
  const [low = "", middle = "", high = ""] = values.map(String);
  if (form === "oneOf") return values.join(", ");
  if (form === "likely") return say("rangeLikely", lang, { low, likely: middle, high });
  return values.join(say("rangeTo", lang));
}

/** The last three names of a path tell a reader enough. */
const shortPath = (path: string) => path.split(".").slice(-3).join(".");

function rangeText(range: RangeResult, lang: Lang): string {
  const word = range.form === "oneOf" ? "rangeOneOf" : "rangeBetween";
  return say(word, lang, { path: shortPath(range.path), ends: endsText(range, lang) });
}

const percent = (share: number) => Math.round(share * 100);

function shareText(name: IndicatorName, { spreadByCause }: Summary, lang: Lang): string | null {
  const share = spreadByCause?.notKnowing;
  if (share === undefined || share === null) return null;
  const ends = spreadByCause?.ci95?.map(percent);
  const range = ends ? ` (${ends.join("–")})` : "";
  return say("shareOfSpread", lang, { name: INDICATORS[name].label[lang], share: percent(share), range });
}

/**
 * Two sentences: the ranges, and the share of the spread that comes from them in the paired differences of the last design
 * with the baseline, or in the only design. Nothing where every number is known.
 */
export function unknowns(result: StudyResult, names: readonly IndicatorName[], lang: Lang): string[] {
  const { ranges, perDraw, differences, designs } = result;
  if (ranges.length === 0) return [];
  const told = ranges.map((range) => rangeText(range, lang)).join("; ");
  const compared = differences.findLast(({ against }) => against === designs[0]?.id);
  const indicators: Record<string, Summary> = (compared ?? designs[0])?.indicators ?? {};
  const shares = names.flatMap((name) => {
    const summary = indicators[name];
    return (summary && shareText(name, summary, lang)) ?? [];
  });
  const split = shares.length > 0 ? [say("fromNotKnowing", lang, { shares: shares.join(", ") })] : [];
  return [say("notKnown", lang, { perDraw, ranges: told }), ...split];
}
