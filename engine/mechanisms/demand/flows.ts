/** Flows: arrival processes whose tickets share their laws, compiled from the components. */
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Component, Scenario } from "../../scenario/model.ts";
import { PRIORITIES, perPriority } from "../../scenario/notation.ts";
import { truthOf } from "../ticket/priority-matrix.ts";

/** Kinds of flow; from `background` on they are work without a user. */
export const FLOW = { client: 0, major: 1, related: 2, background: 3, change: 4 } as const;

/** A flow: an arrival process whose tickets share their laws. Plain data. */
export interface Flow {
  /** stable name of its stream */
  id: string;
  kind: number;
  /** component, or -1 for a pool's background */
  component: number;
  /** candidates per minute: per unit (client), or as a whole */
  ratePerMin: number;
  /** cells of impact × urgency that occur, and their cumulative shares */
  cells: Uint8Array;
  shares: Float64Array;
  requestShare: number;
  /** place in the pool of the effort at each tier, tier 1 first; -1 beyond the last */
  effort: Int32Array;
  /** mean of each of these efforts, minutes */
  meanEffort: Float64Array;
  effortFactor: Float64Array;
  escalation: Float64Array;
  workaround: number;
  entryTier: number;
  skill: string | null;
  /** related: the flow of the major incidents it follows; the mean number and mean delay of its tickets */
  major: number;
  relatedMean: number;
  relatedDecayMin: number;
}

/** Whether a user stands behind the flow's tickets. */
export const isClientFlow = ({ kind }: Flow): boolean => kind < FLOW.background;

export const TIERS = 5;
export const MONTH_MIN = 43_800; // 730 h: what "per month" means in a rate

/** The cell that stands for a priority when only a mix is given: on the matrix's diagonal if it can be, else its first; -1 if it has none. */
export function cellOf(priority: number, truth: Uint8Array): number {
  const diagonal = [0, 4, 8].find((cell) => truth[cell] === priority);
  return diagonal ?? truth.indexOf(priority);
}

/** Cells that occur, with cumulative shares; the last one is 1. */
export function cumulate(byCell: readonly number[]): Pick<Flow, "cells" | "shares"> {
  const cells = byCell.flatMap((share, cell) => (share > 0 ? [cell] : []));
  let sum = 0;
  const shares = Float64Array.from(cells, (cell) => {
    sum += byCell[cell]!;
    return sum;
  });
  shares[shares.length - 1] = 1;
  return { cells: Uint8Array.from(cells), shares };
}

/** Shares of the nine cells for a mix of priorities P1 to P4. */
export function cellsOfMix(mix: readonly number[], truth: Uint8Array): number[] {
  const byCell = Array<number>(9).fill(0);
  mix.forEach((share, priority) => {
    if (share > 0) byCell[cellOf(priority, truth)] = share;
  });
  return byCell;
}

function cellsOf(
  compiler: Compiler,
  component: Component,
  truth: Uint8Array,
  path: Path,
): Pick<Flow, "cells" | "shares"> {
  if (component.impactUrgency) return cumulate(component.impactUrgency.flat());
  const mix = PRIORITIES.map((priority) => component.priorities?.[priority] ?? 0);
  for (const [priority, share] of mix.entries()) {
    if (share > 0 && cellOf(priority, truth) < 0)
      compiler.fault(
        "UNKNOWN_REFERENCE",
        [...path, "priorities", PRIORITIES[priority] ?? ""],
        PRIORITIES[priority],
      );
  }
  return cumulate(cellsOfMix(mix, truth));
}

const padded = (values: readonly number[], missing: number) =>
  Array.from({ length: TIERS }, (_, at) => values[at] ?? missing);

/** What the flows of a component share. */
type Shared = Omit<Flow, "id" | "kind" | "ratePerMin" | "requestShare">;

const effortPlaces = (compiler: Compiler, laws: NonNullable<Component["effort"]>) =>
  Int32Array.from(
    padded(
      laws.map((law) => compiler.distribution(law)),
      -1,
    ),
  );

const meansOf = (laws: NonNullable<Component["effort"]>) =>
  Float64Array.from(
    padded(
      laws.map(({ mean }) => mean),
      0,
    ),
  );

/** A tier passes on only where the next one has an effort. */
const escalationOver = (component: Component, tiers: number) =>
  Float64Array.from(padded((component.escalation ?? []).slice(0, tiers - 1), 0));

