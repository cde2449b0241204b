/** What the parts of a random scenario share: its names, its length, its calendars. */
import fc from "fast-check";
import { share } from "./numbers.ts";

export interface Setting {
  months: number;
  /** day of the contract → date */
  day: (day: number) => string;
  components: readonly string[];
  /** teams by tier, then a second team of a tier or none */
  teams: readonly string[];
  tiers: number;
}

export const STARTS = ["2027-01-01", "2027-01-31", "2027-03-15", "2027-10-15", "2028-02-29"] as const;
/** one without a change of hours, one that changes by half an hour, one south of the equator */
export const TIME_ZONES = ["Europe/Paris", "UTC", "America/New_York", "Australia/Lord_Howe"] as const;
export const SKILLS = ["sap", "network"] as const;

const DAY_MS = 86_400_000;
export const dayAfter = (start: string) => (day: number) =>
  new Date(Date.parse(start) + day * DAY_MS).toISOString().slice(0, 10);

/** Days that lie within any contract of two months or more. */
export const dayWithin = ({ day }: Setting) => fc.integer({ min: 1, max: 55 }).map(day);

export const anyWindow = fc.constantFrom("office", "always", "morning", "night");

/** Office hours, an early morning, and a night that spans midnight; closed at times, one of them elsewhere in the world. */
export const anyCalendars = ({ day }: Setting) =>
  fc.tuple(fc.boolean(), fc.constantFrom(...TIME_ZONES), share()).map(([isClosed, timeZone, elsewhere]) => ({
    office: {
      hours: "8h30-12h,13h-17h30 Mon-Fri",
      holidays: "FR",
      ...(isClosed ? { closures: [day(5), day(6), day(20)] } : {}),
    },
    morning: { hours: "7h-9h Mon-Sat", ...(elsewhere > 0.5 ? { timeZone } : {}) },
    night: { hours: "0h-6h,22h-24h Mon-Sun" },
  }));
