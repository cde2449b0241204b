/** The search for the response that earns most, on synthetic margins in which no response earns more than another. */
import { expect, test } from "vitest";
import { atLevel } from "../../../engine/questions/gain.ts";
import type { Field } from "../../../engine/questions/respond/field.ts";
import { RULES } from "../../../engine/questions/respond/response.ts";
import { Search } from "../../../engine/questions/respond/search.ts";
import type { Variant } from "../../../engine/questions/trials.ts";
import { meanInterval } from "../../../engine/statistics/interval.ts";
import { normal, uniform } from "../statistics/random.ts";

const FUTURES = 64;
const STUDIES = 200;

/** A contract whose margin is luck alone, whatever the provider does. */
class Lucky {
  declare readonly posts: [];
  declare readonly replications: number;
  declare private readonly gains: Map<string, Float64Array>;
  declare private readonly played: Map<string, number>;
  declare private readonly study: number;

  constructor(study: number) {
    this.posts = [];
    this.replications = FUTURES;
    this.gains = new Map();
    this.played = new Map();
    this.study = study;
  }

  variant(response: object): Variant {
    const key = JSON.stringify(response);
    const next = uniform(`${this.study} ${key}`);
    this.gains.set(key, this.gains.get(key) ?? Float64Array.from({ length: FUTURES }, () => normal(next)));
    return { key, of: "" };
  }

  async play(variants: readonly Variant[], futures: number): Promise<void> {
    for (const { key } of variants) this.played.set(key, Math.max(futures, this.played.get(key) ?? 0));
  }

  private both(one: Variant, other: Variant): Float64Array {
    const count = Math.min(this.played.get(one.key) ?? 0, this.played.get(other.key) ?? 0);
    const [first, second] = [one, other].map(({ key }) => this.gains.get(key));
    return Float64Array.from({ length: count }, (_, at) => (first?.[at] ?? 0) - (second?.[at] ?? 0));
  }

  gainOver(one: Variant, other: Variant) {
    const { mean, low, high } = meanInterval(this.both(one, other));
    return { mean, ci95: low === null || high === null ? null : ([low, high] as [number, number]) };
  }

  gainAt(one: Variant, other: Variant, level: number) {
    return atLevel(this.gainOver(one, other), this.both(one, other).length, level);
  }

  impasse(): null {
    return null;
  }

  isViable(): boolean {
    return true;
  }
}

test("where nothing that a provider may do earns more, it stays as it is in 95 studies of 100 or more", async () => {
  let moved = 0;
  for (let study = 0; study < STUDIES; study++) {
    const field = new Lucky(study) as unknown as Field;
    const search = new Search(field, { most: 0, rules: RULES, hasTricks: true, matters: 0.01 });
    const found = await search.from({ posts: [], rule: "firstComeFirstServed", tricks: [] }, () => undefined);
    if (found.response.rule !== "firstComeFirstServed" || found.response.tricks.length > 0) moved++;
  }
  expect(moved / STUDIES).toBeLessThanOrEqual(0.05);
});
