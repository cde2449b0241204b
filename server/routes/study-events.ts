/** The events of a study, as they happen. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { languageQuery, problemReply, studyParams } from "../contract.ts";
import { hasHeardTheEnd, studyEvents } from "../jobs/event-stream.ts";
import type { Runner } from "../jobs/runner.ts";
import { languageOf } from "../language.ts";
import { ProblemError } from "../problems.ts";
import type { Studies } from "../store/studies.ts";
import { findStudy } from "./studies.ts";

export interface StudyEventRoutes {
  studies: Studies;
  runner: Runner;
}

const STREAM = /text\/event-stream|text\/\*|\*\/\*/;

const schema = {
  tags: ["studies"],
  summary: "Server-sent events: progress, partial, then done, cancelled or failed; Last-Event-ID resumes",
  params: studyParams,
  querystring: languageQuery,
  response: {
    200: { description: "one study's events", content: { "text/event-stream": { schema: z.string() } } },
    204: z.undefined().describe("the listener has heard the end"),
    404: problemReply,
    406: problemReply,
  },
};

export const studyEventRoutes: FastifyPluginAsyncZod<StudyEventRoutes> = async (app, { studies, runner }) => {
  app.get("/studies/:id/events", { sse: "manual", schema }, async (request, reply) => {
    if (!STREAM.test(request.headers.accept ?? "*/*")) throw new ProblemError("NOT_ACCEPTABLE");
    const { id } = await findStudy(studies, request.params.id);
    const lastSeen = reply.sse.lastEventId;
    // an empty answer tells a browser that heard the end not to come back
    if (hasHeardTheEnd(lastSeen)) return reply.code(204).send();
    const left = new AbortController();
    reply.sse.onClose(() => left.abort());
    // a listener knows at once that it is heard, however long the first news takes
    reply.sse.sendHeaders();
    reply.raw.flushHeaders();
    const lang = languageOf(request);
    return reply.sse.send(studyEvents({ id, lang, lastSeen, runner, studies, signal: left.signal }));
  });
};
