/** What runs in the browser: one message in, one message out. */
import { type EngineQuestion, hashOfBlock } from "./engine-worker.ts";

addEventListener("message", ({ data }: MessageEvent<EngineQuestion>) => postMessage(hashOfBlock(data)));
