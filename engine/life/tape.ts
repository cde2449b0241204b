/**
 * The exogenous tape of one replication: what nature does, drawn once and read by every design. Candidate tickets in
 * order of arrival, units of every component over time, and the price index. What every ticket needs is
 * drawn here, each purpose from its own stream; all its other draws are keyed by (flow, ordinal). So it is the same ticket in
 * every design.
 */
export class Tape {
  /** candidate tickets, by arrival */
  declare count: number;
  declare times: Float64Array;
  declare flows: Int32Array;
  declare ordinals: Int32Array;
  /** cell of impact × urgency, and effort drawn for the tier of entry, minutes */
  declare cells: Uint8Array;
  declare efforts: Float64Array;
  /** keys of each flow in this replication */
  declare readonly key0: Int32Array;
  declare readonly key1: Int32Array;
  /** keys of draws that belong to no ticket: claims and the like */
  declare ownKey0: number;
  declare ownKey1: number;
  /** steps of each component's units: places [unitsFrom[c], unitsFrom[c + 1]) */
  declare readonly unitsFrom: Int32Array;
  declare unitTimes: Float64Array;
  declare unitValues: Float64Array;
  /** 1 where the step is an evolution event, 0 where it is growth */
  declare unitIsEvent: Uint8Array;
  /** price index by month, 1 at the start */
  declare readonly index: Float64Array;
  /** evolution events in order of time: which, and the minute */
  declare readonly happened: number[];
  declare readonly happenedAt: number[];
  /** occurrences of each evolution event */
  declare readonly occurrences: Int32Array;

  constructor(flowCount: number, componentCount: number, months: number, eventCount: number) {
    this.count = 0;
    this.times = new Float64Array(1024);
    this.flows = new Int32Array(1024);
    this.ordinals = new Int32Array(1024);
    this.cells = new Uint8Array(1024);
    this.efforts = new Float64Array(1024);
    this.key0 = new Int32Array(flowCount);
    this.key1 = new Int32Array(flowCount);
    this.ownKey0 = 0;
    this.ownKey1 = 0;
    this.unitsFrom = new Int32Array(componentCount + 1);
    this.unitTimes = new Float64Array(256);
    this.unitValues = new Float64Array(256);
    this.unitIsEvent = new Uint8Array(256);
    this.index = new Float64Array(months + 1).fill(1);
    this.occurrences = new Int32Array(eventCount);
    this.happened = [];
    this.happenedAt = [];
  }

  /** Makes room for at least `needed` tickets; what was there is lost. */
  reserve(needed: number): void {
    if (needed <= this.times.length) return;
    const capacity = Math.max(needed, this.times.length * 2);
    this.times = new Float64Array(capacity);
    this.flows = new Int32Array(capacity);
    this.ordinals = new Int32Array(capacity);
    this.cells = new Uint8Array(capacity);
    this.efforts = new Float64Array(capacity);
  }

  /** Appends a step of the component being written. */
  addUnits(place: number, timeMin: number, units: number, isEvent: boolean): void {
    if (place === this.unitTimes.length) {
      const { unitTimes, unitValues, unitIsEvent } = this;
      this.unitTimes = new Float64Array(place * 2);
      this.unitTimes.set(unitTimes);
      this.unitValues = new Float64Array(place * 2);
      this.unitValues.set(unitValues);
      this.unitIsEvent = new Uint8Array(place * 2);
      this.unitIsEvent.set(unitIsEvent);
    }
    this.unitTimes[place] = timeMin;
    this.unitValues[place] = units;
    this.unitIsEvent[place] = isEvent ? 1 : 0;
  }
}
