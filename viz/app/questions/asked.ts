/** One question as a live answer; its terms in the address. */
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { QuestionRequest } from "../../../server/contract.ts";
import type { QuestionAnswer } from "../../../server/contract-answer.ts";
import type { Lang } from "../../charts/numbers.ts";
import { type Live, LiveSession, type Service } from "../live/live-session.ts";
import * as network from "../live/service.ts";
import type { Control } from "./view.ts";

export type LiveAnswer = Live<QuestionAnswer>;

const NETWORK: Service<QuestionRequest, QuestionAnswer> = {
  start: network.startQuestion,
  read: network.readQuestion,
  watch: network.watchStudy,
  cancel: network.cancelStudy,
};

export class QuestionSession extends LiveSession<QuestionRequest, QuestionAnswer> {
  constructor(lang: Lang, service: Service<QuestionRequest, QuestionAnswer> = NETWORK) {
    super(lang, service);
  }

  ask(request: QuestionRequest): void {
    this.pose(request, "refined");
  }
}

const asNumber = (written: string): number | string =>
  written.trim() !== "" && Number.isFinite(Number(written)) ? Number(written) : written;

/** Terms as the service reads them, from what the reader wrote. */
export function termsOf(
  controls: readonly Control[],
  written: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    controls.flatMap((control): [string, unknown][] => {
      const { term, kind } = control;
      const value = written[term];
      if (value === undefined || value.trim() === "") return [];
      if (kind === "number") return [[term, asNumber(value)]];
      const isList = kind === "list" || control.isList === true;
      return [[term, isList ? value.split(",").map((word) => asNumber(word.trim())) : value]];
    }),
  );
}

/** Asks again whenever the question changes; leaving the page cancels what only it asked for. */
export function useAsked(request: QuestionRequest, lang: Lang): [LiveAnswer, QuestionSession, () => void] {
  const [session] = useState(() => new QuestionSession(lang));
  const text = JSON.stringify(request);
  const stable = useMemo(() => JSON.parse(text) as QuestionRequest, [text]);
  useEffect(() => session.speak(lang), [session, lang]);
  useEffect(() => session.ask(stable), [session, stable]);
  useEffect(() => {
    const close = () => session.close();
    window.addEventListener("pagehide", close);
    return () => {
      window.removeEventListener("pagehide", close);
      close();
    };
  }, [session]);
  return [useSyncExternalStore(session.subscribe, session.snapshot), session, () => session.ask(stable)];
}
