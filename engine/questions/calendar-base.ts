/** Compiles variants of one scenario: what the calendar settles, which takes longest, is laid out once. */
import { type Compiled, compile } from "../compile/compile.ts";
import type { Scenario } from "../scenario/model.ts";
import { hashOf } from "../scenario/scenario-hash.ts";

/** Whatever windows, months and the demand profile's layout depend on. */
function calendarOf({ start, months, timeZone, calendars, situation, observed, clients, designs }: Scenario) {
  const { demand, evolution, components } = situation;
  const dayFactors = Object.values(components).map(({ weeklyCv, dailyCv, ageing }) => [
    weeklyCv,
    dailyCv,
    ageing !== undefined,
  ]);
  const spikes = evolution?.events.map(({ spike }) => spike !== undefined);
  const pools = Object.values(designs).some(({ provider }) =>
    Object.values(provider.teams).some(({ background }) => (background?.tickets ?? 0) > 0),
  );
  return JSON.stringify([
    start,
    months,
    timeZone,
    calendars,
    demand,
    dayFactors,
    spikes,
    pools,
    observed,
    clients,
  ]);
}

export class CalendarBase {
  declare private readonly laid: Map<string, Compiled>;

  constructor() {
    this.laid = new Map();
  }

  /** The same bits as `compile`. @throws ScenarioError as it does */
  compile(scenario: Scenario, world: string | null): Compiled {
    const key = calendarOf(scenario);
    const base = this.laid.get(key);
    // ranges may reach what is laid out
    if (!base || scenario.ranges) {
      const compiled = compile(scenario, world);
      if (!scenario.ranges) this.laid.set(key, compiled);
      return compiled;
    }
    const compiled = compile(scenario, world, base);
    compiled.scenarioHash = hashOf(scenario);
    return compiled;
  }
}
