/** Every request and response of the service, as zod. The one server file the page may see: no node, nothing but zod. */
import { z } from "zod";
import { questionAnswer } from "./contract-answer.ts";
import { designResult, pairResult, studyResult, text } from "./contract-result.ts";

export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const languageQuery = z.object({
  lang: z.enum(LANGUAGES).optional().describe("language of messages; default: Accept-Language"),
});

export const scenarioName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/)
  .describe("name of a scenario: letters, digits, hyphen");
const studyId = z.uuid().describe("identifier of a study");

// ---- errors

export const fault = z
  .object({
    path: z.array(z.union([z.string(), z.number()])).describe("where, from the root"),
    code: z.string(),
    message: z.string().describe("what is wrong and what would be right, in the asked language"),
    value: z.unknown().optional(),
    allowed: z.string().optional().describe("allowed range or values"),
    nearest: z.string().optional().describe("nearest valid name"),
    line: z.int().optional(),
    column: z.int().optional(),
  })
  .meta({ id: "Fault" });
export type FaultInWords = z.infer<typeof fault>;

export const problem = z
  .object({
    type: z.string().describe("URI reference of the kind of problem"),
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
    own: z.boolean().describe("written by the user, not of the library"),
    title: text,
    company: text.nullable(),
    question: text.nullable(),
    worlds: z.array(named),
    hasPage: z.boolean().describe("says which designs the page compares"),
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
      .describe("values of a choice; 0 stands for never"),
    source: z.enum(["reference", "guessed"]),
    value: z.number().describe("the scenario's own"),
  })
  .meta({ id: "ScenarioSetting", description: "a control of the page that can move this scenario's result" });
export type ScenarioSetting = z.infer<typeof scenarioSetting>;

export const scenarioDetail = scenarioSummary
  .extend({
    text: z.string().describe("the file, exactly as written"),
    raw: z.record(z.string(), z.unknown()).describe("the same, as data"),
    description: text.nullable(),
    start: z.string(),
    months: z.int(),
    users: z.number().nullable(),
    designs: z.array(named).describe("the first is the baseline"),
    page: z.object({ frozen: z.string(), evolving: z.string(), ladder: z.array(z.string()) }).nullable(),
    seed: z.int(),
    replications: z.int(),
    settings: z.array(scenarioSetting),
  })
  .meta({ id: "ScenarioDetail" });
export type ScenarioDetail = z.infer<typeof scenarioDetail>;

export const scenarioText = z.string().min(1).describe("the scenario file: YAML or JSON");
export const scenarioKept = z.object({ name: scenarioName, created: z.boolean() });
export const scenarioCheck = z.object({ valid: z.boolean(), faults: z.array(fault) });

// ---- studies

/** Beyond this, an answer with one value per replication grows past what a page can hold; the command line has no such bound. */
export const MAX_REPLICATIONS = 20_000;

export const studyRequest = z
  .strictObject({
    scenario: z
      .union([scenarioName, z.record(z.string(), z.unknown())])
      .describe("name of a scenario, or a whole scenario as data"),
    world: z.string().max(40).optional(),
    settings: z
      .record(z.string().max(60), z.number())
      .optional()
      .describe("values of the scenario's settings by id"),
    replications: z.int().min(1).max(MAX_REPLICATIONS).optional().describe("default: the scenario's"),
    seed: z.int().min(0).max(4_294_967_295).optional().describe("default: the scenario's"),
  })
  .meta({ id: "StudyRequest" });
export type StudyRequest = z.infer<typeof studyRequest>;

export const questionRequest = studyRequest
  .extend({
    question: z.string().max(40).describe("name of the question"),
    terms: z.record(z.string().max(40), z.unknown()).optional().describe("default: the question's own"),
  })
  .meta({ id: "QuestionRequest" });
export type QuestionRequest = z.infer<typeof questionRequest>;

export const studyStatus = z.enum(["queued", "running", "done", "cancelled", "failed"]);

export const study = z
  .object({
    id: studyId,
    status: studyStatus,
    scenario: z.string().nullable().describe("null: it came with the question"),
    title: text,
    world: z.string().nullable(),
    settings: z.record(z.string(), z.number()),
    seed: z.int(),
    question: z.string().nullable().describe("a question asked of the scenario; null: the study itself"),
    terms: z.record(z.string(), z.unknown()).describe("of the question, defaults included"),
    done: z.int().describe("replications computed; while a question runs, lives"),
    requested: z.int().describe("replications asked for; while a question runs, lives expected by now"),
    scenarioHash: z.string(),
    engineVersion: z.string(),
    ahead: z.boolean().describe("computed ahead, when nobody waits"),
    failure: problem.nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Study" });
export type Study = z.infer<typeof study>;
export const studyList = z.object({ studies: z.array(study) });
export const studyParams = z.object({ id: studyId });

export const studyStarted = study.extend({
  reused: z.boolean().describe("the same question waits or runs already"),
});

// ---- results

/** The latest answer; also what an example is. Header `avenant-final` repeats `final`. */
export const studyAnswer = z.object({
  id: studyId,
  status: studyStatus,
  final: z.boolean().describe("false: coarse, more replications follow or were not computed"),
  result: studyResult,
});
export type StudyAnswer = z.infer<typeof studyAnswer>;
/** The same question was done before: its answer at once. */
export const studyReused = study.extend({
  reused: z.literal(true),
  final: z.literal(true),
  result: studyResult,
});

/** The same of a question. */
export const questionReply = z.object({
  id: studyId,
  status: studyStatus,
  final: z.boolean(),
  result: questionAnswer,
});
export type QuestionReply = z.infer<typeof questionReply>;
export const questionReused = study.extend({
  reused: z.literal(true),
  final: z.literal(true),
  result: questionAnswer,
});
export const questionList = z.object({
  questions: z.array(z.object({ name: z.string(), title: text, terms: z.record(z.string(), z.unknown()) })),
});

// ---- events of a study (server-sent): `event:` names the type, `id:` is <replications>.<type>

const counts = { id: studyId, status: studyStatus, done: z.int(), requested: z.int() };
export const progressEvent = z.object(counts).describe("how many replications are computed");
export const partialEvent = z
  .object({
    ...counts,
    resultHash: z.string(),
    designs: z.array(designResult.pick({ id: true, indicators: true })),
    differences: z.array(pairResult.pick({ design: true, against: true, indicators: true })),
    verdict: text.optional().describe("of a question"),
  })
  .describe("a coarse answer: lifetime indicators; its months and paths are at /result from now on");
export const endEvent = z
  .object({ ...counts, resultHash: z.string().nullable(), failure: problem.nullable() })
  .describe("done, cancelled (resultHash: of the whole prefix kept) or failed; nothing follows");
export type StudyEventType = "progress" | "partial" | "done" | "cancelled" | "failed";
export type ProgressEvent = z.infer<typeof progressEvent>;
export type PartialEvent = z.infer<typeof partialEvent>;
export type EndEvent = z.infer<typeof endEvent>;

export const version = z.object({
  version: z.string(),
  engineVersion: z.string(),
  node: z.string(),
  threads: z.int(),
});
export const alive = z.object({ status: z.literal("ok") });
