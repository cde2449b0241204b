/**
 * Selection of the best of several systems with a guaranteed probability of correct selection: the fully sequential procedure
 * KN of Kim & Nelson (2001), "A fully sequential procedure for indifference-zone selection in simulation", ACM TOMACS 11(3).
 * It holds under common random numbers. Values are taken as independent between replications and close to normal.
 *
 * Guarantee: where the best is better than every other by at least `indifference`, it is selected with at least `confidence`;
 * where others are closer than that, one of those that are as good as the best is.
 */
import { studentQuantile } from "./student.ts";

export interface SelectionTerms {
  /** systems compared, at least 2 */
  systems: number;
  /** guaranteed probability of correct selection, in (1 / systems, 1) */
  confidence: number;
  /** smallest difference worth detecting, in the values' unit, above 0 */
  indifference: number;
  /** replications before the first elimination, at least 2: variances of the differences are taken from them, once */
  first: number;
}

/** What a procedure stands at. */
export interface SelectionState {
  replications: number;
  /** systems not yet eliminated */
  survivors: number[];
  /** the selected system, once one is left or no further replication is needed; null before */
  selected: number | null;
  /** replications after which one is selected at the latest; Infinity before the first stage is over */
  atMost: number;
  means: number[];
}

/** Half-width of one side of the intervals of all others with one, in standard errors. */
const reach = ({ systems, confidence, first }: SelectionTerms): number =>
  studentQuantile(first - 1, 1 - (2 * (1 - confidence)) / (systems - 1));

export class Selection {
  declare private readonly terms: SelectionTerms;
  declare private readonly sums: Float64Array;
  /** first-stage values, [replication][system] */
  declare private readonly firstValues: Float64Array[];
  /** first-stage sample variance of the difference of two systems; [one × systems + other] */
  declare private readonly variances: Float64Array;
  declare private alive: number[];
  declare private replications: number;

  /** @throws RangeError naming the term that lies outside its range */
  constructor(terms: SelectionTerms) {
    const { systems, confidence, indifference, first } = terms;
    const inRange = (name: string, value: number, isIn: boolean, range: string) => {
      if (!isIn) throw new RangeError(`${name}: ${value}; allowed: ${range}`);
    };
    inRange("systems", systems, Number.isInteger(systems) && systems >= 2, "an integer of 2 or more");
    inRange(
      "confidence",
      confidence,
      confidence > 1 / systems && confidence < 1,
      "between 1 / systems and 1",
    );
    inRange("indifference", indifference, indifference > 0 && Number.isFinite(indifference), "above 0");
    inRange("first", first, Number.isInteger(first) && first >= 2, "an integer of 2 or more");
    this.terms = terms;
    this.sums = new Float64Array(systems);
    this.firstValues = [];
    this.variances = new Float64Array(systems * systems);
    this.alive = Array.from({ length: systems }, (_, at) => at);
    this.replications = 0;
  }

  /**
   * Adds one replication: a value for every system, the larger the better; those of eliminated systems are not read.
   * Does nothing once a system is selected.
   */
  add(values: ArrayLike<number>): void {
    if (this.selected() !== null) return;
    for (const system of this.alive) this.sums[system]! += values[system]!;
    this.replications++;
    const { first } = this.terms;
    if (this.replications <= first) this.firstValues.push(Float64Array.from(values));
    if (this.replications === first) this.closeFirstStage();
    if (this.replications >= first) this.eliminate();
  }

  state(): SelectionState {
    const { replications, sums } = this;
    return {
      replications,
      survivors: [...this.alive],
      selected: this.selected(),
      atMost: this.atMost(),
      means: Array.from(sums, (sum) => (replications > 0 ? sum / replications : Number.NaN)),
    };
  }

  /**
   * Replications of every system that a procedure without elimination takes for the same guarantee, from the same first stage;
   * null before it is over.
   * @see Clark & Yang 1986, "A Bonferroni selection procedure when using common random numbers with unknown variances", Proc. WSC
   */
  get fixed(): number | null {
    const { first, indifference } = this.terms;
    if (this.firstValues.length < first) return null;
    const largest = Math.max(...this.variances);
    return Math.max(first, Math.ceil((reach(this.terms) ** 2 * largest) / indifference ** 2));
  }

  private closeFirstStage(): void {
    const { systems, first } = this.terms;
    for (let one = 0; one < systems; one++)
      for (let other = 0; other < systems; other++) {
        const differences = this.firstValues.map((row) => row[one]! - row[other]!);
        const mean = differences.reduce((sum, value) => sum + value, 0) / first;
        const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        this.variances[one * systems + other] = squares / (first - 1);
      }
  }

  /** h² of the paper, with c = 1: the continuation region is a triangle. */
  private spread(): number {
    const { systems, confidence, first } = this.terms;
    const eta = 0.5 * (((2 * (1 - confidence)) / (systems - 1)) ** (-2 / (first - 1)) - 1);
    return 2 * eta * (first - 1);
  }

  /** Keeps the systems that no other beats by more than the width of the continuation region. */
  private eliminate(): void {
    const { systems, indifference } = this.terms;
    const { sums, variances, replications } = this;
    const spread = this.spread();
    const isBeaten = (one: number, other: number): boolean => {
      const reach = (spread * variances[one * systems + other]!) / indifference;
      const width = Math.max(0, (reach - indifference * replications) / 2);
      return one !== other && sums[one]! < sums[other]! - width;
    };
    this.alive = this.alive.filter((one) => !this.alive.some((other) => isBeaten(one, other)));
  }

  /** One replication more than the largest N of a pair that is left. */
  private atMost(): number {
    const { systems, indifference, first } = this.terms;
    if (this.replications < first) return Number.POSITIVE_INFINITY;
    const largest = Math.max(
      0,
      ...this.alive.flatMap((one) => this.alive.map((other) => this.variances[one * systems + other]!)),
    );
    return Math.max(first, Math.floor((this.spread() * largest) / indifference ** 2) + 1);
  }

  private selected(): number | null {
    if (this.replications < this.terms.first) return null;
    if (this.alive.length > 1 && this.replications < this.atMost()) return null;
    return this.alive.reduce((best, system) => (this.sums[system]! > this.sums[best]! ? system : best));
  }
}
