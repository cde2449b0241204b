/** Studies: ask, watch, read, cancel. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  languageQuery,
  problemReply,
  study,
  studyAnswer,
  studyList,
  studyParams,
  studyRequest,
  studyReused,
  studyStarted,
} from "../contract.ts";
import { hasHeardTheEnd, studyEvents } from "../jobs/event-stream.ts";
import type { Questions } from "../jobs/questions.ts";
import type { Runner } from "../jobs/runner.ts";
import { viewStudy } from "../jobs/view.ts";
import { languageOf } from "../language.ts";
import { ProblemError } from "../problems.ts";
import type { Studies } from "../store/studies.ts";
import type { StudyRow } from "../store/tables.ts";
import { answerBody } from "./answer-body.ts";

export interface StudyRoutes {
  studies: Studies;
  runner: Runner;
  questions: Questions;
}

const LISTED = 200;

export const studyRoutes: FastifyPluginAsyncZod<StudyRoutes> = async (
  app,
  { studies, runner, questions },
) => {
  const find = async (id: string): Promise<StudyRow> => {
    const row = await studies.find(id);
    if (!row) throw new ProblemError("NO_STUDY");
    return row;
  };

  app.post(
    "/studies",
    {
      schema: {
        tags: ["studies"],
        summary: "Ask a question; the same one asked before is answered at once",
        querystring: languageQuery,
        body: studyRequest,
        response: {
          200: studyReused,
          202: studyStarted,
          400: problemReply,
          404: problemReply,
          429: problemReply,
        },
      },
    },
    async (request, reply) => {
      const submitted = await runner.submit(await questions.ask(request.body));
      if (submitted === "full") throw new ProblemError("TOO_MANY_STUDIES");
      const { row, isNew } = submitted;
      const shown = viewStudy(row, languageOf(request), runner.progressOf(row.id));
      const answer = row.status === "done" ? await studies.result(row.id) : undefined;
      reply.header("location", `/api/studies/${row.id}`);
      if (answer) return answerBody(reply, { ...shown, reused: true, final: true }, answer);
      return reply.code(202).send({ ...shown, reused: !isNew });
    },
  );

  app.get(
    "/studies",
    {
      schema: {
        tags: ["studies"],
        summary: "The latest studies, newest first",
        querystring: languageQuery,
        response: { 200: studyList },
      },
    },
    async (request) => {
      const rows = await studies.list(LISTED);
      return { studies: rows.map((row) => viewStudy(row, languageOf(request), runner.progressOf(row.id))) };
    },
  );

  app.get(
    "/studies/:id",
    {
      schema: {
        tags: ["studies"],
        summary: "A study's status and progress",
        params: studyParams,
        querystring: languageQuery,
        response: { 200: study, 404: problemReply },
      },
    },
    async (request) => {
      const row = await find(request.params.id);
      return viewStudy(row, languageOf(request), runner.progressOf(row.id));
    },
  );

  app.get(
    "/studies/:id/result",
    {
      schema: {
        tags: ["studies"],
        summary: "The latest answer: coarse while it runs, then final",
        params: studyParams,
        querystring: languageQuery,
        response: { 200: studyAnswer, 404: problemReply },
      },
    },
    async (request, reply) => {
      const row = await find(request.params.id);
      const answer = await runner.answer(row.id);
      if (!answer) throw new ProblemError("NO_RESULT_YET");
      return answerBody(reply, { id: row.id, status: row.status, final: answer.final }, answer);
    },
  );

  app.get(
    "/studies/:id/events",
    {
      sse: "manual",
      schema: {
        tags: ["studies"],
        summary:
          "Server-sent events: progress, partial, then done, cancelled or failed; Last-Event-ID resumes",
        produces: ["text/event-stream"],
        params: studyParams,
        querystring: languageQuery,
        response: {
          200: {
            description: "one study's events",
            content: { "text/event-stream": { schema: z.string() } },
          },
          204: z.undefined(),
          404: problemReply,
          406: problemReply,
        },
      },
    },
    async (request, reply) => {
      if (!/text\/event-stream|text\/\*|\*\/\*/.test(request.headers.accept ?? "*/*"))
        throw new ProblemError("NOT_ACCEPTABLE");
      const { id } = await find(request.params.id);
      const lastSeen = reply.sse.lastEventId;
      // an empty answer tells a browser that heard the end not to come back
      if (hasHeardTheEnd(lastSeen)) return reply.code(204).send();
      const left = new AbortController();
      reply.sse.onClose(() => left.abort());
      // a listener knows at once that it is heard, however long the first news takes
      reply.sse.sendHeaders();
      reply.raw.flushHeaders();
      await reply.sse.send(
        studyEvents({ id, lang: languageOf(request), lastSeen, runner, studies, signal: left.signal }),
      );
    },
  );

  app.delete(
    "/studies/:id",
    {
      schema: {
        tags: ["studies"],
        summary: "Cancel: the whole prefix computed so far is kept",
        params: studyParams,
        querystring: languageQuery,
        response: { 200: study, 404: problemReply },
      },
    },
    async (request) => {
      await find(request.params.id);
      await runner.cancel(request.params.id);
      return viewStudy(await find(request.params.id), languageOf(request));
    },
  );
};
