/** The register of mechanisms: each lives in its own file, does nothing at its neutral setting, and installs itself on a simulation. */
import type { Simulation } from "../simulation.ts";
import { installAgeing } from "./ageing.ts";
import { installOnCall } from "./call-outs.ts";
import { installCarriedOver } from "./carried-over.ts";
import { installChanges } from "./changes.ts";
import { installGovernance } from "./committees.ts";
import { installCosts } from "./costs.ts";
import { installDependence } from "./dependence.ts";
import { installDispute } from "./dispute.ts";
import { installEnding } from "./ending.ts";
import { installEnvelope } from "./envelope.ts";
import { installExclusions } from "./exclusions.ts";
import { installFailures } from "./failures.ts";
import { installImpact } from "./impact.ts";
import { installItems } from "./items.ts";
import { installKnowledge } from "./knowledge.ts";
import { installMeasures } from "./measures.ts";
import { installOpportunism } from "./opportunism.ts";
import { installOutside } from "./outside.ts";
import { installPatience } from "./patience.ts";
import { installPenalties } from "./penalty-book.ts";
import { installPosture } from "./posture.ts";
import { installPrice } from "./price.ts";
import { installProblems } from "./problems.ts";
import { installQualification } from "./qualification.ts";
import { installReadings } from "./readings.ts";
import { installReclassification } from "./reclassification.ts";
import { installRecurrence } from "./recurrence.ts";
import { installReopening } from "./reopening.ts";
import { installReporting } from "./reporting.ts";
import { installSla } from "./running-clocks.ts";
import { installScope } from "./scope.ts";
import { installServiceLevels } from "./service-counts.ts";
import { installShadow } from "./shadow.ts";
import { installStaffing } from "./staffing.ts";
import { installTerm } from "./term.ts";
import { installTransition } from "./transition.ts";
import { installTrust } from "./trust.ts";
import { installTurnover } from "./turnover.ts";
import { installUnfamiliarity } from "./unfamiliarity.ts";
import { installWaiting } from "./waiting.ts";

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
  { name: "costs", doc: "the provider’s wages", neutral: "cost 0", install: installCosts },
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
