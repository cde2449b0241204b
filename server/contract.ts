/** Every request and response of the service, as zod. The one server file the page may see: no node, nothing but zod. */
import { z } from "zod";
import type { StudyResult } from "#engine";

export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const languageQuery = z.object({
  lang: z.enum(LANGUAGES).optional().meta({ description: "language of messages; default: Accept-Language" }),
});

export const text = z
  .object({ fr: z.string(), en: z.string() })
  .meta({ id: "Text", description: "words in both languages" });
export const scenarioName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/)
  .meta({ description: "name of a scenario: letters, digits, hyphen" });
const studyId = z.uuid().meta({ description: "identifier of a study" });

// ---- errors

export const fault = z
  .object({
    path: z.array(z.union([z.string(), z.number()])).meta({ description: "where, from the root" }),
    code: z.string(),
    message: z.string().meta({ description: "what is wrong and what would be right, in the asked language" }),
    value: z.unknown().optional(),
    allowed: z.string().optional().meta({ description: "allowed range or values" }),
    nearest: z.string().optional().meta({ description: "nearest valid name" }),
    line: z.int().optional(),
    column: z.int().optional(),
  })
  .meta({ id: "Fault" });
export type FaultInWords = z.infer<typeof fault>;

export const problem = z
  .object({
    type: z.string().meta({ description: "URI reference of the kind of problem" }),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    faults: z.array(fault),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem, in the asked language" });
export type Problem = z.infer<typeof problem>;
/** How a route declares that it may answer with a problem. */
export const problemReply = {
  description: "what went wrong, and what would be right",
  content: { "application/problem+json": { schema: problem } },
};

// ---- scenarios

const named = z.object({ id: z.string(), name: text });

export const scenarioSummary = z
  .object({
    name: scenarioName,
    own: z.boolean().meta({ description: "written by the user, not of the library" }),
    title: text,
    company: text.nullable(),
    question: text.nullable(),
    worlds: z.array(named),
    hasPage: z.boolean().meta({ description: "says which designs the page compares" }),
  })
  .meta({ id: "ScenarioSummary" });
export type ScenarioSummary = z.infer<typeof scenarioSummary>;
export const scenarioList = z.object({ scenarios: z.array(scenarioSummary) });

export const scenarioSetting = z
  .object({
    id: z.string(),
    label: text,
    kind: z.enum(["slider", "choice"]),
    unit: z.enum(["share", "month", "months", "h", "EUR"]),
    min: z.number(),
    max: z.number(),
    step: z.number(),
    choices: z
      .array(z.object({ value: z.number(), label: text }))
      .meta({ description: "values of a choice; 0 stands for never" }),
    source: z.enum(["reference", "guessed"]),
    value: z.number().meta({ description: "the scenario's own" }),
  })
  .meta({ id: "ScenarioSetting", description: "a control of the page that can move this scenario's result" });
export type ScenarioSetting = z.infer<typeof scenarioSetting>;

export const scenarioDetail = scenarioSummary
  .extend({
    text: z.string().meta({ description: "the file, exactly as written" }),
    raw: z.record(z.string(), z.unknown()).meta({ description: "the same, as data" }),
    description: text.nullable(),
    start: z.string(),
    months: z.int(),
    users: z.number().nullable(),
    designs: z.array(named).meta({ description: "the first is the baseline" }),
    page: z.object({ frozen: z.string(), evolving: z.string(), ladder: z.array(z.string()) }).nullable(),
    seed: z.int(),
    replications: z.int(),
    settings: z.array(scenarioSetting),
  })
  .meta({ id: "ScenarioDetail" });
export type ScenarioDetail = z.infer<typeof scenarioDetail>;

export const scenarioText = z.string().min(1).meta({ description: "the scenario file: YAML or JSON" });
export const scenarioKept = z.object({ name: scenarioName, created: z.boolean() });
export const scenarioCheck = z.object({ valid: z.boolean(), faults: z.array(fault) });

// ---- studies

/** Beyond this, an answer with one value per replication grows past what a page can hold; the command line has no such bound. */
export const MAX_REPLICATIONS = 20_000;

export const studyRequest = z
  .strictObject({
    scenario: z
      .union([scenarioName, z.record(z.string(), z.unknown())])
      .meta({ description: "name of a scenario, or a whole scenario as data" }),
    world: z.string().max(40).optional(),
    settings: z
      .record(z.string().max(60), z.number())
      .optional()
      .meta({ description: "values of the scenario's settings by id" }),
    replications: z
      .int()
      .min(1)
      .max(MAX_REPLICATIONS)
      .optional()
      .meta({ description: "default: the scenario's" }),
    seed: z.int().min(0).max(4_294_967_295).optional().meta({ description: "default: the scenario's" }),
  })
  .meta({ id: "StudyRequest" });
export type StudyRequest = z.infer<typeof studyRequest>;

export const studyStatus = z.enum(["queued", "running", "done", "cancelled", "failed"]);

export const study = z
  .object({
    id: studyId,
    status: studyStatus,
    scenario: z.string().nullable().meta({ description: "null: it came with the question" }),
    title: text,
    world: z.string().nullable(),
    settings: z.record(z.string(), z.number()),
    seed: z.int(),
    done: z.int().meta({ description: "replications computed" }),
    requested: z.int().meta({ description: "replications asked for" }),
    scenarioHash: z.string(),
    engineVersion: z.string(),
    ahead: z.boolean().meta({ description: "computed ahead, when nobody waits" }),
    failure: problem.nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Study" });
export type Study = z.infer<typeof study>;
export const studyList = z.object({ studies: z.array(study) });
export const studyParams = z.object({ id: studyId });

export const studyStarted = study.extend({
  reused: z.boolean().meta({ description: "the same question waits or runs already" }),
});

// ---- results: engine/result.ts, written again as zod for the document and for whoever receives one

const numberOrNull = z.number().nullable();
const summary = z.object({
  unit: z.enum(["share", "points", "h", "h/user/yr", "EUR", "tickets", "months", "min", "count", "trust"]),
  n: z.int(),
  mean: numberOrNull,
  ci95: z.tuple([z.number(), z.number()]).nullable(),
  quantiles: z.array(numberOrNull),
});
const probability = z.object({
  count: z.number(),
  n: z.number(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
});
const series = z.array(numberOrNull);
const monthSeries = z.object({
  unit: summary.shape.unit,
  mean: series,
  ciLow: series,
  ciHigh: series,
  quantiles: z.array(series),
  paths: z.array(series),
});
const differenceSummary = summary.extend({
  better: probability.nullable(),
  equal: probability.nullable(),
  worse: probability.nullable(),
});
const designResult = z.object({
  id: z.string(),
  name: text,
  baseline: z.boolean(),
  indicators: z.record(z.string(), summary),
  months: z.record(z.string(), monthSeries),
  lifetimes: z.record(z.string(), series),
  accounting: z.object({
    contractual: numberOrNull,
    experienced: numberOrNull,
    parts: z.array(
      z.object({
        id: z.enum([
          "otherMonth",
          "reclassified",
          "looserTarget",
          "paused",
          "disputed",
          "outOfScope",
          "bypassed",
        ]),
        kind: z.enum(["neverPromised", "notCounted", "estimated"]),
        loss: z.number(),
        addedTickets: z.number(),
      }),
    ),
  }),
  slas: z.array(
    z.object({
      id: z.string(),
      metric: z.enum(["response", "restoration", "resolution"]),
      priority: z.string(),
      targetMin: z.number(),
      required: z.number(),
      attainment: summary,
      periodsMet: summary,
    }),
  ),
  amendments: z.array(z.object({ rule: z.string(), name: text, month: z.int(), share: z.number() })),
  committees: z.array(z.int()),
  notice: z.array(z.int()),
  waits: z.array(
    z.object({
      priority: z.string(),
      ticketsPerReplication: z.number(),
      meanWaitMin: z.number(),
      meanResolutionMin: z.number(),
    }),
  ),
});
const pairResult = z.object({
  design: z.string(),
  against: z.string(),
  indicators: z.record(z.string(), differenceSummary),
  months: z.record(z.string(), monthSeries),
  partingMonth: z.record(z.string(), z.int().nullable()),
});
export const studyResult: z.ZodType<StudyResult> = z
  .object({
    engineVersion: z.string(),
    scenarioHash: z.string(),
    world: z.string().nullable(),
    seed: z.int(),
    replications: z.int(),
    requested: z.int(),
    resultHash: z.string(),
    start: z.string(),
    months: z.int(),
    monthStarts: z.array(z.string()),
    users: z.number().nullable(),
    lostHourPriceEur: z.number(),
    designs: z.array(designResult),
    differences: z.array(pairResult),
    events: z.array(z.object({ id: z.string(), name: text, month: z.int().nullable(), share: z.number() })),
    notYetSimulated: z.array(z.string()),
  })
  .meta({ id: "StudyResult" });

/** The latest answer; also what an example is. Header `avenant-final` repeats `final`. */
export const studyAnswer = z.object({
  id: studyId,
  status: studyStatus,
  final: z.boolean().meta({ description: "false: coarse, more replications follow or were not computed" }),
  result: studyResult,
});
export type StudyAnswer = z.infer<typeof studyAnswer>;
/** The same question was done before: its answer at once. */
export const studyReused = study.extend({
  reused: z.literal(true),
  final: z.literal(true),
  result: studyResult,
});

// ---- events of a study (server-sent): `event:` names the type, `id:` is <replications>.<type>

const counts = { id: studyId, status: studyStatus, done: z.int(), requested: z.int() };
export const progressEvent = z.object(counts).meta({ description: "how many replications are computed" });
export const partialEvent = z
  .object({
    ...counts,
    resultHash: z.string(),
    designs: z.array(z.object({ id: z.string(), indicators: z.record(z.string(), summary) })),
    differences: z.array(
      z.object({
        design: z.string(),
        against: z.string(),
        indicators: z.record(z.string(), differenceSummary),
      }),
    ),
  })
  .meta({
    description: "a coarse answer: lifetime indicators; its months and paths are at /result from now on",
  });
export const endEvent = z
  .object({ ...counts, resultHash: z.string().nullable(), failure: problem.nullable() })
  .meta({ description: "done, cancelled (resultHash: of the whole prefix kept) or failed; nothing follows" });
export const STUDY_EVENTS = {
  progress: progressEvent,
  partial: partialEvent,
  done: endEvent,
  cancelled: endEvent,
  failed: endEvent,
} as const;
export type StudyEventType = keyof typeof STUDY_EVENTS;
export type ProgressEvent = z.infer<typeof progressEvent>;
export type PartialEvent = z.infer<typeof partialEvent>;
export type EndEvent = z.infer<typeof endEvent>;

// ---- the service itself

export const version = z.object({
  version: z.string(),
  engineVersion: z.string(),
  node: z.string(),
  threads: z.int(),
});
export const alive = z.object({ status: z.literal("ok") });
