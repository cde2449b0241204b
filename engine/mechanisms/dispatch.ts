/** Dispatch: which waiting ticket a free technician takes, and whether it may interrupt lower work. */
import { z } from "zod";
import { FLAG, LIVE } from "../kernel/tickets.ts";
import { advance } from "../kernel/window.ts";
import type { Simulation } from "../simulation.ts";

const tickets = LIVE;

/** Neutral: first come first served. */
export const dispatchRule = z
  .enum([
    "firstComeFirstServed",
    "strictPriority",
    "preemptivePriority",
    "earliestDueDate",
    "dropDead",
    "businessCost",
  ])
  .meta({
    description: "rule by which a free technician chooses; dropDead leaves tickets already late aside",
  });

export type DispatchRule = z.output<typeof dispatchRule>;

/** Work without any due time comes after all that has one. */
const NO_DUE_MIN = 1e12;

/** What orders the queue: smaller first; equal keys keep the place of arrival. */
export type DispatchKey = (sim: Simulation, ticket: number) => number;

const arrivalOrder: DispatchKey = () => 0;

const declaredPriority: DispatchKey = (_, ticket) => tickets.declared[ticket]!;

/** Due time of the promise still open: restoration, else resolution, else response. */
const dueTime: DispatchKey = (sim, ticket) => {
  const { design, compiled } = sim;
  const declared = tickets.declared[ticket]!;
  if (declared > 3) return NO_DUE_MIN;
  for (const metric of [1, 2, 0]) {
    const line = design.lineOf[metric * 4 + declared]!;
    if (line < 0 || (metric === 1 && (tickets.flags[ticket]! & FLAG.restored) !== 0)) continue;
    const { window } = design.slas[line]!;
    return advance(
      compiled.windows[window]!,
      tickets.openedMin[ticket]!,
      sim.targetMin[line]! + tickets.pausedMin[3 * ticket + metric]!,
    );
  }
  return NO_DUE_MIN;
};

/** Due time as the drop-dead rule sees it now: what is already late comes after all the rest, in order of arrival. */
export const dueUnlessLate: DispatchKey = (sim, ticket) => {
  const due = dueTime(sim, ticket);
  return due < sim.nowMin ? 2 * NO_DUE_MIN : due;
};

/** Business cost per minute of expected work, dearest first: the cμ rule. Nobody knows the work of a ticket beforehand. */
const businessCost: DispatchKey = (sim, ticket) => {
  const truth = tickets.truth[ticket]!;
  const flow = sim.flows[tickets.flow[ticket]!]!;
  const expectedMin = flow.meanEffort[tickets.tier[ticket]! - 1]! * flow.effortFactor[truth]!;
  const cost = sim.compiled.impact.hoursPerHour[truth]!;
  return expectedMin > 0 ? -cost / expectedMin : Number.NEGATIVE_INFINITY;
};

export const DISPATCH: Record<DispatchRule, { key: DispatchKey; preempts: boolean; leavesLate: boolean }> = {
  firstComeFirstServed: { key: arrivalOrder, preempts: false, leavesLate: false },
  strictPriority: { key: declaredPriority, preempts: false, leavesLate: false },
  preemptivePriority: { key: declaredPriority, preempts: true, leavesLate: false },
  earliestDueDate: { key: dueTime, preempts: false, leavesLate: false },
  dropDead: { key: dueTime, preempts: false, leavesLate: true },
  businessCost: { key: businessCost, preempts: false, leavesLate: false },
};
