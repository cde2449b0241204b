/** Asking a service over its own interface, without a port. */
import { expect } from "vitest";
import { type Study, type StudyAnswer, study, studyAnswer } from "../../server/contract.ts";
import type { TestService } from "./service.ts";

/** POST /api/studies, whatever comes back. */
export const ask = ({ app }: TestService, payload: object) =>
  app.inject({ method: "POST", url: "/api/studies", payload });

export const readStudy = async ({ app }: TestService, id: string): Promise<Study> =>
  study.parse((await app.inject(`/api/studies/${id}`)).json());

export const readAnswer = async ({ app }: TestService, id: string): Promise<StudyAnswer> =>
  studyAnswer.parse((await app.inject(`/api/studies/${id}/result`)).json());

/** The study once it is over. */
export async function settled(service: TestService, id: string): Promise<Study> {
  const status = async () => (await readStudy(service, id)).status;
  await expect.poll(status, { timeout: 30_000, interval: 20 }).toMatch(/done|cancelled|failed/);
  return readStudy(service, id);
}
