import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { GOLDEN_FILE, type Golden, playGolden } from "./play.ts";

test("library scenarios give the same bytes as when they were frozen", async () => {
  const golden = JSON.parse(readFileSync(GOLDEN_FILE, "utf8")) as Golden;
  expect(await playGolden()).toEqual(golden);
}, 120_000);
