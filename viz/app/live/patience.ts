/** A busy service asks to come back: the page does so by itself, a few times. */

/** Answers of a service that is up and has too much to do. */
const BUSY = new Set([429, 503]);
/** Requests before the refusal is told. */
const TRIES = 5;
const USUAL_PAUSE_S = 2;
const LONGEST_PAUSE_S = 10;

/** Resolves after a pause; rejects as soon as nobody waits any more. */
function pause(seconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", leave);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener("abort", leave, { once: true });
  });
}

function secondsAsked(reply: Response): number {
  const asked = Number(reply.headers.get("retry-after") ?? Number.NaN);
  return asked > 0 ? Math.min(asked, LONGEST_PAUSE_S) : USUAL_PAUSE_S;
}

/** The reply of a service that may be busy for a while: asked again after the pause that it wishes; the last reply stands. */
export async function patiently(
  request: () => Promise<Response>,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const reply = await request();
    if (!BUSY.has(reply.status) || tries === TRIES) return reply;
    await pause(secondsAsked(reply), signal);
  }
}

/** What a stream of events is, as far as this file needs it: the browser's EventSource. */
export interface Source {
  readonly readyState: number;
  close(): void;
  onerror: ((event: Event) => unknown) | null;
}

/** readyState of a source that was refused: the browser does not come back by itself */
const CLOSED = 2;

/**
 * Keeps a stream of events open. A broken connection is the browser's own matter; one that was refused is opened anew, and
 * `lost` is told after as many refusals in a row. `open` makes a source and says, by its argument, when something was heard.
 */
export function keepOpen(open: (heard: () => void) => Source, lost: () => void): () => void {
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: Source;
  const connect = () => {
    source = open(() => {
      refusals = 0;
    });
    source.onerror = () => {
      if (source.readyState !== CLOSED) return;
      refusals++;
      if (refusals === TRIES) lost();
      else timer = setTimeout(connect, USUAL_PAUSE_S * 1000);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.onerror = null;
    source.close();
  };
}
