/** What can be wrong with the size of a scenario, or of a life that it brings about. */
import { type ErrorRow, row } from "./error-row.ts";

export const SIZE_ERRORS: Readonly<Record<string, ErrorRow>> = {
  TOO_MANY_TICKETS: row(
    "{field} : environ {value} tickets par réplication, plus que la simulation n’en joue.",
    "{field}: about {value} tickets in a replication, more than the simulation plays.",
    "Baissez les taux, les unités ou la durée : {allowed} au plus.",
    "Lower the rates, the units or the length: {allowed} at most.",
  ),
  TOO_MANY_EVENTS: row(
    "{field} : environ {value} événements par réplication, plus que la simulation n’en joue.",
    "{field}: about {value} events in a replication, more than the simulation plays.",
    "Baissez leurs taux : {allowed} au plus.",
    "Lower their rates: {allowed} at most.",
  ),
  TOO_MANY_DESIGNS: row(
    "{field} : {value} formules à comparer deux à deux sur cette durée, plus qu’une étude n’en garde.",
    "{field}: {value} designs to compare two by two over this length, more than a study keeps.",
    "Gardez-en {allowed} au plus, ou raccourcissez le contrat.",
    "Keep {allowed} at most, or shorten the contract.",
  ),
  TOO_MANY_OPEN: row(
    "{field} : plus de {allowed} tickets sont ouverts en même temps.",
    "{field}: more than {allowed} tickets are open at one time.",
    "Ajoutez des techniciens, ou retirez de la charge.",
    "Add technicians, or take load away.",
  ),
  TOO_MANY_STEPS: row(
    "{field} : une vie de ce contrat demande plus de {allowed} pas.",
    "{field}: one life of this contract takes more than {allowed} steps.",
    "Baissez les taux, les unités ou la durée.",
    "Lower the rates, the units or the length.",
  ),
  AMOUNT_TOO_LARGE: row(
    "{field} : une somme dépasse {allowed} €, et ne se compte plus au centime près.",
    "{field}: a sum exceeds {allowed} EUR, and can no longer be counted to the cent.",
    "Baissez les prix, ou ce qui les multiplie.",
    "Lower the prices, or what multiplies them.",
  ),
};
