/** What can be wrong with a range, and with the size of a scenario. */
import { type ErrorRow, row } from "./error-row.ts";

export const RANGE_ERRORS: Readonly<Record<string, ErrorRow>> = {
  RANGE_NOT_ORDERED: row(
    "{field} : les bornes ne sont pas dans l’ordre.",
    "{field}: the ends are not in order.",
    "Écrivez {allowed}, du plus petit au plus grand.",
    "Write {allowed}, lowest first.",
  ),
  RANGE_OF_TWO_KINDS: row(
    "{field} : entre ces deux lois, rien ne se laisse tirer.",
    "{field}: nothing can be drawn between these two laws.",
    "Donnez deux lois de même sorte, ou une liste {allowed}.",
    "Give two laws of one kind, or a list {allowed}.",
  ),
  TOO_MANY_TICKETS: row(
    "{field} : environ {value} tickets par réplication, plus que la simulation n’en joue.",
    "{field}: about {value} tickets in a replication, more than the simulation plays.",
    "Baissez les taux, les unités ou la durée : {allowed} au plus.",
    "Lower the rates, the units or the length: {allowed} at most.",
  ),
  TOO_MANY_EVENTS: row(
    "{field} : environ {value} évènements par réplication, plus que la simulation n’en joue.",
    "{field}: about {value} events in a replication, more than the simulation plays.",
    "Baissez leurs taux : {allowed} au plus.",
    "Lower their rates: {allowed} at most.",
  ),
};
