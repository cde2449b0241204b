import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StudyResult } from "#engine";
import { avenant } from "./cli-stage.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "avenant-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const runTen = ["run", "ten-lines", "--replications", "32", "--threads", "1"];

describe("run", () => {
  test("prints only the study result as JSON with --json -", async () => {
    const { code, out, err } = await avenant([...runTen, "--json", "-"]);
    expect([code, err]).toEqual([0, ""]);
    const result = JSON.parse(out) as StudyResult;
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining([
        "engineVersion",
        "scenarioHash",
        "seed",
        "replications",
        "resultHash",
        "designs",
        "differences",
        "notYetSimulated",
      ]),
    );
    expect(result).toMatchObject({ seed: 10, replications: 32, requested: 32 });
    expect(result.designs.map(({ id, baseline }) => [id, baseline])).toEqual([
      ["one", true],
      ["two", false],
    ]);
    expect(result.designs[0]?.indicators["contractualAttainment"]).toMatchObject({
      unit: "share",
      n: 32,
      mean: expect.any(Number),
      ci95: [expect.any(Number), expect.any(Number)],
    });
    expect(result.designs[0]?.months["tickets"]?.mean).toHaveLength(12);
    expect(result.differences.map(({ design, against }) => [design, against])).toEqual([["two", "one"]]);
  });

  test("writes the same bytes to a file for one thread and for two, beside the report", async () => {
    const [one, two] = [join(folder, "one.json"), join(folder, "two.json")];
    const first = await avenant([...runTen, "--json", one, "--lang", "fr"]);
    await avenant([...runTen, "--threads", "2", "--json", two]);
    expect(first.out).toContain("32 avenirs simulés sur 12 mois à partir du 1er janvier 2027.");
    expect(first.err).toContain(one);
    expect(await readFile(one, "utf8")).toBe(await readFile(two, "utf8"));
  });

  test("takes another seed, and tells it", async () => {
    const { out } = await avenant([...runTen, "--seed=7", "--lang", "en"]);
    expect(out).toMatch(/^Seed 7 · engine /m);
  });

  test("stopped before anything was kept, it fails and says so", async () => {
    expect(await avenant(runTen, {}, { signal: AbortSignal.abort() })).toMatchObject({
      code: 2,
      out: "",
      err: "Stopped before the first result.\n",
    });
  });

  test("stopped half-way, it reports the futures it has", async () => {
    const stop = new AbortController();
    const onErr = (text: string) => {
      if (/ [1-9][\d,]*\/100,000/.test(text)) stop.abort();
    };
    const typed = ["run", "ten-lines", "--replications", "100000", "--threads", "1", "--json", "-"];
    const { code, out } = await avenant(typed, {}, { signal: stop.signal, isTTY: true, onErr });
    expect(code).toBe(0);
    const { replications, requested } = JSON.parse(out) as StudyResult;
    expect(requested).toBe(100_000);
    expect(replications % 16).toBe(0);
    expect(replications).toBeGreaterThan(0);
    expect(replications).toBeLessThan(100_000);
  });

  test("plays the world asked for, and refuses one that is not there", async () => {
    const { code, err } = await avenant(["run", "frozen-vs-evolving", "--world", "clam"]);
    expect(code).toBe(1);
    expect(err).toContain("Did you mean “calm”?");
  });

  test("an output that cannot be written is a failure", async () => {
    expect(await avenant([...runTen, "--json", join(folder, "no", "where.json")])).toMatchObject({
      code: 2,
      err: expect.stringContaining("ENOENT"),
    });
  });

  test("a team that never catches up is a fault of the scenario, told in words", async () => {
    const file = join(folder, "slow.yaml");
    await writeFile(
      file,
      (await readFile(new URL("../../scenarios/library/ten-lines.yaml", import.meta.url), "utf8")).replace(
        "30 min",
        "40 h",
      ),
    );
    const { code, err } = await avenant(["run", file, "--replications", "16", "--threads", "1"]);
    expect(code).toBe(1);
    expect(err).toMatch(/slow\.yaml:8:\d+ {2}designs\.one\.provider\.teams\.desk\n.*never catches up/);
  });
});

