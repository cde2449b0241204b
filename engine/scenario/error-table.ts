/** Every error a scenario can cause: message and remedy in both languages. Slots: {field} {value} {allowed}. Same list as docs/errors.md. */
import { type ErrorRow, row } from "./error-row.ts";
import { FILE_ERRORS } from "./file-errors.ts";
import { QUESTION_ERRORS } from "./question-errors.ts";
import { RANGE_ERRORS } from "./range-errors.ts";
import { SIZE_ERRORS } from "./size-errors.ts";

const FORM_FR = "Écrivez par exemple : {allowed}.";
const FORM_EN = "Write for example: {allowed}.";
const KNOWN_FR = "Noms connus : {allowed}.";
const KNOWN_EN = "Known names: {allowed}.";
const unknown = (what: { fr: string; en: string }) =>
  row(
    `« {value} » n’est pas ${what.fr} de ce scénario.`,
    `“{value}” is not ${what.en} of this scenario.`,
    KNOWN_FR,
    KNOWN_EN,
  );
const form = (what: { fr: string; en: string }) =>
  row(
    `{field} : « {value} » n’est pas ${what.fr}.`,
    `{field}: “{value}” is not ${what.en}.`,
    FORM_FR,
    FORM_EN,
  );

export const ERRORS: Readonly<Record<string, ErrorRow>> = {
  ...FILE_ERRORS,
  ...QUESTION_ERRORS,
  ...RANGE_ERRORS,
  ...SIZE_ERRORS,

  // its shape
  MISSING_FIELD: row(
    "{field} manque.",
    "{field} is missing.",
    "Attendu : {allowed}.",
    "Expected: {allowed}.",
  ),
  UNKNOWN_FIELD: row(
    "Il n’existe pas de champ « {value} » ici.",
    "There is no field “{value}” here.",
    "Champs possibles : {allowed}.",
    "Possible fields: {allowed}.",
  ),
  NOT_A_MAP: row(
    "{field} doit contenir des champs « nom : valeur ».",
    "{field} must hold fields “name: value”.",
  ),
  NOT_A_LIST: row("{field} doit être une liste.", "{field} must be a list."),
  NOT_A_TEXT: row(
    "{field} : « {value} » n’est pas un texte.",
    "{field}: “{value}” is not a text.",
    FORM_FR,
    FORM_EN,
  ),
  NOT_A_BOOLEAN: row(
    "{field} : « {value} » n’est ni true ni false.",
    "{field}: “{value}” is neither true nor false.",
  ),
  NOT_A_NUMBER: row(
    "{field} : « {value} » n’est pas un nombre.",
    "{field}: “{value}” is not a number.",
    "Permis : {allowed}.",
    "Allowed: {allowed}.",
  ),
  NOT_A_WHOLE_NUMBER: row(
    "{field} : « {value} » n’est pas un nombre entier.",
    "{field}: “{value}” is not a whole number.",
    "Permis : {allowed}.",
    "Allowed: {allowed}.",
  ),
  NOT_A_DURATION: form({ fr: "une durée", en: "a duration" }),
  NOT_A_SHARE: form({ fr: "une part", en: "a share" }),
  NOT_A_MONEY: form({ fr: "un montant", en: "an amount" }),
  NOT_A_RATE: form({ fr: "une fréquence", en: "a rate" }),
  NOT_A_DISTRIBUTION: form({
    fr: "une durée ni une loi de durée",
    en: "a duration or a distribution of one",
  }),
  NOT_A_WINDOW: form({ fr: "une plage horaire", en: "a weekly window" }),
  NOT_A_DATE: form({ fr: "une date qui existe", en: "a date that exists" }),
  NOT_AN_IDENTIFIER: row(
    "« {value} » n’est pas un identifiant.",
    "“{value}” is not an identifier.",
    "Une lettre, puis des lettres, des chiffres ou des tirets, 40 au plus.",
    "A letter, then letters, digits or hyphens, 40 at most.",
  ),
  NOT_AS_EXPECTED: row(
    "{field} : « {value} » n’a pas la forme attendue.",
    "{field}: “{value}” is not written as expected.",
    "Attendu : {allowed}.",
    "Expected: {allowed}.",
  ),
  OUT_OF_RANGE: row(
    "{field} vaut {value}, hors des limites.",
    "{field} is {value}, out of range.",
    "Permis : {allowed}.",
    "Allowed: {allowed}.",
  ),
  NOT_ONE_OF: row(
    "{field} : « {value} » n’est pas un choix possible.",
    "{field}: “{value}” is not a possible choice.",
    "Choix : {allowed}.",
    "Choices: {allowed}.",
  ),
  ONE_OF: row(
    "{field} doit dire une chose et une seule.",
    "{field} must say one thing and one only.",
    "Au choix : {allowed}.",
    "One of: {allowed}.",
  ),
  MIX_NOT_ONE: row(
    "Les parts de {field} ne font pas {allowed} ensemble.",
    "The shares of {field} do not add up to {allowed}.",
  ),
  EMPTY: row("{field} est vide.", "{field} is empty.", "Il en faut au moins un.", "At least one is needed."),
  WRONG_LENGTH: row(
    "{field} a {value} caractères.",
    "{field} has {value} characters.",
    "Permis : {allowed}.",
    "Allowed: {allowed}.",
  ),
  WRONG_COUNT: row(
    "{field} a {value} éléments.",
    "{field} has {value} items.",
    "Permis : {allowed}.",
    "Allowed: {allowed}.",
  ),

  // its sense
  UNKNOWN_DESIGN: unknown({ fr: "une formule de contrat", en: "a design" }),
  UNKNOWN_WORLD: unknown({ fr: "un monde", en: "a world" }),
  CYCLIC_LIKE: row(
    "« like » tourne en rond par « {value} ».",
    "“like” goes round in a circle through “{value}”.",
    "Une formule doit partir d’une autre qui ne part pas d’elle.",
    "A design must start from one that does not start from it.",
  ),
  UNKNOWN_WINDOW: unknown({ fr: "une plage horaire", en: "a window" }),
  UNKNOWN_TEAM: unknown({ fr: "une équipe", en: "a team" }),
  UNKNOWN_GROUP: unknown({ fr: "un groupe de l’équipe", en: "a group of the team" }),
  FORMULA_UNKNOWN_NAME: row(
    "{field} : nom inconnu au caractère {value}.",
    "{field}: unknown name at character {value}.",
    KNOWN_FR,
    KNOWN_EN,
  ),
  FORMULA_UNEXPECTED: row(
    "{field} : la formule ne se lit plus au caractère {value}.",
    "{field}: the formula cannot be read from character {value} on.",
    "Vérifiez les parenthèses, les virgules et les signes.",
    "Check brackets, commas and signs.",
  ),
  FORMULA_TOO_DEEP: row(
    "{field} : trop d’imbrications au caractère {value}.",
    "{field}: nested too deeply at character {value}.",
    "Écrivez une formule plus simple.",
    "Write a simpler formula.",
  ),
  UNKNOWN_COMPONENT: unknown({ fr: "un composant", en: "a component" }),
  UNKNOWN_SLA: unknown({ fr: "un engagement de service", en: "an SLA" }),
  UNKNOWN_EVENT: unknown({ fr: "un événement", en: "an event" }),
  UNKNOWN_REFERENCE: unknown({ fr: "un nom", en: "a name" }),
  WINDOW_NEVER_OPENS: row(
    "La plage « {value} » n’ouvre jamais pendant le contrat.",
    "The window “{value}” never opens during the contract.",
    "Ajoutez des heures, ou retirez des fermetures.",
    "Add hours, or remove closures.",
  ),
  OUTSIDE_HORIZON: row(
    "{field} tombe hors du contrat ({value}).",
    "{field} falls outside the contract ({value}).",
    "Permis : {allowed}.",
    "Allowed: {allowed}.",
  ),
  UNKNOWN_TIME_ZONE: row(
    "« {value} » n’est pas un fuseau horaire.",
    "“{value}” is not a time zone.",
    "Écrivez par exemple Europe/Paris.",
    "Write for example Europe/Paris.",
  ),
  UNKNOWN_HOLIDAYS: row(
    "Les jours fériés de « {value} » ne sont pas connus.",
    "The public holidays of “{value}” are not known.",
    "Écrivez par exemple FR, FR-57 ou none.",
    "Write for example FR, FR-57 or none.",
  ),
  NO_TEAM_FOR_TIER: row(
    "Des tickets n’ont aucune équipe à leur niveau : {value}.",
    "Some tickets have no team at their tier: {value}.",
    "Ajoutez une équipe de ce niveau, ou retirez l’effort ou l’escalade qui y mène.",
    "Add a team of that tier, or remove the effort or the escalation that leads there.",
  ),
  RULE_NEEDS_COMMITTEE: row(
    "La règle « {value} » attend un indicateur, mais aucun comité ne se réunit pour le voir.",
    "The rule “{value}” waits for an indicator, but no committee meets to see it.",
    "Ajoutez governance.committee, ou donnez un mois à la règle.",
    "Add governance.committee, or give the rule a month.",
  ),
  TWO_SLAS_FOR_ONE: row(
    "{field} : un autre engagement mesure déjà « {value} » à cette priorité.",
    "{field}: another SLA already measures “{value}” at this priority.",
    "Un seul engagement par mesure et par priorité.",
    "One SLA per metric and priority.",
  ),
  TWO_READINGS: row(
    "Deux lectures s’appellent « {value} ».",
    "Two readings are called “{value}”.",
    "Donnez un nom à chaque lecture.",
    "Give each reading a name of its own.",
  ),
  RATE_ABOVE_BOUND: row(
    "{field} vaut {value} : à confiance pleine ou nulle, la part signalée sortirait de l’intervalle de 0 à 100 %.",
    "{field} is {value}: at full or no trust the reported share would leave 0…100%.",
    "Réduisez la pente, ou rapprochez la part signalée de 50 %.",
    "Lower the slope, or bring the reported share nearer to 50%.",
  ),
  RENEWAL_ABOVE_BOUND: row(
    "{field} : « {value} » s’améliore avec l’âge ; renouvelé, il dépasserait le taux auquel ses tickets sont tirés.",
    "{field}: “{value}” gets better with age; renewed, it would rise above the rate at which its tickets are drawn.",
    "Donnez-lui un taux de vieillissement positif, ou retirez la règle.",
    "Give it a positive rate of ageing, or remove the rule.",
  ),
  UNSTABLE_TEAM: row(
    "{field} ne rattrape jamais son retard : {value} tickets attendent encore un an après les derniers arrivés.",
    "{field} never catches up: {value} tickets still wait a year after the last ones came.",
    "Ajoutez des techniciens, ou retirez de la charge.",
    "Add technicians, or take load away.",
  ),
};
