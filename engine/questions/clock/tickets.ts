/** The tickets of one future on which a clock differs from the contract's, and which of its rules does it. */
import type { ClockChoices, ClockReading, CompiledClock } from "../../mechanisms/promises/clock-semantics.ts";
import { pauseMask } from "../../mechanisms/promises/sla.ts";
import type { Text } from "../../scenario/notation.ts";
import { type ReadVerdict, STATE_NAMES, type StateName, type TraceEvent } from "../../trace/events.ts";
import { traceReplication } from "../../trace/trace.ts";
import type { Trials, Variant } from "../trials.ts";
import { choicesApart, clockName, MOST_READINGS, withChoice } from "./readings.ts";
import { whyOf } from "./why.ts";

export interface DifferingTicket {
  clock: string;
  /** flow and ordinal: the same ticket in every design */
  ticket: string;
  component: string;
  openedMin: number;
  /** as the user declared it */
  priority: string | null;
  sla: string;
  contract: ReadVerdict;
  other: ReadVerdict;
  /** choices of the clock each of which, alone, judges it so; empty: several act together */
  rules: (keyof ClockChoices)[];
  why: Text;
  /** wall-clock minutes in each state before it was solved for good */
  spentMin: Partial<Record<StateName, number>>;
}

/** States that stop one of two clocks and not the other, on a line. */
function pausedApart(
  own: ClockReading,
  other: ClockReading,
  pauseStates: number,
  { stopsInDispute }: CompiledClock,
): StateName[] {
  const masks = [own, other].map(({ pauses }) =>
    pauses === "own" ? pauseStates : pauseMask(pauses, stopsInDispute),
  );
  const apart = masks[0]! ^ masks[1]!;
  return STATE_NAMES.filter((_, state) => ((apart >> state) & 1) === 1);
}

type Of<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;

/** What a trace says of each ticket. */
class Stories {
  declare readonly opened: Map<string, Of<"ticket">>;
  declare readonly spentMin: Map<string, Partial<Record<StateName, number>>>;
  declare readonly readings: Of<"reading">[];
  declare private readonly now: Map<string, Of<"state">>;

  constructor() {
    this.opened = new Map();
    this.spentMin = new Map();
    this.readings = [];
    this.now = new Map();
  }

  hear(event: TraceEvent): void {
    if (event.kind === "ticket") this.opened.set(event.ticket, event);
    else if (event.kind === "reading") this.readings.push(event);
    else if (event.kind === "state") {
      this.leave(event.ticket, event.atMin);
      this.now.set(event.ticket, event);
    } else if (event.kind === "end") {
      // what passes after the last solution is nobody's wait
      if (this.now.get(event.ticket)?.state !== "solved") this.leave(event.ticket, event.atMin);
      this.now.delete(event.ticket);
    }
  }

  private leave(ticket: string, atMin: number): void {
    const last = this.now.get(ticket);
    if (!last) return;
    const spent = this.spentMin.get(ticket) ?? {};
    spent[last.state] = (spent[last.state] ?? 0) + atMin - last.atMin;
    this.spentMin.set(ticket, spent);
  }
}

const KINDS = ["ticket", "state", "reading", "end"] as const satisfies TraceEvent["kind"][];

export interface Listing {
  trials: Trials;
  seed: number;
  replication: number;
  /** the contract with its readings */
  variant: Variant;
  own: ClockReading;
}

/**
 * Plays one future again under one clock and each of its choices alone.
 * @returns every ticket on which the clock differs, in the order in which they end
 */
export function ticketsApart({ trials, seed, replication, variant, own }: Listing, clock: ClockReading) {
  const choices = choicesApart(own, clock).slice(0, MOST_READINGS - 1);
  const compiled = trials.compiled({
    ...variant,
    key: `${variant.key} | ${clock.id}`,
    change: (design) => {
      variant.change?.(design);
      const { contract } = design;
      const asIs = (contract.readings ?? []).filter(
        (one) => (typeof one === "string" ? one : one.id) === clock.id,
      );
      const alone = choices.map((choice) => withChoice(contract, clock, choice));
      contract.readings = [...asIs, ...(alone as unknown as typeof asIs)];
    },
  });
  const stories = new Stories();
  const { id: design, slas, clock: clocks } = compiled.designs[0]!;
  const apart = new Map(slas.map((line) => [line.id, pausedApart(own, clock, line.pauseStates, clocks)]));
  traceReplication(compiled, { seed, replication, design, kinds: KINDS }, (event) => stories.hear(event));
  return stories.readings
    .filter(({ reading }) => reading === clock.id)
    .map((told): DifferingTicket => {
      const { ticket, sla, contract, other } = told;
      const isSame = (one: Of<"reading">) => one.ticket === ticket && one.sla === sla && one.other === other;
      const rules = choices.filter((choice) =>
        stories.readings.some((one) => one.reading === `only-${choice}` && isSame(one)),
      );
      const opened = stories.opened.get(ticket);
      const spentMin = stories.spentMin.get(ticket) ?? {};
      return {
        clock: clock.id,
        ticket,
        component: opened?.component ?? "",
        openedMin: opened?.atMin ?? Number.NaN,
        priority: opened?.declaredPriority ?? null,
        sla,
        contract,
        other,
        rules,
        why: whyOf({
          rules,
          clock,
          name: clockName(clock.id),
          spentMin,
          paused: apart.get(sla) ?? [],
          isMetOnlyThere: other === "met",
        }),
        spentMin,
      };
    });
}
