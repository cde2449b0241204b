/** What every mechanism needs while a scenario is compiled: names → indices, distributions → pool, faults gathered, not thrown. */

import { KIND } from "../kernel/draw.ts";
import { exp, log } from "../kernel/elementary.ts";
import { layWindow, type Window } from "../kernel/window.ts";
import type { Distribution } from "../scenario/distribution.ts";
import { type Fault, ScenarioError, unknownName } from "../scenario/errors.ts";
import type { Scenario } from "../scenario/model.ts";
import { Calendars } from "./calendars.ts";

export type Path = readonly (string | number)[];

const ALWAYS = "always";
/** days laid out beyond the horizon: the drain's bound of 12 months and the waits that begin in it */
const AFTER_DAYS = 400;
export const DRAIN_MIN = 366 * 1440;

export class Compiler {
  declare readonly scenario: Scenario;
  declare readonly faults: Fault[];
  declare readonly windows: Window[];
  declare readonly windowNames: string[];
  declare readonly componentIds: string[];
  declare readonly monthDates: string[];
  declare readonly calendars: Calendars;
  declare private readonly pool: number[];

  /** @param laid  windows of the same calendars, laid out before */
  constructor(scenario: Scenario, warmupDays: number, laid?: readonly Window[]) {
    this.scenario = scenario;
    this.faults = [];
    this.pool = [];
    this.componentIds = Object.keys(scenario.situation.components);
    const days = Math.ceil(scenario.months * 31) + AFTER_DAYS;
    try {
      this.calendars = new Calendars(scenario.start, scenario.timeZone, -warmupDays, days);
    } catch {
      throw new ScenarioError([{ code: "UNKNOWN_TIME_ZONE", path: ["timeZone"], value: scenario.timeZone }]);
    }
    this.monthDates = this.calendars.monthDates(scenario.months);
    this.windowNames = [ALWAYS];
    this.windows = [];
    if (laid) {
      this.windowNames.push(...Object.keys(scenario.calendars));
      this.windows.push(...laid);
    } else this.layWindows();
  }

  private layWindows(): void {
    const { fromMin, toMin } = this.calendars;
    this.windows.push(layWindow([[fromMin, toMin]], fromMin, toMin));
    for (const [name, text] of Object.entries(this.scenario.calendars)) this.addWindow(name, text);
  }

  private addWindow(name: string, text: Scenario["calendars"][string]): void {
    const path = ["calendars", name];
    try {
      const window = this.calendars.window(text, this.scenario.timeZone);
      if (window.opens.length === 0) this.fault("WINDOW_NEVER_OPENS", path, name);
      this.windows.push(window);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const byHolidays = error.message === text.holidays;
      this.fault(
        byHolidays ? "UNKNOWN_HOLIDAYS" : "UNKNOWN_TIME_ZONE",
        [...path, byHolidays ? "holidays" : "timeZone"],
        byHolidays ? text.holidays : text.timeZone,
      );
      this.windows.push(this.windows[0] as Window);
    }
    this.windowNames.push(name);
  }

  fault(code: string, path: Path, value?: unknown, known?: readonly string[]): void {
    this.faults.push(known ? unknownName(code, path, value, known) : { code, path, value });
  }

  /** Index of a named window; a fault and `always` if there is none. */
  window(name: string, path: Path): number {
    return this.index(name, this.windowNames, "UNKNOWN_WINDOW", path);
  }

  /** Window that is open on the whole of every local day on which another one opens. */
  dayWindow(window: number): number {
    const days = this.calendars.wholeDays(this.windows[window] as Window);
    this.windows.push(days);
    return this.windows.length - 1;
  }

  component(name: string, path: Path): number {
    return this.index(name, this.componentIds, "UNKNOWN_COMPONENT", path);
  }

  /** Index of a name in a list; a fault and 0 if it is not there. */
  index(name: string, known: readonly string[], code: string, path: Path): number {
    const at = known.indexOf(name);
    if (at >= 0) return at;
    this.fault(code, path, name, known);
    return 0;
  }

  /** Place of a distribution in the pool. */
  distribution(text: Distribution): number {
    const at = this.pool.length;
    const { kind, mean, cv, values } = text;
    const variance = log(1 + cv * cv);
    const parameters: Record<Distribution["kind"], readonly number[]> = {
      deterministic: [mean, 0, 0],
      exponential: [mean, 0, 0],
      lognormal: mean > 0 ? [log(mean) - variance / 2, Math.sqrt(variance), 0] : [0, 0, 0],
      gamma: [mean, cv > 0 ? 1 / (cv * cv) : 1, 0],
      weibull: [mean / gammaFunction(1 + 1 / (values[0] ?? 1)), values[0] ?? 1, 0],
      triangular: values,
      pert: values,
      empirical: [values.length, at + 4, 0],
    };
    const degenerate = mean === 0 || ((kind === "lognormal" || kind === "gamma") && cv === 0);
    if (degenerate) this.pool.push(KIND.deterministic, mean, 0, 0);
    else this.pool.push(KIND[kind], ...parameters[kind]);
    if (kind === "empirical") this.pool.push(...values);
    return at;
  }

  layPool(): Float64Array {
    return Float64Array.from(this.pool);
  }
}

/** Γ(x) for x > 1 (Lanczos approximation, g = 7, nine coefficients; relative error below 1e-13). */
function gammaFunction(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const shifted = x - 1;
  const t = shifted + 7.5;
  const sum = coefficients.reduce(
    (total, coefficient, at) => total + (at === 0 ? coefficient : coefficient / (shifted + at)),
    0,
  );
  return 2.5066282746310002 * exp((shifted + 0.5) * log(t) - t) * sum;
}
