/** The service about itself: alive, ready, its version, the language of its scenarios. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ENGINE_VERSION } from "#engine";
import { jsonSchema } from "#scenarios";
import { alive, problemReply, version } from "../contract.ts";
import { ProblemError } from "../problems.ts";
import type { Store } from "../store/index.ts";

export interface AboutRoutes {
  threads: number;
  version: string;
}

export const aboutRoutes: FastifyPluginAsyncZod<AboutRoutes> = async (app, about) => {
  app.get(
    "/version",
    { schema: { tags: ["service"], summary: "Versions", response: { 200: version } } },
    async () => ({
      version: about.version,
      engineVersion: ENGINE_VERSION,
      node: process.version,
      threads: about.threads,
    }),
  );
  app.get(
    "/schema",
    {
      schema: {
        tags: ["service"],
        summary: "JSON Schema of a scenario file",
        response: { 200: z.record(z.string(), z.unknown()) },
      },
    },
    async () => jsonSchema(),
  );
};

export const healthRoutes: FastifyPluginAsyncZod<{ store: Store }> = async (app, { store }) => {
  const schema = { tags: ["service"], response: { 200: alive, 503: problemReply } };
  const config = { rateLimit: false as const };
  app.get("/livez", { config, schema: { ...schema, summary: "The process answers" } }, async () => ({
    status: "ok" as const,
  }));
  app.get(
    "/readyz",
    { config, schema: { ...schema, summary: "The database answers and the service is not overloaded" } },
    async () => {
      if (app.isUnderPressure()) throw new ProblemError("BUSY");
      await store.ping().catch(() => {
        throw new ProblemError("BUSY");
      });
      return { status: "ok" as const };
    },
  );
};
