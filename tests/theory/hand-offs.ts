/** Incidents of contract B followed through their hand-offs by traces of its life. */
import type { TraceEvent } from "../../engine/trace/events.ts";
import { traceReplication } from "../../engine/trace/trace.ts";
import { fromLibrary } from "../laws/library.ts";
import { compiled } from "../laws/observe.ts";

/** A solved incident: hours from its opening to its (last) resolution by the wall clock, and what it went through. */
export interface Journey {
  wallHours: number;
  handOffs: number;
  /** it waited for its user at least once */
  waited: boolean;
  /** it was contested, quoted, or left the provider */
  argued: boolean;
  reopened: boolean;
}

type Draft = Omit<Journey, "wallHours"> & { openedMin: number; resolvedMin: number; team: string | null };

/** Every incident of the first year of the frozen design that a technician touched and that was solved, by replication. */
export function journeysOfContractB(replications: number): Journey[][] {
  const scenario = compiled(fromLibrary("contract-b", 12));
  return Array.from({ length: replications }, (_, replication) => {
    const drafts = new Map<string, Draft>();
    traceReplication(
      scenario,
      { replication, design: "frozen", kinds: ["ticket", "state", "resolution"] },
      (event) => hear(drafts, event),
    );
    return [...drafts.values()]
      .filter(({ team, resolvedMin }) => team !== null && !Number.isNaN(resolvedMin))
      .map(({ openedMin, resolvedMin, team: _team, ...journey }) => ({
        ...journey,
        wallHours: (resolvedMin - openedMin) / 60,
      }));
  });
}

const opened = (openedMin: number): Draft => ({
  openedMin,
  resolvedMin: Number.NaN,
  team: null,
  handOffs: 0,
  waited: false,
  argued: false,
  reopened: false,
});

function hear(drafts: Map<string, Draft>, event: TraceEvent): void {
  if (event.kind === "ticket" && !event.isRequest) drafts.set(event.ticket, opened(event.atMin));
  const draft = "ticket" in event && event.ticket !== null ? drafts.get(event.ticket) : undefined;
  if (!draft) return;
  if (event.kind === "resolution") draft.resolvedMin = event.atMin;
  if (event.kind === "state") follow(draft, event.state, event.team);
}

function follow(draft: Draft, state: string, team: string | null): void {
  if (state === "client") draft.waited = true;
  if (state === "debate" || state === "quote" || state === "outside") draft.argued = true;
  if (state === "solved") draft.reopened = true;
  if (state !== "work" || team === draft.team) return;
  if (draft.team !== null) draft.handOffs++;
  draft.team = team;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[half] ?? Number.NaN)
    : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
}
