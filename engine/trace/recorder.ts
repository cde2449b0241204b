/** Listens to one design's simulation and tells what happens. Listening draws nothing and writes nothing. */
import { periodOf } from "../compile/contract-months.ts";
import { FLAG } from "../kernel/tickets.ts";
import { LINE, type LineKind, PARTY } from "../life/ledger.ts";
import type { Simulation } from "../life/simulation.ts";
import { FLOW } from "../mechanisms/demand/flows.ts";
import { ON_TARGET_MIN } from "../mechanisms/promises/on-target.ts";
import { PRIORITIES } from "../scenario/notation.ts";
import { type Happening, type Party, READ_VERDICTS, STATE_NAMES, type TraceEvent } from "./events.ts";

const namesOf = (numbers: Readonly<Record<string, number>>): string[] =>
  Object.entries(numbers)
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => name);

const PARTIES = namesOf(PARTY) as Party[];
const SOURCES = namesOf(FLOW);

/** Name of a ticket: its flow and its ordinal, the same in every design. */
export function nameOf(sim: Simulation, ticket: number): string {
  return `${sim.flows[sim.tickets.flow[ticket] as number]?.id}#${sim.tickets.ordinal[ticket]}`;
}

/** Follows a simulation from now on; call before its replication is played. */
export function record(
  sim: Simulation,
  componentIds: readonly string[],
  emit: (event: TraceEvent) => void,
): void {
  const tell = (happening: Happening) => emit({ atMin: sim.nowMin, ...happening });
  followTickets(sim, componentIds, tell);
  followContract(sim, tell);
  followSituation(sim, componentIds, tell);
  sim.ledger.onPost = (month, kind, cents, ticket) => {
    if (cents === 0) return;
    const { line, payer, payee, clause, cause } = sim.ledger.kindTable[kind] as LineKind;
    tell({
      kind: "ledger",
      month: month + 1,
      line,
      clause: kind < LINE.penalty ? null : clause,
      cause: kind < LINE.penalty ? null : cause,
      payer: PARTIES[payer] as Party,
      payee: PARTIES[payee] as Party,
      cents,
      ticket: ticket < 0 ? null : nameOf(sim, ticket),
    });
  };
}

function followTickets(
  sim: Simulation,
  componentIds: readonly string[],
  tell: (happening: Happening) => void,
): void {
  const { tickets } = sim;
  const flagsOf = (ticket: number) => tickets.flags[ticket] ?? 0;
  const gates = sim.onNeed.splice(0);
  sim.onNeed.push((_, ticket) => {
    const passes = gates.every((gate) => gate(sim, ticket));
    if (tickets.isLive(ticket)) tell(opened(sim, ticket, componentIds));
    return passes;
  });
  sim.onCarriedOver.push((_, ticket) => tell(opened(sim, ticket, componentIds)));
  const say = (kind: "response" | "restoration" | "resolution") => (_: Simulation, ticket: number) =>
    tell({ kind, ticket: nameOf(sim, ticket) });
  sim.onResponse.push(say("response"));
  sim.onRestoration.push(say("restoration"));
  sim.onResolution.push(say("resolution"));
  sim.onEnd.push((_, ticket) => {
    const flags = flagsOf(ticket);
    tell({
      kind: "end",
      ticket: nameOf(sim, ticket),
      isGrey: (flags & FLAG.grey) !== 0,
      isDisputed: (flags & FLAG.disputed) !== 0,
      isBypassed: (flags & FLAG.bypassed) !== 0,
      isUnmeasured: (flags & FLAG.unmeasured) !== 0,
      openedMonth: (tickets.month[ticket] as number) + 1,
    });
  });
}

function opened(sim: Simulation, ticket: number, componentIds: readonly string[]): Happening {
  const { tickets } = sim;
  const flow = sim.flows[tickets.flow[ticket] as number];
  return {
    kind: "ticket",
    ticket: nameOf(sim, ticket),
    component: componentIds[flow?.component ?? -1] ?? "",
    source: SOURCES[flow?.kind ?? 0] ?? "",
    isRequest: ((tickets.flags[ticket] ?? 0) & FLAG.request) !== 0,
    truePriority: PRIORITIES[tickets.truth[ticket] as number] ?? "P4",
    declaredPriority: PRIORITIES[tickets.declared[ticket] as number] ?? null,
  };
}

