/** The page's controls over a scenario: their values checked and applied. */
import { applySettings, readSettings, SETTINGS } from "#scenarios";
import type { ScenarioSetting } from "./contract.ts";
import { type PlacedFault, scenarioProblem } from "./problems.ts";

/** The controls that apply to a scenario, each with the scenario's own value. */
export function settingsOf(raw: unknown): ScenarioSetting[] {
  const values = readSettings(raw);
  return SETTINGS.flatMap(({ id, label, kind, unit, min, max, step, choices, source }) => {
    const value = values[id];
    return value === null ? [] : [{ id, label, kind, unit, min, max, step, choices, source, value }];
  });
}

function faultOf(
  setting: ScenarioSetting | undefined,
  id: string,
  value: number,
  known: string,
): PlacedFault | undefined {
  const path = ["settings", id];
  if (!setting) return { code: "UNKNOWN_FIELD", path, value: id, allowed: known };
  const { choices, min, max, unit } = setting;
  if (choices.length > 0) {
    const allowed = choices.map((choice) => choice.value);
    return allowed.includes(value)
      ? undefined
      : { code: "NOT_ONE_OF", path, value, allowed: allowed.join(", ") };
  }
  return value >= min && value <= max
    ? undefined
    : { code: "OUT_OF_RANGE", path, value, allowed: `${min} … ${max} ${unit}` };
}

/**
 * The scenario with these values, the given one untouched.
 * @throws SCENARIO_FAULTS for a value out of range and for a control that this scenario does not have
 */
export function withSettings(raw: unknown, values: Record<string, number>): unknown {
  if (Object.keys(values).length === 0) return raw;
  const settings = settingsOf(raw);
  const known = settings.map(({ id }) => id).join(", ");
  const faults = Object.entries(values).flatMap(([id, value]) => {
    const fault = faultOf(
      settings.find((one) => one.id === id),
      id,
      value,
      known,
    );
    return fault ? [fault] : [];
  });
  if (faults.length > 0) throw scenarioProblem(faults);
  return applySettings(raw, values);
}
