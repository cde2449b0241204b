/** Kinds of case that a formula of the engine holds too, beside what holds them by play. */

const TEST = "tests/engine/statistics/theory.test.ts";

/** By kind: the test that holds the formula. */
export const FORMULAS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "erlang_b",
    "erlang_c",
    "erlang_c_service_level",
    "mg1_pk",
    "mdc",
    "priority_nonpreemptive_mmc",
    "priority_nonpreemptive_mg1",
    "priority_preemptive_resume_mmc",
    "priority_preemptive_resume_mg1",
    "tandem_escalation",
    "jackson_reopen",
    "published_erlang_b_table",
    "published_erlang_c",
    "published_mm1",
    "published_priority_county_hospital",
    "published_priority_mm1",
  ].map((kind) => [kind, TEST]),
);
