/** Questions: which there are, and asking one of a scenario. An asked question is a study: its progress, events, answer and end are read there. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { QUESTION_NAMES, QUESTIONS } from "#engine";
import {
  languageQuery,
  problemReply,
  questionList,
  questionRequest,
  questionReused,
  studyStarted,
} from "../contract.ts";
import { languageOf } from "../language.ts";
import { type JobRoom, submit } from "./submit.ts";

const tags = ["questions"];

export const questionRoutes: FastifyPluginAsyncZod<JobRoom> = async (app, room) => {
  app.get(
    "/questions",
    {
      schema: {
        tags,
        summary: "The questions that a scenario may be asked, with their terms as JSON Schema",
        response: { 200: questionList },
      },
    },
    async () => ({
      questions: QUESTION_NAMES.map((name) => ({
        name,
        title: QUESTIONS[name].title,
        terms: z.toJSONSchema(QUESTIONS[name].terms, { io: "input" }) as Record<string, unknown>,
      })),
    }),
  );

  const errors = { 400: problemReply, 404: problemReply, 429: problemReply };
  app.post(
    "/questions",
    {
      schema: {
        tags,
        summary: "Ask a scenario a question; the same one asked before is answered at once",
        querystring: languageQuery,
        body: questionRequest,
        response: { 200: questionReused, 202: studyStarted, ...errors },
      },
    },
    async (request, reply) =>
      submit(await room.questions.ask(request.body), room, languageOf(request), reply),
  );
};
