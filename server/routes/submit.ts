/** Puts a study or a question in line, and answers at once where the same one was answered before. */
import type { FastifyReply } from "fastify";
import type { Language } from "../contract.ts";
import type { Questions } from "../jobs/questions.ts";
import type { Runner } from "../jobs/runner.ts";
import { viewStudy } from "../jobs/view.ts";
import { ProblemError } from "../problems.ts";
import type { NewStudy, Studies } from "../store/studies.ts";
import { answerBody } from "./answer-body.ts";

/** What routes of studies and questions need. */
export interface JobRoom {
  studies: Studies;
  runner: Runner;
  questions: Questions;
}

/** @throws TOO_MANY_STUDIES */
export async function submit(
  study: NewStudy,
  { studies, runner }: JobRoom,
  lang: Language,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const submitted = await runner.submit(study);
  if (submitted === "full") throw new ProblemError("TOO_MANY_STUDIES");
  const { row, isNew } = submitted;
  const shown = viewStudy(row, lang, runner.progressOf(row.id));
  const answer = row.status === "done" ? await studies.result(row.id) : undefined;
  reply.header("location", `/api/studies/${row.id}`);
  if (answer) return answerBody(reply, { ...shown, reused: true, final: true }, answer);
  return reply.code(202).send({ ...shown, reused: !isNew });
}
