/** The contract clock to the second, over 33 cases on which three outside implementations agree. */
import { describe, expect, test } from "vitest";
import { Calendars, type CalendarText } from "../../engine/compile/calendars.ts";
import { advance, openMinutes, type Window } from "../../engine/kernel/window.ts";
import { observe } from "../laws/observe.ts";
import { caseFile } from "./cases.ts";

interface ClockCase {
  id: string;
  note: string;
  calendar: string;
  opened_utc: string;
  resolved_utc: string;
  pauses_utc: [string, string | null][];
  target_minutes: number | null;
  expected_elapsed_minutes: number;
  expected_gross_minutes_without_pauses: number;
  expected_due_utc: string | null;
  expected_breached: boolean | null;
}

interface ClockFile {
  calendars: Record<string, { tz: string; week: Record<string, string[]>; holidays: string }>;
  holidays: Record<string, Record<string, string>>;
  cases: ClockCase[];
}

const file = caseFile("sla_clock") as ClockFile;
const HOLIDAYS: Record<string, string> = { none: "none", FR: "FR", "FR-ALSACE": "FR-67" };
const PARIS = "Europe/Paris";

const clockMinutes = (written: string) => Number(written.slice(0, 2)) * 60 + Number(written.slice(3));

/** The case's calendar in the scenario's words: opening minutes by day of the week, time zone, public holidays. */
function calendarText(name: string): CalendarText {
  const calendar = file.calendars[name];
  if (!calendar) throw new Error(`no calendar ${name}`);
  const hours = Array.from({ length: 7 }, (_, day) =>
    (calendar.week[day] ?? []).flatMap((span) => span.split("-").map(clockMinutes)),
  );
  return {
    hours,
    timeZone: calendar.tz,
    holidays: HOLIDAYS[calendar.holidays] ?? calendar.holidays,
    closures: [],
  };
}

/** A ticket's clock: the window, and the spans between opening and resolution in which nothing pauses it. */
function clockOf({ calendar, opened_utc, resolved_utc, pauses_utc }: ClockCase) {
  const firstDay = new Date(Date.parse(opened_utc) - 3 * 86_400_000).toISOString().slice(0, 10);
  const calendars = new Calendars(firstDay, PARIS, -10, 60);
  const minute = (utc: string) => calendars.minuteOf(Date.parse(utc));
  const running = (ends: [number, number][], until: number): [number, number][] => {
    const spans: [number, number][] = [];
    let from = minute(opened_utc);
    for (const [start, end] of ends.sort((a, b) => a[0] - b[0])) {
      if (start > from) spans.push([from, Math.min(start, until)]);
      from = Math.max(from, end);
    }
    if (from < until) spans.push([from, until]);
    return spans;
  };
  const pauses = pauses_utc.map(([start, end]): [number, number] => [
    minute(start),
    end === null ? Number.POSITIVE_INFINITY : minute(end),
  ]);
  const ended = pauses.filter(([, end]) => end !== Number.POSITIVE_INFINITY);
  return {
    window: calendars.window(calendarText(calendar), PARIS),
    minute,
    toResolution: running(pauses, minute(resolved_utc)),
    withoutEnd: running(ended, Number.POSITIVE_INFINITY),
  };
}

/** Instant at which the clock reaches the target, running only in `spans`. */
function due(window: Window, spans: [number, number][], target: number): number {
  let left = target;
  for (const [from, until] of spans) {
    const at = advance(window, from, left);
    if (at <= until) return at;
    left -= openMinutes(window, from, until);
  }
  return Number.POSITIVE_INFINITY;
}

const SECOND = 1 / 60;
/** A due time is kept in minutes; half a second separates any two of the cases'. */
const EXACT = SECOND / 100;

