/** The charts of the questions, in both languages, both lights and two widths: compiled without a warning, no axis of nothing; and figures in words. */
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { type Figure, figureText } from "../../viz/charts/figure-words.ts";
import { numbersOf, shownUnit } from "../../viz/charts/numbers.ts";
import { curves } from "../../viz/charts/questions/curves.ts";
import { type FigureRow, figureRows } from "../../viz/charts/questions/figure-rows.ts";
import { heatGrid } from "../../viz/charts/questions/heat-grid.ts";
import { scatter } from "../../viz/charts/questions/scatter.ts";
import { tornado } from "../../viz/charts/questions/tornado.ts";
import { TOKENS } from "../../viz/charts/theme.ts";

const around = (mean: number, half: number): { mean: number; ci95: [number, number] } => ({
  mean,
  ci95: [mean - half, mean + half],
});
const phrases = { undecided: "undecided", none: "no value" };

function gallery(lang: "fr" | "en", scheme: "light" | "dark", width: number) {
  const drawing = { tokens: TOKENS[scheme], numbers: numbersOf(lang), width };
  const axis = {
    across: { title: "cost", unit: "EUR" as const },
    up: { title: "service", unit: "share" as const },
  };
  const point = (mark: string, x: number, isChosen: boolean) => ({
    name: `contract ${mark}`,
    mark,
    x: around(x, 2_000),
    y: around(0.9, 0.01),
    isChosen,
  });
  const rows: FigureRow[] = [
    {
      label: "a label so long that it does not stand on one line of any chart of this page",
      ...around(4, 1),
    },
    { label: "undecided", ...around(0.2, 1) },
    { label: "unknown", mean: null, ci95: null },
  ];
  return {
    rows: figureRows(rows, {
      ...drawing,
      title: "hours",
      unit: "h",
      isDifference: true,
      words: phrases,
      isNarrow: width < 500,
    }),
    allAlike: figureRows([{ label: "zero", mean: 0, ci95: null }], {
      ...drawing,
      title: "price",
      unit: "euro",
      isDifference: false,
      words: phrases,
      isNarrow: width < 500,
    }),
    curves: curves(
      ["one", "two", "three"].map((name, at) => ({
        name: `curve ${name}`,
        points: [1, 2, 3].map((x) => ({ x, ...around(0.2 * x + 0.05 * at, 0.02) })),
      })),
      {
        ...drawing,
        title: "kept",
        unit: "share",
        isDifference: false,
        across: "target",
        say: (x) => `${x} h`,
        levels: [0.5, 0.8],
        marks: [{ x: 2, text: "promised" }],
      },
    ),
    grid: heatGrid(
      [0, 1].flatMap((row) => [0, 1, 2].map((column) => ({ row, column, depth: 0.3 * column, text: "30" }))),
      {
        ...drawing,
        of: "probability",
        title: "kept, %",
        rows: ["1", "2"],
        columns: ["4 h", "8 h", "a column with a long name"],
        across: "target →",
        down: "team",
      },
    ),
    scatter: scatter([point("1", 200_000, true), point("2", 200_500, true), point("", 210_000, false)], {
      ...drawing,
      ...axis,
    }),
    scatterAlike: scatter(
      [point("1", 0, true)].map((one) => ({ ...one, x: { mean: 0, ci95: null } })),
      {
        ...drawing,
        ...axis,
      },
    ),
    tornado: tornado(
      [
        {
          label: "input",
          ends: [
            { said: "1 h", ...around(-40, 5) },
            { said: "3 h", ...around(60, 5) },
          ],
        },
        {
          label: "wider",
          ends: [
            { said: "1", ...around(300, 5) },
            { said: "2", mean: null, ci95: null },
          ],
        },
      ],
      { ...drawing, title: "lost hours, h", unit: "h" },
    ),
  };
}

/** Every text of a spec with its place in its view. */
function texts(spec: unknown): string[] {
  if (Array.isArray(spec)) return spec.flatMap(texts);
  if (typeof spec !== "object" || spec === null) return [];
  const own = "text" in spec && typeof spec.text === "string" ? [spec.text] : [];
  return [...own, ...Object.values(spec).flatMap(texts)];
}

describe.each(
  (["fr", "en"] as const).flatMap((lang) =>
    (["light", "dark"] as const).flatMap((scheme) => [1200, 326].map((width) => ({ lang, scheme, width }))),
  ),
)("$lang, $scheme, $width px", ({ lang, scheme, width }) => {
  const charts = Object.entries(gallery(lang, scheme, width));
  test.each(charts)("%s compiles without a warning", (_, spec) => {
    const warnings: string[] = [];
    const hear = (...told: unknown[]) => {
      warnings.push(told.join(" "));
      return logger;
    };
    const logger = { level: () => logger, error: hear, warn: hear, info: () => logger, debug: () => logger };
    if (!spec) throw new Error("nothing drawn");
    compile(spec as TopLevelSpec, { logger: logger as never });
    expect(warnings).toEqual([]);
  });
});

describe("an axis of values that are all alike", () => {
  const { allAlike, scatterAlike } = gallery("fr", "light", 1200);
  test.each([allAlike, scatterAlike])("has that one value and no invented decimals", (spec) => {
    const numbers = texts(spec).filter((text) => /^[−+]?[\d,]+$/.test(text));
    expect(numbers).toContain("0");
    expect(numbers.filter((text) => /^[−+]?0,0/.test(text))).toEqual([]);
  });
});

describe("a figure in words", () => {
  const numbers = numbersOf("fr");
  const text = (figure: Figure, unit: Parameters<typeof figureText>[1], isDifference = false) =>
    figureText(figure, unit, isDifference, numbers).replaceAll(/[\u00a0\u202f]/g, " ");
  test("is told as finely as its error", () => {
    expect(text(around(12.34, 0.04), "h")).toBe("12,34 h ±0,04");
    expect(text(around(12.34, 3), "h")).toBe("12 h ±3");
  });
  test("has its two ends where they are not as far on both sides, and is never 0 or 100 %", () => {
    expect(text({ mean: 0, ci95: [0, 0.19] }, "share")).toBe("< 1 % (< 1 % – 19 %)");
    expect(text({ mean: 1, ci95: [0.89, 1] }, "share")).toBe("> 99 % (89 % – > 99 %)");
    expect(text({ mean: 1, ci95: [0.999, 1] }, "share")).toBe("> 99 %");
  });
  test("carries its sign and points as a difference", () => {
    expect(text(around(0.031, 0.004), "share", true)).toBe("+3,1 pts ±0,4");
    expect(text({ mean: null, ci95: null }, "share", true)).toBe("–");
  });
  test("stands in euros where all sums of its column are small, in thousands otherwise", () => {
    expect(shownUnit("EUR", [120, null, -9_999])).toBe("euro");
    expect(shownUnit("EUR", [120, 25_000])).toBe("EUR");
    expect(shownUnit("count", [3, null, 12])).toBe("whole");
    expect(shownUnit("count", [3, 2.5])).toBe("count");
  });
});
