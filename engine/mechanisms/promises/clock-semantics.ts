/** How a contract, or the tool that measures it, reads the clocks of a ticket: plain data, with presets. Sources in docs/sources.md. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { PAUSES, type SlaLineTable } from "./sla.ts";

const STARTS = ["received", "qualified"] as const;
const RESPONSES = ["touch", "acknowledgement"] as const;
const RECLASSIFICATIONS = ["restart", "retroactive", "keepWorst"] as const;
const REOPENINGS = ["continue", "solvedAsPending", "running", "restart", "newTicket"] as const;
const ATTRIBUTIONS = ["opened", "due", "resolved"] as const;

/** One way of reading; `own` leaves the choice to each SLA family. */
export interface ClockChoices {
  start: (typeof STARTS)[number];
  /** what ends the response clock: a technician's first touch, or the automatic acknowledgement */
  response: (typeof RESPONSES)[number];
  pauses: readonly (typeof PAUSES)[number][] | "own";
  reclassification: (typeof RECLASSIFICATIONS)[number];
  /** a retroactive clock gives the pauses before the change back */
  pastPauses: "givenBack" | "lost";
  reopening: (typeof REOPENINGS)[number];
  attribution: (typeof ATTRIBUTIONS)[number] | "own";
  outOfHours: "nextOpening" | "notMeasured";
  days: "openMinutes" | "workingDays";
}

/** The contract's own text, as MODEL §6 reads it. */
const CONTRACT: ClockChoices = {
  start: "received",
  response: "touch",
  pauses: "own",
  reclassification: "retroactive",
  pastPauses: "givenBack",
  reopening: "continue",
  attribution: "own",
  outOfHours: "nextOpening",
  days: "openMinutes",
};

/**
 * How the tools read, out of the box. Attribution is the month of the end: their reports list the clocks completed in a month.
 * ServiceNow (S1-S3): a change of priority cancels the clock and attaches a new one, from zero unless a retroactive start
 * is ticked; pauses in "on hold"; a reopened incident attaches a new clock.
 * GLPI (S4-S8): time to own and to resolve run from the opening date; a changed SLA counts from the opening again, and the
 * waiting time so far is not given back (until its pull request 16383, and still reported after it); solved time counts
 * as pending; a target in days counts the days on which the calendar opens.
 * Jira Service Management (S9): the goal of the present priority is compared with the elapsed time of the cycle; a new cycle starts from
 * zero at reopening; the clock starts at creation.
 */
export const CLOCK_PRESETS = {
  contract: CONTRACT,
  serviceNow: {
    ...CONTRACT,
    pauses: ["client", "thirdParty", "quote", "arbitration"],
    reclassification: "restart",
    reopening: "newTicket",
    attribution: "resolved",
  },
  glpi: {
    ...CONTRACT,
    pauses: ["client", "thirdParty", "quote", "arbitration"],
    pastPauses: "lost",
    reopening: "solvedAsPending",
    attribution: "resolved",
    days: "workingDays",
  },
  jiraServiceManagement: {
    ...CONTRACT,
    pauses: ["client"],
    reopening: "newTicket",
    attribution: "resolved",
  },
} as const satisfies Record<string, ClockChoices>;

export type ClockPreset = keyof typeof CLOCK_PRESETS;
const PRESETS = Object.keys(CLOCK_PRESETS) as [ClockPreset, ...ClockPreset[]];

const choices = {
  start: z
    .enum(STARTS)
    .optional()
    .meta({ description: "event from which the clocks run; `qualified` hides the time of triage" }),
  response: z.enum(RESPONSES).optional().meta({ description: "what ends the response clock" }),
  pauses: z.array(z.enum(PAUSES)).optional().meta({ description: "states in which every clock stops" }),
  reclassification: z.enum(RECLASSIFICATIONS).optional().meta({
    description:
      "when the declared priority changes: a new clock from zero; the new target counted from the start; or the worst of all priorities held",
  }),
  pastPauses: z
    .enum(["givenBack", "lost"])
    .optional()
    .meta({ description: "pauses before a change of priority, on a retroactive clock" }),
  reopening: z.enum(REOPENINGS).optional().meta({
    description:
      "when a solved ticket comes back: the clock goes on without the solved time; the solved time is a pause; it never stopped; it starts at zero; or another ticket begins",
  }),
  attribution: z.enum(ATTRIBUTIONS).optional().meta({ description: "month in which a ticket counts" }),
  outOfHours: z
    .enum(["nextOpening", "notMeasured"])
    .optional()
    .meta({ description: "a ticket received while its window is closed" }),
  days: z.enum(["openMinutes", "workingDays"]).optional().meta({
    description:
      "a target of whole days: so many times 24 h of open minutes, or so many days on which the window opens",
  }),
};

