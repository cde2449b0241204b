/** The walls between rooms: who may import what, and where time and chance must not come from the air. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const MOST_LINES = 300;

interface Room {
  /** rooms and files, by prefix from the root; a room may always import itself */
  rooms: readonly string[];
  /** packages by name, "node:" for Node's own */
  packages: readonly string[];
  /** what may be imported for its types only */
  types?: readonly string[];
}

/** The first prefix that fits a file names its room. */
const ROOMS: Record<string, Room> = {
  "engine/kernel/": { rooms: [], packages: [] },
  "engine/statistics/": { rooms: ["engine/kernel/rng.ts"], packages: ["simple-statistics"] },
  "engine/mechanisms/": { rooms: ["engine/"], packages: ["zod"] },
  "engine/parallel/": { rooms: ["engine/"], packages: ["piscina", "node:"] },
  "engine/compile/calendars.ts": { rooms: ["engine/"], packages: ["date-holidays"] },
  "engine/life/replicate.ts": { rooms: ["engine/"], packages: ["seedrandom"] },
  "engine/": { rooms: ["engine/"], packages: ["zod", "@noble/hashes"] },
  "scenarios/": { rooms: ["#engine"], packages: ["yaml", "zod", "node:"] },
  "server/contract-result.ts": { rooms: ["#engine"], packages: ["zod"] },
  "server/contract-answer.ts": { rooms: ["server/contract-result.ts"], packages: ["zod"] },
  "server/contract-lint.ts": {
    rooms: ["#engine", "server/contract-result.ts", "server/contract-answer.ts"],
    packages: ["zod"],
  },
  "server/contract.ts": {
    rooms: ["#engine", "server/contract-result.ts", "server/contract-answer.ts"],
    packages: ["zod"],
  },
  "server/cli": {
    rooms: ["#engine", "#scenarios", "engine/parallel/", "server/"],
    packages: ["cli-table3", "picocolors", "node:"],
  },
  "server/store/": { rooms: ["#engine", "server/"], packages: ["kysely", "pg", "zod", "node:"] },
  "server/": {
    rooms: ["#engine", "#scenarios", "engine/parallel/", "viz/charts/"],
    packages: ["fastify", "@fastify/", "fastify-type-provider-zod", "zod", "vite", "node:"],
  },
  "viz/vite.config.ts": { rooms: [], packages: ["vite", "@vitejs/plugin-react", "node:"] },
  "viz/charts/": { rooms: [], packages: [], types: ["#engine", "vega-lite", "vega-embed"] },
  "viz/": {
    rooms: ["viz/charts/", "server/contract.ts", "server/contract-lint.ts", "server/contract-answer.ts"],
    packages: [
      "react",
      "react-dom",
      "@mantine/",
      "@tanstack/",
      "@fontsource-variable/",
      "vega",
      "vega-lite",
      "vega-embed",
      "vega-interpreter",
      "zod",
    ],
    types: ["#engine"],
  },
  "bench/": { rooms: ["#engine", "#scenarios", "engine/"], packages: ["node:"] },
};

/** Rooms that only some may enter, whatever else a table row allows. */
const CLOSED: Record<string, readonly string[]> = {
  "engine/parallel/": ["engine/parallel/", "server/", "bench/"],
  "engine/statistics/": ["engine/statistics/", "engine/answer/", "engine/questions/"],
};

