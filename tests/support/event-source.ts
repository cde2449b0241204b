/** A reader of server-sent events over real HTTP. */
import { get, type IncomingMessage } from "node:http";

export interface ReceivedEvent {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

export interface EventReader {
  status: number;
  headers: IncomingMessage["headers"];
  /** events in order, until the server ends the stream */
  events: AsyncGenerator<ReceivedEvent>;
  /** leaves as a closed tab does */
  leave(): void;
}

function parseEvent(text: string): ReceivedEvent | undefined {
  const field = (name: string) =>
    text
      .split("\n")
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join("\n");
  return field("data") === ""
    ? undefined
    : { id: field("id"), type: field("event"), data: JSON.parse(field("data")) };
}

async function* eventsOf(response: IncomingMessage): AsyncGenerator<ReceivedEvent> {
  let pending = "";
  try {
    for await (const chunk of response.setEncoding("utf8")) {
      pending += chunk as string;
      const parts = pending.split("\n\n");
      pending = parts.pop() ?? "";
      for (const part of parts) {
        const event = parseEvent(part);
        if (event) yield event;
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ECONNRESET") throw error;
  }
}

/** Opens a stream of events as a browser does, with the id of the last event seen if it comes back. */
export async function openEvents(url: string, lastEventId?: string): Promise<EventReader> {
  const headers = {
    accept: "text/event-stream",
    ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
  };
  const request = get(url, { headers });
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request.once("response", resolve).once("error", reject),
  );
  request.on("error", () => undefined);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events: eventsOf(response),
    leave: () => request.destroy(),
  };
}

/** Everything until the end of the stream. */
export async function allEvents(reader: EventReader): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  for await (const event of reader.events) events.push(event);
  return events;
}
