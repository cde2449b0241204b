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
  const elsewhere = "held by tests/oracles/hawkes.test.ts, at the precision that a variance allows";
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
      "mean_cluster_size, var_cluster_size, P(cluster_size=n)": elsewhere,
      "VarN(0,5)_stationary, fano(5)": elsewhere,
      "E[N(0,1)]_started_empty, VarN(0,1)_stationary, VarN(0,24)_stationary, fano(1), fano(24)":
        "the same process over other spans",
      "branching_ratio, stationary_rate, asymptotic_fano": "parameters of the model, or limits of the others",
    },
  };
}

export const RECURRENCE: Oracle[] = [startedEmpty()];
