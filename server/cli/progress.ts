/** A progress bar on a terminal; nothing at all where the output is not one. */
import type { Progress } from "#engine";
import { type Lang, number, roughTime } from "./format.ts";
import { say } from "./words.ts";

const CELLS = 30;
const REDRAW_MS = 100;

export interface ProgressBar {
  show(progress: Progress): void;
  /** wipes the bar's line */
  clear(): void;
}

interface Terminal {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** "█████░░░░░  128/400 futures  12 s left" */
export function barText({ done, requested }: Progress, elapsedSeconds: number, lang: Lang): string {
  const share = requested === 0 ? 1 : done / requested;
  const filled = Math.round(share * CELLS);
  const counts = say("futuresDone", lang, {
    done: number(done, 0, lang),
    requested: number(requested, 0, lang),
  });
  const left = share > 0 && share < 1 ? (elapsedSeconds * (1 - share)) / share : null;
  const remaining = left === null ? "" : `  ${say("remaining", lang, { time: roughTime(left, lang) })}`;
  return `${"█".repeat(filled)}${"░".repeat(CELLS - filled)}  ${counts}${remaining}`;
}

/** @param nowMs a monotonic clock, milliseconds */
export function openProgressBar(terminal: Terminal, lang: Lang, nowMs: () => number): ProgressBar {
  if (!terminal.isTTY) return { show: () => undefined, clear: () => undefined };
  const startMs = nowMs();
  let drawnMs = Number.NEGATIVE_INFINITY;
  return {
    show(progress) {
      const now = nowMs();
      if (now - drawnMs < REDRAW_MS && progress.done < progress.requested) return;
      drawnMs = now;
      terminal.write(`\r\u001B[K${barText(progress, (now - startMs) / 1000, lang)}`);
    },
    clear() {
      terminal.write("\r\u001B[K");
    },
  };
}
