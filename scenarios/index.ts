/** The door of the scenarios. */
export {
  type LocatedFault,
  MAX_BYTES,
  type ReadFile,
  readScenarioFile,
  readSource,
  type Source,
} from "./io.ts";
export {
  cardOf,
  libraryNames,
  listLibrary,
  readLibraryFile,
  type ScenarioCard,
  signatureNames,
} from "./library.ts";
export { jsonSchema } from "./schema.ts";
export { applySettings, readSettings, SETTINGS, type Setting, type SettingId } from "./settings.ts";
