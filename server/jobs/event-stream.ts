/** The life of one study as an endless list of events, from wherever the listener had got to. */
import type { SSEMessage } from "@fastify/sse";
import type { Language, StudyEventType } from "../contract.ts";
import type { Studies } from "../store/studies.ts";
import type { StudyNews } from "./news.ts";
import type { Runner } from "./runner.ts";
import { failureOf } from "./view.ts";

/** At one count of replications, events come in this order. */
const ORDER: Record<StudyEventType, number> = { progress: 0, partial: 1, done: 2, cancelled: 2, failed: 2 };
const END = 2;

/** Events are numbered by what they tell, not by a counter: a listener can resume at another process of the service. */
const eventId = (done: number, type: StudyEventType): string => `${done}.${type}`;

interface Seen {
  done: number;
  type: StudyEventType;
}

function parseSeen(lastSeen: string | null): Seen | undefined {
  const [, done, type] = /^(\d+)\.(progress|partial|done|cancelled|failed)$/.exec(lastSeen ?? "") ?? [];
  return done === undefined || type === undefined
    ? undefined
    : { done: Number(done), type: type as StudyEventType };
}

/** True if the listener has heard the end: there is nothing to resume. */
export const hasHeardTheEnd = (lastSeen: string | null): boolean =>
  ORDER[parseSeen(lastSeen)?.type ?? "progress"] === END;

/** True if the event tells more than the one last seen; an end is always news. */
function isNews(seen: Seen | undefined, { done, type }: Seen): boolean {
  if (!seen || ORDER[type] === END) return true;
  return done === seen.done ? ORDER[type] > ORDER[seen.type] : done > seen.done;
}

export interface StudyEvents {
  id: string;
  lang: Language;
  /** Last-Event-ID */
  lastSeen: string | null;
  runner: Runner;
  studies: Studies;
  /** the listener left */
  signal: AbortSignal;
}

/** What listeners of a study that waits, runs or is over are told first: how far it is, then its coarse answer, then its end. */
async function snapshot({ id, runner, studies }: StudyEvents): Promise<StudyNews[]> {
  const row = await studies.find(id);
  if (!row) return [];
  const kept = await studies.resultHead(id);
  const counts = runner.progressOf(id) ?? { done: row.done, requested: row.replications };
  if (row.status === "queued" || row.status === "running") {
    const partial = runner.partialOf(id);
    return [{ type: "progress", data: { status: row.status, ...counts } }, ...(partial ? [partial] : [])];
  }
  return [
    { type: row.status, data: { status: row.status, ...counts, resultHash: kept?.result_hash ?? null } },
  ];
}

/** News in the order they came, each once; `next` waits for one. */
class Mailbox {
  declare private readonly pending: StudyNews[];
  declare private wake: () => void;
  constructor() {
    this.pending = [];
    this.wake = () => undefined;
  }

  put(news: StudyNews): void {
    this.pending.push(news);
    this.wake();
  }

  putFirst(news: readonly StudyNews[]): void {
    this.pending.unshift(...news);
  }

  async next(): Promise<StudyNews> {
    for (;;) {
      const news = this.pending.shift();
      if (news) return news;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

/** Yields events until the study's end, the listener's leaving, or the service's stop. */
export async function* studyEvents(events: StudyEvents): AsyncGenerator<SSEMessage> {
  const { id, lang, lastSeen, runner, studies, signal } = events;
  const mailbox = new Mailbox();
  // listening starts before the snapshot is taken, so that nothing falls between; what both tell is told once
  const stopListening = runner.listen(id, (news) => mailbox.put(news));
  const leave = (): void => mailbox.put({ type: "pause" });
  signal.addEventListener("abort", leave, { once: true });
  let seen = parseSeen(lastSeen);
  try {
    mailbox.putFirst(await snapshot(events));
    for (;;) {
      const news = await mailbox.next();
      if (news.type === "pause") return;
      const event = { done: news.data.done, type: news.type };
      if (!isNews(seen, event)) continue;
      seen = event;
      const isEnd = ORDER[news.type] === END;
      const row = isEnd ? await studies.find(id) : undefined;
      const data = { id, ...news.data, ...(isEnd ? { failure: row ? failureOf(row, lang) : null } : {}) };
      yield { id: eventId(event.done, event.type), event: event.type, data };
      if (isEnd) return;
    }
  } finally {
    signal.removeEventListener("abort", leave);
    stopListening();
  }
}
