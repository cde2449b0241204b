/** Waiting tickets of one team, smallest (key, place) first: a binary heap. A rule of dispatch is the meaning of its key. */
export class KeyQueue {
  declare size: number;
  declare private keys: Float64Array;
  declare private places: Float64Array;
  declare private tickets: Int32Array;

  constructor(capacity = 32) {
    this.size = 0;
    this.keys = new Float64Array(capacity);
    this.places = new Float64Array(capacity);
    this.tickets = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, place: number, ticket: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, places, tickets } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentKey = keys[parent]!;
      if (parentKey < key || (parentKey === key && places[parent]! < place)) break;
      keys[hole] = parentKey;
      places[hole] = places[parent]!;
      tickets[hole] = tickets[parent]!;
      hole = parent;
    }
    keys[hole] = key;
    places[hole] = place;
    tickets[hole] = ticket;
  }

  /** Key of the first ticket; Infinity if none waits. */
  peekKey(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.keys[0]!;
  }

  /** Takes the first ticket; call on a queue that is not empty. */
  pop(): number {
    const { keys, places, tickets } = this;
    const first = tickets[0]!;
    const size = --this.size;
    const key = keys[size]!;
    const place = places[size]!;
    const ticket = tickets[size]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (
        child + 1 < size &&
        (keys[child + 1]! < keys[child]! ||
          (keys[child + 1] === keys[child] && places[child + 1]! < places[child]!))
      )
        child++;
      if (keys[child]! > key || (keys[child] === key && places[child]! > place)) break;
      keys[hole] = keys[child]!;
      places[hole] = places[child]!;
      tickets[hole] = tickets[child]!;
      hole = child;
    }
    keys[hole] = key;
    places[hole] = place;
    tickets[hole] = ticket;
    return first;
  }

  private grow(): void {
    const { keys, places, tickets } = this;
    const capacity = keys.length * 2;
    this.keys = new Float64Array(capacity);
    this.keys.set(keys);
    this.places = new Float64Array(capacity);
    this.places.set(places);
    this.tickets = new Int32Array(capacity);
    this.tickets.set(tickets);
  }
}
