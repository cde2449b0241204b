/** A row of the table of errors: message and remedy in both languages. Slots: {field} {value} {allowed}. */

interface Words {
  fr: string;
  en: string;
}
export interface ErrorRow {
  message: Words;
  remedy: Words;
}

export const row = (fr: string, en: string, remedyFr = "", remedyEn = ""): ErrorRow => ({
  message: { fr, en },
  remedy: { fr: remedyFr, en: remedyEn },
});
