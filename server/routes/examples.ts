/** Examples: answers computed ahead, so that a page has something to show at once. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { languageQuery, problemReply, scenarioName, studyAnswer } from "../contract.ts";
import type { Questions } from "../jobs/questions.ts";
import type { Runner } from "../jobs/runner.ts";
import { ProblemError } from "../problems.ts";
import type { Studies } from "../store/studies.ts";
import { answerBody } from "./answer-body.ts";

export interface ExampleRoutes {
  studies: Studies;
  runner: Runner;
  questions: Questions;
}

export const exampleRoutes: FastifyPluginAsyncZod<ExampleRoutes> = async (
  app,
  { studies, runner, questions },
) => {
  app.get(
    "/examples/:scenario",
    {
      schema: {
        tags: ["studies"],
        summary: "The latest answer of a scenario's default study, if there is one",
        params: z.object({ scenario: scenarioName }),
        querystring: languageQuery.extend({ world: z.string().max(40).optional() }),
        response: { 200: studyAnswer, 404: problemReply },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const row = await studies.findSame(await questions.byDefault(params.scenario, query.world ?? null));
      const answer = row && (await runner.answer(row.id));
      if (!row || !answer) throw new ProblemError("NO_EXAMPLE");
      return answerBody(reply, { id: row.id, status: row.status, final: answer.final }, answer);
    },
  );
};
