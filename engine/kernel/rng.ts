/**
 * The only randomness. A Stream is a sequence (sfc32) read in order; a Keyed generator gives the record of a ticket from
 * (key, ordinal, purpose) whatever else was drawn before. Keys come from (seed, stream name, replication).
 */

/** 32 random bits at a time. */
export interface Bits {
  next(): number;
}

/** Purposes of sequences, one stream each. For ever: append, never renumber. */
export const SEQUENCE = { arrival: 1, cell: 2, effort: 3 } as const;

/** Purposes of keyed draws. For ever: append, never renumber. */
export const PURPOSE = {
  accept: 1,
  kind: 3,
  effort: 4 /* 4..9: tier 1..6, beyond the tier of entry */,
  escalate: 10 /* 10..15 */,
  workaround: 16 /* 16..21 */,
  waits: 22,
  waitDelay: 23,
  scope: 24,
  notice: 25,
  dispute: 26,
  arbitration: 27,
  outcome: 28,
  quote: 29,
  approval: 30,
  declare: 31,
  bypass: 32,
  outsideEffort: 33,
  outsideDelay: 34,
  claim: 35,
  index: 36,
  eventTimes: 37,
  growth: 38,
  related: 39,
  week: 40,
  day: 41,
  deliveryLate: 90,
  deliveryDelay: 91,
  reclassify: 110,
  reclassifyTo: 111,
  qualify: 112,
  forceMajeure: 113,
  clientCaused: 114,
  exclusionAccepted: 115,
  range: 120,
  renewal: 100,
  distrust: 101,
  carried: 102,
  departure: 80,
  hiring: 81,
  misjudge: 82,
  handOff: 83,
  parking: 84,
  downgrading: 85,
  exclusion: 86,
  contested: 87,
  earlyClose: 88,
  earlyReopens: 89,
  reopen: 50,
  reopenDelay: 51,
  children: 52,
  bornCell: 53,
  bornEffort: 54,
  item: 55,
  cause: 56,
  causeHours: 57,
  aged: 58,
  unfamiliar: 59,
  thirdParty: 60,
  thirdPartyDelay: 61,
  ownWeek: 62,
  ownDay: 63,
  failure: 64,
  induced: 65,
  shadow: 66,
  shadowGap: 67,
  itemScope: 68,
  patience: 70,
  reaction: 71 /* 71..75: tier 1..5 */,
} as const;

const WEYL = 0x9e3779b9 | 0;

/** Bijective mixing of 32 bits with low bias (constants found by C. Wellons' hash prospector). */
export function mix(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0x735a2d97);
  return x ^ (x >>> 15);
}

const BLOCK = 1024;

/** sfc32 (PractRand, C. Doty-Humphrey), filled a block at a time. */
export class Stream implements Bits {
  declare private readonly state: Int32Array;
  declare private readonly words: Int32Array;
  declare private at: number;

  constructor() {
    this.state = new Int32Array(4);
    this.words = new Int32Array(BLOCK);
    this.at = BLOCK;
  }

  open(key0: number, key1: number, purpose: number): void {
    const { state } = this;
    state[0] = mix(key0 + purpose);
    state[1] = mix(key1 ^ Math.imul(purpose, WEYL));
    state[2] = mix(key0 ^ mix(key1));
    state[3] = 1;
    this.fill();
    this.at = 16; // the first words still show the key
  }

  next(): number {
    if (this.at === BLOCK) this.fill();
    return this.words[this.at++]!;
  }

  private fill(): void {
    const { state, words } = this;
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let counter = state[3]!;
    for (let at = 0; at < BLOCK; at++) {
      const sum = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      words[at] = sum;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
    this.at = 0;
  }
}

/** Counter-based generator: `seek` costs a few nanoseconds and depends on nothing drawn before. */
export class Keyed implements Bits {
  declare private base: number;
  declare private salt: number;

  constructor() {
    this.base = 0;
    this.salt = 0;
  }

  seek(key0: number, key1: number, ordinal: number, purpose: number): this {
    const place = Math.imul(ordinal, 0x2c1b3c6d) ^ Math.imul(purpose, WEYL);
    this.base = mix(key0 + place);
    this.salt = mix((key1 ^ place) + this.base);
    return this;
  }

  next(): number {
    this.base = (this.base + WEYL) | 0;
    return mix(mix(this.base) + this.salt);
  }
}

/** Keys of a stream in one replication. */
export function replicationKey(key: number, replication: number): number {
  return mix(key + mix(Math.imul(replication + 1, WEYL)));
}

/** What a ticket's nth return adds to a purpose, so that it draws afresh; beyond every purpose. */
export const ROUND = 256;

/**
 * Ordinal of what a ticket brings about: keyed by (parent, purpose, k) and always negative, so that it is never one of the
 * tape. Two of them fall together with probability 2^-31.
 */
export function bornOrdinal(parent: number, purpose: number, k: number): number {
  return mix(mix(parent ^ Math.imul(purpose, WEYL)) + k) | 0x80000000;
}

/** A number for a stable name, used as an ordinal of keyed draws: never its position in a list (FNV-1a, 32 bits). */
export function nameKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
}
