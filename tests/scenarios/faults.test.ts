import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeFault, readScenario } from "#engine";
import { ERRORS } from "../../engine/scenario/error-table.ts";
import { changed, toyScenario } from "../support/toy-scenario.ts";
import { faultsOf, pc, pcWith, sla, WAYS } from "./fault-ways.ts";

const ROOT = join(import.meta.dirname, "../..");

test("the toy scenario itself has no fault", () => {
  expect(faultsOf(toyScenario())).toEqual([]);
  expect(faultsOf(toyScenario(), "calm").map(({ code }) => code)).toEqual(["UNKNOWN_EVENT"]);
});

describe("every error code is reached", () => {
  test.each(Object.keys(ERRORS))("%s", async (code) => {
    const faults = (await WAYS[code]?.()) ?? [];
    expect(faults.map((fault) => fault.code)).toContain(code);
  });
  test("and no other", () => {
    expect(Object.keys(WAYS).filter((code) => !(code in ERRORS))).toEqual([]);
  });
});

describe("the table of errors", () => {
  const sources = ["engine", "scenarios", "server/cli"].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      // what a lint finds in a contract is no error, and has a table of its own
      .filter((file) => file.endsWith(".ts") && !file.startsWith(join("questions", "lint")))
      .map((file) => readFileSync(join(ROOT, room, file), "utf8")),
  );
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/(?:code: |fault\(|refuse\(\{ code: |Name\()"([A-Z][A-Z_0-9]+)"/g)].map(
      ([, code]) => code,
    ),
  );

  test("holds every code that the sources give", () => {
    expect(codes.length).toBeGreaterThan(30);
    expect([...new Set(codes)].filter((code) => code !== undefined && !(code in ERRORS))).toEqual([]);
  });
  test("lists the same codes as docs/errors.md", () => {
    const page = readFileSync(join(ROOT, "docs/errors.md"), "utf8");
    const listed = [...page.matchAll(/^\| `([A-Z_0-9]+)` \|/gm)].map(([, code]) => code);
    expect(listed.toSorted()).toEqual(Object.keys(ERRORS).toSorted());
    expect(new Set(listed).size).toBe(listed.length);
  });
  test("says both languages with the same slots", () => {
    const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).toSorted();
    for (const { message, remedy } of Object.values(ERRORS)) {
      expect(slots(message.fr)).toEqual(slots(message.en));
      expect(slots(remedy.fr)).toEqual(slots(remedy.en));
    }
  });
});

describe("one fault is reported once, where it was written", () => {
  test("a misspelt field is not also a missing one", () => {
    const raw = changed(pc, { ...pcWith({}), unit: 10, units: undefined });
    expect(faultsOf(JSON.parse(JSON.stringify(raw))).map(({ code, nearest }) => [code, nearest])).toEqual([
      ["UNKNOWN_FIELD", "units"],
    ]);
  });
  test("a fault inherited by `like` stands in the design that wrote it", () => {
    expect(faultsOf(changed(`${sla}.targets`, "4 heures")).map(({ path }) => path.join("."))).toEqual([
      `${sla}.targets`,
    ]);
  });
  test("so does one that only compiling finds", () => {
    expect(
      faultsOf(changed(`${sla}.window`, "ofice")).map(({ path, nearest }) => [path.join("."), nearest]),
    ).toEqual([[`${sla}.window`, "office"]]);
  });
  test("a fault of the defaults stands in the defaults", () => {
    const faults = faultsOf(changed("situation.defaults", { replacement: "200%" }));
    expect(faults.map(({ path }) => path.join("."))).toEqual(["situation.defaults.replacement"]);
  });
  test("a fault of a world stands in that world", () => {
    const faults = faultsOf(changed("worlds.calm.situation", { trust: { initial: "150%" } }), "calm");
    expect(faults.map(({ path }) => path.join("."))).toContain("worlds.calm.situation.trust.initial");
  });
  test("a design that starts from an unknown one does not also lack what it would have inherited", () => {
    expect(faultsOf(changed("designs.evolving", { like: "frosen" })).map(({ code }) => code)).toEqual([
      "UNKNOWN_DESIGN",
    ]);
  });
  test("a field removed by null is not inherited", () => {
    const read = readScenario(changed("designs.evolving", { like: "frozen", governance: null }));
    expect("scenario" in read && read.scenario.designs["evolving"]?.governance).toBeUndefined();
  });
});

test("messages read well in both languages", async () => {
  const said = async (code: string) => {
    const fault = ((await WAYS[code]?.()) ?? []).find((one) => one.code === code);
    return fault && [describeFault(fault, "fr"), describeFault(fault, "en")];
  };
  expect(await said("OUT_OF_RANGE")).toEqual([
    "months vaut 1200, hors des limites. Permis : 1 … 120.",
    "months is 1200, out of range. Allowed: 1 … 120.",
  ]);
  expect(await said("UNKNOWN_FIELD")).toEqual([
    expect.stringMatching(
      /^Il n’existe pas de champ « incident » ici\. Champs possibles : .*\. Vouliez-vous dire « incidents » \?$/,
    ),
    expect.stringMatching(
      /^There is no field “incident” here\. Possible fields: .*\. Did you mean “incidents”\?$/,
    ),
  ]);
  expect(await said("NOT_A_DURATION")).toEqual([
    "restoration.targets : « 4 heures » n’est pas une durée. Écrivez par exemple : 30 min · 4h · 1h30 · 2 d.",
    "restoration.targets: “4 heures” is not a duration. Write for example: 30 min · 4h · 1h30 · 2 d.",
  ]);
  expect(await said("UNKNOWN_WINDOW")).toEqual([
    "« ofice » n’est pas une plage horaire de ce scénario. Noms connus : always, office. Vouliez-vous dire « office » ?",
    "“ofice” is not a window of this scenario. Known names: always, office. Did you mean “office”?",
  ]);
  expect(await said("MIX_NOT_ONE")).toEqual([
    "Les parts de pc.priorities ne font pas 100% ensemble.",
    "The shares of pc.priorities do not add up to 100%.",
  ]);
  expect(await said("ALIAS_REFUSED")).toEqual([
    "Les ancres et les alias (« &x ») sont refusés. Répétez la valeur, ou employez « like ».",
    "Anchors and aliases (“&x”) are refused. Repeat the value, or use “like”.",
  ]);
});
