/** Every chart of the page, in both languages and both lights: compiled, valid, silent, with units on its axes. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { compile } from "vega-lite";
import { beforeAll, describe, expect, test } from "vitest";
import { wordsOf } from "../../viz/app/words/catalogue.ts";
import { dotplot, pairedDifferences } from "../../viz/charts/dotplot.ts";
import type { Spec } from "../../viz/charts/drawing/frame.ts";
import { drift } from "../../viz/charts/drift.ts";
import { ladder, ladderPairs } from "../../viz/charts/ladder.ts";
import { lostHoursChart } from "../../viz/charts/lost-hours-split.ts";
import { miniInterval } from "../../viz/charts/mini-interval.ts";
import { numbersOf } from "../../viz/charts/numbers.ts";
import { operating } from "../../viz/charts/operating.ts";
import { pairOf } from "../../viz/charts/pair.ts";
import { type PartingOptions, parting, partingPhone } from "../../viz/charts/parting.ts";
import { TOKENS } from "../../viz/charts/theme.ts";
import { waterfall } from "../../viz/charts/waterfall.ts";
import { fixtureResult } from "../support/fixture-result.ts";

const result = fixtureResult({ replications: 120 });
const single = fixtureResult({ replications: 40, designs: 1 });
const calm = fixtureResult({ replications: 120, drift: 0 });

/** Every chart that the page draws, by name. */
function gallery(lang: "fr" | "en", scheme: "light" | "dark"): Record<string, Spec | undefined> {
  const words = wordsOf(lang);
  const drawing = { tokens: TOKENS[scheme], numbers: numbersOf(lang) };
  const options = (width: number, more: Partial<PartingOptions> = {}): PartingOptions => ({
    ...drawing,
    width,
    frozen: "frozen",
    evolving: "evolving",
    words: words.parting,
    story: null,
    costBands: null,
    ...more,
  });
  const pair = pairOf(result, "evolving", "frozen");
  const [frozen, evolving] = [result.designs[0], result.designs.at(-1)];
  const summary = pair?.indicators["invoicedCost"];
  if (!pair || !frozen || !evolving || !summary) throw new Error("the fixture lacks a pair");
  const rungs = ladderPairs(result, ["frozen", "committee", "shared", "evolving"]).map((one) => ({
    ...one,
    name: one.design,
    note: "",
  }));
  const columns = [
    {
      indicator: "experiencedAttainment",
      better: "high" as const,
      title: words.ladder.short.service,
      unit: words.ladder.columns.service,
    },
    {
      indicator: "invoicedCost",
      better: "low" as const,
      title: words.ladder.short.invoices,
      unit: words.ladder.columns.invoices(36),
    },
  ];
  const dots = words.dots.invoices;
  const driftOptions = {
    ...drawing,
    frozen: "frozen",
    evolving: "evolving",
    words: words.drift.words,
    moments: words.parting,
  };
  const curve = [0.6, 0.7, 0.8, 0.9, 1].map((onTime) => ({
    onTime,
    met: onTime ** 4,
    metClustered: onTime ** 3,
  }));
  const operatingOptions = {
    ...drawing,
    required: 0.9,
    goodOnTime: 0.94,
    badOnTime: 0.8,
    words: words.lint.curve.words,
  };
  return {
    operating: operating(curve, { ...operatingOptions, width: 640 }),
    operatingPhone: operating(curve, { ...operatingOptions, width: 326 }),
    parting: parting(result, options(898)),
    partingCalm: parting(calm, options(898)),
    partingSingle: parting(single, options(898, { evolving: null })),
    partingStory: parting(
      result,
      options(898, {
        story: { step: 3, note: "A note of the story that takes more than one line to be told." },
        costBands: "withLostTime",
      }),
    ),
    phoneService: partingPhone(result, options(358), "service"),
    phoneEuros: partingPhone(result, options(358), "euros"),
    mini: miniInterval({ ...drawing, width: 170, summary, better: "low", title: words.cards.invoices.title }),
    ladder: ladder(result, { ...drawing, width: 1184, rungs, columns, words: words.ladder }),
    ladderPhone: ladder(result, {
      ...drawing,
      width: 326,
      rungs,
      columns: columns.slice(0, 1),
      words: words.ladder,
    }),
    waterfall: waterfall(frozen, { ...drawing, width: 700, words: words.report.words }),
    drift: drift(result, { ...driftOptions, width: 410 }),
    dotplot: dotplot(
      pairedDifferences(evolving.lifetimes["invoicedCost"] ?? [], frozen.lifetimes["invoicedCost"] ?? []),
      {
        ...drawing,
        width: 560,
        unit: "EUR",
        better: "low",
        words: {
          axis: "k€",
          level0: words.dots.level0,
          evolvingSide: dots.evolvingSide,
          frozenSide: dots.frozenSide,
        },
      },
    ),
    lostHoursSplit: lostHoursChart(pair, { ...drawing, width: 590, words: words.why.split }),
  };
}

