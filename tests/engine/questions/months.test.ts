/** The race of months on synthetic futures in which every month is as good as any other. */
import { expect, test } from "vitest";
import { gainOver } from "../../../engine/questions/gain.ts";
import { MonthRace } from "../../../engine/questions/renegotiate/months.ts";
import type { Track } from "../../../engine/questions/track.ts";
import type { Trials, Variant } from "../../../engine/questions/trials.ts";
import { meanInterval } from "../../../engine/statistics/interval.ts";
import { normal, uniform } from "../statistics/random.ts";

const FUTURES = 48;
const MONTHS = 12;
const STUDIES = 400;

interface Played {
  replications: number;
  perDraw: number;
  values: Float64Array;
  minus(other: Played): { mean: number | null; ci95: [number, number] | null };
}

/** Gains of a month that chance alone tells from those of another. */
function playedOf(values: Float64Array): Played {
  return {
    replications: values.length,
    perDraw: 1,
    values,
    minus(other) {
      const { mean, low, high } = meanInterval(
        values.map((value, at) => value - (other.values[at] ?? Number.NaN)),
      );
      return { mean, ci95: low === null || high === null ? null : [low, high] };
    },
  };
}

/** The month that looks best among equals loses nothing: at 95 % one study in twenty may say so; a plain interval, one in nine. */
test("of months that are all the same, the one that looks best is seldom told to be missed by signing at once", async () => {
  const next = uniform("months");
  let [told, plain] = [0, 0];
  for (let study = 0; study < STUDIES; study++) {
    const months = Array.from({ length: MONTHS }, () =>
      playedOf(Float64Array.from({ length: FUTURES }, () => normal(next))),
    );
    const trials = {
      play: async () => [],
      track: (key: string) => months[Number(key)] as unknown as Track,
    };
    const race = new MonthRace(
      {
        trials: trials as unknown as Trials,
        stand: { key: "stand", of: "" },
        signed: (month): Variant => ({ key: String(month), of: "" }),
        indicator: "providerMargin",
        matters: () => 0,
        confidence: 0.95,
      },
      { first: 0, last: MONTHS - 1, step: 1, marked: [] },
      1,
    );
    if ((race.regret(0).ci95?.[0] ?? 0) > 0) told++;
    const alone = gainOver(race.track(race.best), race.track(0), "providerMargin");
    if ((alone.ci95?.[0] ?? 0) > 0) plain++;
  }
  expect(told / STUDIES).toBeLessThan(0.05);
  expect(plain / STUDIES).toBeGreaterThan(0.08);
});
