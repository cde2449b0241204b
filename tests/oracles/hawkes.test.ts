/** AN-A-HAWKES: the law of the clusters that an incident starts, and how much the counts of a recurrent demand vary. */
import { describe, expect, test } from "vitest";
import { COLUMN, COLUMNS_PER_MONTH } from "../../engine/life/columns.ts";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import { component, live, stage, ticket } from "../engine/settled/stage.ts";
import { compiled } from "../laws/observe.ts";
import { caseOf } from "./cases.ts";

const { parameters, expected } = caseOf("analytic", "AN-A-HAWKES");
const { mu = 0, alpha = 0, beta = 1 } = parameters;
const value = (metric: string) => expected[metric] ?? Number.NaN;
const MARCH = 2;
const UNIT_MIN = (31 * 1440) / 5;

describe("recurrence as a Hawkes process", () => {
  test("has clusters of the Borel law", () => {
    const recurrence = { branching: alpha / beta, delay: 30 };
    const situation = { components: { desk: { ...component(), recurrence } } };
    const lives = 3000;
    const counts = new Map<number, number>();
    for (let seed = 1; seed <= lives; seed++) {
      const { length } = live({ situation }, [ticket(0, 1)], { seed }).stories;
      counts.set(length, (counts.get(length) ?? 0) + 1);
    }
    const of = (size: number) => (counts.get(size) ?? 0) / lives;
    for (const size of [1, 2, 3, 5]) {
      const share = value(`P(cluster_size=${size})`);
      expect(Math.abs(of(size) - share)).toBeLessThan(3.3 * Math.sqrt((share * (1 - share)) / lives));
    }
    let mean = 0;
    for (const [size, count] of counts) mean += (size * count) / lives;
    const spread = Math.sqrt(value("var_cluster_size") / lives);
    expect(Math.abs(mean - value("mean_cluster_size"))).toBeLessThan(3.3 * spread);
  });
  test("has counts whose variance is that of the stationary process, two months after an empty start", () => {
    const scenario = compiled(
      stage({
        months: 3,
        situation: {
          components: {
            desk: {
              ...component(),
              incidents: `${(mu / UNIT_MIN) * 60}/h`,
              effort: [1],
              recurrence: { branching: alpha / beta, delay: UNIT_MIN / beta },
            },
          },
        },
      }),
    );
    const replicator = new Replicator(scenario, 7);
    const row = new Float64Array(rowLength(scenario));
    const lives = 8000;
    let sum = 0;
    let squares = 0;
    for (let life = 0; life < lives; life++) {
      replicator.play(life, row);
      const count = row[MARCH * COLUMNS_PER_MONTH + COLUMN.scopedTickets] ?? Number.NaN;
      sum += count;
      squares += count * count;
    }
    const mean = sum / lives;
    const variance = squares / lives - mean * mean;
    const rate = value("stationary_rate") * 5;
    expect(Math.abs(mean - rate)).toBeLessThan(3.3 * Math.sqrt(value("VarN(0,5)_stationary") / lives));
    // the standard error of the variance is 1.7 % of it at this number of lives; without recurrence it would be a quarter
    expect(Math.abs(variance / value("VarN(0,5)_stationary") - 1)).toBeLessThan(0.06);
  });
});
