/** The page's study, as one live answer: few replications while a control is dragged, all on release. */
import type { StudyResult } from "#engine";
import type { StudyRequest } from "../../../server/contract.ts";
import type { Lang } from "../../charts/numbers.ts";
import { type Live, LiveSession, type Service } from "./live-session.ts";
import * as network from "./service.ts";

export interface Question {
  scenario: string;
  world: string | null;
  /** only those that differ from the scenario's own */
  settings: Record<string, number>;
}

export type Mode = "coarse" | "full";
export type LiveStudy = Live<StudyResult>;
export type StudyService = Service<StudyRequest, StudyResult>;

/** Replications of the answer while a control is dragged. */
export const COARSE = 32;

const NETWORK: StudyService = {
  start: network.startStudy,
  read: network.readAnswer,
  watch: network.watchStudy,
  cancel: network.cancelStudy,
};

export class StudySession extends LiveSession<StudyRequest, StudyResult> {
  constructor(lang: Lang, service: StudyService = NETWORK) {
    super(lang, service);
  }

  ask({ scenario, world, settings }: Question, mode: Mode): void {
    const request = {
      scenario,
      settings,
      ...(world === null ? {} : { world }),
      ...(mode === "coarse" ? { replications: COARSE } : {}),
    };
    this.pose(request, mode === "coarse" ? "coarse" : "refined");
  }
}