function sharedByFlows(compiler: Compiler, id: string, component: Component, truth: Uint8Array): Shared {
  const path = ["situation", "components", id];
  const tiers = component.effort?.length ?? 0;
  const entryTier = component.entryTier ?? 1;
  if (tiers === 0) compiler.fault("MISSING_FIELD", [...path, "effort"]);
  else if (tiers < entryTier) compiler.fault("MISSING_FIELD", [...path, "effort", entryTier - 1]);
  if (!component.priorities && !component.impactUrgency)
    compiler.fault("MISSING_FIELD", [...path, "priorities"]);
  return {
    component: compiler.componentIds.indexOf(id),
    effort: effortPlaces(compiler, component.effort ?? []),
    meanEffort: meansOf(component.effort ?? []),
    effortFactor: Float64Array.from(perPriority(component.effortFactor ?? 1, 1)),
    escalation: escalationOver(component, tiers),
    workaround: component.workaround ?? 0,
    entryTier,
    skill: component.skill ?? null,
    ...cellsOf(compiler, component, truth, path),
    major: -1,
    relatedMean: 0,
    relatedDecayMin: 0,
  };
}

function majorFlows(
  compiler: Compiler,
  id: string,
  component: Component,
  shared: Shared,
  truth: Uint8Array,
): Flow[] {
  const { majors } = component;
  if (!majors || majors.rate === 0) return [];
  if (cellOf(0, truth) < 0)
    compiler.fault("UNKNOWN_REFERENCE", ["situation", "components", id, "majors"], "P1");
  const own = majors.effort
    ? {
        effort: effortPlaces(compiler, majors.effort),
        meanEffort: meansOf(majors.effort),
        escalation: escalationOver(component, majors.effort.length),
      }
    : {};
  const isP1 = cumulate(cellsOfMix([1, 0, 0, 0], truth));
  const effortFactor = new Float64Array(4).fill(1);
  const incidents: Flow = {
    ...shared,
    ...own,
    ...isP1,
    effortFactor,
    id: `major:${id}`,
    kind: FLOW.major,
    ratePerMin: majors.rate / MONTH_MIN,
    requestShare: 0,
  };
  const related: Flow = {
    ...shared,
    id: `related:${id}`,
    kind: FLOW.related,
    ratePerMin: 0,
    requestShare: 0,
    relatedMean: majors.related,
    relatedDecayMin: majors.decay,
  };
  return majors.related > 0 ? [incidents, related] : [incidents];
}

/** The flow of a component's changes; its incidents must have one too, if a failed change brings some. */
function changeFlow(
  compiler: Compiler,
  id: string,
  component: Component,
  shared: Shared,
  truth: Uint8Array,
): Flow[] {
  const { changes } = component;
  if (!changes || changes.rate === 0) return [];
  const path = ["situation", "components", id];
  const tier = changes.tier ?? shared.entryTier;
  if (changes.failure > 0 && (component.incidents ?? 0) + (component.requests ?? 0) === 0)
    compiler.fault("MISSING_FIELD", [...path, "incidents"]);
  if (shared.effort[tier - 1] === -1) compiler.fault("MISSING_FIELD", [...path, "effort", tier - 1]);
  const law = compiler.distribution(changes.effort);
  return [
    {
      ...shared,
      ...cumulate(cellsOfMix([0, 0, 0, 1], truth)),
      id: `change:${id}`,
      kind: FLOW.change,
      ratePerMin: changes.rate / MONTH_MIN,
      requestShare: 0,
      effort: Int32Array.from({ length: TIERS }, (_, at) => (at === tier - 1 ? law : -1)),
      meanEffort: Float64Array.from({ length: TIERS }, (_, at) =>
        at === tier - 1 ? changes.effort.mean : 0,
      ),
      effortFactor: new Float64Array(4).fill(1),
      escalation: new Float64Array(TIERS),
      workaround: 0,
      entryTier: tier,
    },
  ];
}

/** Flows of the components: tickets, major incidents, tickets related to them. */
export function compileClientFlows(compiler: Compiler, scenario: Scenario): Flow[] {
  const truth = truthOf(scenario);
  const reported = scenario.situation.reporting?.reported ?? 1;
  return Object.entries(scenario.situation.components).flatMap(([id, component]) => {
    const shared = sharedByFlows(compiler, id, component, truth);
    const requests = component.requests ?? 0;
    const total = (component.incidents ?? 0) + requests;
    const majors = majorFlows(compiler, id, component, shared, truth);
    majors.push(...changeFlow(compiler, id, component, shared, truth));
    if (total === 0) return majors;
    const ratePerMin = total / reported / MONTH_MIN;
    return [
      { ...shared, id: `component:${id}`, kind: FLOW.client, ratePerMin, requestShare: requests / total },
      ...majors,
    ];
  });
}

/** Puts flows in order of their names and links related tickets to their major incidents. */
export function orderFlows(flows: Flow[]): Flow[] {
  flows.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const flow of flows) {
    if (flow.kind === FLOW.related)
      flow.major = flows.findIndex(({ id }) => id === flow.id.replace("related:", "major:"));
  }
  return flows;
}
