/** Lint: what a contract's promises measure other than luck, and what chance does to any percentage. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { chanceOfClause, lint } from "#engine";
import { languageQuery, problemReply, scenarioName } from "../contract.ts";
import { asReply, clauseChance, clauseQuery, lintAnswer } from "../contract-lint.ts";
import type { Questions } from "../jobs/questions.ts";
import { ProblemError } from "../problems.ts";

export const lintRoutes: FastifyPluginAsyncZod<{ questions: Questions }> = async (app, { questions }) => {
  app.get(
    "/scenarios/:name/lint",
    {
      schema: {
        tags: ["questions"],
        summary: "What a scenario's contracts measure other than luck, and how they could be worded; at once",
        params: z.object({ name: scenarioName }),
        querystring: languageQuery.extend({
          world: z.string().max(40).optional(),
          design: z.string().max(40).optional().describe("one design; default: all"),
        }),
        response: { 200: lintAnswer, 400: problemReply, 404: problemReply },
      },
    },
    async (request) => {
      const { design, world } = request.query;
      const compiled = await questions.compiled(request.params.name, world ?? null);
      if (design !== undefined && !compiled.designs.some(({ id }) => id === design))
        throw new ProblemError("NO_DESIGN", { name: design });
      return asReply(lint(compiled, design === undefined ? {} : { design }));
    },
  );

  app.get(
    "/lint/clause",
    {
      schema: {
        tags: ["questions"],
        summary: "What chance does to a percentage on so many tickets a period",
        querystring: languageQuery.extend(clauseQuery.shape),
        response: { 200: clauseChance, 400: problemReply },
      },
    },
    async (request) => {
      const { tickets, required, below, misses } = request.query;
      return chanceOfClause(tickets, { required, smallBelow: below, smallMisses: misses });
    },
  );
};