describe("check", () => {
  test("accepts every library scenario by name", async () => {
    expect(await avenant(["check", "frozen-vs-evolving"])).toEqual({
      code: 0,
      err: "",
      out: "frozen-vs-evolving: nothing wrong. Designs: 4 · months: 36 · worlds: base, calm, fast\n",
    });
  });

  test("tells every fault with its line, column, path and remedy, in the user's language", async () => {
    const file = join(folder, "bad.yaml");
    await writeFile(file, "name: x\nstart: 2027-02-30\nmonths: 1200\nseason: 1\n");
    const { code, out, err } = await avenant(["check", file], { LANG: "fr_FR.UTF-8" });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("  bad.yaml:2:8  start\n    start : « 2027-02-30 » n’est pas une date qui existe.");
    expect(err).toContain(
      "  bad.yaml:3:9  months\n    months vaut 1200, hors des limites. Permis : 1 … 120.",
    );
    expect(err).toContain("  bad.yaml:4:1  season\n    Il n’existe pas de champ « season » ici.");
    expect(err).not.toMatch(/\bat .*\.ts:/);
  });

  test("finds a fault that only one world has", async () => {
    const file = join(folder, "worlds.yaml");
    const whole = await readFile(
      new URL("../../scenarios/library/frozen-vs-evolving.yaml", import.meta.url),
      "utf8",
    );
    await writeFile(
      file,
      whole.replace("{ growth: 2%, replacement: 8% }", "{ growth: 2%, replacement: 800% }"),
    );
    const { code, err } = await avenant(["check", file]);
    expect(code).toBe(1);
    expect(err).toContain("worlds.calm.situation.defaults.replacement");
    expect(err).toContain("1 fault(s)");
  });

  test("a file that is not there, a folder and an endless device are refused", async () => {
    for (const file of [join(folder, "no.yaml"), `${folder}/`, "/dev/zero"]) {
      expect(await avenant(["check", file])).toMatchObject({
        code: 1,
        err: expect.stringContaining("does not exist or cannot be read"),
      });
    }
  });
});

test("scenarios lists the library, the leading one first, in the terminal's language", async () => {
  const { code, out } = await avenant(["scenarios"], { LC_ALL: "fr_CA.UTF-8", LANG: "en_US.UTF-8" });
  expect(code).toBe(0);
  expect(out.split("\n").slice(0, 2)).toEqual([
    "frozen-vs-evolving  Figé ou évolutif",
    "                    Faut-il figer ce contrat ?",
  ]);
});

test("help is shown when nothing is typed, in either language", async () => {
  expect((await avenant([])).out).toContain("simulate outsourcing contracts");
  expect((await avenant(["help", "--lang", "fr"])).out).toContain("simuler des contrats");
  expect((await avenant(["run", "--help"], { LANG: "C" })).code).toBe(0);
});

test.each([
  [["rnu", "b1"], "Did you mean “run”?"],
  [["run", "b1", "--replication", "4"], "Did you mean “--replications”?"],
  [["run", "b1", "--seed"], "needs a value"],
  [["run", "b1", "--seed", "-1"], "0 … 4294967295"],
  [["run", "b1", "--replications", "1e9"], "1 … 100000"],
  [["run", "b1", "--threads", "0"], "1 … 256"],
  [["run"], "Give a file or the name of a scenario."],
  [["run", "b1", "ten-lines"], "One scenario at a time"],
  [["check", "b1", "--seed", "3"], "makes no sense with “check”"],
  [["check", "b1", "--lang", "de"], "fr or en"],
])("avenant %s is refused with exit code 1 and one line", async (typed, said) => {
  const { code, out, err } = await avenant(typed);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain(said);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
});
