/** Steps on the numbers of a contract, in both directions: an hour on a target, a point of required share, caps, amounts. */
import type { CompiledDesign } from "../../compile/compile.ts";
import { METRIC } from "../../mechanisms/promises/measurement.ts";
import type { Design } from "../../scenario/model.ts";
import { PRIORITIES, perPriority, type Text } from "../../scenario/notation.ts";
import type { DesignInput } from "../trials.ts";
import { bilingual } from "../wording.ts";
import { type Penalties, scaleClauses } from "./edits.ts";
import { placeOf, type Tighter } from "./keeping.ts";

/** Something that may be asked for or given up. */
export interface Move {
  id: string;
  label: Text;
  /** changes a written design, in place */
  change: (design: DesignInput) => void;
  /** which promise it makes tighter, where it does */
  tighter?: Tighter;
}

/** Lines whose numbers are moved, at most: those that cost most when missed come first. */
const MOST_LINES = 3;
const HOUR = 60;
/** a cap is halved or doubled, and so are amounts */
const FACTORS = [0.5, 2] as const;
/** a target below this is moved by a quarter of itself */
const SHORT = 2 * HOUR;

type SlaLine = CompiledDesign["slas"][number];
type Family = Design["contract"]["slas"][string];

/** Clauses that look at whether a line is missed, by lateness of a ticket or by period. */
function readersOf({ penalties }: CompiledDesign, line: number) {
  return penalties.clauses.filter(({ causes }) => causes.some((cause) => cause.line === line));
}

/** Restoration before resolution before response: what users wait for. */
const ORDER: readonly number[] = [METRIC.restoration, METRIC.resolution, METRIC.response];

/** Clock lines that a penalty looks at: restorations first, urgent ones first. */
function pricedLines(compiled: CompiledDesign): SlaLine[] {
  return compiled.slas
    .filter(({ service }, line) => service === null && readersOf(compiled, line).length > 0)
    .sort((a, b) => ORDER.indexOf(a.metric) - ORDER.indexOf(b.metric) || a.priority - b.priority)
    .slice(0, MOST_LINES);
}

/** "GTR P2", "P2 restoration". */
export function lineName({ metric, priority, id }: Pick<SlaLine, "metric" | "priority" | "id">): Text {
  const p = PRIORITIES[priority];
  if (p === undefined) return { fr: id, en: id };
  if (metric === METRIC.response) return { fr: `GTI ${p}`, en: `${p} response` };
  if (metric === METRIC.restoration) return { fr: `GTR ${p}`, en: `${p} restoration` };
  return { fr: `Résolution ${p}`, en: `${p} resolution` };
}

/** A field given by priority, as one number for each. */
function spread(value: Parameters<typeof perPriority<number, undefined>>[0]) {
  const by = perPriority<number, undefined>(value, undefined);
  return Object.fromEntries(PRIORITIES.flatMap((name, at) => (by[at] === undefined ? [] : [[name, by[at]]])));
}

function targetSteps(line: SlaLine, family: Family, at: number): Move[] {
  const step = line.targetMin < SHORT ? line.targetMin / 4 : HOUR;
  const priority = PRIORITIES[line.priority]!;
  const name = lineName(line);
  return [-step, step].map((by) => ({
    id: `${line.id} ${by < 0 ? "−" : "+"}`,
    label: bilingual(
      ({ minutes }) => `${name.fr} : ${minutes(line.targetMin)} → ${minutes(line.targetMin + by)}`,
      ({ minutes }) => `${name.en}: ${minutes(line.targetMin)} → ${minutes(line.targetMin + by)}`,
    ),
    change: ({ contract }) => {
      const written = contract.slas?.[line.family];
      if (written) written.targets = { ...spread(family.targets), [priority]: line.targetMin + by };
    },
    ...(by < 0 ? { tighter: { line: at, required: null } } : {}),
  }));
}

function requiredSteps(line: SlaLine, family: Family, at: number): Move[] {
  const priority = PRIORITIES[line.priority]!;
  const name = lineName(line);
  return [0.01, -0.01]
    .map((by) => line.required + by)
    .filter((to) => to > 0 && to <= 1)
    .map((to) => ({
      id: `${line.id} ${to > line.required ? "+pt" : "−pt"}`,
      label: bilingual(
        ({ rate }) => `${name.fr}, part exigée : ${rate(line.required)} → ${rate(to)}`,
        ({ rate }) => `${name.en}, required share: ${rate(line.required)} → ${rate(to)}`,
      ),
      change: ({ contract }) => {
        const written = contract.slas?.[line.family];
        if (written) written.required = { ...spread(family.required), [priority]: to };
      },
      ...(to > line.required ? { tighter: { line: at, required: to - line.required } } : {}),
    }));
}

