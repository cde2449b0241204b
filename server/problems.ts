/** Every error the service answers with: one row per code; application/problem+json in the asked language. */
import { describeFault, type Fault, type Text } from "#engine";
import type { FaultInWords, Language, Problem } from "./contract.ts";

interface Row {
  status: number;
  title: Text;
  detail: Text;
}
const row = (status: number, titleFr: string, titleEn: string, detailFr: string, detailEn: string): Row => ({
  status,
  title: { fr: titleFr, en: titleEn },
  detail: { fr: detailFr, en: detailEn },
});

/** Slots in braces are filled from the problem's own words. */
export const PROBLEMS = {
  BAD_REQUEST: row(
    400,
    "Demande refusée",
    "Bad request",
    "La demande ne respecte pas le format de l’interface : voir « faults ».",
    "The request does not follow the interface’s format: see “faults”.",
  ),
  BAD_JSON: row(
    400,
    "JSON illisible",
    "Unreadable JSON",
    "Le corps de la demande n’est pas du JSON.",
    "The body of the request is not JSON.",
  ),
  SCENARIO_FAULTS: row(
    400,
    "Scénario refusé",
    "Scenario refused",
    "Le scénario contient {count} erreur(s) : voir « faults ».",
    "The scenario has {count} fault(s): see “faults”.",
  ),
  LIBRARY_NAME: row(
    409,
    "Nom déjà pris",
    "Name taken",
    "« {name} » est un scénario de la bibliothèque, qui ne change pas : choisissez un autre nom.",
    "“{name}” is a scenario of the library, which does not change: choose another name.",
  ),
  NOT_FOUND: row(404, "Introuvable", "Not found", "Rien à cette adresse.", "Nothing at this address."),
  NO_SCENARIO: row(
    404,
    "Scénario introuvable",
    "No such scenario",
    "Aucun scénario ne s’appelle « {name} ».",
    "No scenario is called “{name}”.",
  ),
  NO_DESIGN: row(
    404,
    "Contrat introuvable",
    "No such design",
    "Aucun contrat de ce scénario ne s’appelle « {name} ».",
    "No design of this scenario is called “{name}”.",
  ),
  NO_QUESTION: row(
    404,
    "Question inconnue",
    "No such question",
    "« {name} » n’est pas une question. Questions : {allowed}.",
    "“{name}” is not a question. Questions: {allowed}.",
  ),
  NO_STUDY: row(
    404,
    "Étude introuvable",
    "No such study",
    "Aucune étude ne porte cet identifiant.",
    "No study has this identifier.",
  ),
  NO_RESULT_YET: row(
    404,
    "Pas encore de résultat",
    "No result yet",
    "Cette étude n’a encore rien calculé.",
    "This study has computed nothing yet.",
  ),
  NO_EXAMPLE: row(
    404,
    "Exemple pas encore calculé",
    "Example not computed yet",
    "L’étude par défaut de ce scénario n’a pas encore été calculée.",
    "This scenario’s default study has not been computed yet.",
  ),
  NOT_ACCEPTABLE: row(
    406,
    "Format non proposé",
    "Format not offered",
    "Cette adresse ne parle que text/event-stream.",
    "This address only speaks text/event-stream.",
  ),
  TOO_LARGE: row(
    413,
    "Demande trop longue",
    "Request too large",
    "Le corps dépasse 1 Mo.",
    "The body exceeds 1 MB.",
  ),
  NOT_A_FORMAT: row(
    415,
    "Format refusé",
    "Unsupported format",
    "Ce type de contenu n’est pas accepté ici.",
    "This content type is not accepted here.",
  ),
  FOREIGN_ORIGIN: row(
    403,
    "Origine refusée",
    "Origin refused",
    "Cette demande vient d’un autre site.",
    "This request comes from another site.",
  ),
  FOREIGN_HOST: row(
    403,
    "Adresse refusée",
    "Address refused",
    "Avenant ne répond que sous l’adresse locale 127.0.0.1 ou localhost.",
    "Avenant only answers under the local address 127.0.0.1 or localhost.",
  ),
  TOO_MANY_REQUESTS: row(
    429,
    "Trop de demandes",
    "Too many requests",
    "Attendez {seconds} s avant de recommencer.",
    "Wait {seconds} s before trying again.",
  ),
  TOO_MANY_STUDIES: row(
    429,
    "Trop d’études en attente",
    "Too many studies waiting",
    "Annulez une étude en attente, ou attendez qu’une autre se termine.",
    "Cancel a waiting study, or wait until another has ended.",
  ),
  BUSY: row(
    503,
    "Service débordé",
    "Service busy",
    "Le service est momentanément débordé, ou sa base de données ne répond pas.",
    "The service is momentarily overloaded or its database does not answer.",
  ),
  NO_PAGE: row(
    503,
    "Page non construite",
    "Page not built",
    "Construisez-la avec « npm run build ».",
    "Build it with “npm run build”.",
  ),
  INTERNAL: row(
    500,
    "Erreur interne",
    "Internal error",
    "Une erreur imprévue s’est produite ; elle est notée dans le journal du service.",
    "An unexpected error occurred; it is in the service’s log.",
  ),
  STUDY_FAILED: row(
    500,
    "Étude interrompue",
    "Study failed",
    "Le calcul s’est arrêté sur une erreur imprévue ; elle est notée dans le journal du service.",
    "The computation stopped on an unexpected error; it is in the service’s log.",
  ),
  ENGINE_CHANGED: row(
    409,
    "Moteur changé",
    "Engine changed",
    "Le moteur a changé de version depuis la demande : relancez l’étude.",
    "The engine’s version has changed since the request: start the study again.",
  ),
} as const satisfies Record<string, Row>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A fault of a scenario with its place in the file, or of a request. */
export interface PlacedFault extends Fault {
  line?: number | undefined;
  column?: number | undefined;
}

/** Thrown by a route for what its caller did; becomes the answer. */
export class ProblemError extends Error {
  declare readonly code: ProblemCode;
  declare readonly slots: Record<string, string | number>;
  declare readonly faults: readonly PlacedFault[];
  constructor(
    code: ProblemCode,
    slots: Record<string, string | number> = {},
    faults: readonly PlacedFault[] = [],
  ) {
    super(PROBLEMS[code].detail.en);
    this.name = "ProblemError";
    this.code = code;
    this.slots = slots;
    this.faults = faults;
  }
}

/** A scenario that cannot be read, with each of its faults. */
export const scenarioProblem = (faults: readonly PlacedFault[]): ProblemError =>
  new ProblemError("SCENARIO_FAULTS", { count: faults.length }, faults);

export function faultInWords(fault: PlacedFault, lang: Language): FaultInWords {
  const { path, code, value, allowed, nearest, line, column } = fault;
  const told = { value, allowed, nearest, line, column };
  const present = Object.fromEntries(Object.entries(told).filter(([, one]) => one !== undefined));
  return { path: [...path], code, message: describeFault(fault, lang), ...present };
}

/** The problem document for a code. */
export function problemDocument(error: ProblemError, lang: Language): Problem {
  const { status, title, detail } = PROBLEMS[error.code];
  return {
    type: `/api/docs#${error.code}`,
    title: title[lang],
    status,
    code: error.code,
    detail: detail[lang].replaceAll(/\{(\w+)\}/g, (_, slot: string) => String(error.slots[slot] ?? "")),
    faults: error.faults.map((fault) => faultInWords(fault, lang)),
  };
}
