/** Incidents that plant others: a Hawkes process, counted over the first month of a contract. */
import { caseOf } from "../cases.ts";
import { deskScenario, minutes, pool } from "./desk.ts";
import type { Oracle } from "./oracle.ts";

const JANUARY_MIN = 31 * 1440;

/** The month of 31 days is five units of the case's time; nothing has happened before. */
function startedEmpty(): Oracle {
  const { id, model, parameters, expected } = caseOf("analytic", "AN-A-HAWKES");
  const { mu = 0, alpha = 0, beta = 1 } = parameters;
  const unitMin = JANUARY_MIN / 5;
  const metric = "E[N(0,5)]_started_empty";
  const scenario = deskScenario({
    name: id,
    months: 1,
    classes: [
      {
        priority: "P4",
        perHour: (mu / unitMin) * 60,
        effort: [minutes(1)],
        more: { recurrence: { branching: alpha / beta, delay: unitMin / beta } },
      },
    ],
    dispatch: "firstComeFirstServed",
    teams: pool(5),
  });
  return {
    id,
    file: "analytic",
    model,
    scenario,
    seed: 2026,
    replications: 8192,
    measures: [
      {
        metric,
        expected: expected[metric] ?? Number.NaN,
        kind: "mean",
        read: { of: "column", column: "scopedTickets" },
      },
    ],
    left: {
      "mean_cluster_size, var_cluster_size, P(cluster_size=1), P(cluster_size=2), P(cluster_size=3), P(cluster_size=5)":
        "held by tests/oracles/hawkes.test.ts, cluster by cluster",
      "fano(1), fano(5), fano(24)": "follow from the variances and the rate",
      "branching_ratio, stationary_rate, asymptotic_fano": "parameters of the model, or limits of the others",
    },
  };
}

export const RECURRENCE: Oracle[] = [startedEmpty()];
