/**
 * The useful penalty: amounts are multiplied until the provider would rather staff than pay. Staffing levels are a ladder from
 * the leanest to the fullest; between two multiples at which the best level differs lies a kink, found by halving.
 */
import type { Design } from "../../scenario/model.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import { scaleClauses } from "../clause-price/edits.ts";
import type { DesignInput, Variant } from "../trials.ts";
import type { Field, Terms } from "./field.ts";
import type { Response } from "./response.ts";

/** Multiples of the amounts as signed, from none to more than a court would leave standing (Code civil 1231-5). */
const GRID = [0, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64] as const;
const HALVINGS = 2;

export interface Level {
  response: Response;
  /** posts more or fewer than stated, in all */
  posts: number;
}

/** The best level at one multiple of the amounts. */
export interface SweepPoint {
  factor: number;
  /** place in the ladder */
  level: number;
  posts: number;
  /** its margin less that of the next best level, euros a year */
  lead: Figure;
  penalties: Figure;
  kept: Figure;
  lostHours: Figure;
}

/** Between these multiples the provider goes from one level to another. */
export interface Kink {
  from: number;
  to: number;
  postsFrom: number;
  postsTo: number;
}

export interface Sweep {
  caps: "asSigned" | "none";
  points: SweepPoint[];
  kinks: Kink[];
  /** lowest multiple at which the provider staffs more than it would without any penalty: the useful penalty; null: none tried */
  usefulFrom: number | null;
  /** a fuller level comes first at some multiple, but the futures do not tell for sure */
  isOpen: boolean;
}

function scaledPenalties(design: Design, factor: number, caps: Sweep["caps"]): Terms {
  const { penalties } = design.contract;
  return (written: DesignInput) => {
    if (!penalties) return;
    scaleClauses(
      written,
      penalties,
      penalties.clauses.map(({ id }) => id),
      factor,
    );
    if (caps === "asSigned" || !written.contract.penalties) return;
    delete written.contract.penalties.caps;
    for (const clause of written.contract.penalties.clauses ?? []) {
      delete clause.cap;
      delete clause.capAmount;
    }
  };
}

export class PenaltySweep {
  declare private readonly field: Field;
  declare private readonly ladder: readonly Level[];
  declare private readonly futures: number;

  constructor(field: Field, ladder: readonly Level[], futures: number) {
    this.field = field;
    this.ladder = ladder;
    this.futures = futures;
  }

  /** Every multiple of the grid on which the best level hangs, then halvings in each kink. */
  async run(caps: Sweep["caps"]): Promise<Sweep> {
    const points = new Map<number, SweepPoint>();
    const at = async (factor: number): Promise<SweepPoint> => {
      const known = points.get(factor);
      if (known) return known;
      const point = await this.point(factor, caps);
      points.set(factor, point);
      return point;
    };
    await this.between(0, GRID.length - 1, (place) => at(GRID[place]!));
    for (let halving = 0; halving < HALVINGS; halving++)
      for (const { from, to } of kinksOf(points)) if (from > 0) await at(Math.sqrt(from * to));
    const all = sorted(points);
    const fuller = all.filter(({ posts }) => posts > all[0]!.posts);
    return {
      caps,
      points: all,
      kinks: kinksOf(points),
      usefulFrom: fuller.find(isSure)?.factor ?? null,
      isOpen: fuller.length > 0 && !fuller.some(isSure),
    };
  }

  /** Looks between two places of the grid only where their best levels differ. */
  private async between(
    low: number,
    high: number,
    at: (place: number) => Promise<SweepPoint>,
  ): Promise<void> {
    const [one, other] = [await at(low), await at(high)];
    if (high - low <= 1 || one.level === other.level) return;
    const middle = Math.floor((low + high) / 2);
    await this.between(low, middle, at);
    await this.between(middle, high, at);
  }

  private async point(factor: number, caps: Sweep["caps"]): Promise<SweepPoint> {
    const { field, ladder } = this;
    // where nothing is owed, no cap cuts anything off
    const terms = scaledPenalties(field.design, factor, factor === 0 ? "none" : caps);
    const variants = ladder.map(({ response }) => field.variant(response, terms));
    const [best, next] = await this.race(variants);
    const level = variants.indexOf(best!);
    const perYear = 12 / field.months;
    const yearly = (name: "penalties" | "lostHours"): Figure => {
      const { mean, ci95 } = field.track(best!).estimate(name);
      return { mean: mean && mean * perYear, ci95: ci95 && [ci95[0] * perYear, ci95[1] * perYear] };
    };
    return {
      factor,
      level,
      posts: ladder[level]!.posts,
      lead: next ? field.gainOver(best!, next) : NO_FIGURE,
      penalties: yearly("penalties"),
      kept: field.track(best!).probabilityKept(),
      lostHours: yearly("lostHours"),
    };
  }

  /** Levels by what they earn, best first; those that are surely behind leave on the way. */
  private async race(variants: readonly Variant[]): Promise<Variant[]> {
    const { field } = this;
    const gain = (variant: Variant) => {
      const values = field.gain(variant);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    let open = [...variants];
    for (let futures = Math.min(FIRST, this.futures); ; futures = Math.min(2 * futures, this.futures)) {
      await field.play(open, futures);
      open = open.filter((variant) => field.isViable(variant)).sort((a, b) => gain(b) - gain(a));
      const [best, ...others] = open;
      const left = others.filter((other) => (field.gainOver(best!, other).ci95?.[0] ?? -1) <= 0);
      if (left.length === 0 || futures >= this.futures) return open;
      open = [best!, ...left];
    }
  }
}

/** Futures of a first look at a level. */
const FIRST = 8;

/** Between two multiples at which the best level is sure, and another. */
function kinksOf(points: ReadonlyMap<number, SweepPoint>): Kink[] {
  const sure = sorted(points).filter(isSure);
  return sure.slice(1).flatMap((point, at): Kink[] => {
    const before = sure[at]!;
    if (before.level === point.level) return [];
    return [{ from: before.factor, to: point.factor, postsFrom: before.posts, postsTo: point.posts }];
  });
}

/** The best level is ahead of the next for sure, or the only one left. */
const isSure = ({ lead }: SweepPoint): boolean => lead.mean === null || (lead.ci95?.[0] ?? 0) > 0;

const sorted = (points: ReadonlyMap<number, SweepPoint>): SweepPoint[] =>
  [...points.values()].sort((a, b) => a.factor - b.factor);
