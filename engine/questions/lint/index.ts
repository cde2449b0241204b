/** Question 0, lint: does a contract measure anything but luck, and does it hold together? Exact, nothing is simulated. */
import type { Compiled } from "../../compile/compile.ts";
import { METRICS, type MetricName } from "../../mechanisms/promises/measurement.ts";
import { PRIORITIES, type Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer } from "../answer.ts";
import { allowedLate, badProvider, type ChanceFigures, type CurvePoint, goodProvider } from "./chance.ts";
import { type Finding, gather } from "./finding.ts";
import { capFindings } from "./findings/caps.ts";
import { chanceFindings } from "./findings/chance.ts";
import { consequenceFindings } from "./findings/consequences.ts";
import { lateFindings } from "./findings/late.ts";
import { lifeFindings } from "./findings/life.ts";
import { luckFindings } from "./findings/luck.ts";
import { priorityFindings } from "./findings/priorities.ts";
import { targetFindings } from "./findings/targets.ts";
import { guessesOf } from "./guesses.ts";
import { type Promised, Reader, type Reading } from "./reading.ts";
import { caveats, REST_ON, verdictOf } from "./verdict.ts";

/** What the linter knows of one promise. */
export interface ClauseFigures {
  /** designs that promise it so, in their order */
  designs: string[];
  /** path of its family in the first of them */
  clause: string;
  id: string;
  name: Text;
  metric: MetricName;
  /** null: a service level without a priority */
  priority: (typeof PRIORITIES)[number] | null;
  /** open minutes of the window; null where the promise is no clock */
  targetMin: number | null;
  required: number;
  /** months */
  period: number;
  smallSample: { below: number; misses: number } | null;
  isPenalised: boolean;
  /** measured tickets; null where the promise is no share of tickets */
  ticketsPerMonth: number | null;
  ticketsPerPeriod: number | null;
  /** late tickets allowed at the mean number, rounded to the nearest */
  allowedLate: number | null;
  /** true shares on time of the good and of the bad provider */
  goodOnTime: number;
  badOnTime: number;
  /** share of periods missed by chance, without clusters and with them */
  chance: ChanceFigures[];
  /** operating characteristic */
  curve: CurvePoint[];
  /** share of tickets whose work alone fits the target; null where it says nothing */
  workFits: number | null;
  /** share of the promised window without a technician or a duty at the tier of entry */
  uncovered: number;
}

export interface LintAnswer extends Answer<"lint", { clauses: ClauseFigures[] }> {
  findings: Finding[];
}

export interface LintOptions {
  /** one design only; default: all */
  design?: string;
}

const FINDERS: readonly ((reading: Reading) => Parameters<typeof gather>[0][number]["findings"])[] = [
  chanceFindings,
  targetFindings,
  lateFindings,
  capFindings,
  consequenceFindings,
  luckFindings,
  lifeFindings,
  priorityFindings,
];

function figuresOf(design: string, promise: Promised): ClauseFigures {
  const { line, name, path, perMonth, perPeriod, chance, curve, fits, uncovered } = promise;
  const { required, smallBelow, smallMisses } = line;
  return {
    designs: [design],
    clause: `designs.${design}.${path}`,
    id: line.id,
    name,
    metric: METRICS[line.metric] ?? "restoration",
    priority: PRIORITIES[line.priority] ?? null,
    targetMin: line.service ? null : line.targetMin,
    required,
    period: line.period,
    smallSample: smallBelow > 0 ? { below: smallBelow, misses: smallMisses } : null,
    isPenalised: line.isPenalised,
    ticketsPerMonth: perMonth,
    ticketsPerPeriod: perPeriod,
    allowedLate: perPeriod === null ? null : allowedLate(line, Math.round(perPeriod)),
    goodOnTime: goodProvider(required),
    badOnTime: badProvider(required),
    chance,
    curve,
    workFits: fits,
    uncovered,
  };
}

/** Promises of all designs; what several designs promise alike stands once. */
function clausesOf(readings: readonly Reading[]): ClauseFigures[] {
  const merged = new Map<string, ClauseFigures>();
  for (const { design, promises } of readings)
    for (const promise of promises) {
      const { designs: _, clause, ...figures } = figuresOf(design.id, promise);
      const { curve: __, ...told } = figures; // the curve follows from the rest
      const key = JSON.stringify([told, promise.path, promise.line.window]);
      const known = merged.get(key);
      if (known) known.designs.push(design.id);
      else merged.set(key, { ...figures, designs: [design.id], clause });
    }
  return [...merged.values()];
}

/**
 * Lints the designs of a compiled scenario as they stand at signing.
 * @throws RangeError if `design` names none of them
 */
export function lint(compiled: Compiled, { design }: LintOptions = {}): LintAnswer {
  const designs = compiled.designs.filter(({ id }) => design === undefined || id === design);
  if (designs.length === 0)
    throw new RangeError(
      `design is ${design}; it is one of ${compiled.designs.map(({ id }) => id).join(", ")}`,
    );
  const reader = new Reader(compiled);
  const readings = designs.map((one) => reader.read(one));
  const found = (some: readonly Reading[]) =>
    gather(
      some.map((reading) => ({
        design: reading.design.id,
        findings: FINDERS.flatMap((find) => find(reading)),
      })),
    );
  const clauses = clausesOf(readings);
  const findings = found(readings);
  return {
    question: "lint",
    scenarioHash: compiled.scenarioHash,
    world: compiled.world,
    engineVersion: ENGINE_VERSION,
    seed: null,
    replications: 0,
    lives: 0,
    verdict: verdictOf(clauses, findings),
    isDecided: true,
    restsOn: REST_ON,
    caveats: caveats(compiled, readings),
    guesses: guessesOf(compiled, readings),
    figures: { clauses },
    tables: [],
    findings,
  };
}
