/**
 * Both sides' money, in whole cents. Every line names payer, payee, clause and month; a transfer between the parties
 * leaves their sum unchanged, a cost leaves it for the world outside.
 */

import { BeyondCapacity } from "../kernel/capacity.ts";

/** the largest amount of which every cent still counts */
const MOST_CENTS = Number.MAX_SAFE_INTEGER;

export const PARTY = { client: 0, provider: 1, outside: 2 } as const;

/** Kinds of line that every contract has: who pays whom. `penalty` is the first of those of its clauses, which follow. */
const COMMON = [
  ["fee", PARTY.client, PARTY.provider],
  ["timeAndMaterials", PARTY.client, PARTY.provider],
  ["amendment", PARTY.client, PARTY.provider],
  ["wages", PARTY.provider, PARTY.outside],
  ["providerOverhead", PARTY.provider, PARTY.outside],
  ["clientStaff", PARTY.client, PARTY.outside],
  ["exit", PARTY.client, PARTY.provider],
  ["reversibility", PARTY.client, PARTY.provider],
  ["transition", PARTY.client, PARTY.provider],
  ["tickets", PARTY.client, PARTY.provider],
  ["onCall", PARTY.provider, PARTY.outside],
  ["onCallFee", PARTY.client, PARTY.provider],
] as const;
export const LINE = Object.fromEntries(
  [...COMMON.map(([name]) => name), "penalty"].map((name, at) => [name, at]),
) as Readonly<Record<(typeof COMMON)[number][0] | "penalty", number>>;

export type LineName = (typeof COMMON)[number][0] | "penalty" | "refund" | "bonus";

/** What a line is for: who pays whom, by which clause, and why. */
export interface LineKind {
  line: LineName;
  payer: number;
  payee: number;
  clause: string;
  cause: string;
}

/** A clause's reason to pay: an SLA line, a deliverable. */
export interface ClauseCause {
  clause: string;
  cause: string;
}

const NO_TICKET = -1;

export type Posting = (month: number, kind: number, cents: number, ticket: number) => void;

export class Ledger {
  /** cents by [month][kind] */
  declare readonly lines: Float64Array;
  /** cents of client, provider, outside world; their sum is always 0 */
  declare readonly balances: Float64Array;
  declare readonly kinds: number;
  /** told of every posting while a replication is traced; posting does not depend on it */
  declare onPost: Posting | null;
  /** the common kinds, then for every cause of the clauses its penalty, its refund and its bonus */
  declare readonly kindTable: readonly LineKind[];
  declare private readonly causes: number;

  constructor(months: number, causes: readonly ClauseCause[]) {
    const { client, provider } = PARTY;
    this.kindTable = [
      ...COMMON.map(([line, payer, payee]) => ({ line, payer, payee, clause: line, cause: "month" })),
      ...causes.map((cause) => ({ line: "penalty" as const, payer: provider, payee: client, ...cause })),
      ...causes.map((cause) => ({ line: "refund" as const, payer: client, payee: provider, ...cause })),
      ...causes.map((cause) => ({ line: "bonus" as const, payer: client, payee: provider, ...cause })),
    ];
    this.causes = causes.length;
    this.kinds = this.kindTable.length;
    this.lines = new Float64Array(months * this.kinds);
    this.balances = new Float64Array(3);
    this.onPost = null;
  }

  penaltyKind(cause: number): number {
    return LINE.penalty + cause;
  }

  /** A penalty given back. */
  refundKind(cause: number): number {
    return LINE.penalty + this.causes + cause;
  }

  bonusKind(cause: number): number {
    return LINE.penalty + 2 * this.causes + cause;
  }

  clear(): void {
    this.lines.fill(0);
    this.balances.fill(0);
  }

  /**
   * Posts an amount in whole cents. `ticket` is its cause, where one ticket is.
   * @throws BeyondCapacity where a party's balance no longer counts every cent
   */
  post(month: number, kind: number, cents: number, ticket = NO_TICKET): void {
    const { payer, payee } = this.kindTable[kind]!;
    this.lines[month * this.kinds + kind]! += cents;
    this.balances[payer]! -= cents;
    this.balances[payee]! += cents;
    const isCounted = Math.abs(this.balances[payer]!) <= MOST_CENTS && Math.abs(cents) <= MOST_CENTS;
    if (!isCounted) throw new BeyondCapacity("cents", MOST_CENTS);
    if (this.onPost !== null) this.onPost(month, kind, cents, ticket);
  }
}

/** Whole cents of an amount in euros, half up. A hair is added so that 1.005 written in binary rounds as it reads. */
export function toCents(eur: number): number {
  return Math.floor(eur * 100 + 0.5 + 1e-7);
}

/**
 * Spreads whole cents over shares pro rata by largest remainder; `into` receives one whole amount per share.
 * @throws BeyondCapacity for an amount of which not every cent counts
 */
export function spreadCents(cents: number, shares: readonly number[], into: number[]): void {
  if (!(Math.abs(cents) <= MOST_CENTS)) throw new BeyondCapacity("cents", MOST_CENTS);
  const total = shares.reduce((sum, share) => sum + share, 0);
  let left = cents;
  const remainders: number[] = [];
  for (let at = 0; at < shares.length; at++) {
    const exact = total > 0 ? (cents * shares[at]!) / total : 0;
    into[at] = Math.floor(exact);
    remainders[at] = exact - into[at]!;
    left -= into[at]!;
  }
  for (; left > 0; left--) {
    let largest = 0;
    for (let at = 1; at < remainders.length; at++) if (remainders[at]! > remainders[largest]!) largest = at;
    into[largest]!++;
    remainders[largest] = -1;
  }
}
