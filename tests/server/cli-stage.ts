/** Carries out command lines, and tells what they print. */
import { main } from "../../server/cli/main.ts";

export interface Terminal {
  signal?: AbortSignal;
  isTTY?: boolean;
  /** told of everything written to the error output */
  onErr?: (text: string) => void;
}

/** Carries out a command line as a terminal of no colours would. */
export async function avenant(typed: string[], env: Record<string, string> = {}, terminal: Terminal = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const { signal = new AbortController().signal, isTTY = false, onErr = () => undefined } = terminal;
  const code = await main(typed, env, {
    out: { write: (text) => out.push(text) },
    err: {
      isTTY,
      write: (text) => {
        err.push(text);
        onErr(text);
      },
    },
    signal,
    nowMs: () => performance.now(),
  });
  return { code, out: out.join(""), err: err.join("") };
}
