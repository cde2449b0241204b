/** Panel 1: experienced service of both contracts, and what the frozen contract's report shows. No bands: panel 2 compares. */
import { dodge } from "../drawing/dodge.ts";
import { type Layer, words } from "../drawing/marks.ts";
import { monthLine } from "../drawing/plane.ts";
import { extent, verticalScale } from "../drawing/scale.ts";
import { QUANTILE, quantileRow } from "../pair.ts";
import { SIZE } from "../theme.ts";
import { GUTTER_GAP, lastKnown, momentRules, type PanelView, panelTitle, planeOf } from "./view.ts";

const PERCENT = 100;

interface EndLabel {
  value: number;
  text: string;
  color: string;
  bold: boolean;
}

/** Median monthly figures; a design that the scenario lacks gives an empty row. */
function rows(view: PanelView) {
  const median = (design: PanelView["evolving"], id: string) =>
    quantileRow(design?.months[id], QUANTILE.median);
  return {
    report: median(view.frozen, "contractualAttainment"),
    frozen: median(view.frozen, "experiencedAttainment"),
    evolving: median(view.evolving, "experiencedAttainment"),
  };
}

export function servicePanel(view: PanelView): Layer[] {
  const { tokens, numbers, height, width } = view;
  const { report, frozen, evolving } = rows(view);
  const isMeasured = lastKnown(frozen) !== null;
  const [low, high] = extent([...report, ...frozen, ...evolving]) ?? [0, 1];
  const axis = verticalScale(low * PERCENT, high * PERCENT, height, {
    tickCount: 4,
    padTopPx: 8,
    padBottomPx: 8,
  });
  const title = panelTitle(view, view.words.service.title);
  const plane = planeOf(view, axis, { text: view.words.service.unit, x: title.unitX, signed: false });
  const ends: EndLabel[] = [];
  const end = (
    values: readonly (number | null)[],
    text: (share: string) => string,
    color: string,
    bold: boolean,
  ) => {
    const last = lastKnown(values);
    if (last !== null) ends.push({ value: last * PERCENT, text: text(numbers.share(last)), color, bold });
  };
  end(report, view.words.report, tokens.ink3, false);
  end(evolving, (share) => view.words.level(share, "evolving"), tokens.evolving, true);
  end(frozen, (share) => view.words.level(share, "frozen"), tokens.frozen, true);
  const ys = dodge(
    ends.map((label) => axis.y(label.value)),
    ends.map(() => 16),
    -6,
    height + 8,
  );
  return [
    ...momentRules(view),
    monthLine(plane, report, PERCENT, { color: tokens.mute, width: 1.25 }),
    monthLine(plane, evolving, PERCENT, { color: tokens.evolving, width: 2.5 }),
    monthLine(plane, frozen, PERCENT, { color: tokens.frozen, width: 2.5, dash: [6, 4] }),
    ...title.layers,
    ...(isMeasured
      ? []
      : words([{ x: 8, y: height - 12, text: view.words.notMeasured }], {
          color: tokens.ink3,
          halo: tokens.surface,
        })),
    ...ends.flatMap((label, at) =>
      words([{ x: width + GUTTER_GAP, y: ys[at] ?? 0, text: label.text }], {
        color: label.color,
        bold: label.bold,
        size: label.bold ? SIZE.title : SIZE.label,
      }),
    ),
  ];
}
