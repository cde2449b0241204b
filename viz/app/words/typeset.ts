/** French spacing: catalogues are written with plain spaces, and set with the ones French asks for. */

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** Narrow no-break space before ? ! ; %, no-break space before : € k€ h min mois pt and inside « », typographic apostrophe. */
export function setFrench(text: string): string {
  return text
    .replaceAll("'", "’")
    .replace(/ ([?!;%])/g, `${NARROW}$1`)
    .replace(/(\d)%/g, `$1${NARROW}%`)
    .replace(/ (:)/g, `${NO_BREAK}$1`)
    .replace(/(\d) (k€|€|h\b|min\b|mois\b|pts?\b)/g, `$1${NO_BREAK}$2`)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`);
}

/** A colon between two pieces of a line. */
export const colon = (lang: "fr" | "en"): string => (lang === "fr" ? `${NO_BREAK}: ` : ": ");

/** The bilingual texts of a scenario or a list of them, French ones set; what is not a text stays as it is, and `skip` is not entered. */
export function setTexts<V>(value: V, skip: ReadonlySet<string> = new Set()): V {
  const walk = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== "object" || inner === null) return inner;
    if ("fr" in inner && "en" in inner && typeof inner.fr === "string")
      return { ...inner, fr: setFrench(inner.fr) };
    return Object.fromEntries(
      Object.entries(inner).map(([key, part]) => [key, skip.has(key) ? part : walk(part)]),
    );
  };
  return walk(value) as V;
}

/** A catalogue whose every text, and the text that every function returns, is set in French. */
export function inFrench<C>(catalogue: C): C {
  const set = (value: unknown): unknown => {
    if (typeof value === "string") return setFrench(value);
    if (typeof value === "function") return (...given: unknown[]) => set(value(...given));
    if (Array.isArray(value)) return value.map(set);
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner)]));
    return value;
  };
  return set(catalogue) as C;
}
