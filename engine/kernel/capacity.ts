/** What a life may not outgrow: memory and whole numbers have their ends. */

export type Capacity = "arrivals" | "openTickets" | "steps" | "cents";

/** A life has outgrown what is held of it. */
export class BeyondCapacity extends RangeError {
  declare readonly of: Capacity;
  declare readonly most: number;

  constructor(of: Capacity, most: number) {
    super(`more than ${most} ${of}`);
    this.of = of;
    this.most = most;
  }
}
