/** Streams and keyed draws: flat, without correlation between flows, replications, purposes and neighbours. */
import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { uniform } from "../../../engine/kernel/draw.ts";
import {
  type Bits,
  Keyed,
  mix,
  nameKey,
  PURPOSE,
  replicationKey,
  SEQUENCE,
  Stream,
} from "../../../engine/kernel/rng.ts";

const DRAWS = 100_000;
const CELLS = 256;

/** Chi-square of counts in equal cells, as a standard normal score (Wilson & Hilferty 1931). */
function score(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const expected = n / counts.length;
  const freedom = counts.length - 1;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(chi / freedom) - 1 + spread) / Math.sqrt(spread);
}

function correlation(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < x.length; at++) sum += ((x[at] ?? 0) - 0.5) * ((y[at] ?? 0) - 0.5);
  return (12 * sum) / x.length;
}
const LIMIT = 5 / Math.sqrt(DRAWS);

/** Keys of a flow in a replication, as a study with this seed has them. */
function keysOf(flow: string, replication: number): [number, number] {
  const source = seedrandom(`1/${flow}`);
  const first = source.int32();
  return [replicationKey(first, replication), replicationKey(source.int32(), replication)];
}
/** Keys of one flow by replication, its seed read once. */
const keysBy = (() => {
  const source = seedrandom("1/component:desk");
  const [first, second] = [source.int32(), source.int32()];
  return (replication: number): [number, number] => [
    replicationKey(first, replication),
    replicationKey(second, replication),
  ];
})();
const fill = (next: (at: number) => number) => Float64Array.from({ length: DRAWS }, (_, at) => next(at));
function sequence(flow: string, replication: number, purpose: number): Float64Array {
  const stream = new Stream();
  stream.open(...keysOf(flow, replication), purpose);
  return fill(() => uniform(stream));
}
const KEYED = new Keyed();
const keyed = (flow: string, purpose: number, from = 0) => {
  const keys = keysOf(flow, 0);
  return fill((ordinal) => uniform(KEYED.seek(...keys, from + ordinal, purpose)));
};
const cellsOf = (sample: Float64Array, cell: (x: number) => number = (x) => Math.floor(x * CELLS)) => {
  const counts = Array<number>(CELLS).fill(0);
  for (const x of sample) counts[cell(x)] = (counts[cell(x)] ?? 0) + 1;
  return counts;
};
const PURPOSES = Object.values(PURPOSE);
const FLOWS = ["component:desk", "component:desk2", "major:desk", "related:desk", "situation"];

describe("draws are flat", () => {
  test("in every sequence, by their high and by their low bits", () => {
    for (const flow of FLOWS)
      for (const purpose of Object.values(SEQUENCE)) {
        const sample = sequence(flow, 0, purpose);
        expect(Math.abs(score(cellsOf(sample)))).toBeLessThan(5);
        expect(Math.abs(score(cellsOf(sample, (x) => (x * 2 ** 32) & 255)))).toBeLessThan(5);
      }
  });
  test("over the tickets of a flow, for every purpose", () => {
    for (const purpose of PURPOSES)
      expect(Math.abs(score(cellsOf(keyed("component:desk", purpose))))).toBeLessThan(5);
  });
  test("over replications, for the first draw of a ticket", () => {
    const sample = fill((replication) => uniform(KEYED.seek(...keysBy(replication), 0, PURPOSE.scope)));
    expect(Math.abs(score(cellsOf(sample)))).toBeLessThan(5);
  });
  test("in pairs of neighbouring tickets", () => {
    const sample = keyed("component:desk", PURPOSE.scope);
    // a pair as one number: its first draw in sixteenths, then the second one
    const pairs = Float64Array.from(
      { length: DRAWS / 2 },
      (_, at) => (Math.floor(16 * (sample[2 * at] ?? 0)) + (sample[2 * at + 1] ?? 0)) / 16,
    );
    expect(Math.abs(score(cellsOf(pairs)))).toBeLessThan(5);
  });
});

describe("nothing is correlated", () => {
  test("between flows, between replications, between the sequences of a flow", () => {
    const samples = [
      ...FLOWS.map((flow) => sequence(flow, 0, SEQUENCE.arrival)),
      ...[1, 2, 3, 256].map((replication) => sequence("component:desk", replication, SEQUENCE.arrival)),
      sequence("component:desk", 0, SEQUENCE.cell),
      sequence("component:desk", 0, SEQUENCE.effort),
    ];
    for (const [at, one] of samples.entries())
      for (const other of samples.slice(at + 1))
        expect(Math.abs(correlation(one, other))).toBeLessThan(LIMIT);
  });
  test("between the purposes of a ticket", () => {
    const samples = PURPOSES.map((purpose) => keyed("component:desk", purpose));
    for (const [at, one] of samples.entries())
      for (const other of samples.slice(at + 1))
        expect(Math.abs(correlation(one, other))).toBeLessThan(LIMIT);
  });
  test("between a ticket and the next ones, between flows, between a first and a second draw", () => {
    const own = keyed("component:desk", PURPOSE.scope);
    for (const lag of [1, 2, 16, 1000])
      expect(Math.abs(correlation(own, keyed("component:desk", PURPOSE.scope, lag)))).toBeLessThan(LIMIT);
    expect(Math.abs(correlation(own, keyed("component:desk2", PURPOSE.scope)))).toBeLessThan(LIMIT);
    const keys = keysOf("component:desk", 0);
    const second = fill((ordinal) => {
      const bits: Bits = KEYED.seek(...keys, ordinal, PURPOSE.scope);
      bits.next();
      return uniform(bits);
    });
    expect(Math.abs(correlation(own, second))).toBeLessThan(LIMIT);
  });
  test("between replications of one ticket's draws, for neighbouring replications", () => {
    const of = (shift: number) =>
      fill((replication) => uniform(KEYED.seek(...keysBy(replication + shift), 5, PURPOSE.waits)));
    expect(Math.abs(correlation(of(0), of(1)))).toBeLessThan(LIMIT);
  });
});

describe("a draw belongs to its key", () => {
  test("whatever was drawn before", () => {
    const first = uniform(KEYED.seek(1, 2, 3, 4));
    for (let at = 0; at < 10; at++) uniform(KEYED.seek(9, 8, at, 5));
    expect(uniform(KEYED.seek(1, 2, 3, 4))).toBe(first);
    const stream = new Stream();
    stream.open(1, 2, 3);
    const words = [stream.next(), stream.next()];
    for (let at = 0; at < 3000; at++) stream.next();
    stream.open(1, 2, 3);
    expect([stream.next(), stream.next()]).toEqual(words);
  });
  test("and no purpose has another's number, tiers included", () => {
    const tiers = 6;
    const spans = Object.entries(PURPOSE).flatMap(([name, first]) =>
      ["effort", "escalate", "workaround"].includes(name)
        ? Array.from({ length: tiers }, (_, tier) => first + tier)
        : [first],
    );
    expect(new Set(spans).size).toBe(spans.length);
  });
  test("and mixing loses nothing: distinct words stay distinct", () => {
    const seen = new Set<number>();
    for (let word = 0; word < DRAWS; word++) seen.add(mix(word));
    expect(seen.size).toBe(DRAWS);
    expect(nameKey("erp")).not.toBe(nameKey("rep"));
  });
});
