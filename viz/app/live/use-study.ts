/** The page's one live answer, as a hook. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Lang } from "../../charts/numbers.ts";
import { type LiveStudy, StudySession } from "./session.ts";

/** The live answer, and the session that may be asked for another. */
export function useStudy(lang: Lang): [LiveStudy, StudySession] {
  const [session] = useState(() => new StudySession(lang));
  useEffect(() => session.speak(lang), [session, lang]);
  useEffect(() => {
    const close = () => session.close();
    window.addEventListener("pagehide", close);
    return () => {
      window.removeEventListener("pagehide", close);
      close();
    };
  }, [session]);
  return [useSyncExternalStore(session.subscribe, session.snapshot), session];
}
