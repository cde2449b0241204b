/** What can be wrong with a range. */
import { type ErrorRow, row } from "./error-row.ts";

export const RANGE_ERRORS: Readonly<Record<string, ErrorRow>> = {
  RANGE_NOT_ORDERED: row(
    "{field} : les bornes ne sont pas dans l’ordre.",
    "{field}: the ends are not in order.",
    "Écrivez {allowed}, du plus petit au plus grand.",
    "Write {allowed}, lowest first.",
  ),
  RANGE_OF_TWO_KINDS: row(
    "{field} : on ne peut rien tirer entre ces deux lois.",
    "{field}: nothing can be drawn between these two laws.",
    "Donnez deux lois de même sorte, ou une liste {allowed}.",
    "Give two laws of one kind, or a list {allowed}.",
  ),
};
