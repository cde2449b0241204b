/** Futures in which a team no longer keeps up are counted, and an answer that they carry says so. */
import { describe, expect, test } from "vitest";
import { inlineExecutor } from "#engine";
import { COLUMN, COLUMNS_PER_MONTH } from "../../../engine/life/columns.ts";
import { endsSwamped, heavyCaveats, swampedCaveats, worstShare } from "../../../engine/questions/swamped.ts";
import type { Track } from "../../../engine/questions/track.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import { deskScenario } from "../../laws/desk.ts";
import { readIn } from "./stage.ts";

/** Columns of a life, by month: tickets received, tickets open at its end. */
function rowOf(months: readonly (readonly [received: number, open: number])[], inForce = months.length) {
  const row = new Float64Array(months.length * COLUMNS_PER_MONTH);
  months.forEach(([received, open], month) => {
    const at = month * COLUMNS_PER_MONTH;
    row[at + COLUMN.scopedTickets] = received;
    row[at + COLUMN.backlog] = open;
    row[at + COLUMN.inForce] = month < inForce ? 1 : 0;
  });
  return row;
}

describe("a future ends swamped", () => {
  test.each([
    [
      "more open at the end than a month brings",
      [
        [30, 5],
        [30, 40],
        [30, 31],
      ] as const,
      true,
    ],
    [
      "as many as a month brings, after more",
      [
        [30, 5],
        [30, 40],
        [30, 30],
      ] as const,
      false,
    ],
    [
      "a month is the mean of those played",
      [
        [10, 5],
        [60, 40],
        [50, 41],
      ] as const,
      true,
    ],
    [
      "nineteen tickets swamp nobody",
      [
        [3, 5],
        [3, 12],
        [3, 19],
      ] as const,
      false,
    ],
  ])("%s", (_, months, isSwamped) => {
    expect(endsSwamped(rowOf(months), 0, months.length)).toBe(isSwamped);
  });

  test("a year back, no further", () => {
    const quiet: [number, number][] = Array.from({ length: 12 }, () => [30, 2]);
    const busy: [number, number][] = Array.from({ length: 24 }, () => [300, 9]);
    const months = [...busy, ...quiet];
    expect(endsSwamped(rowOf(months), 0, months.length)).toBe(false);
    months.splice(-1, 1, [30, 31]);
    expect(endsSwamped(rowOf(months), 0, months.length)).toBe(true);
  });

  test("at the end of the last month in force", () => {
    const months = [
      [30, 5],
      [30, 31],
      [0, 0],
    ] as const;
    expect(endsSwamped(rowOf(months, 2), 0, 3)).toBe(true);
    expect(endsSwamped(rowOf(months, 1), 0, 3)).toBe(false);
  });

  test("wherever its columns begin", () => {
    const row = rowOf([
      [30, 5],
      [30, 31],
    ]);
    const shifted = new Float64Array(row.length + 7);
    shifted.set(row, 7);
    expect(endsSwamped(shifted, 7, 2)).toBe(true);
  });
});

describe("an answer says so", () => {
  const name = { fr: "Le bureau", en: "The desk" };
  const caveats = (track: Track | undefined) => swampedCaveats([{ name, track }]);

  async function played(units: number): Promise<Track | undefined> {
    const scenario = deskScenario();
    const { workstations } = scenario.situation.components;
    if (workstations) workstations.units = units;
    const trials = new Trials(readIn(scenario), 11, { executor: inlineExecutor() });
    const [track] = await trials.play([{ key: "desk", of: "desk" }], 4);
    return track;
  }

  test("nowhere where a team keeps up", async () => {
    const track = await played(80); // 112 tickets a month of 25 min: a third of a technician
    expect(track?.swamped).toEqual([]);
    expect(caveats(track)).toEqual([]);
    expect(caveats(undefined)).toEqual([]);
  });

  test("with how many futures, and what they make of the lost hours", async () => {
    const track = await played(600); // 840 a month: 350 h of work for the 160 h of one technician
    expect(track?.unstable).toBeUndefined();
    expect(track?.swamped).toEqual([0, 1, 2, 3]);
    const [{ fr, en } = { fr: "", en: "" }, ...others] = caveats(track);
    expect(others).toEqual([]);
    expect(en).toContain("“The desk”: in 4 of 4 simulated futures a team is swamped");
    expect(en).toContain("they make 100% of the lost hours");
    expect(fr).toContain("dans 4 avenirs simulés sur 4, une équipe est débordée");
  });
});

describe("a single future that carries a mean", () => {
  const hours = (worst: number) => Float64Array.from({ length: 16 }, (_, at) => (at === 5 ? worst : 10));
  const said = (worst: number) =>
    heavyCaveats([{ name: { fr: "Le bureau", en: "The desk" }, worstFuture: worstShare(hours(worst)) }]);

  test("is named with what it makes of all hours", () => {
    expect(worstShare(hours(50))).toBeCloseTo(50 / (15 * 10 + 50), 12); // a quarter
    expect(said(50).map(({ en }) => en)[0]).toContain(
      "“The desk”: a single future makes 25% of all lost hours",
    );
    expect(said(30)).toEqual([]); // 30 of 180: a sixth
  });

  test("tells nothing of few futures, or where nobody loses an hour", () => {
    expect(worstShare(Float64Array.of(1, 1, 100))).toBe(0);
    expect(worstShare(new Float64Array(16))).toBe(0);
  });
});
