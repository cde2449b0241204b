/** Since when the free technicians of each shift have been idle: who has been idle longest comes first. */
export class IdleTimes {
  /** by shift: minutes at which technicians became free, oldest first, in a ring */
  declare private readonly rings: Float64Array[];
  declare private readonly heads: Int32Array;
  declare private readonly counts: Int32Array;

  constructor(shifts: number) {
    this.rings = Array.from({ length: shifts }, () => new Float64Array(8));
    this.heads = new Int32Array(shifts);
    this.counts = new Int32Array(shifts);
  }

  reset(): void {
    this.counts.fill(0);
  }

  /** Since when the technician idle longest has been free; -Infinity for one who has not worked yet. */
  oldest(shift: number, free: number): number {
    return this.counts[shift]! < free ? Number.NEGATIVE_INFINITY : this.rings[shift]![this.heads[shift]!]!;
  }

  /** One of so many free technicians starts work: the one idle longest. */
  take(shift: number, free: number): void {
    // fewer are known than are free: one who has not worked yet; more are known: some have left
    for (let leaving = this.counts[shift]! - free + 1; leaving > 0 && this.counts[shift]! > 0; leaving--) {
      this.heads[shift] = (this.heads[shift]! + 1) & (this.rings[shift]!.length - 1);
      this.counts[shift]!--;
    }
  }

  /** A technician becomes free. */
  add(shift: number, nowMin: number): void {
    if (this.counts[shift] === this.rings[shift]!.length) this.grow(shift);
    const ring = this.rings[shift]!;
    ring[(this.heads[shift]! + this.counts[shift]!) & (ring.length - 1)] = nowMin;
    this.counts[shift]!++;
  }

  private grow(shift: number): void {
    const old = this.rings[shift]!;
    const ring = new Float64Array(old.length * 2);
    for (let at = 0; at < old.length; at++) ring[at] = old[(this.heads[shift]! + at) & (old.length - 1)]!;
    this.rings[shift] = ring;
    this.heads[shift] = 0;
  }
}
