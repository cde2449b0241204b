/** Charts asked for faster than they are drawn, asked for twice, refused, left. */
import { describe, expect, test } from "vitest";
import { Easel } from "../../viz/app/figure/easel.ts";
import type { Spec } from "../../viz/charts/drawing/frame.ts";

const spec = (name: string) => ({ description: name }) as Spec;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** An easel whose drawings end when the test says so. */
function made() {
  const begun: { name: string; end(): void; refuse(): void }[] = [];
  const shown: (string | null)[] = [];
  const finalized: string[] = [];
  const told: boolean[] = [];
  const easel = new Easel<string>({
    paint: (asked) =>
      new Promise((resolve, reject) => {
        const name = String(asked.description);
        begun.push({
          name,
          end: () => resolve({ place: name, finalize: () => finalized.push(name) }),
          refuse: () => reject(new Error("refused")),
        });
      }),
    show: (place) => shown.push(place),
    tell: (hasFailed) => told.push(hasFailed),
  });
  const end = async (at: number) => {
    begun[at]?.end();
    await settle();
  };
  return { easel, begun, shown, finalized, told, end };
}

describe("an easel", () => {
  test("asked again and again before it has drawn shows the drawing it began, then the latest", async () => {
    const { easel, begun, shown, finalized, end } = made();
    for (const name of ["first", "second", "third", "last"]) easel.ask(spec(name));
    expect(begun.map(({ name }) => name)).toEqual(["first"]);
    await end(0);
    expect(shown).toEqual(["first"]);
    await end(1);
    expect(shown).toEqual(["first", "last"]);
    expect(finalized).toEqual(["first"]);
  });

  test("draws the same chart once", async () => {
    const { easel, begun, end } = made();
    easel.ask(spec("same"));
    easel.ask(spec("same"));
    await end(0);
    easel.ask(spec("same"));
    expect(begun).toHaveLength(1);
  });

  test("keeps the old drawing until the new one is there, and none where there is nothing to draw", async () => {
    const { easel, shown, finalized, end } = made();
    easel.ask(spec("old"));
    await end(0);
    easel.ask(spec("new"));
    await settle();
    expect([shown, finalized]).toEqual([["old"], []]);
    await end(1);
    easel.ask(undefined);
    await settle();
    expect([shown, finalized]).toEqual([
      ["old", "new", null],
      ["old", "new"],
    ]);
  });

  test("tells that it could not draw, and draws the next one asked for", async () => {
    const { easel, begun, shown, told, end } = made();
    easel.ask(spec("chart"));
    begun[0]?.refuse();
    await settle();
    expect([shown, told]).toEqual([[], [true]]);
    easel.ask(spec("next"));
    await end(1);
    expect([shown, told]).toEqual([["next"], [true, false]]);
  });

  test("left while it draws, shows nothing and frees the drawing", async () => {
    const { easel, shown, finalized, end } = made();
    easel.ask(spec("late"));
    easel.close();
    await end(0);
    expect([shown, finalized]).toEqual([[], ["late"]]);
  });
});