describe("the contract clock", () => {
  test("is held by all 33 cases", () => expect(file.cases).toHaveLength(33));
  test.each(file.cases)("$id $note", (one) => {
    const { window, minute, toResolution, withoutEnd } = clockOf(one);
    const elapsed = toResolution.reduce((sum, [from, until]) => sum + openMinutes(window, from, until), 0);
    expect(Math.abs(elapsed - one.expected_elapsed_minutes)).toBeLessThan(EXACT);
    const gross = openMinutes(window, minute(one.opened_utc), minute(one.resolved_utc));
    expect(Math.abs(gross - one.expected_gross_minutes_without_pauses)).toBeLessThan(EXACT);
    if (one.target_minutes === null) return;
    // the engine's rule: a ticket exactly on target is met
    expect(elapsed > one.target_minutes + 1e-9).toBe(one.expected_breached);
    if (one.expected_due_utc === null) return;
    expect(Math.abs(due(window, withoutEnd, one.target_minutes) - minute(one.expected_due_utc))).toBeLessThan(
      EXACT,
    );
  });
  test("knows exactly the public holidays of the cases' lists, in France and in Alsace", () => {
    const calendars = new Calendars("2024-06-01", PARIS, -150, 1650);
    for (const [where, listed] of Object.entries(file.holidays)) {
      const found = new Set(calendars.holidays(HOLIDAYS[where] ?? where));
      for (const date of Object.keys(listed)) expect(found.has(date), `${date} in ${where}`).toBe(true);
      const years = new Set(Object.keys(listed).map((date) => date.slice(0, 4)));
      const inYears = [...found].filter((date) => years.has(date.slice(0, 4)));
      expect(inYears.sort()).toEqual(Object.keys(listed).sort());
    }
  });
});

/** Cases that no ticket of the event loop can live, with the reason. */
const NOT_LIVED: Record<string, string> = {
  "SLA-A-21":
    "a ticket that waits for its user is not solved before the answer: no pause is open at the resolution",
};

const DAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Pauses of a case as one stretch; overlapping ones make one. */
function pauseOf(one: ClockCase, minute: (utc: string) => number): { from: number; to: number } | null {
  if (one.pauses_utc.length === 0) return null;
  const ends = one.pauses_utc.map(([from, to]) => [minute(from), minute(to ?? one.resolved_utc)] as const);
  return { from: Math.min(...ends.map(([from]) => from)), to: Math.max(...ends.map(([, to]) => to)) };
}

/** [met, measured] of the case's ticket, lived from its report to its solution, against a target in minutes. */
function lived(one: ClockCase, targetMin: number): [number, number] {
  const calendar = file.calendars[one.calendar];
  if (!calendar) throw new Error(`no calendar ${one.calendar}`);
  const start = new Date(Date.parse(one.opened_utc) - 3 * 86_400_000).toISOString().slice(0, 10);
  const calendars = new Calendars(start, PARIS, 0, 60);
  const minute = (utc: string) => calendars.minuteOf(Date.parse(utc));
  const [opened, resolved] = [minute(one.opened_utc), minute(one.resolved_utc)];
  const pause = pauseOf(one, minute);
  const effort = resolved - opened - (pause ? pause.to - pause.from : 0);
  const hours = Object.entries(calendar.week)
    .map(([day, spans]) => `${spans.join(",")} ${DAY_NAMES[Number(day)]}`)
    .join("; ");
  const [observation] = observe(
    {
      name: one.id,
      start,
      months: 2,
      timeZone: PARIS,
      calendars: {
        clock: { hours, timeZone: calendar.tz, holidays: HOLIDAYS[calendar.holidays] ?? calendar.holidays },
      },
      situation: {
        components: {
          desk: {
            units: 1,
            incidents: "1/month",
            priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
            effort: [60],
          },
        },
        ...(pause
          ? {
              waiting: {
                probability: 1,
                delay: pause.to - pause.from,
                afterShare: (pause.from - opened) / effort,
              },
            }
          : {}),
      },
      designs: {
        one: {
          contract: {
            slas: { fix: { metric: "resolution", targets: { P4: targetMin }, window: "clock" } },
          },
          provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }] } } },
        },
      },
      experiment: { replications: 16, seed: 1 },
    },
    { arrivals: [{ atMin: opened, component: "desk", effortMin: effort, priority: 3 }] },
  );
  if (!observation) throw new Error("no design");
  const { sla } = observation.simulation;
  return [
    sla.met.reduce((sum, count) => sum + count, 0),
    sla.measured.reduce((sum, count) => sum + count, 0),
  ];
}

describe("the contract clock of a ticket that is lived in the event loop", () => {
  const cases = file.cases.filter(({ id }) => !(id in NOT_LIVED));
  test("is held by all cases but those with a reason", () => expect(cases).toHaveLength(32));
  test.each(cases)("$id $note", (one) => {
    const elapsed = one.expected_elapsed_minutes;
    expect(lived(one, elapsed)).toEqual([1, 1]);
    if (elapsed > 0) expect(lived(one, elapsed - SECOND)).toEqual([0, 1]);
    if (one.target_minutes !== null)
      expect(lived(one, one.target_minutes)).toEqual([one.expected_breached ? 0 : 1, 1]);
  });
});
