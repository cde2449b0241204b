#!/usr/bin/env node
/**
 * The package's command: obeys the command line, or hands it to the Node that the project brings along. Runs on any Node from 20 up.
 * A command runs as one plain file, and what V8 made of it is kept: it starts in half the time (docs/performance.md). This file is
 * no TypeScript, so that Node need not load what reads it.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const FIRST_NODE = 26;
const here = dirname(fileURLToPath(import.meta.url));
const packages = [
  `node-${process.platform}-${process.arch}`,
  `node-bin-${process.platform}-${process.arch}`,
  `node-win-${process.arch}`,
];

/** Folders called node_modules from here upwards. */
function moduleFolders() {
  const folders = [];
  for (let at = here; ; at = dirname(at)) {
    folders.push(join(at, "node_modules"));
    if (dirname(at) === at) return folders;
  }
}

/** The executable of a platform package; undefined if it is not installed. */
function executableIn(folder) {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return undefined;
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  const file = join(folder, typeof bin === "string" ? bin : bin.node);
  return existsSync(file) ? file : undefined;
}

const isItself = Number(process.versions.node.split(".")[0]) >= FIRST_NODE;

function findNode() {
  const places = moduleFolders().flatMap((folder) => packages.map((name) => join(folder, name)));
  return places.map(executableIn).find((file) => file !== undefined);
}

const node = isItself ? process.execPath : findNode();
if (isItself) {
  module.enableCompileCache(join(here, "../.cache/code"));
  const { commandProgram } = await import("./program.ts");
  // the service starts once and runs for long: from its sources
  const program = process.argv[2] === "serve" ? join(here, "cli.ts") : commandProgram();
  await import(pathToFileURL(program).href);
} else if (node === undefined) {
  process.stderr.write(
    `Avenant needs Node ${FIRST_NODE}, which “npm ci” brings along. / Avenant a besoin de Node ${FIRST_NODE}, que « npm ci » apporte.\n`,
  );
  process.exitCode = 2;
} else {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // a terminal sends Ctrl-C to both: the child decides when to end
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? 2;
  });
}
