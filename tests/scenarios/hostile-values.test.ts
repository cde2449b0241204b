/** Any value in any place of a scenario: it is refused with a fault that can be read, or the scenario plays and every result is a number. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFault, readScenario } from "#engine";
import { readScenarioFile, readSource } from "#scenarios";
import { fromLibrary } from "../laws/library.ts";
import { areNumbers, expectTold, playOrFaults, put } from "./hostile-desk.ts";

type Path = (string | number)[];

/** Every place of a value, maps and lists included. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [
    ...(path.length > 0 ? [path] : []),
    ...parts.flatMap(([key, part]) => placesIn(part, [...path, key])),
  ];
}

const HOSTILE: readonly unknown[] = [
  ...[
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    -0,
    0,
    5e-324,
    1e-9,
    1e9,
    1e308,
    2 ** 53,
  ],
  ...[
    "NaN",
    "Infinity",
    "1e999",
    "9".repeat(90),
    `${"9".repeat(90)} d`,
    "-5%",
    "0x10",
    "1_000",
    "١٢",
    " ",
    "",
  ],
  ...["1000000000/h", "0.000000001/h", "0/0", "exponential(0)", "lognormal(0, cv 0)", "empirical()"],
  ...["weibull(1 min, shape 0)", "gamma(1 min, cv 100000)", "triangular(3 min, 2 min, 1 min)"],
  ...["__proto__", "constructor", "toString", "é".repeat(500), null, true, [], {}, [[]], { toString: 1 }],
  ...[
    { between: [1, 0] },
    { between: [0, 1e300] },
    { low: 0, likely: 0, high: 0 },
    { oneOf: [0, Number.NaN] },
  ],
];

describe.each(["contract-e", "frozen-vs-evolving", "ten-lines"])("a hostile value in %s", (name) => {
  const raw = fromLibrary(name);
  const places = placesIn(raw);
  test("is refused in words, or plays to the end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...HOSTILE), (place, value) => {
        const hostile = structuredClone(raw);
        put(hostile, place, value);
        const found = playOrFaults(hostile);
        if (found instanceof Float64Array) expect(areNumbers(found)).toBe(true);
        else expect(found.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe("in a file", () => {
  const lines = (field: string, value: string) =>
    `name: x\nstart: 2027-01-01\nmonths: 1\ncalendars: { office: { hours: 9h-17h Mon-Fri } }\nsituation: { components: { pc: { units: 1, incidents: 1, priorities: { P1: 1, P2: 0, P3: 0, P4: 0 }, effort: [1h], ${field}: ${value} } } }\ndesigns: { one: { contract: {}, provider: { teams: { desk: { tier: 1, shifts: [{ window: office, headcount: 1 }] } } } } }\nexperiment: { seed: 1 }\n`;
  const toldOf = (file: string) => {
    const read = readScenarioFile(file);
    return "faults" in read ? read.faults.map((fault) => describeFault(fault, "en")) : [];
  };
  test("the scenario that the others are made of is read", () => {
    expect(toldOf(lines("growth", "5%"))).toEqual([]);
  });
  test.each([
    [".nan", "NaN"],
    [".inf", "Infinity"],
    ["-.inf", "-Infinity"],
    ["1e999", "Infinity"],
    ["NaN", "NaN"],
    ["0o17x", "0o17x"],
  ])("YAML's %s is no share, and is told as %s", (written, shown) => {
    expect(toldOf(lines("growth", written))).toEqual([
      `pc.growth: “${shown}” is not a share. Write for example: 6% · -3%.`,
    ]);
  });
  test("a negative rate, a text for a number, a number for a name", () => {
    expect(toldOf(lines("skill", "12"))).toEqual([expect.stringContaining("12")]);
    expect(toldOf(lines("patience", "-5 min"))).toEqual([expect.stringContaining("-5 min")]);
    expect(toldOf(lines("replacement", "-0.1"))).toEqual([expect.stringContaining("Allowed: 0% … 100%")]);
  });
  test("a hundred megabytes, as text and as bytes", () => {
    const faults = (file: string | Uint8Array) => {
      const read = readSource(file);
      return "faults" in read ? read.faults : [];
    };
    for (const file of ["a".repeat(100_000_000), new Uint8Array(100_000_000)]) {
      expect(faults(file).map(({ code, value }) => [code, value])).toEqual([["FILE_TOO_LARGE", 100_000_000]]);
      faults(file).forEach(expectTold);
    }
  });
  test("prototype keys of JSON, wherever they stand, change no object", () => {
    const raw = JSON.stringify(fromLibrary("ten-lines"));
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const json = raw.replace(/\{/g, `{"${key}":{"polluted":true},`);
      const read = readScenario(JSON.parse(json));
      const codes = "faults" in read ? read.faults.map(({ code }) => code) : [];
      expect(new Set(codes)).toEqual(new Set(["FORBIDDEN_KEY"]));
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    }
  });
});
