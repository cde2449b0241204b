/** How many of a period's tickets are late, and what is left of a percentage: exact laws, lateness independent or clustered. */
import { gammaln } from "simple-statistics";

/** Tickets of one provider: each is on time with probability `onTime`; two tickets of a period are late together more or less often. */
export interface LatenessLaw {
  /** in [0, 1] */
  onTime: number;
  /** intra-class correlation of lateness within a period, in [0, 1]; 0: independent tickets, 1: all late or none */
  correlation: number;
}

/**
 * Intra-class correlation at which n tickets have the variance of `designEffect` times that of independent ones: (D − 1) / (n − 1).
 * It is 1 where so few tickets cannot reach that effect.
 * @see Kish 1965, Survey Sampling, 5.4: deff = 1 + (n − 1)·ρ
 */
export function correlationOf(designEffect: number, tickets: number): number {
  if (designEffect <= 1) return 0;
  return tickets > designEffect ? (designEffect - 1) / (tickets - 1) : 1;
}

/** Probability of exactly `late` late tickets of n, and of at most so many. */
interface Counted {
  exactly: number;
  atMost: number;
}

/** Shares and correlations this near to 0 or 1 are taken for it. */
const EDGE = 1e-12;
/** Below this logarithm a probability is nothing beside one. */
const NOTHING = -700;

/** Beta-binomial law, binomial where tickets are independent, from its logarithm; 0 < onTime < 1, correlation < 1. */
function counted(tickets: number, late: number, { onTime, correlation }: LatenessLaw): Counted {
  const spread = 1 - correlation;
  const ways = gammaln(tickets + 1) - gammaln(late + 1) - gammaln(tickets - late + 1);
  const a = ((1 - onTime) * spread) / correlation;
  const b = (onTime * spread) / correlation;
  const log =
    correlation === 0
      ? ways + late * Math.log1p(-onTime) + (tickets - late) * Math.log(onTime)
      : ways + logBeta(late + a, tickets - late + b) - logBeta(a, b);
  if (log < NOTHING) return { exactly: 0, atMost: late > tickets * (1 - onTime) ? 1 : 0 };
  const exactly = Math.exp(log);
  let atMost = exactly;
  let term = exactly;
  for (let k = late; k > 0 && (term > atMost * 1e-18 || k > tickets * (1 - onTime)); k--) {
    const kept = onTime * spread + (tickets - k) * correlation;
    const missed = (1 - onTime) * spread + (k - 1) * correlation;
    term *= (k / (tickets - k + 1)) * (kept / missed);
    atMost += term;
  }
  return { exactly, atMost: Math.min(1, atMost) };
}

const logBeta = (a: number, b: number) => gammaln(a) + gammaln(b) - gammaln(a + b);

/**
 * Probability that more than `allowed` of n tickets are late.
 * @see binomial law; with a correlation, the beta-binomial law of Skellam 1948, J. R. Stat. Soc. B 10
 */
export function lateBeyond(tickets: number, allowed: number, law: LatenessLaw): number {
  if (allowed >= tickets || law.onTime >= 1 - EDGE) return 0;
  if (law.onTime <= EDGE) return 1;
  if (law.correlation >= 1 - EDGE) return 1 - law.onTime;
  return 1 - counted(tickets, allowed, law).atMost;
}

/**
 * The law of the late tickets as their number grows one by one: a Pólya urn, so that each step costs a few operations.
 * @see Johnson, Kotz & Kemp, Univariate Discrete Distributions, 1992, 6.2.2 and 6.9
 */
class GrowingPeriod {
  declare private readonly law: LatenessLaw;
  declare private tickets: number;
  declare private late: number;
  declare private at: Counted;

  constructor(law: LatenessLaw, tickets: number, late: number) {
    this.law = law;
    this.begin(tickets, late);
  }

  private begin(tickets: number, late: number): void {
    this.tickets = tickets;
    this.late = late;
    this.at = counted(tickets, late, this.law);
  }

  get atMost(): number {
    return this.at.atMost;
  }

  /** One ticket more, of which `late` may be late. */
  grow(late: number): void {
    const { at, tickets } = this;
    if (late < this.late || at.exactly === 0) {
      this.begin(tickets + 1, late);
      return;
    }
    const { onTime, correlation } = this.law;
    const spread = 1 - correlation;
    const all = spread + tickets * correlation;
    at.atMost -= (at.exactly * ((1 - onTime) * spread + this.late * correlation)) / all;
    at.exactly *=
      ((tickets + 1) / (tickets + 1 - this.late)) *
      ((onTime * spread + (tickets - this.late) * correlation) / all);
    this.tickets = tickets + 1;
    for (; this.late < late; this.late++) {
      const missed = (1 - onTime) * spread + this.late * correlation;
      const kept = onTime * spread + (tickets - this.late) * correlation;
      at.exactly *= ((tickets + 1 - this.late) / (this.late + 1)) * (missed / kept);
      at.atMost += at.exactly;
    }
  }
}

/** Standard deviations of a Poisson count beyond which nothing is added: less than 1e-13 on either side. */
const REACH = 8;

/**
 * Probability that a period whose number of tickets is Poisson around `mean` has more late ones than its rule allows.
 * @param allowedOf  late tickets that n tickets may have, n ≥ 1; a period without a ticket is met
 */
export function lateBeyondOfPoisson(
  mean: number,
  allowedOf: (tickets: number) => number,
  law: LatenessLaw,
): number {
  if (mean <= 0 || law.onTime >= 1 - EDGE) return 0;
  const first = Math.max(1, Math.floor(mean - REACH * Math.sqrt(mean) - REACH));
  const last = Math.ceil(mean + REACH * Math.sqrt(mean) + 2 * REACH);
  const isMarched = law.onTime > EDGE && law.correlation < 1 - EDGE;
  const period = isMarched ? new GrowingPeriod(law, first, Math.min(first, allowedOf(first))) : null;
  let weight = Math.exp(first * Math.log(mean) - mean - gammaln(first + 1));
  let missed = 0;
  for (let tickets = first; tickets <= last; tickets++) {
    const allowed = Math.min(tickets, allowedOf(tickets));
    if (period && tickets > first) period.grow(allowed);
    missed += weight * (period ? 1 - period.atMost : lateBeyond(tickets, allowed, law));
    weight *= mean / (tickets + 1);
  }
  return Math.min(1, Math.max(0, missed));
}
