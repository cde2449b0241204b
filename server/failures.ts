/** Turns whatever went wrong into a problem document; what is our fault is logged and hidden. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { nearestName } from "#engine";
import { studyRequest } from "./contract.ts";
import { languageOf } from "./language.ts";
import { type PlacedFault, PROBLEMS, type ProblemCode, ProblemError, problemDocument } from "./problems.ts";

const BY_FASTIFY_CODE: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "TOO_LARGE",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "NOT_A_FORMAT",
  FST_ERR_CTP_EMPTY_JSON_BODY: "BAD_JSON",
  FST_ERR_CTP_INVALID_JSON_BODY: "BAD_JSON",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "BAD_REQUEST",
  FST_UNDER_PRESSURE: "BUSY",
  FST_ERR_NOT_FOUND: "NOT_FOUND",
};

const BY_STATUS: Record<number, ProblemCode> = {
  404: "NOT_FOUND",
  406: "NOT_ACCEPTABLE",
  413: "TOO_LARGE",
  415: "NOT_A_FORMAT",
};

/** What zod says of one field of a request, as the type provider hands it over. */
interface RequestIssue {
  keyword?: string;
  instancePath?: string;
  params?: Record<string, unknown>;
}

/** A request's field, told in the same words as a scenario's. */
function requestFault({ keyword, instancePath, params = {} }: RequestIssue): PlacedFault {
  const path = (instancePath ?? "").split("/").filter((part) => part !== "");
  const { minimum, maximum, values, keys, expected } = params as Record<string, unknown>;
  if (keyword === "unrecognized_keys" && Array.isArray(keys)) {
    const nearest = nearestName(String(keys[0]), Object.keys(studyRequest.shape));
    return {
      code: "UNKNOWN_FIELD",
      path: [...path, String(keys[0])],
      ...(nearest === undefined ? {} : { nearest }),
    };
  }
  if (keyword === "too_small") return { code: "OUT_OF_RANGE", path, allowed: `≥ ${String(minimum)}` };
  if (keyword === "too_big") return { code: "OUT_OF_RANGE", path, allowed: `≤ ${String(maximum)}` };
  if (keyword === "invalid_value" && Array.isArray(values))
    return { code: "NOT_ONE_OF", path, allowed: values.join(", ") };
  return { code: "NOT_AS_EXPECTED", path, ...(typeof expected === "string" ? { allowed: expected } : {}) };
}

/** The problem behind an error; INTERNAL for what nobody foresaw. */
export function problemOf(error: FastifyError | Error): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code, statusCode, validation } = error as FastifyError;
  if (validation)
    return new ProblemError(
      "BAD_REQUEST",
      {},
      validation.map((issue) => requestFault(issue)),
    );
  if (error instanceof SyntaxError && statusCode === 400) return new ProblemError("BAD_JSON");
  const known = BY_FASTIFY_CODE[code] ?? BY_STATUS[statusCode ?? 500];
  if (known) return new ProblemError(known);
  return new ProblemError(statusCode !== undefined && statusCode < 500 ? "BAD_REQUEST" : "INTERNAL");
}

function answer(problem: ProblemError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const document = problemDocument(problem, languageOf(request));
  return reply
    .code(document.status)
    .type("application/problem+json; charset=utf-8")
    .serializer((value: unknown) => JSON.stringify(value))
    .send(document);
}

/** Every error, foreseen or not, and every unknown address leaves as application/problem+json. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (PROBLEMS[problem.code].status >= 500 && problem.code !== "NO_PAGE")
      request.log.error({ err: error }, problem.code);
    return answer(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => answer(new ProblemError("NOT_FOUND"), request, reply));
}
