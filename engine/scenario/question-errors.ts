/** What is wrong with the terms of a question, or with asking it of a scenario. */
import { row } from "./error-row.ts";

export const QUESTION_ERRORS = {
  NOTHING_PROMISED: row(
    "{field} : aucun contrat ne promet quoi que ce soit.",
    "{field}: no design promises anything.",
    "Ajoutez un engagement (slas, serviceLevels).",
    "Add an SLA (slas, serviceLevels).",
  ),
  NO_CLOCK_PROMISED: row(
    "{field} : aucun contrat ne promet de délai.",
    "{field}: no design promises a time.",
    "Ajoutez un engagement (slas) de prise en charge, de rétablissement ou de résolution.",
    "Add an SLA (slas) of response, restoration or resolution.",
  ),
  NOT_A_DIFFERENCE: row(
    "{field} : « {value} » n’est pas un indicateur suivi de l’écart qui compte.",
    "{field}: “{value}” is not an indicator followed by the difference that matters.",
    "Écrivez par exemple : {allowed}.",
    "Write for example: {allowed}.",
  ),
  NO_CLOCK: row(
    "La formule « {value} » ne promet aucun délai de ticket : il n’y a pas d’horloge à lire.",
    "The design “{value}” promises no ticket time: there is no clock to read.",
    "Ajoutez un engagement de prise en charge, de rétablissement ou de résolution, ou choisissez une autre formule.",
    "Add a promise of response, restoration or resolution, or choose another design.",
  ),
  NO_OTHER_CLIENT: row(
    "Ce scénario n’a qu’un client : il n’y a pas de portefeuille.",
    "This scenario has one client: there is no portfolio.",
    "Décrivez les autres clients du prestataire sous « clients ».",
    "Describe the provider’s other clients under “clients”.",
  ),
  NOTHING_LOST: row(
    "{field} ne dit pas ce que les utilisateurs perdent : il n’y a pas d’heures à répartir.",
    "{field} does not say what users lose: there are no hours to split.",
    "Indiquez {allowed}.",
    "State {allowed}.",
  ),
  NOT_A_TRIGGER: row(
    "{field} : « {value} » n’est pas un indicateur suivi de son seuil.",
    "{field}: “{value}” is not an indicator followed by its threshold.",
    "Écrivez par exemple : {allowed}.",
    "Write for example: {allowed}.",
  ),
  TOO_FEW_DESIGNS: row(
    "{value} contrat(s) dans ce scénario : rien à comparer.",
    "{value} design(s) in this scenario: nothing to compare.",
    "Il en faut {allowed}.",
    "Needed: {allowed}.",
  ),
};
