/** The page that viz/ built, as plain files. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { ProblemError } from "../problems.ts";

const A_YEAR_S = 31_536_000;

/**
 * Serves the folder at `/`. Files under assets/ carry a hash in their name and never change; everything else is asked for anew.
 * @param folder absolute; without an index.html in it, `/` answers NO_PAGE
 */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = await stat(join(folder, "index.html")).then(
    () => true,
    () => false,
  );
  if (!isBuilt) {
    app.get("/", { schema: { hide: true } }, async () => {
      throw new ProblemError("NO_PAGE");
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, "assets"));
      reply.header("cache-control", isHashed ? `public, max-age=${A_YEAR_S}, immutable` : "no-cache");
    },
  });
}
