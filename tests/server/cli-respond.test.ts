/** `avenant respond`: what it prints, and what it refuses in words. */
import { describe, expect, test } from "vitest";
import type { RespondAnswer } from "#engine";
import { avenant } from "./cli-stage.ts";

describe("respond", () => {
  const asked = ["respond", "ten-lines", "--replications", "4", "--threads", "1", "--about", "response"];
  const plain = [...asked, "--posts", "1", "--rules", "firstComeFirstServed,dropDead"];

  test("tells what a provider would do, under which assumption", async () => {
    const { code, out, err } = await avenant([...plain, "--lang", "fr", "--tricks", "off"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Sous «\u00a0.+\u00a0», un prestataire qui ne vise que sa marge/);
    expect(out).toMatch(/Hypothèse\s: le prestataire ne tient qu’à sa marge/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("prints the whole answer as JSON", async () => {
    const { out } = await avenant([...plain, "--design", "two", "--json", "-"]);
    const { question, figures } = JSON.parse(out) as RespondAnswer;
    expect([question, figures.design.id, figures.hasTricks]).toEqual(["respond", "two", true]);
    expect(figures.tried).toBeLessThanOrEqual(figures.of);
  });

  test.each([
    [["--design", "twoo"], "design", "two"],
    [["--posts", "9"], "posts", "0 … 5"],
    [["--rules", "fifo"], "rules", "firstComeFirstServed"],
    [["--tricks", "some"], "tricks", "off"],
  ])("refuses %j, naming the term and what is allowed", async (options, place, told) => {
    const { code, out, err } = await avenant(["respond", "ten-lines", "--lang", "en", ...options]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`terms.${place}`);
    expect(err).toContain(told);
  });
});
