/** Why the service could not start, in words for the person at the terminal. */
import type { Text } from "#engine";

const REASONS = {
  BAD_SETTING: { fr: "réglage d’environnement refusé", en: "refused environment setting" },
  PORT_TAKEN: { fr: "le port est déjà pris", en: "the port is already taken" },
  ALREADY_OPEN: {
    fr: "ces données sont déjà ouvertes par un autre Avenant",
    en: "this data is already open in another Avenant",
  },
  NO_POSTGRES: { fr: "pas de PostgreSQL pour cette machine", en: "no PostgreSQL for this machine" },
  POSTGRES_FAILED: { fr: "PostgreSQL n’a pas démarré", en: "PostgreSQL did not start" },
  DATABASE_UNREACHABLE: { fr: "la base de données ne répond pas", en: "the database does not answer" },
} as const satisfies Record<string, Text>;

export type StartCode = keyof typeof REASONS;

/** Thrown by `serve`: the code, and in both languages what happened and what to do about it. */
export class StartError extends Error {
  declare readonly code: StartCode;
  declare readonly text: Text;
  constructor(code: StartCode, detail: Text, cause?: unknown) {
    const reason = REASONS[code];
    const text = { fr: `${reason.fr} : ${detail.fr}`, en: `${reason.en}: ${detail.en}` };
    super(text.en, { cause });
    this.name = "StartError";
    this.code = code;
    this.text = text;
  }
}
