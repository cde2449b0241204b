/** A trace on the contract’s first day: given arrivals and work, and when each ticket arrives, is begun and ends. */
import type { ScenarioInput } from "#engine";
import { type Arrival, observe, type Story } from "../../laws/observe.ts";

type Teams = ScenarioInput["designs"][string]["provider"]["teams"];
interface Kind {
  priority: "P1" | "P4";
  workMin: number;
}
export interface Trace {
  kinds: Record<string, Kind>;
  arrivals: [string, number][];
  shifts: Teams[string]["shifts"];
  calendars?: NonNullable<ScenarioInput["calendars"]>;
  atShiftEnd?: "resume" | "finish" | "finishPooled";
  /** minutes after which a ticket is withdrawn; the client’s own staff then take no time */
  patience?: number;
  dispatch?: "firstComeFirstServed" | "strictPriority" | "preemptivePriority";
}

const NOTHING = { P1: 0, P2: 0, P3: 0, P4: 0 };

/** Plays a trace on the contract's first day; the tape of arrivals is given, everything else is the ordinary engine. */
export function play({
  kinds,
  arrivals,
  shifts,
  calendars,
  atShiftEnd = "resume",
  patience,
  dispatch = "firstComeFirstServed",
}: Trace): Record<string, [number, number, number][]> {
  const components = Object.entries(kinds).map(([kind, { priority, workMin }]) => [
    kind,
    {
      units: 1,
      incidents: "1/month",
      priorities: { ...NOTHING, [priority]: 1 },
      effort: [workMin],
      ...(patience === undefined ? {} : { patience }),
    },
  ]);
  const scenario: ScenarioInput = {
    name: "trace",
    start: "2024-01-01",
    months: 1,
    timeZone: "UTC",
    ...(calendars ? { calendars } : {}),
    situation: {
      components: Object.fromEntries(components),
      clientStaff: { effort: 0, delay: 0 },
    },
    designs: {
      desk: { contract: {}, provider: { teams: { desk: { tier: 1, shifts, atShiftEnd } }, dispatch } },
    },
    experiment: { replications: 16, seed: 1 },
  };
  const tape = arrivals.map(([component, atMin]): Arrival => {
    const { priority, workMin } = kinds[component] ?? { priority: "P4", workMin: Number.NaN };
    return { component, atMin, priority: priority === "P1" ? 0 : 3, effortMin: workMin };
  });
  const [observed] = observe(scenario, { arrivals: tape });
  const of = (kind: string) =>
    (observed?.stories ?? []).filter(({ flow }: Story) => flow === `component:${kind}`);
  return Object.fromEntries(
    Object.keys(kinds).map((kind) => [
      kind,
      of(kind).map(({ openedMin, respondedMin, endedMin }): [number, number, number] => [
        openedMin,
        respondedMin,
        endedMin,
      ]),
    ]),
  );
}

export const jobs = (arrivals: readonly number[], kind = "job"): [string, number][] =>
  arrivals.map((at) => [kind, at]);
export const merged = (...streams: [string, number][][]) => streams.flat().sort((a, b) => a[1] - b[1]);
/** "0h05" of minute 5 of the day. */
const clock = (minute: number) => `${Math.floor(minute / 60)}h${String(minute % 60).padStart(2, "0")}`;
export const window = (...spans: [number, number][]) => ({
  hours: `${spans.map(([open, close]) => `${clock(open)}-${clock(close)}`).join(",")} Mon`,
});
export const one = [{ window: "always", headcount: 1 }];
