/** A reduction put into the words of result.ts. */

import type { Compiled, CompiledDesign } from "../compile/compile.ts";
import { endsPeriod } from "../compile/contract-months.ts";
import { drawRange } from "../compile/draws.ts";
import { STAGES } from "../life/columns.ts";
import { lifeLayout } from "../life/layout.ts";
import { pathText } from "../scenario/errors.ts";
import { PRIORITIES } from "../scenario/notation.ts";
import { ratioOfSums } from "../statistics/estimate.ts";
import { ENGINE_VERSION } from "../version.ts";
import { bookOf } from "./book.ts";
import { pairResult } from "./differences.ts";
import type { DesignColumn, Reduction } from "./reduction.ts";
import type { AccountingPart, DesignResult, RangeResult, StudyResult } from "./result.ts";
import { risksOf } from "./risks.ts";
import { byCause, monthlyOnly, orNull, series, summary } from "./summaries.ts";

function designResult(reduction: Reduction, at: number): DesignResult {
  const { compiled, measures, replications, perDraw } = reduction;
  const design = compiled.designs[at]!;
  const columns = reduction.designs[at]!;
  const values = (column: DesignColumn) => column.values.subarray(0, replications);
  return {
    id: design.id,
    name: design.name,
    baseline: at === 0,
    indicators: Object.fromEntries(
      measures.map((measure, index) => [
        measure.name,
        {
          ...summary(measure.indicator.unit, ratioOfSums(columns[index]!.life), values(columns[index]!)),
          ...byCause(values(columns[index]!), perDraw),
        },
      ]),
    ),
    months: Object.fromEntries(
      monthlyOnly(measures).map(({ measure, at: index }) => [
        measure.name,
        series(
          measure.indicator.unit,
          columns[index]!.months.map(ratioOfSums),
          columns[index]!.spreads,
          columns[index]!.paths,
        ),
      ]),
    ),
    lifetimes: Object.fromEntries(
      measures.map((measure, index) => [measure.name, Array.from(values(columns[index]!), orNull)]),
    ),
    risks: risksOf(measures, (index) => values(columns[index]!), compiled.thresholds, perDraw),
    accounting: accounting(compiled, design, reduction.tails[at]!, replications),
    slas: reduction.lines[at]!.slas(),
    readings: reduction.lines[at]!.readingResults(),
    amendments: amendments(compiled, design, reduction.tails[at]!, replications),
    committees:
      design.governance.every === 0
        ? []
        : Array.from({ length: compiled.months }, (_, month) => month + 1).filter((month) =>
            endsPeriod(compiled.monthsBefore, month - 1, design.governance.every),
          ),
    notice: design.governance.notice,
    waits: waits(compiled, design, reduction.tails[at]!, replications),
  };
}

const PART_KIND: Record<AccountingPart["id"], AccountingPart["kind"]> = {
  otherMonth: "notCounted",
  reclassified: "notCounted",
  looserTarget: "neverPromised",
  paused: "notCounted",
  excluded: "notCounted",
  disputed: "notCounted",
  outOfScope: "neverPromised",
  bypassed: "estimated",
};

/** Attainment after each step: a step without a ticket changes nothing. */
function steppedAttainment(tail: Float64Array, stages: number): number[] {
  const steps: number[] = [];
  for (let stage = 0; stage < STAGES.length; stage++) {
    const own = tail[stages + 2 * stage]! / tail[stages + 2 * stage + 1]!;
    steps.push(Number.isNaN(own) ? (steps.at(-1) ?? Number.NaN) : own);
  }
  return steps;
}

/** The losses of the steps add up to contractual − experienced. */
function accounting(
  compiled: Compiled,
  design: CompiledDesign,
  tail: Float64Array,
  replications: number,
): DesignResult["accounting"] {
  const { stages } = lifeLayout(compiled, design);
  const attainment = steppedAttainment(tail, stages);
  const parts = STAGES.slice(1).map((name, step): AccountingPart => {
    const id = name as AccountingPart["id"];
    const loss = attainment[step]! - attainment[step + 1]!;
    const added = tail[stages + 2 * (step + 1) + 1]! - tail[stages + 2 * step + 1]!;
    return {
      id,
      kind: PART_KIND[id],
      loss: Number.isNaN(loss) ? 0 : loss,
      addedTickets: replications > 0 ? added / replications : 0,
    };
  });
  return { contractual: orNull(attainment[0]!), experienced: orNull(attainment[STAGES.length - 1]!), parts };
}

function amendments(
  compiled: Compiled,
  design: CompiledDesign,
  tail: Float64Array,
  replications: number,
): DesignResult["amendments"] {
  const { signed } = lifeLayout(compiled, design);
  return design.governance.rules.flatMap((rule, at) =>
    Array.from(tail.subarray(signed + at * compiled.months, signed + (at + 1) * compiled.months)).flatMap(
      (count, month) =>
        count > 0 ? [{ rule: rule.id, name: rule.name, month: month + 1, share: count / replications }] : [],
    ),
  );
}

function waits(
  compiled: Compiled,
  design: CompiledDesign,
  tail: Float64Array,
  replications: number,
): DesignResult["waits"] {
  const { waits: from } = lifeLayout(compiled, design);
  return PRIORITIES.flatMap((priority, at) => {
    const [tickets = 0, wait = 0, resolution = 0] = tail.subarray(from + 3 * at, from + 3 * at + 3);
    return tickets > 0
      ? [
          {
            priority,
            ticketsPerReplication: tickets / replications,
            meanWaitMin: wait / tickets,
            meanResolutionMin: resolution / tickets,
          },
        ]
      : [];
  });
}

/** What was not known, and what each draw took it to be. */
function rangesOf({ ranges }: Compiled, seed: number, draws: number): RangeResult[] {
  return (ranges?.stated ?? []).map((range) => {
    const { path, form, label, unit, parts } = range;
    const drawn = Array.from({ length: draws }, (_, draw) => drawRange(range, seed, draw).value);
    return { path: pathText(path), label, form, values: [...parts], unit, drawn };
  });
}

/** The result of the replications reduced so far. */
export function answer(reduction: Reduction, seed: number, requested: number): StudyResult {
  const { compiled, replications, perDraw } = reduction;
  return {
    engineVersion: ENGINE_VERSION,
    scenarioHash: compiled.scenarioHash,
    world: compiled.world,
    seed,
    replications,
    requested,
    resultHash: reduction.resultHash(),
    start: compiled.start,
    months: compiled.months,
    monthStarts: compiled.monthStarts,
    users: compiled.users,
    lostHourPriceEur: compiled.impact.lostHourPrice,
    designs: compiled.designs.map((_, at) => designResult(reduction, at)),
    differences: reduction.pairs.map((pair) => pairResult(reduction, pair)),
    events: compiled.evolution.events.map(({ id, name, month }, at) => ({
      id,
      name,
      month,
      share: replications > 0 ? reduction.happened[at]! / replications : 0,
    })),
    notYetSimulated: [],
    ranges: rangesOf(compiled, seed, Math.ceil(replications / perDraw)),
    perDraw,
    notObserved: compiled.notObserved,
    clients: reduction.clients.map(({ id, name, reduction: own }) => ({
      id,
      name,
      designs: own.compiled.designs.map((_, at) => designResult(own, at)),
      differences: own.pairs.map((pair) => pairResult(own, pair)),
    })),
    book: bookOf(reduction),
  };
}
