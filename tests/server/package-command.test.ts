/** The package's command runs as one plain file: it says what its sources say, and ends as they do. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { avenant } from "./cli-stage.ts";

const COMMAND = fileURLToPath(new URL("../../server/avenant.mjs", import.meta.url));

function spawned(typed: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...typed], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

test("the command answers and refuses as its sources do, threads and library included", async () => {
  const typed = [
    ["lint", "ten-lines", "--lang", "en"],
    ["lint", "no-such-scenario", "--lang", "fr"],
    ["compare", "ten-lines", "--replications", "16", "--threads", "2", "--lang", "en", "--json", "-"],
  ];
  for (const one of typed) expect(spawned(one)).toEqual(await avenant(one));
}, 120_000);
