/** Dated things of a contract's life, and the row above the panels that shows them. */
import type { DesignResult, StudyResult } from "#engine";
import { glyphs, type Layer, rules, words } from "../drawing/marks.ts";
import { monthX } from "../drawing/plane.ts";
import { textWidth } from "../drawing/text-width.ts";
import type { Lang } from "../numbers.ts";
import { SIZE } from "../theme.ts";
import type { Moment, Moments, PanelView } from "./view.ts";
import type { PartingWords } from "./words.ts";

/** An amendment is drawn in a month in which at least this share of futures signs it. */
const USUAL = 0.5;

/** Of a design: amendments signed in most futures, notice deadlines and committees; and the dated events of the situation. */
export function momentsOf(
  result: StudyResult,
  design: DesignResult | undefined,
  lang: Lang,
  phrases: Pick<PartingWords, "amendment" | "notice">,
): Moments {
  const within = (month: number) => month >= 1 && month <= result.months;
  const signed = new Map<number, number>();
  for (const { month, share } of design?.amendments ?? [])
    signed.set(month, (signed.get(month) ?? 0) + share);
  const usual = [...signed]
    .filter(([month, share]) => share >= USUAL && within(month))
    .map(([month]) => month);
  return {
    amendments: usual
      .toSorted((a, b) => a - b)
      .map((month, at) => ({ month, label: phrases.amendment(at + 1) })),
    events: result.events.flatMap(({ month, name }) =>
      month !== null && within(month) ? [{ month, label: name[lang] }] : [],
    ),
    notices: (design?.notice ?? []).filter(within).map((month) => ({ month, label: phrases.notice })),
    committees: (design?.committees ?? []).filter(within),
  };
}

/** Months between two committees when they are regular; null otherwise. */
export function cadence(committees: readonly number[]): number | null {
  const first = committees[0];
  if (first === undefined) return null;
  const steps = new Set(committees.map((month, at) => month - (committees[at - 1] ?? 0)));
  return steps.size === 1 ? first : null;
}

const FLAG = "M-0.5,-0.5 L-0.5,0.5 L-0.38,0.5 L-0.38,0.1 L0.5,0.1 L0.28,-0.2 L0.5,-0.5 Z";

interface Placed {
  x: number;
  text: string;
  align: "left" | "right";
  kind: "amendments" | "events" | "notices";
}

/** Words that would run into one already placed are left out (the table has them all). Amendments come first. */
function placeWords(view: PanelView, x: (month: number) => number): Placed[] {
  const taken: [number, number][] = [];
  const placed: Placed[] = [];
  const glyphHalf = 8;
  const all = (["amendments", "events", "notices"] as const).flatMap((kind) =>
    view.moments[kind].map((moment) => ({ kind, moment })),
  );
  for (const { moment } of all) taken.push([x(moment.month) - glyphHalf, x(moment.month) + glyphHalf]);
  for (const { kind, moment } of all) {
    const right = kind === "amendments";
    const at = x(moment.month) + (right ? 10 : -10);
    const width = textWidth(moment.label, SIZE.label, false);
    const box: [number, number] = right ? [at, at + width] : [at - width, at];
    const free = taken.every(([low, high]) => box[1] <= low || box[0] >= high);
    if (!free || box[0] < -40 || box[1] > view.width + 60) continue;
    taken.push([box[0] - 4, box[1] + 4]);
    placed.push({ x: at, text: moment.label, align: right ? "left" : "right", kind });
  }
  return placed;
}

/** ▲ events, ◆ amendments, ⚑ deadlines and committee ticks, above the first panel, at y pixels below `top`. */
export function momentRow(view: PanelView, row: { wordsY: number; lineY: number | null }): Layer[] {
  const { tokens, moments, story } = view;
  const x = (month: number) => monthX({ width: view.width, months: view.result.months }, month);
  const pale = (topic: 2 | 3) =>
    story === null || story === topic || (story === 4 && topic === 3) ? 1 : 0.4;
  const points = (list: readonly Moment[]) => list.map(({ month }) => ({ x: x(month), y: row.wordsY }));
  const placed = placeWords(view, x);
  const named = (kind: Placed["kind"], align: "left" | "right", color: string) =>
    words(
      placed
        .filter((word) => word.kind === kind)
        .map((word) => ({ x: word.x, y: row.wordsY, text: word.text })),
      { color, align },
    );
  const ticks = row.lineY === null ? [] : committeeLine(view, row.lineY, x);
  return [
    ...ticks,
    ...glyphs(points(moments.events), { fill: tokens.ink2, size: 9, shape: "triangle-up", opacity: pale(2) }),
    ...named("events", "right", tokens.ink2),
    ...glyphs(points(moments.amendments), {
      fill: tokens.evolving,
      size: 10,
      shape: "diamond",
      opacity: pale(3),
    }),
    ...named("amendments", "left", tokens.evolving),
    ...glyphs(
      moments.notices.map(({ month }) => ({ x: x(month) + 4, y: row.wordsY })),
      { fill: tokens.ink2, size: 26, shape: FLAG, opacity: story === null ? 1 : 0.4 },
    ),
    ...named("notices", "right", tokens.ink2),
  ];
}

function committeeLine(view: PanelView, y: number, x: (month: number) => number): Layer[] {
  const { tokens, moments } = view;
  const base = rules([{ x: 0, y, x2: view.width, y2: y }], { color: tokens.line });
  if (moments.committees.length === 0) return base;
  const label = view.words.committees(cadence(moments.committees));
  return [
    ...base,
    ...rules(
      moments.committees.map((month) => ({ x: x(month), y: y - 7, x2: x(month), y2: y })),
      { color: tokens.evolving, width: 2 },
    ),
    ...rules([{ x: view.width + 24, y: y - 12, x2: view.width + 24, y2: y + 1 }], {
      color: tokens.evolving,
      width: 2,
    }),
    ...words([{ x: view.width + 30, y: y - 5, text: label }], { color: tokens.evolving }),
  ];
}
