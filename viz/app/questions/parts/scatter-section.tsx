/** A section with points on two figures, and the same as a table. */
import type { Unit } from "#engine";
import { figureText } from "../../../charts/figure-words.ts";
import { type ShownUnit, shownUnit } from "../../../charts/numbers.ts";
import { SCATTER_HEIGHT, type ScatterPoint, scatter } from "../../../charts/questions/scatter.ts";
import { ChartSection } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";

interface AxisOf<U extends ShownUnit = Unit> {
  name: string;
  unit: U;
}

export interface ScatterSectionProps {
  title: string;
  lead: string;
  of: string;
  across: AxisOf;
  up: AxisOf;
  points: readonly ScatterPoint[];
  isStale: boolean;
  /** names of the marks under the chart; absent: they stand under another */
  hasNames?: boolean;
}

export function ScatterSection(props: ScatterSectionProps) {
  const { words, numbers, tokens } = useReader();
  const { title, lead, of, points, isStale, hasNames = false } = props;
  const chosen = points.filter(({ isChosen }) => isChosen);
  const written = ({ name, unit }: AxisOf, side: "x" | "y"): AxisOf<ShownUnit> => ({
    name,
    unit: shownUnit(
      unit,
      points.map((point) => point[side].mean),
    ),
  });
  const [across, up] = [written(props.across, "x"), written(props.up, "y")];
  const titled = ({ name, unit }: AxisOf<ShownUnit>) =>
    `${name}, ${numbers.unitOf(unit, "level")}`.replace(/, $/, "");
  const rows = points.map(({ name, x, y }) => [
    name,
    figureText(x, across.unit, false, numbers),
    figureText(y, up.unit, false, numbers),
  ]);
  return (
    <ChartSection
      title={title}
      lead={lead}
      isStale={isStale}
      label={title}
      empty={points.length === 0 ? words.questions.nothing : undefined}
      sentence={rows.map((row) => row.join(" · ")).join(" ; ")}
      footer={
        hasNames && (
          <ul className="point-names">
            {chosen.map(({ mark, name }) => (
              <li key={mark}>
                <strong>{mark}</strong> {name}
              </li>
            ))}
          </ul>
        )
      }
      height={SCATTER_HEIGHT}
      dependsOn={[points, numbers, tokens, title]}
      table={{ caption: title, columns: [of, titled(across), titled(up)], rows }}
      spec={(width) =>
        scatter(points, {
          tokens,
          numbers,
          width,
          across: { title: `${titled(across)} →`, unit: across.unit },
          up: { title: titled(up), unit: up.unit },
        })
      }
    />
  );
}
