/** Studies: ask, read, cancel. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  type Language,
  languageQuery,
  problemReply,
  questionReply,
  study,
  studyAnswer,
  studyList,
  studyParams,
  studyRequest,
  studyReused,
  studyStarted,
} from "../contract.ts";
import { viewStudy } from "../jobs/view.ts";
import { languageOf } from "../language.ts";
import { ProblemError } from "../problems.ts";
import type { ListedStudy, Studies } from "../store/studies.ts";
import type { StudyRow } from "../store/tables.ts";
import { answerBody } from "./answer-body.ts";
import { type JobRoom, submit } from "./submit.ts";

type Plugin = FastifyPluginAsyncZod<JobRoom>;

const LISTED = 200;
const tags = ["studies"];
/** What every address of one study says of itself. */
const ofOne = { tags, params: studyParams, querystring: languageQuery };

/** The stored study. @throws NO_STUDY */
export async function findStudy(studies: Studies, id: string): Promise<StudyRow> {
  const row = await studies.find(id);
  if (!row) throw new ProblemError("NO_STUDY");
  return row;
}

const ask: Plugin = async (app, room) => {
  const summary = "Ask a question; the same one asked before is answered at once";
  const errors = { 400: problemReply, 404: problemReply, 429: problemReply };
  const response = { 200: studyReused, 202: studyStarted, ...errors };
  const schema = { tags, summary, querystring: languageQuery, body: studyRequest, response };
  app.post("/studies", { schema }, async (request, reply) =>
    submit(await room.questions.ask(request.body), room, languageOf(request), reply),
  );
};

const read: Plugin = async (app, { studies, runner }) => {
  const view = (row: ListedStudy, lang: Language) => viewStudy(row, lang, runner.progressOf(row.id));
  const all = {
    tags,
    summary: "The latest studies, newest first",
    querystring: languageQuery,
    response: { 200: studyList },
  };
  app.get("/studies", { schema: all }, async (request) => {
    const rows = await studies.list(LISTED);
    return { studies: rows.map((row) => view(row, languageOf(request))) };
  });
  const one = {
    ...ofOne,
    summary: "A study's status and progress",
    response: { 200: study, 404: problemReply },
  };
  app.get("/studies/:id", { schema: one }, async (request) =>
    view(await findStudy(studies, request.params.id), languageOf(request)),
  );
};

const readAnswer: Plugin = async (app, { studies, runner }) => {
  const summary = "The latest answer: coarse while it runs, then final";
  const schema = {
    ...ofOne,
    summary,
    response: { 200: z.union([studyAnswer, questionReply]), 404: problemReply },
  };
  app.get("/studies/:id/result", { schema }, async (request, reply) => {
    const row = await findStudy(studies, request.params.id);
    const answer = await runner.answer(row.id);
    if (!answer) throw new ProblemError("NO_RESULT_YET");
    return answerBody(reply, { id: row.id, status: row.status, final: answer.final }, answer);
  });
};

const cancel: Plugin = async (app, { studies, runner }) => {
  const summary = "Cancel: the whole prefix computed so far is kept";
  const schema = { ...ofOne, summary, response: { 200: study, 404: problemReply } };
  app.delete("/studies/:id", { schema }, async (request) => {
    const { id } = await findStudy(studies, request.params.id);
    await runner.cancel(id);
    return viewStudy(await findStudy(studies, id), languageOf(request));
  });
};

export const studyRoutes: Plugin = async (app, room) => {
  for (const route of [ask, read, readAnswer, cancel]) await route(app, room);
};