function capSteps({ caps }: Penalties): Move[] {
  const { month, year, lifetime } = caps;
  const [name, from] = month !== undefined ? ["month", month] : year !== undefined ? ["year", year] : [];
  const [field, value] = name === undefined ? ["lifetime", lifetime] : [name, from];
  if (value === undefined) return [];
  const words: Record<string, Text> = {
    month: { fr: "Plafond mensuel", en: "Monthly cap" },
    year: { fr: "Plafond annuel", en: "Yearly cap" },
    lifetime: { fr: "Plafond du contrat", en: "Cap of the contract" },
  };
  const word = words[field as string] as Text;
  return FACTORS.map((factor) => factor * Number(value))
    .filter((to) => to <= 1)
    .map((to) => ({
      id: `caps.${field} ${to < Number(value) ? "−" : "+"}`,
      label: bilingual(
        ({ rate }) => `${word.fr} : ${rate(Number(value))} → ${rate(to)}`,
        ({ rate }) => `${word.en}: ${rate(Number(value))} → ${rate(to)}`,
      ),
      change: ({ contract }) => {
        if (contract.penalties?.caps)
          contract.penalties.caps = { ...contract.penalties.caps, [field as string]: to };
      },
    }));
}

function amountSteps(penalties: Penalties): Move[] {
  const credits = penalties.clauses.filter((clause) => clause.form === "atRisk");
  const others = penalties.clauses.filter(
    (clause) => clause.form !== "atRisk" && clause.form !== "lateDelivery",
  );
  const move = (ids: string[], factor: number, id: string, label: Text): Move => ({
    id,
    label,
    change: (design) => scaleClauses(design, penalties, ids, factor),
  });
  const moves: Move[] = [];
  const [first] = credits;
  if (first?.form === "atRisk")
    for (const by of [0.02, -0.02]) {
      const to = first.atRisk + by;
      if (to <= 0 || to > 1) continue;
      const label = bilingual(
        ({ rate }) => `Montant à risque : ${rate(first.atRisk)} → ${rate(to)}`,
        ({ rate }) => `Amount at risk: ${rate(first.atRisk)} → ${rate(to)}`,
      );
      moves.push(move([first.id], to / first.atRisk, `atRisk ${by > 0 ? "+" : "−"}`, label));
    }
  if (others.length > 0)
    moves.push(
      move(
        others.map(({ id }) => id),
        2,
        "amounts ×2",
        { fr: "Montants des pénalités doublés", en: "Penalty amounts doubled" },
      ),
      move(
        others.map(({ id }) => id),
        0.5,
        "amounts ÷2",
        { fr: "Montants des pénalités réduits de moitié", en: "Penalty amounts halved" },
      ),
    );
  return moves;
}

/** Penalties that are due and not claimed are a promise that nobody keeps to: made automatic. */
function claimStep({ claim }: Penalties): Move[] {
  if (claim >= 1) return [];
  return [
    {
      id: "claim",
      label: { fr: "Pénalités appliquées d’office", en: "Penalties applied without being claimed" },
      change: ({ contract }) => {
        if (!contract.penalties) return;
        contract.penalties.claim = 1;
        contract.penalties.claimWithCommittee = 1;
      },
    },
  ];
}

function indexationStep({ contract: { price } }: Design): Move[] {
  const indexation = price?.indexation;
  if (!indexation || indexation.share === 0) return [];
  const to = 0.02;
  if (indexation.cap !== undefined && indexation.cap <= to) return [];
  return [
    {
      id: "indexation cap",
      label: bilingual(
        ({ rate }) => `Indexation plafonnée à ${rate(to)} par an`,
        ({ rate }) => `Indexation capped at ${rate(to)} a year`,
      ),
      change: ({ contract }) => {
        if (contract.price?.indexation) contract.price.indexation.cap = to;
      },
    },
  ];
}

/** Wording of the scope: more of what is new is covered without an amendment. */
function scopeStep({ contract: { scope } }: Design): Move[] {
  const covered = scope?.coveredWhenNew;
  if (covered === undefined || covered > 0.75) return [];
  const to = covered + 0.25;
  return [
    {
      id: "coveredWhenNew",
      label: bilingual(
        ({ rate }) => `Part du nouveau couverte d’office : ${rate(covered)} → ${rate(to)}`,
        ({ rate }) => `Share of what is new that is covered: ${rate(covered)} → ${rate(to)}`,
      ),
      change: ({ contract }) => {
        if (contract.scope) contract.scope.coveredWhenNew = to;
      },
    },
  ];
}

/** Every step that this contract's numbers allow. */
export function stepsOf(design: Design, compiled: CompiledDesign, isIndexed: boolean): Move[] {
  const { penalties, slas } = design.contract;
  const lines = pricedLines(compiled);
  const steps = lines.flatMap((line) => {
    const family = slas[line.family];
    if (!family) return [];
    const isJudged = readersOf(compiled, compiled.slas.indexOf(line)).some(
      ({ reads, form }) => reads === "periods" && form !== "tiers", // whose levels are its own
    );
    const at = placeOf(compiled, line.id);
    return [...targetSteps(line, family, at), ...(isJudged ? requiredSteps(line, family, at) : [])];
  });
  return [
    ...steps,
    ...(penalties ? [...capSteps(penalties), ...amountSteps(penalties), ...claimStep(penalties)] : []),
    ...(isIndexed ? indexationStep(design) : []),
    ...scopeStep(design),
  ];
}
