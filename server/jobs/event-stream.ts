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
  const counts = { done: runner.progressOf(id) ?? row.done, requested: row.replications };
  if (row.status === "queued" || row.status === "running") {
    const partial = runner.partialOf(id);
    return [{ type: "progress", data: { status: row.status, ...counts } }, ...(partial ? [partial] : [])];
  }
  return [
    { type: row.status, data: { status: row.status, ...counts, resultHash: kept?.result_hash ?? null } },
  ];
}

/** Yields events until the study's end, the listener's leaving, or the service's stop. */
export async function* studyEvents(events: StudyEvents): AsyncGenerator<SSEMessage> {
  const { id, lang, lastSeen, runner, studies, signal } = events;
  const pending: StudyNews[] = [];
  let wake = (): void => undefined;
  const hear = (news: StudyNews): void => {
    pending.push(news);
    wake();
  };
  const stopListening = runner.listen(id, hear);
  const leave = (): void => hear({ type: "pause" });
  signal.addEventListener("abort", leave, { once: true });
  try {
    const seen = parseSeen(lastSeen);
    const first = await snapshot(events);
    pending.unshift(
      ...first.filter(
        (news) => news.type !== "pause" && isNews(seen, { done: news.data.done, type: news.type }),
      ),
    );
    for (;;) {
      const news = pending.shift();
      if (!news) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (news.type === "pause") return;
      const isEnd = ORDER[news.type] === END;
      const row = isEnd ? await studies.find(id) : undefined;
      const data = { id, ...news.data, ...(isEnd ? { failure: row ? failureOf(row, lang) : null } : {}) };
      yield { id: eventId(news.data.done, news.type), event: news.type, data };
      if (isEnd) return;
    }
  } finally {
    signal.removeEventListener("abort", leave);
    stopListening();
  }
}
