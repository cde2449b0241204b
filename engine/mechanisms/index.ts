/** The register of mechanisms: each lives in its own file, does nothing at its neutral setting, and installs itself on a simulation. */
import type { Simulation } from "../life/simulation.ts";
import { installAgeing } from "./demand/ageing.ts";
import { installChanges } from "./demand/changes.ts";
import { installFailures } from "./demand/failures.ts";
import { installItems } from "./demand/items.ts";
import { installProblems } from "./demand/problems.ts";
import { installRecurrence } from "./demand/recurrence.ts";
import { installShadow } from "./demand/shadow.ts";
import { installCarriedOver } from "./governance/carried-over.ts";
import { installGovernance } from "./governance/committees.ts";
import { installDependence } from "./governance/dependence.ts";
import { installEnding } from "./governance/ending.ts";
import { installTerm } from "./governance/term.ts";
import { installTransition } from "./governance/transition.ts";
import { installTrust } from "./governance/trust.ts";
import { installCostGrowth } from "./money/cost-growth.ts";
import { installCosts } from "./money/costs.ts";
import { installEnvelope } from "./money/envelope.ts";
import { installOverheads } from "./money/overheads.ts";
import { installPenalties } from "./money/penalty-book.ts";
import { installPrice } from "./money/price.ts";
import { installExclusions } from "./promises/exclusions.ts";
import { installReadings } from "./promises/readings.ts";
import { installSla } from "./promises/running-clocks.ts";
import { installServiceLevels } from "./promises/service-counts.ts";
import { installOnCall } from "./staff/call-outs.ts";
import { installKnowledge } from "./staff/knowledge.ts";
import { installOpportunism } from "./staff/opportunism.ts";
import { installPosture } from "./staff/posture.ts";
import { installStaffing } from "./staff/staffing.ts";
import { installTurnover } from "./staff/turnover.ts";
import { installDispute } from "./ticket/dispute.ts";
import { installImpact } from "./ticket/impact.ts";
import { installMeasures } from "./ticket/measures.ts";
import { installOutside } from "./ticket/outside.ts";
import { installPatience } from "./ticket/patience.ts";
import { installQualification } from "./ticket/qualification.ts";
import { installReclassification } from "./ticket/reclassification.ts";
import { installReopening } from "./ticket/reopening.ts";
import { installReporting } from "./ticket/reporting.ts";
import { installScope } from "./ticket/scope.ts";
import { installUnfamiliarity } from "./ticket/unfamiliarity.ts";
import { installWaiting } from "./ticket/waiting.ts";

export interface Mechanism {
  name: string;
  /** what it does, and the setting under which it does nothing */
  doc: string;
  neutral: string;
  install: (sim: Simulation) => void;
}

