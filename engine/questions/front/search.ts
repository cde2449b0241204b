/** The front of a scenario's designs and of moves made in them: dominated points are dropped as soon as it is known, the others played on. */

import type { Text } from "../../scenario/notation.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import type { Figure } from "../answer.ts";
import { goTogether, type Move, moved, movesOf } from "../moves/index.ts";
import type { Track } from "../track.ts";
import type { Trials } from "../trials.ts";
import { mayBeat, standings, type Verdict } from "./dominance.ts";
import type { PointFigure } from "./figures.ts";
import { advantage, levelOf, type Objective } from "./objectives.ts";

/** A design and the moves made in it. */
export interface Point {
  design: string;
  moves: Move[];
}

/** Pairs of moves tried at most. */
const MOST_PAIRS = 10;
const CONFIDENCE = 0.95;

const keyOf = ({ design, moves }: Point): string => moved(design, moves).key;

export class FrontSearch {
  declare private readonly trials: Trials;
  declare private readonly read: Resolved;
  declare private readonly objectives: readonly Objective[];
  declare readonly points: Point[];
  declare private verdicts: Verdict[];
  declare private readonly looks: number;

  /** @param looks  numbers of futures after which standings are judged, at most */
  constructor(trials: Trials, read: Resolved, objectives: readonly Objective[], looks: number) {
    this.trials = trials;
    this.read = read;
    this.objectives = objectives;
    this.points = Object.keys(read.scenario.designs).map((design) => ({ design, moves: [] }));
    this.verdicts = [];
    this.looks = looks;
  }

  private track(point: Point): Track {
    return this.trials.track(keyOf(point));
  }

  /** Differences that do not matter, by what the first design costs its client. */
  get matters(): [number, number, number] {
    const [first] = this.points;
    const [cost] = this.objectives;
    const level = first && cost ? (levelOf(cost, this.track(first)).mean ?? 0) : 0;
    const [a = 0, b = 0, c = 0] = this.objectives.map(({ matters }) => matters(level));
    return [a, b, c];
  }

  private get left(): Point[] {
    return this.points.filter((_, at) => this.verdicts[at]?.by === null || this.verdicts[at] === undefined);
  }

  /** Points left whose standing is not known, and those that may yet tell what it is. */
  private get open(): Point[] {
    const { left, points } = this;
    const isKnown = (point: Point) => this.verdicts[points.indexOf(point)]?.standing === "front";
    if (left.some((point) => !this.trials.known(keyOf(point)))) return left;
    const { matters } = this;
    const unknown = left.filter((point) => !isKnown(point) && this.track(point).unstable === undefined);
    return left.filter(
      (point) => !isKnown(point) || unknown.some((other) => mayBeat(this.gains(point, other), matters)),
    );
  }

  /** Every point that is open over so many futures, and where each one left stands. */
  async look(futures: number): Promise<void> {
    await this.trials.play(
      this.open.map(({ design, moves }) => moved(design, moves)),
      futures,
    );
    this.judge();
  }

  /** What one point gains on another on every objective; the intervals of a point against all others hold together, at every look. */
  private gains(one: Point, other: Point): Figure[] {
    const pairs = Math.max(1, this.points.length - 1);
    const level = 1 - (1 - CONFIDENCE) / (pairs * this.objectives.length * this.looks);
    return this.objectives.map((objective) =>
      advantage(objective, this.track(one), this.track(other), level),
    );
  }

  private judge(): void {
    const { points } = this;
    const places = points.flatMap((point, at) =>
      this.left.includes(point) && this.track(point).unstable === undefined ? [at] : [],
    );
    const known = new Map<number, Figure[]>();
    const gainOf = (one: number, other: number) => {
      const key = one * places.length + other;
      const gains = known.get(key) ?? this.gains(points[places[one]!]!, points[places[other]!]!);
      known.set(key, gains);
      return gains;
    };
    standings(places.length, gainOf, this.matters).forEach(({ standing, by }, at) => {
      const place = places[at] ?? 0;
      this.verdicts[place] = { standing, by: by === null ? null : (places[by] ?? null) };
    });
  }

  get isDecided(): boolean {
    return this.verdicts.every(({ standing }) => standing !== "undecided");
  }

  /**
   * Adds a move to every design that is left.
   * @param areUnpriced  also those of which the scenario does not say what they cost
   */
  addMoves(areUnpriced: boolean): void {
    for (const { design, moves } of [...this.left])
      if (moves.length === 0)
        for (const move of movesOf(this.read, design))
          if (areUnpriced || !move.isCostUnknown) this.points.push({ design, moves: [move] });
  }

  /** The point that stands for one that is beaten: the last of those that beat each other in turn. */
  private standingFor(place: number | null): Point | undefined {
    let last = place;
    for (let next = last; next !== null; next = this.verdicts[next]?.by ?? null) last = next;
    return last === null ? undefined : this.points[last];
  }

  /** Adds the pairs of moves that are left, of one design. */
  addPairs(): void {
    const single = this.left.filter(({ moves }) => moves.length === 1);
    const pairs = single.flatMap((one, at) =>
      single.slice(at + 1).flatMap((other) => {
        const [a, b] = [one.moves[0], other.moves[0]];
        return a && b && one.design === other.design && goTogether(a, b)
          ? [{ design: one.design, moves: [a, b] }]
          : [];
      }),
    );
    this.points.push(...pairs.slice(0, MOST_PAIRS));
  }

  private nameOf({ design, moves }: Point): Text {
    const name = this.read.scenario.designs[design]?.name ?? { fr: design, en: design };
    return {
      fr: [name.fr, ...moves.map((move) => move.name.fr)].join(" + "),
      en: [name.en, ...moves.map((move) => move.name.en)].join(" + "),
    };
  }

  /** The designs as they stand. */
  designs(): { name: Text; track: Track }[] {
    return this.points
      .filter(({ moves }) => moves.length === 0)
      .map((point) => ({ name: this.nameOf(point), track: this.track(point) }));
  }

  figures(): PointFigure[] {
    const order = { front: 0, undecided: 1, same: 2, dominated: 3 };
    const [cost, margin, risk] = this.objectives;
    if (!cost || !margin || !risk) return [];
    const told = this.points.flatMap((point, at): PointFigure[] => {
      const verdict = this.verdicts[at];
      if (!verdict) return [];
      const track = this.track(point);
      const by = this.standingFor(verdict.by);
      return [
        {
          id: keyOf(point),
          design: point.design,
          moves: point.moves.map(({ id, family, name }) => ({ id, family, name })),
          name: this.nameOf(point),
          futures: track.replications,
          clientCost: levelOf(cost, track),
          margin: levelOf(margin, track),
          risk: levelOf(risk, track),
          standing: verdict.standing,
          by: by ? keyOf(by) : null,
          isCostUnknown: point.moves.some(({ isCostUnknown }) => isCostUnknown),
        },
      ];
    });
    return told.sort(
      (a, b) => order[a.standing] - order[b.standing] || (a.clientCost.mean ?? 0) - (b.clientCost.mean ?? 0),
    );
  }
}
