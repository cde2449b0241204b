/** The command line as one plain file: it starts in half the time of its sources. */
import { fileURLToPath } from "node:url";
import { plainFile } from "../engine/parallel/plain-file.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Path of the program; the sources themselves where it cannot be written. */
export const commandProgram = (): string =>
  plainFile({
    source: here("./cli.ts"),
    folder: here("../.cache/command"),
    sources: [here("../engine"), here("."), here("../scenarios")],
    root: here(".."),
    outside: ["piscina"], // it finds its own threads’ file beside itself
  });
