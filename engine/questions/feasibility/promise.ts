/** The promise that is asked about: which one, and the targets, percentages and headcounts around it. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import { CLOCK_METRICS } from "../../mechanisms/promises/measurement.ts";
import type { SlaLineTable } from "../../mechanisms/promises/sla.ts";
import type { Fault } from "../../scenario/errors.ts";
import { PRIORITIES } from "../../scenario/notation.ts";
import { parseDuration } from "../../scenario/units.ts";
import { rosterOf, sumOf } from "../roster.ts";
import { unknownTerm } from "../terms.ts";
import type { FeasibilityTerms } from "./terms.ts";

export interface Asked {
  design: CompiledDesign;
  line: SlaLineTable;
  /** place of the line in the design */
  at: number;
  /** what one would promise */
  targetMin: number;
  required: number;
  /** shown, growing; both hold what one would promise */
  targetsMin: number[];
  percentages: number[];
  /** every target that a life is asked of, growing: the shown ones and finer ones between and beyond */
  ladderMin: number[];
  /** what the last hour is: an hour, or a quarter of a shorter target */
  hourMin: number;
  /** −1: to be found */
  team: number;
  /** headcounts of the team; null: around the present one */
  posts: number[] | null;
  /** probabilities drawn as frontiers, and the one at which one would promise */
  levels: number[];
  sure: number;
}

const isClock = ({ metric, priority }: SlaLineTable) => metric < CLOCK_METRICS && priority >= 0;

const growing = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);

/** minutes by which targets are told */
const STEPS = [1, 5, 15, 30, 60, 120, 240, 480, 1440];
/** steps between nothing and a target */
const FINE = 20;
const FACTORS = [0.5, 0.75, 1, 1.25, 1.5, 2];
/** how far the ladder of targets goes, in targets */
const FARTHEST = 4;

const stepOf = (targetMin: number) => STEPS.find((step) => step >= targetMin / FINE) ?? 1440;

function defaultTargets(targetMin: number): number[] {
  const step = stepOf(targetMin);
  return FACTORS.map((factor) => Math.max(step, Math.round((factor * targetMin) / step) * step));
}

function ladderAround(targetMin: number, hourMin: number, shown: readonly number[]): number[] {
  const step = stepOf(targetMin);
  const fine = Array.from({ length: FARTHEST * Math.ceil(targetMin / step) }, (_, at) => (at + 1) * step);
  return growing([...fine, ...shown, targetMin, targetMin + hourMin]);
}

/** Percentages that allow twice, one and a half times, and half the misses. */
function defaultPercentages(required: number): number[] {
  const misses = required < 1 ? 1 - required : 0.05;
  return [2, 1.5, 1, 0.5].map((times) => Math.max(0, 1 - times * misses)).concat(required);
}

function designOf({ designs }: Compiled, wanted: string | undefined): CompiledDesign | Fault {
  const promising = designs.filter(({ slas }) => slas.some(isClock));
  const ids = promising.map(({ id }) => id);
  const found = wanted === undefined ? promising[0] : promising.find(({ id }) => id === wanted);
  if (found) return found;
  return wanted === undefined
    ? { code: "NO_CLOCK_PROMISED", path: ["designs"] }
    : unknownTerm("UNKNOWN_DESIGN", "design", wanted, ids);
}

/** The line that is asked about; by default the first whose priority is P2, penalised ones before objectives. */
function lineOf({ slas }: CompiledDesign, terms: FeasibilityTerms): number | Fault {
  const clocks = slas.filter(isClock);
  const families = [...new Set(clocks.map(({ family }) => family))];
  if (terms.promise !== undefined && !families.includes(terms.promise))
    return unknownTerm("UNKNOWN_SLA", "promise", terms.promise, families);
  const ofFamily = clocks.filter(({ family }) => terms.promise === undefined || family === terms.promise);
  const named = ofFamily.filter(({ priority }) => PRIORITIES[priority] === terms.priority);
  if (terms.priority !== undefined && named.length === 0) {
    const allowed = ofFamily.map(({ priority }) => PRIORITIES[priority] ?? "");
    return unknownTerm("NOT_ONE_OF", "priority", terms.priority, [...new Set(allowed)]);
  }
  const candidates = terms.priority === undefined ? ofFamily : named;
  const rank = ({ isPenalised, metric, priority }: SlaLineTable) =>
    (isPenalised ? 0 : 100) + 10 * ((metric + CLOCK_METRICS - 1) % CLOCK_METRICS) + ((priority + 3) % 4);
  const [best] = [...candidates].sort((a, b) => rank(a) - rank(b));
  return best ? slas.indexOf(best) : -1;
}

const MOST_MIN = 5_256_000;

function minutesOf(written: string | number, path: Fault["path"]): number | Fault {
  const minutes = typeof written === "number" ? written : parseDuration(written);
  if (minutes !== undefined && minutes > 0 && minutes <= MOST_MIN) return minutes;
  return {
    code: "NOT_A_DURATION",
    path: ["terms", ...path],
    value: written,
    allowed: "30 min, 4h, 1h30, 2 d",
  };
}

const isFault = <Value>(one: Value | Fault): one is Fault =>
  typeof one === "object" && one !== null && "code" in one;

/** @returns the faults of the terms, in this scenario */
export function readPromise(compiled: Compiled, terms: FeasibilityTerms): Asked | { faults: Fault[] } {
  const design = designOf(compiled, terms.design);
  if (isFault(design)) return { faults: [design] };
  const at = lineOf(design, terms);
  if (isFault(at)) return { faults: [at] };
  const line = design.slas[at] as SlaLineTable;
  const teams = design.staff.teams.map(({ id }) => id);
  const team = terms.team === undefined ? -1 : teams.indexOf(terms.team);
  const wanted = terms.target === undefined ? line.targetMin : minutesOf(terms.target, ["target"]);
  const shown = terms.targets?.map((target, place) => minutesOf(target, ["targets", place])) ?? [];
  const faults = [wanted, ...shown].filter(isFault);
  if (terms.team !== undefined && team < 0)
    faults.push(unknownTerm("UNKNOWN_TEAM", "team", terms.team, teams));
  if (isFault(wanted) || faults.length > 0) return { faults };
  const required = terms.percentage === undefined ? line.required : terms.percentage / 100;
  const hourMin = wanted >= 120 ? 60 : wanted / 4;
  const targets = terms.targets === undefined ? defaultTargets(wanted) : (shown as number[]);
  const targetsMin = growing([...targets, wanted]);
  const percentages = terms.percentages?.map((one) => one / 100) ?? defaultPercentages(required);
  return {
    design,
    line,
    at,
    targetMin: wanted,
    required,
    targetsMin,
    percentages: growing([...percentages, required].map((one) => Math.round(one * 1e6) / 1e6)),
    ladderMin: ladderAround(wanted, hourMin, targetsMin),
    hourMin,
    team,
    posts: terms.posts === undefined ? null : growing(terms.posts),
    levels: growing(terms.levels.map((level) => level / 100)),
    sure: terms.sure / 100,
  };
}

const AROUND = [-2, -1, 0, 1, 2, 3];

/** Headcounts of the team to be tried: those asked for, or some around the present one. */
export function postsOf({ design, posts }: Asked, team: number): number[] {
  const present = sumOf(rosterOf(design)[team] ?? []);
  const around = AROUND.map((by) => present + by).filter((count) => count >= 1);
  return growing([...(posts ?? around), present]);
}