const GALLERY = gallery("fr", "light");
const NAMES = Object.keys(GALLERY);

function compileQuietly(spec: Spec): {
  warnings: string[];
  axes: { title?: unknown; orient?: string; grid?: boolean }[];
} {
  const warnings: string[] = [];
  const logger = {
    level: () => logger,
    error: (...said: unknown[]) => note(said),
    warn: (...said: unknown[]) => note(said),
    info: () => logger,
    debug: () => logger,
  };
  const note = (said: unknown[]) => {
    warnings.push(said.join(" "));
    return logger;
  };
  // biome-ignore lint/suspicious/noExplicitAny: vega's logger type is a fluent interface that only vega can satisfy
  const { spec: vega } = compile(spec, { logger: logger as any });
  const axes: ReturnType<typeof compileQuietly>["axes"] = [];
  const visit = (node: { axes?: object[]; marks?: object[] }) => {
    axes.push(...(node.axes ?? []));
    for (const mark of node.marks ?? []) visit(mark);
  };
  visit(vega as object);
  return { warnings, axes };
}

describe("charts", () => {
  let isValid: (spec: unknown) => boolean;
  let faults: () => unknown;
  beforeAll(() => {
    const schema = JSON.parse(
      readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
    ) as object;
    const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
    ajv.addFormat("color-hex", () => true);
    ajv.addFormat("uri-reference", () => true);
    const validate = ajv.compile(schema);
    isValid = (spec) => validate(spec);
    faults = () => validate.errors?.slice(0, 3);
  });

  test.each(NAMES)("%s is a valid vega-lite spec", (name) => {
    expect(isValid(JSON.parse(JSON.stringify(GALLERY[name]))), JSON.stringify(faults())).toBe(true);
  });

  test.each(NAMES)("%s compiles without a warning", (name) => {
    const spec = GALLERY[name];
    expect(spec).toBeDefined();
    expect(spec && compileQuietly(spec).warnings).toEqual([]);
  });

  test("every drawn axis of a wide chart carries its unit", () => {
    const unit = /%|points|k€|heures|par utilisateur/;
    for (const name of ["parting", "partingStory", "partingSingle", "ladder", "drift", "dotplot"]) {
      const spec = GALLERY[name];
      const titles = (spec ? compileQuietly(spec).axes : [])
        .map(({ title }) => title)
        .filter((title) => title !== undefined);
      expect(titles.length, name).toBeGreaterThan(0);
      for (const title of titles) expect(String(title), name).toMatch(unit);
    }
  });

  test("the parting chart has three panels of one month axis, and one where there is nothing to compare", () => {
    const panels = (name: string) => (GALLERY[name] as { vconcat: { width: number }[] }).vconcat;
    expect(panels("parting").map(({ width }) => width)).toEqual([664, 664, 664]);
    expect(panels("partingSingle")).toHaveLength(1);
  });

  test("sample paths are replications 0 to 19, as they come", () => {
    const [, gap] = (
      GALLERY["parting"] as { vconcat: { layer: { data?: { values?: { replication?: number }[] } }[] }[] }
    ).vconcat;
    const rows =
      gap?.layer
        .flatMap((layer) => layer.data?.values ?? [])
        .filter((row) => row.replication !== undefined) ?? [];
    expect([...new Set(rows.map((row) => row.replication))]).toEqual(
      Array.from({ length: 20 }, (_, at) => at),
    );
  });

  test.each([
    ["fr", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ] as const)("all charts compile in %s, %s, and in no colour of the other light", (lang, scheme) => {
    const [shown, other] = [TOKENS[scheme], TOKENS[scheme === "dark" ? "light" : "dark"]];
    for (const [name, spec] of Object.entries(gallery(lang, scheme))) {
      expect(spec && compileQuietly(spec).warnings, name).toEqual([]);
      const text = JSON.stringify(spec);
      expect(text, name).toContain(shown.ink);
      expect(text, name).not.toContain(other.ink);
      expect(text, name).not.toMatch(/undefined|NaN/);
    }
  });

  test("a chart without data is not drawn", () => {
    const frozen = single.designs[0];
    expect(
      frozen &&
        waterfall(
          { ...frozen, accounting: { contractual: null, experienced: null, parts: [] } },
          { tokens: TOKENS.light, numbers: numbersOf("fr"), width: 600, words: wordsOf("fr").report.words },
        ),
    ).toBeUndefined();
    expect(
      dotplot([], {
        tokens: TOKENS.light,
        numbers: numbersOf("fr"),
        width: 500,
        unit: "EUR",
        better: "low",
        words: { axis: "k€", level0: "0", evolvingSide: String, frozenSide: String },
      }),
    ).toBeUndefined();
    expect(
      parting(result, {
        tokens: TOKENS.light,
        numbers: numbersOf("fr"),
        width: 898,
        frozen: "nobody",
        evolving: null,
        words: wordsOf("fr").parting,
        story: null,
        costBands: null,
      }),
    ).toBeUndefined();
  });
});
