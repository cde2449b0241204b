import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { jsonSchema } from "#scenarios";
import { schemaFile, schemaText } from "../../scenarios/schema.ts";

interface Field {
  properties?: Record<string, Field>;
  additionalProperties?: Field;
  then?: Field;
  else?: Field;
  anyOf?: Field[];
  required?: string[];
  [more: string]: unknown;
}
const schema = jsonSchema() as Field;
const situation = schema.properties?.["situation"];
const component = situation?.properties?.["components"]?.additionalProperties;

test("the published schema is current; `node scenarios/schema.ts` renews it", async () => {
  expect(await readFile(schemaFile, "utf8")).toBe(schemaText());
});

test("a quantity carries its unit, range, help and source", () => {
  expect(component?.properties?.["replacement"]).toMatchObject({
    unit: "share",
    min: 0,
    max: 1,
    source: "DOMAIN 4.2 G",
    help: expect.any(String),
  });
  expect(component?.properties?.["incidents"]).toMatchObject({
    unit: "per month",
    examples: ["0.8/month", "8/h", "2/yr"],
  });
});

test("numbers are bounded for editors too", () => {
  expect(component?.properties?.["replacement"]?.anyOf?.[0]).toMatchObject({
    type: "number",
    minimum: 0,
    maximum: 1,
  });
});

test("a design that starts from another may leave everything out", () => {
  const design = schema.properties?.["designs"]?.additionalProperties;
  expect(design?.else?.required).toEqual(["contract", "provider"]);
  expect(design?.then?.required).toBeUndefined();
  const sla =
    design?.then?.properties?.["contract"]?.anyOf?.[0]?.properties?.["slas"]?.anyOf?.[0]
      ?.additionalProperties;
  expect(Object.keys(sla?.properties ?? {})).toContain("metric");
  expect(sla?.required).toBeUndefined();
  const full = design?.else?.properties?.["contract"]?.properties?.["slas"]?.additionalProperties;
  expect(full?.required).toEqual(["metric", "targets", "window"]);
});

test("a world holds what it changes of the situation", () => {
  const world = schema.properties?.["worlds"]?.additionalProperties?.properties?.["situation"];
  expect(Object.keys(world?.properties ?? {})).toEqual(Object.keys(situation?.properties ?? {}));
});
