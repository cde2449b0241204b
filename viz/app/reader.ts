/** Who reads the page: language, colour scheme, room; given to every component below. */
import { useComputedColorScheme } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { createContext, useContext, useMemo } from "react";
import { type Lang, type Numbers, numbersOf } from "../charts/numbers.ts";
import { type Scheme, TOKENS, type Tokens } from "../charts/theme.ts";
import { type Words, wordsOf } from "./words/catalogue.ts";

export interface Reader {
  lang: Lang;
  words: Words;
  numbers: Numbers;
  scheme: Scheme;
  tokens: Tokens;
  /** narrow page: one panel at a time, settings in a sheet */
  isPhone: boolean;
}

const PHONE = "screen and (max-width: 760px)";

/** The reader of a language; figures are cut to two digits while the answer is coarse. */
export function useReaderOf(lang: Lang, coarse: boolean): Reader {
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  return useMemo(
    () => ({
      lang,
      words: wordsOf(lang),
      numbers: numbersOf(lang, coarse),
      scheme,
      tokens: TOKENS[scheme],
      isPhone,
    }),
    [lang, coarse, scheme, isPhone],
  );
}

export const ReaderContext = createContext<Reader | null>(null);

/** @throws outside the page */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("useReader outside the page");
  return reader;
}

const LANGUAGE_KEY = "avenant-language";

/** The language asked for in the address, else the one chosen before, else the browser's. */
export function firstLanguage(search: string, languages: readonly string[], kept: string | null): Lang {
  const asked = new URLSearchParams(search).get("lang") ?? kept;
  if (asked === "fr" || asked === "en") return asked;
  const known = languages
    .map((language) => language.slice(0, 2).toLowerCase())
    .find((language) => language === "fr" || language === "en");
  return known === "fr" ? "fr" : "en";
}

export const keptLanguage = (): string | null => localStorage.getItem(LANGUAGE_KEY);
export const keepLanguage = (lang: Lang): void => localStorage.setItem(LANGUAGE_KEY, lang);