function followContract(sim: Simulation, tell: (happening: Happening) => void): void {
  const { slas, governance } = sim.design;
  const { months } = sim.compiled;
  if (sim.readings !== null)
    sim.readings.onDifference = (ticket, reading, line, contract, other) =>
      tell({
        kind: "reading",
        ticket: nameOf(sim, ticket),
        reading: reading.id,
        sla: slas[line]?.id ?? "",
        contract: READ_VERDICTS[contract] ?? "notMeasured",
        other: READ_VERDICTS[other] ?? "notMeasured",
      });
  sim.observer = {
    state: (ticket) => {
      const state = STATE_NAMES[sim.tickets.state[ticket] as number] ?? "queue";
      // before a technician has taken it, a ticket has no team of its own
      const hasTeam = state === "work" || state === "client" || state === "onTheWay";
      tell({
        kind: "state",
        ticket: nameOf(sim, ticket),
        state,
        team: hasTeam ? (sim.staff.teams[sim.tickets.team[ticket] as number]?.id ?? null) : null,
        tier: hasTeam ? (sim.tickets.tier[ticket] as number) : null,
      });
    },
    verdict: (ticket, line, lateMin, month) =>
      tell({
        kind: "verdict",
        ticket: nameOf(sim, ticket),
        sla: slas[line]?.id ?? "",
        targetMin: sim.targetMin[line] as number,
        lateMin,
        isMet: lateMin <= ON_TARGET_MIN,
        month: month + 1,
      }),
    withdrawn: (ticket, line, month) =>
      tell({ kind: "withdrawal", ticket: nameOf(sim, ticket), sla: slas[line]?.id ?? "", month: month + 1 }),
    period: (line, month, isMet) => {
      const place = line * months + periodOf(sim.compiled.monthsBefore, month, slas[line]?.period ?? 1);
      tell({
        kind: "period",
        sla: slas[line]?.id ?? "",
        month: month + 1,
        met: sim.sla.met[place] as number,
        measured: sim.sla.measured[place] as number,
        isMet,
      });
    },
    committee: (month) => tell({ kind: "committee", month: month + 1 }),
    decision: (rule) => tell({ kind: "decision", rule: governance.rules[rule]?.id ?? "" }),
    amendment: (rule, month) =>
      tell({ kind: "amendment", rule: governance.rules[rule]?.id ?? "", month: month + 1 }),
  };
}

/** What moves at a month's start: units, events of the situation, headcounts, trust. */
function followSituation(
  sim: Simulation,
  componentIds: readonly string[],
  tell: (happening: Happening) => void,
): void {
  const units = new Float64Array(sim.units.length);
  const headcounts = new Float64Array(sim.staff.teams.length);
  let told = 0;
  const look = () => {
    for (; told < sim.tape.happened.length && (sim.tape.happenedAt[told] as number) <= sim.nowMin; told++)
      tell({
        kind: "event",
        event: sim.compiled.evolution.events[sim.tape.happened[told] as number]?.id ?? "",
      });
    for (const [component, id] of componentIds.entries()) {
      const now = sim.units[component] as number;
      if (now !== units[component]) tell({ kind: "units", component: id, units: now });
      units[component] = now;
    }
    for (const [team, { id }] of sim.staff.teams.entries()) {
      const headcount = sim.staff.shifts.headcount(team);
      if (headcount !== headcounts[team]) tell({ kind: "staff", team: id, headcount });
      headcounts[team] = headcount;
    }
  };
  sim.onReset.push(() => {
    units.fill(Number.NaN);
    headcounts.fill(Number.NaN);
    told = 0;
  });
  sim.onMonthStart.push(look);
  sim.onMonthEnd.trust.push((_, month) => tell({ kind: "trust", month: month + 1, trust: sim.trust }));
}
