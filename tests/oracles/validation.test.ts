import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allCases } from "./cases.ts";
import { allVerdicts, caseRows, documentOf } from "./document.ts";
import { isExact } from "./exact/exact.ts";
import { readMeasurements } from "./measured.ts";
import { SIMULATED } from "./queueing/index.ts";
import { nameOf } from "./queueing/oracle.ts";

const PAGE = new URL("../../docs/validation.md", import.meta.url);
const measurements = readMeasurements();
const rows = caseRows(measurements);

describe("docs/validation.md", () => {
  test("is what `node tests/oracles/report.ts` writes from what was measured", () => {
    expect(readFileSync(PAGE, "utf8")).toBe(documentOf(measurements));
  });
  test("lists the cases of the project, each held by a simulation or an exact play", () => {
    const counts = { b1: 1, analytic: 38, published: 17, peer_models: 7, sla_clock: 33, penalties: 15 };
    for (const [file, count] of Object.entries(counts))
      expect(rows.filter((row) => row.file === file)).toHaveLength(count);
    expect(rows.filter(({ heldBy }) => heldBy === undefined)).toEqual([]);
  });
  test("has no row of an unknown case, and no two of one name", () => {
    const known = new Set(rows.map(({ id }) => id));
    expect(SIMULATED.filter(({ id }) => !known.has(id))).toEqual([]);
    expect(measurements.exact?.rows.filter(({ id }) => !known.has(id))).toEqual([]);
    const names = SIMULATED.map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(measurements.simulated)).toEqual(names);
    for (const { measures } of SIMULATED)
      expect(new Set(measures.map(({ metric }) => metric)).size).toBe(measures.length);
  });
  test("has measured every case as it stands; none disagrees, and none agrees without power", () => {
    const verdicts = allVerdicts(measurements);
    const isGood = ({ verdict }: (typeof verdicts)[number]) => verdict?.agrees && verdict.powered;
    expect(verdicts.filter((one) => !isGood(one))).toEqual([]);
    expect(measurements.exact?.rows.filter((row) => !isExact(row))).toEqual([]);
    expect(readFileSync(PAGE, "utf8")).not.toContain("TOO NARROW");
  });
  test("names tests that exist", () => {
    const named = new Set(rows.flatMap(({ formula }) => formula ?? []));
    for (const file of named) expect(existsSync(new URL(`../../${file}`, import.meta.url)), file).toBe(true);
  });
});

/** Metrics that a key of reasons names: several may share one. */
const split = (keys: readonly string[]) => keys.flatMap((key) => key.split(/, (?![\d)])/));

describe("every metric that a simulated case expects", () => {
  const ids = [...new Set(SIMULATED.map(({ id }) => id))];
  const simple = rows.filter(
    ({ file, id }) => (file === "analytic" || file === "published") && ids.includes(id),
  );
  test.each(simple)("$id: is measured, or left out with a reason", ({ file, id }) => {
    const expected =
      allCases<unknown, Record<string, unknown>>(file).find((one) => one.id === id)?.expected ?? {};
    const parts = SIMULATED.filter((one) => one.id === id);
    const measured = parts.flatMap(({ measures }) => measures.map(({ metric }) => metric));
    const left = parts.flatMap((one) => split(Object.keys(one.left)));
    const isNamed = (metric: string) =>
      measured.some((name) => name === metric || name.startsWith(`${metric} class`)) || left.includes(metric);
    // the table of PUB-A-05 is measured row by row
    expect(Object.keys(expected).filter((metric) => metric !== "table" && !isNamed(metric))).toEqual([]);
  });
  const peers = rows.filter(({ file }) => file === "peer_models");
  test.each(peers)("$id: is measured by class, or left out with a reason", ({ id }) => {
    const expected =
      allCases<unknown, Record<string, Record<string, unknown>>>("peer_models").find((one) => one.id === id)
        ?.expected ?? {};
    const parts = SIMULATED.filter((one) => one.id === id);
    const measured = parts.flatMap(({ measures }) => measures.map(({ metric }) => metric));
    const left = parts.flatMap((one) => split(Object.keys(one.left)));
    const missing = Object.entries(expected).flatMap(([name, metrics]) =>
      Object.keys(metrics).filter(
        (metric) => !measured.includes(`${metric} ${name}`) && !left.includes(metric),
      ),
    );
    expect(missing).toEqual([]);
  });
});
