/** The page's address: scenario, world and the settings that differ from the example, so that a link shows the same answer. */

export interface Address {
  scenario: string | null;
  world: string | null;
  settings: Record<string, number>;
  /** which question the page answers; absent: the comparison */
  view?: "lint";
}

const RESERVED = new Set(["scenario", "world", "lang", "view"]);
const SETTING_NAME = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const settings: Record<string, number> = {};
  for (const [name, written] of query) {
    const value = Number(written);
    if (!RESERVED.has(name) && SETTING_NAME.test(name) && written.trim() !== "" && Number.isFinite(value))
      settings[name] = value;
  }
  const view = query.get("view") === "lint" ? { view: "lint" as const } : {};
  return { scenario: query.get("scenario"), world: query.get("world"), settings, ...view };
}

/** "?scenario=…&world=…&growth=0.08"; empty parts are left out. */
export function writeAddress({ scenario, world, settings, view }: Address, lang?: string): string {
  const query = new URLSearchParams();
  if (scenario !== null) query.set("scenario", scenario);
  if (world !== null) query.set("world", world);
  for (const [name, value] of Object.entries(settings).toSorted(([a], [b]) => a.localeCompare(b)))
    query.set(name, String(value));
  if (view !== undefined) query.set("view", view);
  if (lang !== undefined) query.set("lang", lang);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
