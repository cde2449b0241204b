/** Threads: the only file that knows piscina. */
import type { Executor } from "../study.ts";

export interface ThreadPool extends Executor {
  close(): Promise<void>;
}
