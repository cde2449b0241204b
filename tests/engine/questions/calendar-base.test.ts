/** A variant compiled after others is the variant compiled alone. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compile, type Scenario } from "#engine";
import { CalendarBase } from "../../../engine/questions/calendar-base.ts";
import { readScenario } from "../../../engine/scenario/resolve.ts";

const FILE = new URL("../../../scenarios/library/contract-a.yaml", import.meta.url);
const written = () => parse(readFileSync(FILE, "utf8"));

function read(change: (raw: ReturnType<typeof written>) => void): Scenario {
  const raw = written();
  change(raw);
  const made = readScenario(raw);
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  return made.scenario;
}

test.each<[string, (raw: ReturnType<typeof written>) => void]>([
  ["another price", (raw) => Object.assign(raw.situation.impact, { lostHourPrice: "50 EUR" })],
  ["other hours of a team", (raw) => (raw.designs.frozen.provider.teams.n1.shifts[0].window = "office")],
  ["other hours of a calendar", (raw) => (raw.calendars.office.hours = "9h-17h Mon-Fri")],
  ["another month of the year", (raw) => (raw.start = "2027-03-01")],
  ["a flat day", (raw) => (raw.situation.demand = { weeklyCv: 0.1 })],
  ["an ageing component", (raw) => (raw.situation.components.servers.ageing = { rate: "10%" })],
  [
    "no pool",
    (raw) => {
      for (const team of ["n1", "n2", "n3"]) delete raw.designs.frozen.provider.teams[team].background;
    },
  ],
])("with %s", (_, change) => {
  const base = new CalendarBase();
  base.compile(
    read(() => undefined),
    null,
  );
  const after = base.compile(read(change), null);
  const alone = compile(read(change), null);
  expect(after.scenarioHash).toBe(alone.scenarioHash);
  expect({ ...after, windows: after.windows.slice(0, 3) }).toEqual({
    ...alone,
    windows: alone.windows.slice(0, 3),
  });
});
