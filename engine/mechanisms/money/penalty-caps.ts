/** Caps on what is claimed, in the settled order: month, contract year, contract. Whole cents. */
import { beginsPeriod } from "../../compile/contract-months.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { CapTerms } from "./penalties.ts";

const cents = (eur: number) => (eur === Number.POSITIVE_INFINITY ? eur : Math.floor(eur * 100 + 0.5));
/** A share of an amount in cents; no cap on nothing at all is no cap. */
const shareOf = (share: number, amount: number) =>
  share === Number.POSITIVE_INFINITY ? share : Math.floor(share * amount + 0.5);

export class Caps {
  declare private readonly sim: Simulation;
  declare private readonly terms: CapTerms;
  declare private usedInYear: number;
  declare private usedInLife: number;
  /** months in a row at a cap, the present one included */
  declare monthsAtCap: number;

  constructor(sim: Simulation, terms: CapTerms) {
    this.sim = sim;
    this.terms = terms;
    this.reset();
  }

  reset(): void {
    this.beginAnew();
    this.usedInYear = cents(this.sim.design.observed.yearPenaltiesEur);
  }

  /** Another provider's contract begins. */
  beginAnew(): void {
    this.usedInYear = 0;
    this.usedInLife = 0;
    this.monthsAtCap = 0;
  }

  /** What of a month's claims may be paid. A percentage of the month is of the fee of the period that the penalties close. */
  allow(month: number, claimed: number, closingMonths: number): number {
    const { monthEur, yearEur, lifetimeEur, month: ofMonth, year: ofYear } = this.terms;
    const { feeCents } = this.sim;
    if (beginsPeriod(this.sim.compiled.monthsBefore, month, 12)) this.usedInYear = 0;
    const fees = periodFees(feeCents, month, closingMonths);
    const inMonth = Math.min(shareOf(ofMonth, fees), cents(monthEur));
    const inYear = Math.min(shareOf(ofYear, 12 * feeCents[month]!), cents(yearEur)) - this.usedInYear;
    const inLife = cents(lifetimeEur) - this.usedInLife;
    const room = Math.max(0, Math.min(inMonth, inYear, inLife));
    const allowed = Math.min(claimed, room);
    this.usedInYear += allowed;
    this.usedInLife += allowed;
    this.monthsAtCap = claimed > 0 && claimed >= room ? this.monthsAtCap + 1 : 0;
    return allowed;
  }
}

/** Fees of the months that a settlement closes, cents. */
export function periodFees(feeCents: Float64Array, month: number, months: number): number {
  let fees = 0;
  for (let back = 0; back < months && month - back >= 0; back++) fees += feeCents[month - back]!;
  return fees;
}

/** Amounts withheld while their total over the contract is not above a threshold, by cause; whole cents. */
export class Exemption {
  declare private readonly limit: number;
  declare private readonly withheld: number[];
  declare private total: number;

  constructor(limitEur: number, causes: number) {
    this.limit = cents(limitEur);
    this.withheld = Array.from({ length: causes }, () => 0);
    this.total = 0;
  }

  reset(): void {
    this.withheld.fill(0);
    this.total = 0;
  }

  /** Takes a month's amounts and leaves what is due: nothing up to the threshold; beyond it, all that was withheld too. */
  filter(due: number[]): void {
    if (this.limit === 0) return;
    for (const amount of due) this.total += amount;
    for (let cause = 0; cause < due.length; cause++) {
      const all = this.withheld[cause]! + due[cause]!;
      const isDue = this.total > this.limit;
      due[cause] = isDue ? all : 0;
      this.withheld[cause] = isDue ? 0 : all;
    }
  }
}
