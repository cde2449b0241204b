/** What happens to a study, told to whoever listens. */
import type { EndEvent, PartialEvent, ProgressEvent } from "../contract.ts";

export type StudyNews =
  | { type: "progress"; data: Omit<ProgressEvent, "id"> }
  | { type: "partial"; data: Omit<PartialEvent, "id"> }
  | { type: "done" | "cancelled" | "failed"; data: Omit<EndEvent, "id" | "failure"> }
  /** the service stops; the study goes on after its next start */
  | { type: "pause" };

export type Listener = (news: StudyNews) => void;

export class NewsDesk {
  declare private readonly listeners: Map<string, Set<Listener>>;
  constructor() {
    this.listeners = new Map();
  }

  /** Returns what ends the listening. */
  listen(study: string, listener: Listener): () => void {
    const all = this.listeners.get(study) ?? new Set();
    this.listeners.set(study, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(study);
    };
  }

  tell(study: string, news: StudyNews): void {
    for (const listener of [...(this.listeners.get(study) ?? [])]) listener(news);
  }

  tellAll(news: StudyNews): void {
    for (const study of [...this.listeners.keys()]) this.tell(study, news);
  }
}
