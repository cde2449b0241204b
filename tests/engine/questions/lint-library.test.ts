/** The linter on real contracts: no crash, every finding complete, and what any answer must say of itself. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile, FINDING_CODES, type LintAnswer, lint, readScenario } from "#engine";
import { livingScenario } from "../../laws/living.ts";

const FOLDER = new URL("../../../scenarios/", import.meta.url);
const FILES = ["library", "signatures"].flatMap((room) =>
  readdirSync(new URL(`${room}/`, FOLDER)).map((file) => `${room}/${file}`),
);

function lintRaw(raw: unknown, design?: string): LintAnswer {
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return lint(compile(read.scenario, read.world), design === undefined ? {} : { design });
}
const lintFile = (file: string, design?: string) =>
  lintRaw(parse(readFileSync(new URL(file, FOLDER), "utf8")), design);

function expectComplete({ findings, figures, verdict }: LintAnswer): void {
  expect(verdict.fr.length * verdict.en.length).toBeGreaterThan(0);
  for (const found of findings) {
    expect(FINDING_CODES).toContain(found.code);
    expect(found.clause).toMatch(/^designs\.[^.]+\.(contract|provider|governance)\./);
    for (const text of [found.name, found.why, found.betterWording])
      for (const words of [text.fr, text.en]) expect(words).not.toMatch(/undefined|NaN|Infinity|^$/);
    for (const number of Object.values(found.numbers)) expect(Number.isFinite(number)).toBe(true);
  }
  for (const { chance, curve } of figures.clauses) {
    for (const { good, bad } of chance) expect(good).toBeLessThanOrEqual(bad + 1e-9);
    for (const [at, { met, metClustered }] of curve.entries()) {
      expect(met).toBeGreaterThanOrEqual((curve[at - 1]?.met ?? 0) - 1e-9);
      expect(metClustered).toBeGreaterThanOrEqual((curve[at - 1]?.metClustered ?? 0) - 1e-9);
    }
  }
}

test.each(FILES)("%s is linted, every finding complete in both languages", (file) => {
  expectComplete(lintFile(file));
});

test("a scenario in which every mechanism is at work is linted too", () => {
  expectComplete(lintRaw(livingScenario()));
});

describe("the lead scenario", () => {
  const answer = lintFile("library/frozen-vs-evolving.yaml");
  test("says what it is: exact, no seed, no replication, the scenario's hash", () => {
    expect(answer).toMatchObject({ question: "lint", seed: null, replications: 0, world: "base" });
    expect(answer.scenarioHash).toMatch(/^[0-9a-f]{64}$/);
  });
  test("a monthly cap of 5 % of 5,680 € is 284 €: one P1 five hours late at 60 € an hour", () => {
    const cap = answer.findings.find(({ code }) => code === "CAP_REACHED_EARLY");
    expect(cap?.numbers).toEqual({ capEur: 284, lateMin: 300 });
  });
  test("its four designs share their promises; only the frozen one never revises anything", () => {
    expect(answer.figures.clauses.every(({ designs }) => designs.length === 4)).toBe(true);
    expect(answer.findings.find(({ code }) => code === "NO_REVISION")?.designs).toEqual(["frozen"]);
  });
  test("one design alone is linted on request; an unknown one is refused", () => {
    const one = lintFile("library/frozen-vs-evolving.yaml", "evolving");
    expect(new Set(one.findings.flatMap(({ designs }) => designs))).toEqual(new Set(["evolving"]));
    expect(() => lintFile("library/frozen-vs-evolving.yaml", "nope")).toThrow(RangeError);
  });
});
