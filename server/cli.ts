/** The command line: `npm run --silent avenant -- help`. */
import { main } from "./cli/main.ts";

const stop = new AbortController();
const typed = process.argv.slice(2);
// the service has its own way to stop; a second Ctrl-C always ends the process
if (typed[0] !== "serve") process.once("SIGINT", () => stop.abort());
// a reader that has read enough (`| head`) is no failure
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

process.exitCode = await main(typed, process.env, {
  out: process.stdout,
  err: process.stderr,
  signal: stop.signal,
  nowMs: () => performance.now(),
});
