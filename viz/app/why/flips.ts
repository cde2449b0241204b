/** What would flip the answer: the lost hour's price, and the worlds in which the answer is another. Pure. */
import type { StudyResult } from "#engine";
import type { Numbers } from "../../charts/numbers.ts";
import { compareDesigns, type PageDesigns } from "../comparison.ts";
import type { ScenarioDetail } from "../live/service.ts";
import { answerOf, type Flip, type WorldAnswer } from "../verdict.ts";
import type { Words } from "../words/catalogue.ts";
import { asMap } from "./designs.ts";

/** Share of "2%" or 0.02; null for anything else. */
export function shareOf(written: unknown): number | null {
  if (typeof written === "number") return written;
  if (typeof written !== "string") return null;
  const match = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(written.trim());
  return match ? Number(match[1]) / 100 : null;
}

/** What a world says of growth; the scenario's own where it is silent. */
export function worldGrowth(raw: Readonly<Record<string, unknown>>, world: string | null): number | null {
  const situation = asMap(raw["situation"]);
  const inWorld = world === null ? {} : asMap(asMap(asMap(raw["worlds"])[world])["situation"]);
  return shareOf(asMap(inWorld["defaults"])["growth"] ?? asMap(situation["defaults"])["growth"]);
}

/** True where the scenario's worlds differ by growth and by nothing else: then a growth can be said at which the answer turns. */
export function worldsDifferByGrowthAlone(raw: Readonly<Record<string, unknown>>): boolean {
  return Object.values(asMap(raw["worlds"])).every((world) => {
    const { defaults, ...rest } = asMap(asMap(world)["situation"]);
    return Object.keys(rest).length === 0 && Object.keys(asMap(defaults)).every((key) => key === "growth");
  });
}

/** Answers by world, the one in force included; worlds not known yet are left out. */
export function worldAnswers(
  scenario: ScenarioDetail,
  current: string | null,
  results: ReadonlyMap<string, StudyResult>,
  lang: "fr" | "en",
): WorldAnswer[] {
  const page: PageDesigns | null = scenario.page;
  const byGrowth = worldsDifferByGrowthAlone(scenario.raw);
  return scenario.worlds.flatMap(({ id, name }) => {
    const result = results.get(id);
    const comparison = result && compareDesigns(result, page);
    if (!comparison?.pair) return [];
    return [
      {
        id,
        name: name[lang],
        isCurrent: id === current,
        answer: answerOf(comparison),
        costEur: comparison.pair.indicators["costWithLostTime"]?.mean ?? null,
        growth: byGrowth ? worldGrowth(scenario.raw, id) : null,
      },
    ];
  });
}

/** "bascule à moins de 13 €", or why no price flips it. */
export function flipInWords(
  flip: Flip,
  price: number,
  range: { min: number; max: number } | null,
  words: Words,
  numbers: Numbers,
): string {
  const { flips } = words.why;
  if (flip.price === null) return flip.kind === "unknown" ? flips.undecidedHours : flips.neverFlips;
  const value = words.settings.euros(numbers.plain(flip.price, flip.price < 1 ? 2 : 0));
  if (range && (flip.price <= range.min || flip.price >= range.max)) return flips.outside(value);
  return price > flip.price ? flips.flipsBelow(value) : flips.flipsAbove(value);
}
