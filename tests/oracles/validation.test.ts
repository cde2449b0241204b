import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ORACLES } from "./queueing/index.ts";
import { caseRows, listOf } from "./validation.ts";

const PAGE = new URL("../../docs/validation.md", import.meta.url);

describe("docs/validation.md", () => {
  test("accounts for every case: simulated, held exactly, or listed with the reason why not", () => {
    expect(
      caseRows().filter(
        ({ simulated, held, reason }) => !simulated && held === undefined && reason === undefined,
      ),
    ).toEqual([]);
  });
  test("gives every case that is not simulated its reason", () => {
    expect(
      caseRows()
        .filter(({ simulated, reason }) => !simulated && reason === undefined)
        .map(({ id }) => id),
    ).toEqual([]);
  });
  test("lists exactly the cases and metrics that the oracles have", () => {
    const page = readFileSync(PAGE, "utf8");
    const [cases = "", simulated = ""] = page.split("## Simulated");
    const idsIn = (text: string) =>
      [...text.matchAll(/^\| (\S+) \|/gm)].map(([, id]) => id).filter((id) => id !== "case");
    expect(idsIn(cases)).toEqual(caseRows().map(({ id }) => id));
    expect(idsIn(simulated)).toEqual(ORACLES.flatMap(({ id, measures }) => measures.map(() => id)));
    for (const line of listOf(ORACLES)) expect(page).toContain(line);
  });
  test("names tests that exist", () => {
    const named = new Set(caseRows().flatMap(({ held }) => held ?? []));
    for (const file of named) expect(existsSync(new URL(`../../${file}`, import.meta.url)), file).toBe(true);
  });
  test("reports no disagreement, and no agreement without power", () => {
    const page = readFileSync(PAGE, "utf8");
    expect(page).not.toContain("DISAGREES");
    expect(page).not.toContain("without power |");
  });
});
