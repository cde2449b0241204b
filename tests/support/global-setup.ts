/** One PostgreSQL for the whole test run, fast and forgetful; each test file makes its own database in it (database.ts). */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "../../server/store/embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** connection string of the test server */
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "avenant-tests-"));
  // under root the server runs as another account, which must get in
  await chmod(folder, 0o755);
  const server = await openEmbedded(folder, { durable: false });
  project.provide("postgresUrl", server.url);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
