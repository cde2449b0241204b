/** On-call duty (astreinte): outside its shifts a team answers stated priorities by one technician of a rota, who rests after a call-out. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { layWindow, type Window } from "../../kernel/window.ts";
import { distribution } from "../../scenario/distribution.ts";
import { id, PRIORITIES } from "../../scenario/notation.ts";
import { duration, integer, money } from "../../scenario/units.ts";

/** Neutral: absent. */
export const onCallParams = z.strictObject({
  window: id.optional().meta({ description: "window of the duty, less the team’s shifts; default: always" }),
  priorities: z
    .array(z.enum(PRIORITIES))
    .min(1)
    .default(["P1"])
    .meta({ description: "declared priorities that call out", source: "DOMAIN 1.2 K" }),
  components: z.array(id).min(1).optional().meta({
    description: "components it is for, of the scenario’s own client; default: all, of every client",
  }),
  technicians: integer("technicians of the rota, a week each in turn", {
    min: 1,
    max: 50,
    source: "DOMAIN 1.2 K",
  }).default(4),
  shift: integer("shift of the team in which they work, 1 = first", { min: 1, max: 20 }).default(1),
  reaction: distribution("time from the call to the start of work", { source: "DOMAIN 1.2 K" }).default({
    kind: "deterministic",
    mean: 30,
    cv: 0,
    values: [],
  }),
  rest: duration("rest after a call-out, taken from the shift", { source: "DOMAIN 1.2 K" }).default(660),
  weekCost: money("flat cost of a week of duty to the provider", { source: "DOMAIN 1.2 K" }).default(0),
  hourCost: money("cost of an hour of call-out to the provider", { source: "DOMAIN 1.2 K" }).default(0),
  invoicedWeek: money("invoiced to the client per week of duty", { source: "DOMAIN 1.2 G" }).default(0),
  invoicedHour: money("invoiced to the client per hour of call-out", { source: "G" }).default(0),
});

export interface CompiledOnCall {
  /** the duty’s window less the team’s shifts */
  window: Window;
  /** by declared priority, best effort last; by component, null for all */
  priorities: boolean[];
  components: boolean[] | null;
  technicians: number;
  /** place of their shift in the team */
  shift: number;
  reaction: number;
  restMin: number;
  weekEur: number;
  hourEur: number;
  invoicedWeekEur: number;
  invoicedHourEur: number;
}

/**
 * The duty of a team outside its shifts.
 * @param path  where the team is written
 * @param at    where the duty is, if not with the team
 */
export function compileOnCall(
  compiler: Compiler,
  onCall: z.output<typeof onCallParams> | undefined,
  teamShifts: readonly { window: string; headcount: number }[],
  path: Path,
  at: Path = [...path, "onCall"],
): CompiledOnCall | null {
  if (!onCall) return null;
  if (onCall.shift > teamShifts.length)
    compiler.fault(
      "UNKNOWN_REFERENCE",
      [...at, "shift"],
      onCall.shift,
      teamShifts.map((_, shift) => String(shift + 1)),
    );
  const named = onCall.components?.map((name, place) =>
    compiler.component(name, [...at, "components", place]),
  );
  const duty = onCall.window === undefined ? 0 : compiler.window(onCall.window, [...at, "window"]);
  const shifts = teamShifts.flatMap(({ window, headcount }, shift) =>
    headcount > 0 ? [compiler.windows[compiler.window(window, [...path, "shifts", shift, "window"])]!] : [],
  );
  return {
    window: shifts.reduce(without, compiler.windows[duty]!),
    priorities: [...PRIORITIES.map((priority) => onCall.priorities.includes(priority)), false],
    components: named ? compiler.componentIds.map((_, component) => named.includes(component)) : null,
    technicians: onCall.technicians,
    shift: onCall.shift - 1,
    reaction: compiler.distribution(onCall.reaction),
    restMin: onCall.rest,
    weekEur: onCall.weekCost,
    hourEur: onCall.hourCost,
    invoicedWeekEur: onCall.invoicedWeek,
    invoicedHourEur: onCall.invoicedHour,
  };
}

/** A window without the hours of another. */
function without(duty: Window, shift: Window): Window {
  const left: [number, number][] = [];
  let next = 0;
  for (let at = 0; at < duty.opens.length; at++) {
    let from = duty.opens[at]!;
    const to = duty.closes[at]!;
    while (next < shift.opens.length && shift.closes[next]! <= from) next++;
    for (let cut = next; cut < shift.opens.length && shift.opens[cut]! < to; cut++) {
      if (shift.opens[cut]! > from) left.push([from, shift.opens[cut]!]);
      from = Math.max(from, shift.closes[cut]!);
    }
    if (from < to) left.push([from, to]);
  }
  return layWindow(left, duty.fromMin, duty.toMin);
}
