/** Scenarios: the library's and the user's own. Files travel as their text, whatever it is written in. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Catalogue, faultsOf } from "../catalogue.ts";
import {
  languageQuery,
  problemReply,
  scenarioCheck,
  scenarioDetail,
  scenarioKept,
  scenarioList,
  scenarioName,
  scenarioText,
} from "../contract.ts";
import { languageOf } from "../language.ts";
import { faultInWords } from "../problems.ts";

const params = z.object({ name: scenarioName });
const FILE_TYPES = ["application/yaml", "application/json", "text/plain"];

export const scenarioRoutes: FastifyPluginAsyncZod<{ catalogue: Catalogue }> = async (app, { catalogue }) => {
  // in this room a body is a file: its text is kept as it came, and only our own reader may judge it
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    [...FILE_TYPES, "text/yaml", "application/x-yaml"],
    { parseAs: "string" },
    async (_: unknown, body: string) => body,
  );

  app.get(
    "/scenarios",
    {
      schema: { tags: ["scenarios"], summary: "The library, then your own", response: { 200: scenarioList } },
    },
    async () => ({ scenarios: await catalogue.list() }),
  );

  app.get(
    "/scenarios/:name",
    {
      schema: {
        tags: ["scenarios"],
        summary: "A scenario: its text, its designs and worlds, its settings",
        params,
        querystring: languageQuery,
        response: { 200: scenarioDetail, 400: problemReply, 404: problemReply },
      },
    },
    (request) => catalogue.detail(request.params.name),
  );

  app.put(
    "/scenarios/:name",
    {
      schema: {
        tags: ["scenarios"],
        summary: "Keep a scenario of your own, exactly as written",
        consumes: FILE_TYPES,
        params,
        querystring: languageQuery,
        body: scenarioText,
        response: { 200: scenarioKept, 201: scenarioKept, 400: problemReply, 409: problemReply },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const created = await catalogue.keep(name, request.body);
      return reply.code(created ? 201 : 200).send({ name, created });
    },
  );

  app.delete(
    "/scenarios/:name",
    {
      schema: {
        tags: ["scenarios"],
        summary: "Forget a scenario of your own; its studies stay",
        params,
        querystring: languageQuery,
        response: {
          204: z.undefined().meta({ description: "forgotten" }),
          404: problemReply,
          409: problemReply,
        },
      },
    },
    async (request, reply) => {
      await catalogue.forget(request.params.name);
      return reply.code(204).send();
    },
  );

  app.post(
    "/scenarios/check",
    {
      schema: {
        tags: ["scenarios"],
        summary: "Read a scenario without keeping it: every fault with its place",
        consumes: FILE_TYPES,
        querystring: languageQuery,
        body: scenarioText,
        response: { 200: scenarioCheck, 400: problemReply },
      },
    },
    async (request) => {
      const faults = faultsOf(request.body);
      const lang = languageOf(request);
      return { valid: faults.length === 0, faults: faults.map((fault) => faultInWords(fault, lang)) };
    },
  );
};
