/** The contract clock to the second, over 33 cases on which three outside implementations agree. */
import { Calendars, type CalendarText } from "../../../engine/compile/calendars.ts";
import { advance, openMinutes, type Window } from "../../../engine/kernel/window.ts";
import { observe } from "../../laws/observe.ts";
import { caseFile } from "../cases.ts";
import type { Exact, Played, Value } from "./exact.ts";

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

/** Cases that no ticket of the event loop can live, with the reason. */
export const NOT_LIVED: Record<string, string> = {
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

const SECOND = 1 / 60;

/** An instant of the engine in the notation of the cases, to the second. */
const utcOf = (one: ClockCase, minuteOf: (utc: string) => number, at: number) =>
  new Date(Date.parse(one.opened_utc) + Math.round((at - minuteOf(one.opened_utc)) * 60) * 1000)
    .toISOString()
    .replace(".000Z", "Z");

/** Elapsed minutes, without pauses, late or not, due instant: those that the case has. */
function read(one: ClockCase): Played {
  const { window, minute, toResolution, withoutEnd } = clockOf(one);
  const elapsed = toResolution.reduce((sum, [from, until]) => sum + openMinutes(window, from, until), 0);
  const gross = openMinutes(window, minute(one.opened_utc), minute(one.resolved_utc));
  const expected: Value[] = [one.expected_elapsed_minutes, one.expected_gross_minutes_without_pauses];
  const found: Value[] = [toSecond(elapsed), toSecond(gross)];
  if (one.target_minutes !== null) {
    expected.push(verdict(one.expected_breached === true));
    // the engine's rule: a ticket exactly on target is met
    found.push(verdict(elapsed > one.target_minutes + 1e-9));
    if (one.expected_due_utc !== null) {
      expected.push(one.expected_due_utc);
      found.push(utcOf(one, minute, due(window, withoutEnd, one.target_minutes)));
    }
  }
  return { expected, found };
}

const verdict = (isLate: boolean) => (isLate ? "late" : "in time");
/** The same minutes where they are a whole number of seconds, to a hundredth of one. */
const toSecond = (minutes: number) =>
  Math.abs(minutes * 60 - Math.round(minutes * 60)) < 0.01 ? Math.round(minutes * 60) / 60 : minutes;

/** Verdicts on the ticket lived in the event loop: with its elapsed time as target, a second less, and the case's own target. */
function live(one: ClockCase): Played {
  const elapsed = one.expected_elapsed_minutes;
  const told = ([met, measured]: [number, number]) => (measured === 1 ? verdict(met === 0) : "not measured");
  const expected: Value[] = [verdict(false)];
  const found: Value[] = [told(lived(one, elapsed))];
  if (elapsed > 0) {
    expected.push(verdict(true));
    found.push(told(lived(one, elapsed - SECOND)));
  }
  if (one.target_minutes !== null) {
    expected.push(verdict(one.expected_breached === true));
    found.push(told(lived(one, one.target_minutes)));
  }
  return { expected, found };
}

/** Every case as spans of a window, and every case but those with a reason as a ticket that is lived. */
export const readClocks = (): Exact[] =>
  file.cases.map((one) => ({
    id: one.id,
    what: one.note,
    ...read(one),
  }));
export const liveClocks = (): Exact[] =>
  file.cases
    .filter(({ id }) => !(id in NOT_LIVED))
    .map((one) => ({
      id: one.id,
      what: "lived as a ticket",
      ...live(one),
    }));

/** Public holidays of the cases' lists: [where, dates of the engine in the years of the list, dates of the list]. */
export function holidays(): [string, string[], string[]][] {
  const calendars = new Calendars("2024-06-01", PARIS, -150, 1650);
  return Object.entries(file.holidays).map(([where, listed]) => {
    const years = new Set(Object.keys(listed).map((date) => date.slice(0, 4)));
    const found = [...calendars.holidays(HOLIDAYS[where] ?? where)].filter((date) =>
      years.has(date.slice(0, 4)),
    );
    return [where, found.sort(), Object.keys(listed).sort()];
  });
}
