/** A design as the linter reads it: its promises with their figures, and their names in words. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import { METRIC } from "../../mechanisms/promises/measurement.ts";
import type { SlaLineTable } from "../../mechanisms/promises/sla.ts";
import { PRIORITIES, type Text } from "../../scenario/notation.ts";
import { listed } from "../wording.ts";
import { type ChanceFigures, type CurvePoint, chanceFigures } from "./chance.ts";
import { Coverage } from "./coverage.ts";
import { EffortFit } from "./effort.ts";
import { isShareOfTickets, type Share, sharesOf, ticketsOf } from "./volume.ts";

/** A promise and what the linter knows of it. */
export interface Promised {
  /** place among the design's lines */
  at: number;
  line: SlaLineTable;
  name: Text;
  /** path within the design, of its family */
  path: string;
  /** tickets measured, a month and a period; null where the promise is no share of tickets */
  perMonth: number | null;
  perPeriod: number | null;
  chance: ChanceFigures[];
  curve: CurvePoint[];
  /** share of its tickets whose work alone fits the target */
  fits: number | null;
  /** share of its window without a technician */
  uncovered: number;
}

export interface Reading {
  compiled: Compiled;
  design: CompiledDesign;
  shares: Share[];
  promises: Promised[];
}

const METRIC_NAMES: Record<number, Text> = {
  [METRIC.response]: { fr: "GTI", en: "Response" },
  [METRIC.restoration]: { fr: "GTR", en: "Restoration" },
  [METRIC.resolution]: { fr: "Résolution", en: "Resolution" },
  [METRIC.firstContact]: { fr: "Résolution au premier niveau", en: "First-contact resolution" },
  [METRIC.reopening]: { fr: "Réouvertures", en: "Reopenings" },
  [METRIC.backlogAge]: { fr: "Âge des tickets en cours", en: "Backlog age" },
  [METRIC.availability]: { fr: "Disponibilité", en: "Availability" },
};

/** What a promise is about, as a contract says it, without an article. */
const SUBJECTS: Record<number, Text> = {
  [METRIC.response]: { fr: "délai de prise en charge", en: "response time" },
  [METRIC.restoration]: { fr: "délai de rétablissement", en: "restoration time" },
  [METRIC.resolution]: { fr: "délai de résolution", en: "resolution time" },
  [METRIC.firstContact]: { fr: "taux de résolution au premier niveau", en: "first-contact resolution rate" },
  [METRIC.reopening]: { fr: "taux de réouverture", en: "reopening rate" },
};

export const subjectOf = ({ metric }: SlaLineTable): Text =>
  SUBJECTS[metric] ?? { fr: "niveau de service", en: "service level" };

/** What a ticket does that meets a promise, as a contract says it of several. */
const MET: Record<number, Text> = {
  [METRIC.firstContact]: { fr: "sont résolus au premier niveau", en: "are resolved at first contact" },
  [METRIC.reopening]: { fr: "ne sont pas rouverts", en: "are not reopened" },
};

export const metWords = ({ metric }: SlaLineTable): Text =>
  MET[metric] ?? { fr: "le respectent", en: "meet it" };

/** "GTR P1, P2" for lines of one family. */
export function nameOf(lines: readonly SlaLineTable[]): Text {
  const [first] = lines;
  const metric = METRIC_NAMES[first?.metric ?? -1] ?? { fr: "Engagement", en: "Commitment" };
  const priorities = lines.flatMap(({ priority }) => PRIORITIES[priority] ?? []).join(", ");
  const own = first?.service ? `« ${first.family} »` : priorities;
  return {
    fr: `${metric.fr} ${own}`.trim(),
    en: `${metric.en} ${own.replace("« ", "“").replace(" »", "”")}`.trim(),
  };
}

/** Tickets as the annex names them: "tickets P1 et P2", or "tickets" where a promise has no priority of its own. */
export function ticketWords(...lines: readonly SlaLineTable[]): Text {
  const names = lines.flatMap(({ priority }) => PRIORITIES[priority] ?? []);
  if (names.length < lines.length) return { fr: "tickets", en: "tickets" };
  const all = listed([...new Set(names)].map((name) => ({ fr: name, en: name })));
  return { fr: `tickets ${all.fr}`, en: `${all.en} tickets` };
}

const PERIODS: Record<number, { one: Text; many: Text; each: Text }> = {
  1: {
    one: { fr: "mois", en: "month" },
    many: { fr: "mois", en: "months" },
    each: { fr: "par mois civil", en: "by calendar month" },
  },
  3: {
    one: { fr: "trimestre", en: "quarter" },
    many: { fr: "trimestres", en: "quarters" },
    each: { fr: "par trimestre contractuel", en: "by contract quarter" },
  },
  12: {
    one: { fr: "année contractuelle", en: "contract year" },
    many: { fr: "années", en: "years" },
    each: { fr: "par année contractuelle", en: "by contract year" },
  },
};
export const periodWords = (months: number) => PERIODS[months] ?? (PERIODS[1] as (typeof PERIODS)[number]);

/** Reads one design: every promise with its volume, its chances, its work and its hours. */
export class Reader {
  declare private readonly compiled: Compiled;
  declare private readonly effort: EffortFit;
  declare private readonly coverage: Coverage;
  declare private readonly known: Map<string, ReturnType<typeof chanceFigures>>;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.effort = new EffortFit(compiled);
    this.coverage = new Coverage(compiled);
    this.known = new Map();
  }

  read(design: CompiledDesign): Reading {
    const { compiled } = this;
    const shares = sharesOf(compiled, design);
    return {
      compiled,
      design,
      shares,
      promises: design.slas.map((line, at) => this.promise(design, line, at, shares)),
    };
  }

  private promise(
    design: CompiledDesign,
    line: SlaLineTable,
    at: number,
    shares: readonly Share[],
  ): Promised {
    const isShare = isShareOfTickets(line);
    const perMonth = isShare ? ticketsOf(line, shares) : null;
    const perPeriod = perMonth === null ? null : perMonth * line.period;
    const block = line.service ? "serviceLevels" : "slas";
    return {
      at,
      line,
      name: nameOf([line]),
      path: `contract.${block}.${line.family}`,
      perMonth,
      perPeriod,
      ...(perPeriod === null ? { chance: [], curve: [] } : this.chances(perPeriod, line)),
      fits: line.service ? null : this.effort.within(design, line, shares),
      uncovered: line.service ? 0 : this.coverage.uncovered(design, line, shares),
    };
  }

  private chances(perPeriod: number, line: SlaLineTable): ReturnType<typeof chanceFigures> {
    const { required, smallBelow, smallMisses } = line;
    const key = [perPeriod, required, smallBelow, smallMisses].join(" ");
    const figures = this.known.get(key) ?? chanceFigures(perPeriod, { required, smallBelow, smallMisses });
    this.known.set(key, figures);
    return figures;
  }
}

/** Promises by family, in their order. */
export function byFamily(promises: readonly Promised[]): Promised[][] {
  const families = new Map<string, Promised[]>();
  for (const promise of promises) {
    const own = families.get(promise.path) ?? [];
    own.push(promise);
    families.set(promise.path, own);
  }
  return [...families.values()];
}
