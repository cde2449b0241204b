/** Where the columns of one replication of a design lie. */

import type { Compiled, CompiledDesign } from "../compile/compile.ts";
import { COLUMNS_PER_MONTH, STAGES } from "./columns.ts";

/**
 * Columns of a reading and line: met, measured, tickets judged otherwise than by the contract, tickets counted in another period,
 * periods that the contract keeps and the reading misses, and the reverse.
 */
export const READING_COLUMNS = 6;

/** Columns of another target and a period: tickets met, tickets measured; −1 both where the period never closed. */
export const TARGET_COLUMNS = 2;

/** Calls that the desk never served, of one priority: blocked, withdrawn, minutes that the withdrawn ones had waited. */
export const LOST = { blocked: 0, withdrawn: 1, waitMin: 2, count: 3 } as const;

/** Life's own columns, after the months: stages of the accounting, SLA lines, waits by priority, readings, amendments by rule and month, lost calls, other targets asked for. */
export interface LifeLayout {
  stages: number;
  lines: number;
  waits: number;
  readings: number;
  signed: number;
  lost: number;
  otherTargets: number;
  count: number;
}

export function lifeLayout(
  compiled: Pick<Compiled, "months">,
  design: Pick<CompiledDesign, "slas" | "governance" | "clock" | "otherTargets">,
): LifeLayout {
  const stages = compiled.months * COLUMNS_PER_MONTH;
  const lines = stages + 2 * STAGES.length; // met, tickets
  const waits = lines + 4 * design.slas.length; // met, tickets, periods met, periods
  const readings = waits + 4 * 3; // by declared priority: tickets resolved for good, wait to first touch, time to resolution
  const signed = readings + READING_COLUMNS * design.clock.readings.length * design.slas.length;
  const lost = signed + design.governance.rules.length * compiled.months; // by declared priority: see LOST
  const otherTargets = lost + 4 * LOST.count; // by target and period: see TARGET_COLUMNS
  const count =
    otherTargets + TARGET_COLUMNS * (design.otherTargets?.targetsMin.length ?? 0) * compiled.months;
  return { stages, lines, waits, readings, signed, lost, otherTargets, count };
}

/** Columns that one replication of a design writes. */
export function columnCount(
  compiled: Pick<Compiled, "months">,
  design: Pick<CompiledDesign, "slas" | "governance" | "clock" | "otherTargets">,
): number {
  return lifeLayout(compiled, design).count;
}
