/** What a service that does not keep up refuses: new work. Whoever reads (the page, an answer, its events) is served late. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { ProblemError } from "./problems.ts";
import { READING } from "./security.ts";

/** Above this the event loop is not keeping up; putting a large answer into words takes it a second or two. */
const MAX_EVENT_LOOP_DELAY_MS = 10_000;
const COME_BACK_AFTER_S = 5;

/**
 * Without one sample of its delay in a second the event loop is said to be Infinity late: the machine had no processor to
 * give, which tells nothing of the work in hand, and nobody is refused for it.
 * @throws BUSY
 */
export async function refuseNewWork(
  { method }: Pick<FastifyRequest, "method">,
  reply: Pick<FastifyReply, "header">,
  _type?: string,
  delayMs?: number,
): Promise<void> {
  if (READING.has(method) || delayMs === Number.POSITIVE_INFINITY) return;
  reply.header("retry-after", COME_BACK_AFTER_S);
  throw new ProblemError("BUSY");
}

/** Options of @fastify/under-pressure. */
export const PRESSURE = { maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS, pressureHandler: refuseNewWork };
