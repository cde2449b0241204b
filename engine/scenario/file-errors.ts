/** What can be wrong with a file, before anything of it is read as a scenario. */
import { type ErrorRow, row } from "./error-row.ts";

export const FILE_ERRORS: Readonly<Record<string, ErrorRow>> = {
  FILE_NOT_FOUND: row(
    "Le fichier « {value} » n’existe pas ou ne peut pas être lu.",
    "The file “{value}” does not exist or cannot be read.",
  ),
  UNKNOWN_SCENARIO: row(
    "Aucun scénario ne s’appelle « {value} ».",
    "No scenario is called “{value}”.",
    "Noms connus : {allowed}.",
    "Known names: {allowed}.",
  ),
  FILE_TOO_LARGE: row(
    "Le fichier est trop gros ({value} octets).",
    "The file is too large ({value} bytes).",
    "Au plus {allowed} octets.",
    "At most {allowed} bytes.",
  ),
  NOT_UTF8: row(
    "Le fichier n’est pas un texte en UTF-8.",
    "The file is not UTF-8 text.",
    "Enregistrez-le en UTF-8, sans caractère de contrôle.",
    "Save it as UTF-8, without control characters.",
  ),
  EMPTY_FILE: row("Le fichier est vide.", "The file is empty."),
  NOT_YAML: row(
    "Ce n’est pas du YAML valable : {value}",
    "This is not valid YAML: {value}",
    "Vérifiez l’indentation, les deux-points et les guillemets.",
    "Check indentation, colons and quotes.",
  ),
  SEVERAL_DOCUMENTS: row(
    "Le fichier contient plusieurs documents.",
    "The file holds several documents.",
    "Un scénario par fichier.",
    "One scenario per file.",
  ),
  ALIAS_REFUSED: row(
    "Les ancres et les alias (« {value} ») sont refusés.",
    "Anchors and aliases (“{value}”) are refused.",
    "Répétez la valeur, ou employez « like ».",
    "Repeat the value, or use “like”.",
  ),
  TAG_REFUSED: row(
    "L’étiquette « {value} » est refusée.",
    "The tag “{value}” is refused.",
    "Écrivez la valeur sans étiquette.",
    "Write the value without a tag.",
  ),
  DUPLICATE_KEY: row(
    "« {value} » est écrit deux fois au même endroit.",
    "“{value}” is written twice in the same place.",
    "Gardez une seule des deux valeurs.",
    "Keep one of the two values.",
  ),
  NOT_A_TEXT_KEY: row("Une clé n’est pas un simple mot : {value}.", "A key is not a plain word: {value}."),
  FORBIDDEN_KEY: row(
    "Le nom « {value} » est réservé et refusé.",
    "The name “{value}” is reserved and refused.",
    "Choisissez un autre nom.",
    "Choose another name.",
  ),
  CYCLE: row("{field} se contient lui-même.", "{field} contains itself."),
  TOO_DEEP: row(
    "{field} est imbriqué trop profondément.",
    "{field} is nested too deeply.",
    "Niveaux permis : {allowed}.",
    "Levels allowed: {allowed}.",
  ),
  TOO_MANY_VALUES: row(
    "Le fichier contient trop de valeurs.",
    "The file holds too many values.",
    "Permis : {allowed}.",
    "Allowed: {allowed}.",
  ),
};
