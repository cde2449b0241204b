/** The language of an answer. */
import type { FastifyRequest } from "fastify";
import { LANGUAGES, type Language } from "./contract.ts";

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

/** `?lang=`, or else the best of Accept-Language that we speak, or else English. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as Record<string, unknown> | undefined)?.["lang"];
  if (isLanguage(asked)) return asked;
  const ranked = (request.headers["accept-language"] ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().split(";");
      const weight = rest.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined);
      return { lang: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ lang, weight }) => isLanguage(lang) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const best = ranked[0]?.lang;
  return isLanguage(best) ? best : "en";
}
