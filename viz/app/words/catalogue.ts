/** The catalogue of a language. */
import type { Lang } from "../../charts/numbers.ts";
import { en } from "./en.ts";
import { fr, type Words } from "./fr.ts";

export type { Words } from "./fr.ts";

const CATALOGUES: Readonly<Record<Lang, Words>> = { fr, en };

export const wordsOf = (lang: Lang): Words => CATALOGUES[lang];
