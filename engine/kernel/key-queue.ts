/** Things in wait (the tickets of one team, say), smallest (key, place) first: a binary heap. A rule of dispatch is the meaning of its key. */
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
    const hole = this.rise(this.size++, key, place);
    this.keys[hole] = key;
    this.places[hole] = place;
    this.tickets[hole] = ticket;
  }

  /** Moves a hole up past all that come after (key, place); returns where it stops. */
  private rise(from: number, key: number, place: number): number {
    const { keys, places, tickets } = this;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentKey = keys[parent]!;
      if (parentKey < key || (parentKey === key && places[parent]! < place)) break;
      keys[hole] = parentKey;
      places[hole] = places[parent]!;
      tickets[hole] = tickets[parent]!;
      hole = parent;
    }
    return hole;
  }

  /** Key of the first ticket; Infinity if none waits. */
  peekKey(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.keys[0]!;
  }

  /** Place of the first ticket; Infinity if none waits. */
  peekPlace(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.places[0]!;
  }

  /** Gives every ticket the key that it has now, and puts them in order anew. Linear in the tickets that wait. */
  rekey<Context>(keyOf: (context: Context, ticket: number) => number, context: Context): void {
    const { keys, places, tickets, size } = this;
    for (let at = 0; at < size; at++) keys[at] = keyOf(context, tickets[at]!);
    for (let at = (size >> 1) - 1; at >= 0; at--) this.sink(at, keys[at]!, places[at]!, tickets[at]!);
  }

  /** Takes a ticket out, wherever it stands; false if it does not wait here. Linear in the tickets that wait. */
  remove(ticket: number): boolean {
    const { keys, places, tickets } = this;
    for (let at = 0; at < this.size; at++) {
      if (tickets[at] !== ticket) continue;
      const last = --this.size;
      if (at === last) return true;
      // the last one takes its place, and finds its own from there
      const key = keys[last]!;
      const place = places[last]!;
      const moved = tickets[last]!;
      this.sink(this.rise(at, key, place), key, place, moved);
      return true;
    }
    return false;
  }

  /** The first ticket; call on a queue that is not empty. */
  peek(): number {
    return this.tickets[0]!;
  }

  /** Gives the first ticket another key, and its place in the order; call on a queue that is not empty. */
  rekeyFirst(key: number): void {
    this.sink(0, key, this.places[0]!, this.tickets[0]!);
  }

  /** Takes the first ticket; call on a queue that is not empty. */
  pop(): number {
    const first = this.tickets[0]!;
    const last = --this.size;
    this.sink(0, this.keys[last]!, this.places[last]!, this.tickets[last]!);
    return first;
  }

  /** Puts a ticket at a hole and lets it sink to its place. */
  private sink(from: number, key: number, place: number, ticket: number): void {
    const { keys, places, tickets, size } = this;
    let hole = from;
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