/** In the order in which they act at one point of a ticket's life, or at one rank of a month's end. */
export const MECHANISMS: readonly Mechanism[] = [
  {
    name: "service levels",
    doc: "first contact, reopenings, backlog age, availability",
    neutral: "no such SLA",
    install: installServiceLevels,
  },
  {
    name: "exclusions",
    doc: "tickets that leave the contract’s denominators",
    neutral: "shares 0, no forecast",
    install: installExclusions,
  },
  {
    name: "sla",
    doc: "contract clocks, pauses, periods and verdicts",
    neutral: "no SLA",
    install: installSla,
  },
  {
    name: "readings",
    doc: "the same tickets under other readings of the clocks",
    neutral: "none listed",
    install: installReadings,
  },
  {
    name: "impact",
    doc: "user clock, lost hours, experienced attainment and its accounting",
    neutral: "neither impact nor expectations stated",
    install: installImpact,
  },
  {
    name: "ageing",
    doc: "incidents grow until a renewal",
    neutral: "rate 0, no end of life",
    install: installAgeing,
  },
  {
    name: "shadow",
    doc: "unmanaged items that refusals and bypass leave behind",
    neutral: "probability 0",
    install: installShadow,
  },
  {
    name: "failures",
    doc: "components whose incidents come one at a time",
    neutral: "failsAlone false",
    install: installFailures,
  },
  {
    name: "changes",
    doc: "changes as workload, incidents that failed ones bring",
    neutral: "rate 0",
    install: installChanges,
  },
  {
    name: "items",
    doc: "concentration of incidents over items",
    neutral: "one item",
    install: installItems,
  },
  {
    name: "problems",
    doc: "causes of incidents are removed",
    neutral: "no hour of prevention",
    install: installProblems,
  },
  {
    name: "recurrence",
    doc: "incidents plant further ones",
    neutral: "branching 0",
    install: installRecurrence,
  },
  {
    name: "reporting",
    doc: "reported share of needs, bypass",
    neutral: "reported 100 %, bypass 0",
    install: installReporting,
  },
  {
    name: "qualification",
    doc: "time from report to triage",
    neutral: "no delay",
    install: installQualification,
  },
  {
    name: "scope",
    doc: "coverage, grey tickets, disputes",
    neutral: "all covered, clarity 100 %",
    install: installScope,
  },
  {
    name: "dispute",
    doc: "arbitration, quotes and their outcomes",
    neutral: "nothing disputed",
    install: installDispute,
  },
  {
    name: "outside",
    doc: "work of the client’s own staff",
    neutral: "nothing refused or bypassed",
    install: installOutside,
  },
  {
    name: "opportunism",
    doc: "parking, downgrading, claimed exclusions, early closing",
    neutral: "every probability 0",
    install: installOpportunism,
  },
  {
    name: "reopening",
    doc: "solved tickets that come back",
    neutral: "probability 0",
    install: installReopening,
  },
  { name: "waiting", doc: "waiting for the user", neutral: "probability 0", install: installWaiting },
  {
    name: "on-call",
    doc: "duty outside the shifts, its cost and the rest after a call-out",
    neutral: "no team has one",
    install: installOnCall,
  },
  {
    name: "patience",
    doc: "tickets withdrawn by users who wait too long",
    neutral: "no patience stated: users wait for ever",
    install: installPatience,
  },
  {
    name: "unfamiliarity",
    doc: "tickets that the provider does not master, third parties",
    neutral: "all mastered",
    install: installUnfamiliarity,
  },
  {
    name: "reclassification",
    doc: "declared priority changes during life",
    neutral: "probability 0",
    install: installReclassification,
  },
  { name: "measures", doc: "backlog, waits by priority", neutral: "always on", install: installMeasures },
  {
    name: "posture",
    doc: "hours given to advice and problem management",
    neutral: "no hour",
    install: installPosture,
  },
  {
    name: "people",
    doc: "departures, vacancies, ramp-up of newcomers",
    neutral: "turnover 0, newcomers fully productive",
    install: installTurnover,
  },
  {
    name: "knowledge",
    doc: "what a team knows of the client, and what it lacks",
    neutral: "whole at the start, loss 0",
    install: installKnowledge,
  },
  {
    name: "price",
    doc: "fee, units, indexation, time and materials",
    neutral: "every price 0",
    install: installPrice,
  },
  {
    name: "envelope",
    doc: "small changes included in the fee, without a quote",
    neutral: "share 0",
    install: installEnvelope,
  },
  {
    name: "cost-growth",
    doc: "the provider’s costs follow the index, less what it gains in productivity",
    neutral: "not stated",
    install: installCostGrowth,
  },
  { name: "costs", doc: "the provider’s wages", neutral: "cost 0", install: installCosts },
  {
    name: "overheads",
    doc: "the provider’s costs beside its teams",
    neutral: "nothing a month, share 0",
    install: installOverheads,
  },
  { name: "penalties", doc: "clauses, claims, caps", neutral: "no clause", install: installPenalties },
  { name: "trust", doc: "trust and what it changes", neutral: "gain 0, loss 0", install: installTrust },
  {
    name: "observed",
    doc: "an observed state in the middle of a contract, tickets taken over",
    neutral: "nothing observed",
    install: installCarriedOver,
  },
  { name: "transition", doc: "a provider takes over", neutral: "nothing stated", install: installTransition },
  { name: "dependence", doc: "what leaving would cost", neutral: "exit free", install: installDependence },
  {
    name: "term",
    doc: "notice, tacit renewal, lasting distrust",
    neutral: "no term, no hazard",
    install: installTerm,
  },
  {
    name: "governance",
    doc: "committees, rules, amendments",
    neutral: "no committee, no rule",
    install: installGovernance,
  },
  {
    name: "staffing",
    doc: "the provider adds and cuts posts",
    neutral: "every team fixed",
    install: installStaffing,
  },
  {
    name: "ending",
    doc: "end before the horizon, successor",
    neutral: "nothing ends it",
    install: installEnding,
  },
];
