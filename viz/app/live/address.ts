/** The page's address: scenario, world and the settings that differ from the example, so that a link shows the same answer. */

export interface Address {
  scenario: string | null;
  world: string | null;
  settings: Record<string, number>;
  /** which question the page answers: "lint", or the name of a question; absent: the comparison of the first page */
  view?: string;
  /** terms of the question, as written */
  terms?: Record<string, string>;
  /** the page is shown in a meeting of both parties */
  isMeeting?: true;
}

const RESERVED = new Set(["scenario", "world", "lang", "view", "meeting"]);
const TERM = "term.";
const SETTING_NAME = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const settings: Record<string, number> = {};
  const terms: Record<string, string> = {};
  for (const [name, written] of query) {
    if (name.startsWith(TERM) && SETTING_NAME.test(name.slice(TERM.length)))
      terms[name.slice(TERM.length)] = written;
    const value = Number(written);
    if (!RESERVED.has(name) && SETTING_NAME.test(name) && written.trim() !== "" && Number.isFinite(value))
      settings[name] = value;
  }
  const view = query.get("view");
  return {
    scenario: query.get("scenario"),
    world: query.get("world"),
    settings,
    ...(view !== null && SETTING_NAME.test(view.replaceAll("-", "")) ? { view } : {}),
    ...(Object.keys(terms).length > 0 ? { terms } : {}),
    ...(query.get("meeting") === "1" ? { isMeeting: true } : {}),
  };
}

/** "?scenario=…&world=…&growth=0.08"; empty parts are left out. */
export function writeAddress(address: Address, lang?: string): string {
  const { scenario, world, settings, view, terms = {}, isMeeting } = address;
  const query = new URLSearchParams();
  if (scenario !== null) query.set("scenario", scenario);
  if (world !== null) query.set("world", world);
  for (const [name, value] of Object.entries(settings).toSorted(([a], [b]) => a.localeCompare(b)))
    query.set(name, String(value));
  if (view !== undefined) query.set("view", view);
  for (const [name, written] of Object.entries(terms).toSorted(([a], [b]) => a.localeCompare(b)))
    query.set(`${TERM}${name}`, written);
  if (isMeeting) query.set("meeting", "1");
  if (lang !== undefined) query.set("lang", lang);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
