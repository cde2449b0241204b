import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFault, readScenario } from "#engine";
import { MAX_BYTES, readScenarioFile, readSource } from "#scenarios";

const tenLines = readFileSync(new URL("../../scenarios/library/ten-lines.yaml", import.meta.url), "utf8");

function codes(file: Uint8Array | string): string[] {
  const read = readScenarioFile(file);
  return "faults" in read ? read.faults.map(({ code }) => code) : [];
}

function firstFault(file: string) {
  const read = readScenarioFile(file);
  return "faults" in read ? read.faults[0] : undefined;
}

describe("a hostile file is refused with a fault, never with an exception", () => {
  const laughs = `a: &a [x, x]\n${"bcdefghi"
    .split("")
    .map((name, at) => `${name}: &${name} [${`*${"abcdefgh"[at]}, `.repeat(9)}]`)
    .join("\n")}\n`;
  const cases: [string, Uint8Array | string, string][] = [
    ["billion laughs", laughs, "ALIAS_REFUSED"],
    ["an anchor that nobody uses", tenLines.replace("months: 12", "months: &m 12"), "ALIAS_REFUSED"],
    ["a merge key", `${tenLines}<<: { months: 3 }\n`, "ALIAS_REFUSED"],
    ["a custom tag", tenLines.replace("months: 12", "months: !!js/function 12"), "TAG_REFUSED"],
    ["a core tag", tenLines.replace("months: 12", "months: !!str 12"), "TAG_REFUSED"],
    ["two megabytes", `# ${"x".repeat(2_000_000)}\n${tenLines}`, "FILE_TOO_LARGE"],
    ["deep flow nesting", "[".repeat(100_000), "TOO_DEEP"],
    [
      "deep block nesting",
      Array.from({ length: 600 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      "TOO_DEEP",
    ],
    ["deep compact nesting", `a: ${"- ".repeat(50_000)}1`, "TOO_DEEP"],
    ["deep nesting in JSON", `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`, "TOO_DEEP"],
    ["a NUL", `${tenLines}\u0000`, "NOT_UTF8"],
    ["UTF-16", new Uint8Array(Buffer.from(`\uFEFF${tenLines}`, "utf16le")), "NOT_UTF8"],
    ["Latin-1", new Uint8Array(Buffer.from(`name: fig\u00e9\n`, "latin1")), "NOT_UTF8"],
    ["nothing", "", "EMPTY_FILE"],
    ["only a comment", "# hello\n", "EMPTY_FILE"],
    ["two documents", `${tenLines}---\n${tenLines}`, "SEVERAL_DOCUMENTS"],
    ["a key written twice", `${tenLines}months: 3\n`, "DUPLICATE_KEY"],
    ["a list", "- 1\n- 2\n", "NOT_A_MAP"],
    ["a bare word", "hello", "NOT_A_MAP"],
    ["__proto__ in YAML", `${tenLines}__proto__: { polluted: true }\n`, "FORBIDDEN_KEY"],
    [
      "constructor in JSON",
      '{"situation": {"constructor": {"prototype": {"polluted": 1}}}}',
      "FORBIDDEN_KEY",
    ],
    ["a key that is a list", `${tenLines}? [a, b]\n: 1\n`, "NOT_A_TEXT_KEY"],
    ["an unclosed quote", `${tenLines}question: "what\n`, "NOT_YAML"],
    ["too many values", `a: [${"1,".repeat(120_000)}1]\n`, "TOO_MANY_VALUES"],
  ];
  test.each(cases)("%s", (_, file, code) => {
    expect(codes(file)).toContain(code);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("any text and any bytes", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => void codes(text)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void codes(bytes)));
  });

  test("a scenario with any part of it damaged", () => {
    const damage = fc.tuple(fc.nat(tenLines.length), fc.nat(30), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(
        damage,
        ([at, length, put]) => void codes(tenLines.slice(0, at) + put + tenLines.slice(at + length)),
      ),
      { numRuns: 500 },
    );
  });

  test("any data at all, cyclic or shared as it may be", () => {
    const cyclic: Record<string, unknown> = { name: "x" };
    cyclic["situation"] = cyclic;
    const read = readScenario(cyclic);
    expect("faults" in read && read.faults.map(({ code }) => code)).toEqual(["CYCLE"]);
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (raw) => "faults" in readScenario(raw),
      ),
    );
  });

  test.each([
    ["a chain of thousands of designs", 8_000, "WRONG_COUNT"],
    ["a chain of sixty", 60, "CYCLIC_LIKE"],
  ])("%s", (_, length, code) => {
    const designs = Object.fromEntries(Array.from({ length }, (_, at) => [`d${at}`, { like: `d${at + 1}` }]));
    const read = readScenario({ designs });
    expect("faults" in read && read.faults.map((fault) => fault.code)).toContain(code);
  });
});

test("many keys in one map are read in reasonable time", () => {
  const keys = Array.from({ length: 60_000 }, (_, at) => `k${at}: 1`).join("\n");
  const before = performance.now();
  expect(codes(keys).length).toBeGreaterThan(0);
  expect(performance.now() - before).toBeLessThan(20_000);
});

test("a file of exactly the greatest size is read", () => {
  const padding = MAX_BYTES - Buffer.byteLength(tenLines) - 3;
  const file = `# ${"x".repeat(padding)}\n${tenLines}`;
  expect(Buffer.byteLength(file)).toBe(MAX_BYTES);
  expect(codes(file)).toEqual([]);
  expect(codes(`${file}#`)).toEqual(["FILE_TOO_LARGE"]);
});

test("JSON, tabs and all, is read like YAML", () => {
  const source = readSource(tenLines);
  if ("faults" in source) throw new Error("ten-lines does not read");
  const json = JSON.stringify(source.raw, null, "\t");
  const again = readSource(json);
  expect("raw" in again && again.raw).toEqual(source.raw);
});

describe("a fault stands at its line and column", () => {
  test("a wrong value, at the value", () => {
    expect(firstFault(tenLines.replace("months: 12", "months: 1200"))).toMatchObject({
      code: "OUT_OF_RANGE",
      line: 4,
      column: 9,
    });
  });
  test("an unknown field, at its name, with the nearest one", () => {
    expect(firstFault(`${tenLines}monthes: 3\n`)).toMatchObject({
      code: "UNKNOWN_FIELD",
      line: 11,
      column: 1,
      nearest: "months",
    });
  });
  test("a missing field, at the map that lacks it", () => {
    expect(firstFault(tenLines.replace("units: 280, ", ""))).toMatchObject({
      code: "MISSING_FIELD",
      line: 6,
      column: 28,
    });
  });
  test("a syntax fault, where the parser stopped", () => {
    expect(firstFault("name: [a\nmonths: 3\n")?.line).toBeGreaterThan(0);
  });
  test("an inherited fault, once, where it was written", () => {
    const read = readScenarioFile(tenLines.replace("targets: 8h", "targets: 8 bananas"));
    expect("faults" in read && read.faults).toHaveLength(1);
    expect(firstFault(tenLines.replace("targets: 8h", "targets: 8 bananas"))).toMatchObject({
      code: "NOT_A_DURATION",
      path: ["designs", "one", "contract", "slas", "restoration", "targets"],
      line: 8,
    });
  });
});

test("a value of a fault is shown in one short line", () => {
  const said = describeFault({ code: "NOT_A_DURATION", path: ["a"], value: `x\n${"y".repeat(500)}` }, "en");
  expect(said.length).toBeLessThan(200);
  expect(said).not.toContain("\n");
});
