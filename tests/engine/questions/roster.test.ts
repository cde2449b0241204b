/** Technicians shared between shifts, and a design staffed so. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineExecutor } from "#engine";
import { rosterOf, shared, staffed, sumOf } from "../../../engine/questions/roster.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import { deskScenario } from "../../laws/desk.ts";
import { readIn } from "./stage.ts";

test("the present number of technicians is shared as it is, and one more never takes one from a shift", () => {
  expect(shared([3, 2], 6)).toEqual([4, 2]); // 3/4 = 2/(2+1) + …: 0.75 for the first, 0.67 for the second
  expect(shared([4, 3], 5)).toEqual([3, 2]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), (present) => {
      expect(shared(present, sumOf(present))).toEqual(present);
      for (let count = 0; count < 30; count++) {
        const [now, more] = [shared(present, count), shared(present, count + 1)];
        expect(sumOf(now)).toBe(count);
        for (const [shift, own] of now.entries()) expect(more[shift]).toBeGreaterThanOrEqual(own);
      }
    }),
  );
});

test("a design staffed otherwise has these technicians, whatever was observed", async () => {
  const input = { ...deskScenario(), months: 1, observed: { month: 2, staff: { front: [2] } } };
  const read = readIn(input);
  const trials = new Trials(read, 1, { executor: inlineExecutor() });
  const [asIs, other] = await trials.play(
    [{ key: "as is", of: "desk" }, staffed("desk", [[4], [3]], read.written)],
    2,
  );
  expect(asIs && rosterOf(asIs.design)).toEqual([[2], [1]]);
  expect(other && rosterOf(other.design)).toEqual([[4], [3]]);
});
