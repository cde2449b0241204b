/** The service as a process of its own, started as a user starts it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../../server/cli.ts", import.meta.url));

export interface ChildService {
  /** http://127.0.0.1:<port> */
  address: string;
  pid: number;
  /** what it wrote to its error stream so far */
  errors(): string;
  /** sends a signal and waits for the end; the exit code, or the signal that ended it */
  end(signal: "SIGTERM" | "SIGINT" | "SIGKILL"): Promise<number | string>;
}

function launch(env: Record<string, string>): { child: ChildProcess; written: { out: string; err: string } } {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("AVENANT_"));
  const settings = { AVENANT_PORT: "0", AVENANT_EXAMPLES: "off", AVENANT_THREADS: "2", ...env };
  const child = spawn(process.execPath, [CLI, "serve"], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (written.out += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (written.err += text));
  return { child, written };
}

/** Starts it and waits for its line. @throws Error with its own words if it ends instead */
export async function startService(env: Record<string, string>): Promise<ChildService> {
  const { child, written } = launch(env);
  const ended = once(child, "exit").then(([code, signal]) => (code ?? signal) as number | string);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(written.out)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${written.err}`)));
  });
  return {
    address,
    pid: child.pid ?? 0,
    errors: () => written.err,
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts it where it must refuse: its exit code and its words. */
export async function refusedService(
  env: Record<string, string>,
): Promise<{ code: number | string; words: string }> {
  const { child, written } = launch(env);
  const [code, signal] = await once(child, "exit");
  return { code: code ?? signal, words: written.err };
}
