/** The command line as one plain file: it starts in half the time of its sources. */
import { fileURLToPath } from "node:url";
import { plainFile } from "../engine/parallel/plain-file.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What every command loads. */
const PACKAGES = [
  "@noble/hashes",
  "cli-table3",
  "date-holidays",
  "picocolors",
  "seedrandom",
  "simple-statistics",
  "string-width",
  "yaml",
  "zod",
];

/** Path of the program; the sources themselves where it cannot be written. */
export const commandProgram = (): string =>
  plainFile({
    source: here("./cli.ts"),
    folder: here("../.cache/command"),
    sources: [here("../engine"), here("."), here("../scenarios")],
    root: here(".."),
    packages: PACKAGES,
  });
