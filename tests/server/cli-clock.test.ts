/** `avenant clock`: what it prints. */
import { expect, test } from "vitest";
import { avenant } from "./cli-stage.ts";

test("tells the clocks in words and lists tickets with the rule that turns them", async () => {
  const asked = ["clock", "frozen-vs-evolving", "--replications", "1", "--threads", "1", "--lang", "fr"];
  const { code, out } = await avenant([...asked, "--clocks", "jiraServiceManagement", "--tickets", "3"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^«\u00a0Contrat figé\u00a0»\s: mêmes tickets/);
  expect(out).toContain("Jira SM");
  expect(out).toContain("débat");
}, 60_000);
