/** A section with curves over a number, and the same as a table. */
import type { Unit } from "#engine";
import { figureText } from "../../../charts/figure-words.ts";
import { shownUnit } from "../../../charts/numbers.ts";
import { CURVES_HEIGHT, type Curve, type CurveMark } from "../../../charts/questions/curve.ts";
import { curves } from "../../../charts/questions/curves.ts";
import { ChartSection } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";
import { colon } from "../../words/typeset.ts";

export interface CurvesSectionProps {
  title: string;
  lead: string;
  /** what the curves tell, without the unit */
  figure: string;
  /** what the horizontal axis is */
  across: string;
  say: (x: number) => string;
  all: readonly Curve[];
  unit: Unit;
  isDifference: boolean;
  isStale: boolean;
  marks?: readonly CurveMark[];
  levels?: readonly number[];
  places?: readonly number[];
}

export function CurvesSection(props: CurvesSectionProps) {
  const { numbers, tokens, words } = useReader();
  const {
    title,
    lead,
    figure,
    across,
    say,
    all,
    isDifference,
    isStale,
    marks,
    levels,
    places: written,
  } = props;
  const unit = shownUnit(
    props.unit,
    all.flatMap(({ points }) => points.map(({ mean }) => mean)),
  );
  const places = [...new Set(all.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const rows = places.map((x) => [
    say(x),
    ...all.map(({ points }) => {
      const point = points.find((one) => one.x === x);
      return point ? figureText(point, unit, isDifference, numbers) : "–";
    }),
  ]);
  const axis = `${figure}, ${numbers.unitOf(unit, isDifference ? "difference" : "level")}`;
  return (
    <ChartSection
      title={title}
      lead={lead}
      isStale={isStale}
      label={title}
      empty={places.length === 0 ? words.questions.nothing : undefined}
      sentence={`${axis}${colon(numbers.lang)}${rows.map((row) => row.join(" : ")).join(" ; ")}`}
      height={CURVES_HEIGHT}
      dependsOn={[all, numbers, tokens, title]}
      table={{ caption: title, columns: [across, ...all.map(({ name }) => name)], rows }}
      spec={(width) =>
        curves(all, {
          tokens,
          numbers,
          width,
          unit,
          isDifference,
          title: axis.replace(/, $/, ""),
          across,
          say,
          ...(marks ? { marks } : {}),
          ...(levels ? { levels } : {}),
          ...(written ? { places: written } : {}),
        })
      }
    />
  );
}
