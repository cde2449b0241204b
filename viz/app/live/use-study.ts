/** The page's one live answer, as a hook. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Lang } from "../../charts/numbers.ts";
import { type LiveStudy, StudySession } from "./session.ts";

/** The live answer, and the session that may be asked for another. */
export function useStudy(lang: Lang): [LiveStudy, StudySession] {
  const [session] = useState(() => new StudySession(lang));
  useEffect(() => session.speak(lang), [session, lang]);
  useEffect(() => () => session.close(), [session]);
  return [useSyncExternalStore(session.subscribe, session.snapshot), session];
}
