/** Kinds of case that no simulation of this engine can express yet, each with the reason; and kinds held elsewhere than by simulation. */

const ERLANG = "tests/engine/statistics/erlang.test.ts";
const FORMULA = "tests/engine/statistics/theory.test.ts";
const CLOCK = "tests/oracles/sla-clock.test.ts";
const PENALTY = "tests/oracles/penalty-cases.test.ts";
const LIMIT = "tests/oracles/penalty-limits.test.ts";
const TRACE = "tests/oracles/traces.test.ts";

/** By kind: where a case is held without simulation. */
export const HELD: Readonly<Record<string, string>> = {
  erlang_b: ERLANG,
  erlang_c: ERLANG,
  erlang_c_service_level: ERLANG,
  mg1_pk: FORMULA,
  mdc: FORMULA,
  priority_nonpreemptive_mmc: FORMULA,
  priority_nonpreemptive_mg1: FORMULA,
  priority_preemptive_resume_mmc: FORMULA,
  priority_preemptive_resume_mg1: FORMULA,
  tandem_escalation: FORMULA,
  jackson_reopen: FORMULA,
  published_erlang_b_table: ERLANG,
  published_erlang_c: ERLANG,
  published_mm1: ERLANG,
  published_priority_county_hospital: FORMULA,
  published_priority_mm1: FORMULA,
  sla_clock: CLOCK,
  renewal_repair: "tests/oracles/renewal.test.ts",
  hawkes: "tests/oracles/hawkes.test.ts",
  gamma_mixed_poisson: "tests/laws/demand.test.ts",
  trace_reneging: TRACE,
  trace_suspend_resume: TRACE,
  trace_overtime_shift_handover: TRACE,
  trace_preempt_and_shift: TRACE,
  trace_priority_nonpreemptive: TRACE,
  trace_capacity_change_finish: TRACE,
  trace_fifo_two_servers: TRACE,
  penalty_pool_allocation: PENALTY,
  penalty_pool_allocation_cap: PENALTY,
  penalty_late_delivery: PENALTY,
  penalty_late_delivery_exemption: PENALTY,
  penalty_late_delivery_indexed: PENALTY,
  penalty_points_table: PENALTY,
  penalty_shortfall_percent: PENALTY,
  penalty_availability_tiers: PENALTY,
  penalty_ticket_rate_bands: LIMIT,
  penalty_small_sample: LIMIT,
  penalty_per_ticket_hours: LIMIT,
  penalty_repeat_multiplier: LIMIT,
  penalty_earn_back: LIMIT,
  penalty_syntec_ratio: LIMIT,
  penalty_syntec_partial: LIMIT,
};

const PLAYED = "a deterministic trace: the engine plays its given arrivals, and nothing is left to chance";
const CLAUSE =
  "a clause is set against figures: it is played on given tickets, and nothing is left to chance";

/** By kind or by id: why it is not simulated. */
export const NOT_SIMULATED: Readonly<Record<string, string>> = {
  published_erlang_b_table: "the analytic Erlang B cases simulate the same model",
  trace_reneging: PLAYED,
  trace_suspend_resume: PLAYED,
  trace_overtime_shift_handover: PLAYED,
  trace_preempt_and_shift: PLAYED,
  trace_priority_nonpreemptive: PLAYED,
  trace_capacity_change_finish: PLAYED,
  trace_fifo_two_servers: PLAYED,
  machine_repair: "arrivals do not depend on the number of units that work",
  renewal_repair: "simulated in a test of its own; point availability and renewal functions are not reported",
  mt_g_inf: "the number in system at an hour of the day is not reported",
  gamma_mixed_poisson:
    "counts are by month, not by day; the moments of monthly counts under a daily factor are held as a law",
  published_erlang_c: "the analytic Erlang C cases simulate the same model",
  published_mm1: "the analytic Erlang C cases simulate the same model",
  published_mm1_transient: "results are by month and by life, not by rank of arrival",
  published_priority_county_hospital: "the analytic priority cases simulate the same model",
  published_priority_mm1: "the analytic priority cases simulate the same model",
  sla_clock: "a clock is set against instants, not against random tickets",
  penalty_pool_allocation: CLAUSE,
  penalty_pool_allocation_cap: CLAUSE,
  penalty_late_delivery: CLAUSE,
  penalty_late_delivery_exemption: CLAUSE,
  penalty_late_delivery_indexed: CLAUSE,
  penalty_points_table: CLAUSE,
  penalty_shortfall_percent: CLAUSE,
  penalty_availability_tiers: CLAUSE,
  penalty_ticket_rate_bands: CLAUSE,
  penalty_small_sample: CLAUSE,
  penalty_per_ticket_hours: CLAUSE,
  penalty_repeat_multiplier: CLAUSE,
  penalty_earn_back: CLAUSE,
  penalty_syntec_ratio: CLAUSE,
  penalty_syntec_partial: CLAUSE,
};
