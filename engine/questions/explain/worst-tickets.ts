/** Tickets that kept their users waiting longest, for what is owed first: what each waited for. */
import { PRIORITIES, type Priority, type Text } from "../../scenario/notation.ts";
import type { StateName, TraceEvent } from "../../trace/events.ts";
import { bilingual } from "../wording.ts";

export interface WorstTicket {
  openedMin: number;
  component: string;
  priority: Priority;
  elapsedMin: number;
  /** what it spent most of that time on */
  mostly: Text;
}

const DOING: Record<StateName, Text> = {
  queue: { fr: "dans la file d’attente", en: "in the queue" },
  work: { fr: "au travail d’un technicien", en: "at work" },
  client: { fr: "à attendre l’utilisateur", en: "waiting for the user" },
  debate: { fr: "en débat sur le périmètre", en: "in a debate on scope" },
  outside: { fr: "chez vos propres équipes", en: "with your own staff" },
  quote: { fr: "en attente d’un devis", en: "waiting for a quote" },
  thirdParty: { fr: "chez un tiers", en: "with a third party" },
  solved: { fr: "cru résolu", en: "thought solved" },
  parked: { fr: "mis de côté", en: "parked" },
  onTheWay: { fr: "à attendre l’astreinte", en: "waiting for the technician on call" },
};

interface Followed {
  openedMin: number;
  component: string;
  priority: Priority;
  spent: Map<StateName, number>;
  state: StateName;
  sinceMin: number;
  restoredMin: number;
}

function follow(followed: Map<string, Followed>, event: TraceEvent): void {
  if (event.kind === "ticket") {
    if (event.component === "") return; // another client’s
    followed.set(event.ticket, {
      openedMin: event.atMin,
      component: event.component,
      priority: event.truePriority,
      spent: new Map(),
      state: "queue",
      sinceMin: event.atMin,
      restoredMin: Number.NaN,
    });
    return;
  }
  if (event.kind !== "state" && event.kind !== "restoration") return;
  const one = followed.get(event.ticket);
  if (!one || !Number.isNaN(one.restoredMin)) return;
  one.spent.set(one.state, (one.spent.get(one.state) ?? 0) + event.atMin - one.sinceMin);
  one.sinceMin = event.atMin;
  if (event.kind === "state") one.state = event.state;
  else one.restoredMin = event.atMin;
}

/** Minutes in words: hours below three days, days from there on. */
export const durationText = (minutes: number): Text =>
  minutes < 3 * 1440
    ? bilingual(
        (figures) => figures.minutes(minutes),
        (figures) => figures.minutes(minutes),
      )
    : bilingual(
        ({ count }) => `${count(minutes / 1440)} jours`,
        ({ count }) => `${count(minutes / 1440)} days`,
      );

/** The tickets of the most urgent priority, P1 and P2 together, that took longest; of all tickets where there are none. */
export function worstTickets(events: readonly TraceEvent[], most: number): WorstTicket[] {
  const followed = new Map<string, Followed>();
  for (const event of events) follow(followed, event);
  const restored = [...followed.values()].filter(
    ({ restoredMin, openedMin }) => restoredMin > openedMin && openedMin >= 0,
  );
  const urgent = restored.filter(({ priority }) => PRIORITIES.indexOf(priority) < 2);
  return (urgent.length > 0 ? urgent : restored)
    .sort((a, b) => b.restoredMin - b.openedMin - (a.restoredMin - a.openedMin))
    .slice(0, most)
    .map(({ openedMin, component, priority, restoredMin, spent }) => {
      const [longest] = [...spent].sort((a, b) => b[1] - a[1]);
      return {
        openedMin,
        component,
        priority,
        elapsedMin: restoredMin - openedMin,
        mostly: DOING[longest?.[0] ?? "queue"],
      };
    });
}
