/**
 * Both sides' money, in whole cents. Every line names payer, payee, clause and month; a transfer between the parties
 * leaves their sum unchanged, a cost leaves it for the world outside.
 */

export const PARTY = { client: 0, provider: 1, outside: 2 } as const;

/** Kinds of line: who pays whom. Penalty lines follow, one kind per clause. */
export const LINE = {
  fee: 0,
  timeAndMaterials: 1,
  amendment: 2,
  wages: 3,
  providerOverhead: 4,
  clientStaff: 5,
  exit: 6,
  reversibility: 7,
  transition: 8,
  penalty: 9,
} as const;

const PAYS: readonly (readonly [number, number])[] = [
  [PARTY.client, PARTY.provider],
  [PARTY.client, PARTY.provider],
  [PARTY.client, PARTY.provider],
  [PARTY.provider, PARTY.outside],
  [PARTY.provider, PARTY.outside],
  [PARTY.client, PARTY.outside],
  [PARTY.client, PARTY.provider],
  [PARTY.client, PARTY.provider],
  [PARTY.client, PARTY.provider],
  [PARTY.provider, PARTY.client],
];

const NO_TICKET = -1;

export type Posting = (month: number, kind: number, cents: number, ticket: number) => void;

/** Payer and payee of a kind of line. */
export function partiesOf(kind: number): readonly [payer: number, payee: number] {
  return PAYS[kind < LINE.penalty ? kind : LINE.penalty]!;
}

export class Ledger {
  /** cents by [month][kind], penalty clauses at the end */
  declare readonly lines: Float64Array;
  /** cents of client, provider, outside world; their sum is always 0 */
  declare readonly balances: Float64Array;
  declare readonly kinds: number;
  /** told of every posting while a replication is traced; posting does not depend on it */
  declare onPost: Posting | null;

  constructor(months: number, clauses: number) {
    this.kinds = LINE.penalty + clauses;
    this.lines = new Float64Array(months * this.kinds);
    this.balances = new Float64Array(3);
    this.onPost = null;
  }

  clear(): void {
    this.lines.fill(0);
    this.balances.fill(0);
  }

  /** Posts an amount in whole cents; kinds from LINE.penalty on are clauses. `ticket` is its cause, where one ticket is. */
  post(month: number, kind: number, cents: number, ticket = NO_TICKET): void {
    const pays = partiesOf(kind);
    this.lines[month * this.kinds + kind]! += cents;
    this.balances[pays[0]!]! -= cents;
    this.balances[pays[1]!]! += cents;
    if (this.onPost !== null) this.onPost(month, kind, cents, ticket);
  }
}

/** Whole cents of an amount in euros, half up. A hair is added so that 1.005 written in binary rounds as it reads. */
export function toCents(eur: number): number {
  return Math.floor(eur * 100 + 0.5 + 1e-7);
}

/** Spreads whole cents over shares pro rata by largest remainder; `into` receives one whole amount per share. */
export function spreadCents(cents: number, shares: readonly number[], into: number[]): void {
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
