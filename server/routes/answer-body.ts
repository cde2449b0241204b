/** Sends a stored answer as it is: its text is megabytes long and already JSON. */
import type { FastifyReply } from "fastify";
import type { StudyResultRow } from "../store/tables.ts";

/** `head`'s fields, then `result`; header `avenant-final` and an ETag that changes with the answer. */
export function answerBody(
  reply: FastifyReply,
  head: Record<string, unknown>,
  answer: StudyResultRow,
): FastifyReply {
  const opening = JSON.stringify(head).slice(0, -1);
  return reply
    .code(200)
    .type("application/json; charset=utf-8")
    .header("avenant-final", String(answer.final))
    .header("cache-control", "no-cache")
    .header("etag", `"${answer.result_hash}-${String(head["status"])}"`)
    .send(Buffer.from(`${opening},"result":${answer.body}}`));
}