/** Neutral: the contract's own text. */
export const clockParams = z.strictObject({ preset: z.enum(PRESETS).default("contract"), ...choices });

/** Other readings of the same tickets, reported beside the contract's. Neutral: none. */
export const readingsParams = z
  .array(
    z.union([
      z.enum(PRESETS),
      z.strictObject({ id, preset: z.enum(PRESETS).default("contract"), ...choices }),
    ]),
  )
  .max(8)
  .default([]);

/** One reading with all its choices made. */
export interface ClockReading extends ClockChoices {
  id: string;
}

function choose(id: string, { preset, ...own }: z.output<typeof clockParams>): ClockReading {
  const stated = Object.fromEntries(Object.entries(own).filter(([, choice]) => choice !== undefined));
  return { ...CLOCK_PRESETS[preset], ...stated, id };
}

export interface CompiledClock {
  contract: ClockReading;
  /** the contract's clocks are the plain ones of its SLA families: received, touch, nothing that changes a clock or comes back */
  isPlain: boolean;
  readings: ClockReading[];
  /** by line: window of whole days for a target of whole days where a reading counts days, else -1 */
  dayWindows: Int32Array;
  /** clocks stop in a dispute, where a reading pauses them in arbitration */
  stopsInDispute: boolean;
}

const DAY = 1440;

/** What the provider may do, and what a successor may. */
const conductsOf = ({ contract, provider }: Design) => [
  provider.opportunism,
  contract.exit?.successor?.opportunism,
];

/** Whether a ticket may come back after it was thought solved. */
const comesBack = ({ scenario }: Compiler, design: Design): boolean =>
  conductsOf(design).some((conduct) => (conduct?.earlyClose ?? 0) > 0) ||
  Object.values(scenario.situation.components).some(
    ({ reopening }) => (reopening?.probability ?? 0) > 0 && (reopening?.delay?.mean ?? 0) > 0,
  );

/** Whether a ticket's declared priority may change during its life. */
function changesPriority(design: Design): boolean {
  const { contract, provider } = design;
  const people = Object.values(provider.teams).map((team) => team.people ?? provider.people);
  return (
    (contract.priority?.reclassification?.probability ?? 0) > 0 ||
    conductsOf(design).some((conduct) => (conduct?.downgrading ?? 0) > 0) ||
    people.some((one) => (one?.knowledge?.onPriority ?? 0) > 0)
  );
}

export function compileClock(
  compiler: Compiler,
  design: Design,
  lines: readonly SlaLineTable[],
  path: Path,
): CompiledClock {
  const { clock, readings, scope } = design.contract;
  const contract = choose("contract", clock ?? { preset: "contract" });
  const others = (readings ?? []).map((reading) => {
    if (typeof reading === "string") return choose(reading, { preset: reading });
    const { id: name, ...own } = reading;
    return choose(name, own);
  });
  for (const [at, { id: name }] of others.entries())
    if (others.findIndex((other) => other.id === name) < at)
      compiler.fault("TWO_READINGS", [...path, "contract", "readings", at], name);
  const countsDays = [contract, ...others].some(({ days }) => days === "workingDays");
  const isOwnText = (Object.keys(CONTRACT) as (keyof ClockChoices)[]).every(
    (choice) => contract[choice] === CONTRACT[choice],
  );
  return {
    contract,
    isPlain: isOwnText && !changesPriority(design) && !comesBack(compiler, design),
    readings: others,
    dayWindows: Int32Array.from(lines, ({ targetMin, window }) =>
      countsDays && targetMin > 0 && targetMin % DAY === 0 ? compiler.dayWindow(window) : -1,
    ),
    stopsInDispute: scope?.arbitration?.stopsClock ?? true,
  };
}
