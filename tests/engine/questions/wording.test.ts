/** Figures inside sentences: what an estimate may be called. */
import { describe, expect, test } from "vitest";
import { asSentence, bilingual, joined } from "../../../engine/questions/wording.ts";

describe("a probability that futures estimate", () => {
  const said = (value: number) =>
    bilingual(
      ({ chance }) => chance(value),
      ({ chance }) => chance(value),
    ).en;
  test.each([
    [0, "< 1%"],
    [0.004, "< 1%"],
    [1 / 200, "1%"],
    [0.5, "50%"],
    [198 / 200, "99%"],
    // half a per cent from certainty rounds to 100, which no number of futures shows
    [199 / 200, "> 99%"],
    [1, "> 99%"],
  ])("%d is told as %s", (value, words) => expect(said(value)).toBe(words));
});

test("sentences joined keep their order, each in its language, with French spaces", () => {
  const said = joined([asSentence({ fr: "oui : trois", en: "yes: three" }), { fr: "Non !", en: "No!" }]);
  expect(said).toEqual({ fr: "Oui\u00a0: trois. Non\u202f!", en: "Yes: three. No!" });
});
