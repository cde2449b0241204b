#!/usr/bin/env node
/** The package's command: finds the Node that the project brings along and hands it the command line. Runs on any Node from 20 up. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

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

function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= FIRST_NODE) return process.execPath;
  const places = moduleFolders().flatMap((folder) => packages.map((name) => join(folder, name)));
  return places.map(executableIn).find((file) => file !== undefined);
}

const node = findNode();
if (node === undefined) {
  process.stderr.write(
    `Avenant needs Node ${FIRST_NODE}, which “npm ci” brings along. / Avenant a besoin de Node ${FIRST_NODE}, que « npm ci » apporte.\n`,
  );
  process.exitCode = 2;
} else {
  const child = spawn(node, [join(here, "cli.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
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
