/**
 * Sources as one plain file, written once and kept until one of them changes: a Node that runs it reads no TypeScript, and
 * finds one module where there were hundreds (docs/performance.md).
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename } from "node:path";

export interface PlainFile {
  /** the module that everything is reached from */
  source: string;
  /** where the file is kept */
  folder: string;
  /** folders of its sources: one that is younger makes the file out of date */
  sources: readonly string[];
  /** where packages are found */
  root: string;
  /** packages that are loaded where they stand; all others are written into the file */
  outside?: readonly string[];
}

/**
 * `const` must stay `const`: a `var` is no constant to the compiler. Each source goes on finding its neighbours in its own
 * folder. What a command loads only now and then stays where it is.
 */
const WRITE = `import { build } from "vite";
import { pathToFileURL } from "node:url";
const [ssr, outDir, ...external] = process.argv.slice(1);
const place = ["import", "meta", "url"].join(".");
const own = {
  name: "own-place",
  transform: (code, id) => code.includes(place) ? code.replaceAll(place, JSON.stringify(pathToFileURL(id).href)) : undefined,
  resolveDynamicImport: (id, from) => ({ id: new URL(id, pathToFileURL(from)).href, external: true }),
};
await build({
  configFile: false, logLevel: "silent", plugins: [own],
  ssr: { noExternal: true, external },
  build: { ssr, outDir, minify: false, rolldownOptions: { output: { topLevelVar: false } } },
});`;

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When a source, a folder of them (one may be gone) or the list of packages last changed. */
function youngestOf({ sources, root }: PlainFile): number {
  const inside = sources.flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: "utf8" }).map((one) => `${place}/${one}`),
  );
  return Math.max(...[`${root}/package-lock.json`, ...sources, ...inside].map(changedAt));
}

/** Its path, written anew if a source is younger; the source's own path where it cannot be written. */
export function plainFile(plain: PlainFile): string {
  const { source, root, outside = [] } = plain;
  // the file knows its sources by their whole paths: a project that moves has another one
  const folder = `${plain.folder}/${createHash("sha256").update(source).digest("hex").slice(0, 8)}`;
  const name = `${basename(source, ".ts")}.js`;
  const file = `${folder}/${name}`;
  if (changedAt(file) > youngestOf(plain)) return file;
  const draft = `${folder}/${process.pid}`; // renamed whole: another process may be doing the same
  try {
    mkdirSync(draft, { recursive: true });
    spawnSync(process.execPath, ["--input-type=module", "-e", WRITE, source, draft, ...outside], {
      cwd: root,
      stdio: "ignore",
    });
    renameSync(`${draft}/${name}`, file);
    return file;
  } catch {
    return source;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