const SOURCES = ["engine", "scenarios", "server", "viz", "bench"].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("node_modules") && !file.startsWith("dist"))
    .map((file) => join(room, file)),
);

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"|^\s*import\s+"([^"]+)"|new URL\(\s*"([^"]+\.ts)"/gm;

interface Import {
  file: string;
  target: string;
  typesOnly: boolean;
}

/** Imports of a file; relative ones as paths from the root, style sheets left out. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(IMPORT)].flatMap(([, type, from, dynamic, bare, url]) => {
    const written = from ?? dynamic ?? bare ?? url ?? "";
    if (written.endsWith(".css")) return [];
    const target = written.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), written)) : written;
    return [{ file, target, typesOnly: type !== undefined }];
  });
}

const IMPORTS = SOURCES.flatMap(importsOf);

function roomOf(file: string): [string, Room] {
  const found = Object.entries(ROOMS).find(([prefix]) => file.startsWith(prefix));
  if (!found) throw new Error(`${file} lies in no room`);
  return found;
}

const within = (target: string, names: readonly string[]) =>
  names.some((name) =>
    name.endsWith("/") || name.endsWith(":")
      ? target.startsWith(name)
      : target === name || target.startsWith(`${name}/`),
  );

function isAllowed({ file, target, typesOnly }: Import): boolean {
  const [prefix, { rooms, packages, types = [] }] = roomOf(file);
  if (typesOnly && within(target, types)) return true;
  return within(target, [...rooms, ...packages]) || target.startsWith(prefix);
}

const shown = ({ file, target }: Import) => `${file} → ${target}`;

describe("architecture", () => {
  test("sees the sources and their imports", () => {
    expect(SOURCES).toContain(join("engine", "kernel", "window.ts"));
    expect(IMPORTS.length).toBeGreaterThan(SOURCES.length);
  });
  test("every import is one that its room allows", () => {
    expect(IMPORTS.filter((one) => !isAllowed(one)).map(shown)).toEqual([]);
  });
  test("closed rooms are entered only by those who may", () => {
    const trespasses = IMPORTS.filter(({ file, target, typesOnly }) =>
      Object.entries(CLOSED).some(
        ([room, guests]) =>
          !typesOnly && target.startsWith(room) && !guests.some((guest) => file.startsWith(guest)),
      ),
    );
    expect(trespasses.map(shown)).toEqual([]);
  });
  test("the engine's inside is reached through its door; only the bench measures behind it", () => {
    const outside = IMPORTS.filter(
      ({ file, target }) =>
        target.startsWith("engine/") &&
        !file.startsWith("engine/") &&
        !file.startsWith("bench/") &&
        !target.startsWith("engine/parallel/"),
    );
    expect(outside.map(shown)).toEqual([]);
  });
  test("only the pool knows piscina", () => {
    const files = new Set(IMPORTS.filter(({ target }) => target === "piscina").map(({ file }) => file));
    expect([...files].sort()).toEqual(["engine/parallel/pool.ts"]);
  });
  test("the simulation takes neither chance nor time from the air", () => {
    const fromTheAir =
      /Math\.random|Date\.now|new Date\(\)|performance\.now|crypto\.(getRandomValues|randomUUID)|process\./;
    const files = SOURCES.filter(
      (file) => file.startsWith("engine/") && !file.startsWith("engine/parallel/"),
    );
    expect(files.filter((file) => fromTheAir.test(readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
  });
  test("no replication calls a function whose last bit the language leaves open", () => {
    // ECMAScript does not fix the last bits of these; engine/kernel has its own, the same in every browser
    const open =
      /Math\.(exp|log|log1p|log2|log10|expm1|sin|cos|tan|atan|atan2|pow|cbrt|sinh|cosh|tanh|hypot)\(|(?<!\*|\d )\*\*(?![*/])/;
    const files = SOURCES.filter(
      (file) => file.startsWith("engine/kernel/") || file.startsWith("engine/mechanisms/"),
    );
    const lines = files.flatMap((file) =>
      readFileSync(join(ROOT, file), "utf8")
        .split("\n")
        .flatMap((line, at) =>
          open.test(line.replace(/^\s*(\/?\*|\/\/).*|\/\/.*/, ""))
            ? [`${file}:${at + 1} ${line.trim()}`]
            : [],
        ),
    );
    expect(lines).toEqual([]);
  });
  test("an answer’s words name no option of the command line: a page shows them too", () => {
    const option = /[ («“]--[a-z]/;
    const files = SOURCES.filter((file) => file.startsWith("engine/questions/"));
    expect(files.filter((file) => option.test(readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
  });
  test(`a source file has at most ${MOST_LINES} lines`, () => {
    const long = SOURCES.map(
      (file) => [file, readFileSync(join(ROOT, file), "utf8").split("\n").length - 1] as const,
    ).filter(([, lines]) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });
  test("no file is a drawer for things without a name", () => {
    expect(
      SOURCES.filter((file) => /(^|\/)(utils?|helpers?|common|manager|types)(\.tsx?$|\/)/.test(file)),
    ).toEqual([]);
  });
});
