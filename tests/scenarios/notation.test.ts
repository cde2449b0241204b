import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fault, readScenario, type Scenario } from "#engine";

/** The smallest scenario, with a change of one field. */
function withHours(hours: string): unknown {
  return {
    name: "toy",
    start: "2027-01-01",
    months: 1,
    calendars: { office: { hours } },
    situation: { components: { pc: { units: 1 } } },
    designs: {
      only: {
        contract: {},
        provider: { teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }] } } },
      },
    },
    experiment: { seed: 1 },
  };
}

function withSla(targets: unknown, required: unknown): unknown {
  const raw = withHours("24x7") as { designs: { only: { contract: unknown } } };
  raw.designs.only.contract = {
    slas: { restoration: { metric: "restoration", targets, window: "office", required } },
  };
  return raw;
}

function scenarioOf(raw: unknown): Scenario {
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

function faultsOf(raw: unknown): Fault[] {
  const read = readScenario(raw);
  return "faults" in read ? read.faults : [];
}

const targetOf = (written: unknown) =>
  scenarioOf(withSla(written, "90%")).designs["only"]?.contract.slas["restoration"]?.targets;
const requiredOf = (written: unknown) =>
  scenarioOf(withSla("4h", written)).designs["only"]?.contract.slas["restoration"]?.required;

test("a duration is the same number of minutes in every way of writing it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
      const total = hours * 60 + minutes;
      expect(targetOf(`${hours}h${String(minutes).padStart(2, "0")}`)).toBe(total);
      expect(targetOf(`${total} min`)).toBe(total);
      expect(targetOf(total)).toBe(total);
      expect(targetOf(String(total))).toBe(total);
    }),
  );
});

test("4 h, a day of 24 h and a week of 7 days are what they say", () => {
  expect([targetOf("4h"), targetOf("4 h"), targetOf("2 d"), targetOf("1 wk"), targetOf("1.5 h")]).toEqual([
    240, 240, 2880, 10_080, 90,
  ]);
});

test("a share is read the same as a percentage and as a fraction", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
      expect(requiredOf(`${tenths / 10}%`)).toBeCloseTo(tenths / 1000, 12);
      expect(requiredOf(tenths / 1000)).toBe(tenths / 1000);
    }),
  );
});

const clock = (minutes: number) => `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, "0")}`;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

test("a weekly window written from its intervals reads back as those intervals", () => {
  const day = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 8 })
    .map((times) => times.sort((a, b) => a - b).slice(0, times.length - (times.length % 2)));
  fc.assert(
    fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), (week) => {
      fc.pre(week.some((times) => times.length > 0));
      const parts = week.flatMap((times, at) => {
        const spans = Array.from(
          { length: times.length / 2 },
          (_, pair) => `${clock(times[2 * pair] ?? 0)}-${clock(times[2 * pair + 1] ?? 0)}`,
        );
        return spans.length > 0 ? [`${spans.join(",")} ${DAYS[at]}`] : [];
      });
      expect(scenarioOf(withHours(parts.join("; "))).calendars["office"]?.hours).toEqual(week);
    }),
  );
});

test("intervals that overlap on a day are refused", () => {
  expect(faultsOf(withHours("8h-12h,11h-14h Mon")).map(({ code }) => code)).toEqual(["NOT_A_WINDOW"]);
  expect(faultsOf(withHours("8h-12h Mon-Fri; 9h-10h Tue")).map(({ code }) => code)).toEqual(["NOT_A_WINDOW"]);
});

test("any text is read as a duration, or refused with one fault at its place", () => {
  fc.assert(
    fc.property(fc.string(), (written) => {
      const faults = faultsOf(withSla(written, "90%"));
      expect(faults.length).toBeLessThanOrEqual(1);
      for (const fault of faults)
        expect(fault.path.slice(0, 6)).toEqual([
          "designs",
          "only",
          "contract",
          "slas",
          "restoration",
          "targets",
        ]);
    }),
  );
});
