/** DOMAIN 10, check 4: contract B, without gaming. Time by hand-offs is not coded in: it comes from queues, shifts and users. */
import { describe, expect, test } from "vitest";
import { meanOf, paired, shows } from "../signatures/play.ts";
import { type Journey, journeysOfContractB, median } from "./hand-offs.ts";

const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const lives = journeysOfContractB(12);
const medians = (handOffs: number, keep: (journey: Journey) => boolean = () => true) =>
  lives.map((life) =>
    median(
      life
        .filter((journey) => journey.handOffs === handOffs && keep(journey))
        .map(({ wallHours }) => wallHours),
    ),
  );
const share = (of: (journey: Journey) => boolean) =>
  lives.map((life) => life.filter(of).length / life.length);

describe("contract B", () => {
  test("has a third of its incidents wait for their user, as in both logs", () => {
    const { mean } = meanOf(share(({ waited }) => waited));
    expect(Math.abs(mean - 0.33)).toBeLessThan(0.02);
  });
  test("has 4 % of its incidents come back", () => {
    const { mean } = meanOf(share(({ reopened }) => reopened));
    expect(Math.abs(mean - 0.04)).toBeLessThan(0.005);
  });
});

describe("median hours from opening to resolution, by the wall clock", () => {
  // Rabobank 2.5, 25, 71; Volvo 0.17, 21, 66 (DOMAIN 5.6)
  test("rise by about a day with the first hand-off", () => {
    const step = paired(medians(1), medians(0));
    holds(shows(step, "above", 12));
    holds(shows(step, "below", 36));
  });
  test("rise by about two days with the next", () => {
    const step = paired(medians(2), medians(1));
    holds(shows(step, "above", 24));
    holds(shows(step, "below", 72));
  });
  test("rise with queues and shifts alone, among incidents that waited for nobody and that nobody contested", () => {
    const quiet = ({ waited, argued, reopened }: Journey) => !(waited || argued || reopened);
    holds(shows(paired(medians(1, quiet), medians(0, quiet)), "above", 3));
    holds(shows(paired(medians(2, quiet), medians(1, quiet)), "above", 20));
  });
});
