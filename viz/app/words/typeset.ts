/** French spacing: catalogues are written with plain spaces, and set with the ones French asks for. */

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** Narrow no-break space before ? ! ; %, no-break space before : € k€ h and inside « », typographic apostrophe. */
export function setFrench(text: string): string {
  return text
    .replaceAll("'", "’")
    .replace(/ ([?!;%])/g, `${NARROW}$1`)
    .replace(/ (:)/g, `${NO_BREAK}$1`)
    .replace(/(\d) (k€|€|h\b|mois\b|pts\b)/g, `$1${NO_BREAK}$2`)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`);
}

/** A catalogue whose every text, and the text that every function returns, is set in French. */
export function inFrench<C>(catalogue: C): C {
  const set = (value: unknown): unknown => {
    if (typeof value === "string") return setFrench(value);
    if (typeof value === "function") return (...given: unknown[]) => set(value(...given));
    if (Array.isArray(value)) return value.map(set);
    if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner)]));
    return value;
  };
  return set(catalogue) as C;
}
