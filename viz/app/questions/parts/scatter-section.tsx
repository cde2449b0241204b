/** A section with points on two figures, and the same as a table. */
import type { Unit } from "#engine";
import { SCATTER_HEIGHT, type ScatterPoint, scatter } from "../../../charts/questions/scatter.ts";
import { ChartSection } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";
import { cellText } from "../cells.ts";

interface AxisOf {
  name: string;
  unit: Unit;
}

export interface ScatterSectionProps {
  title: string;
  lead: string;
  of: string;
  across: AxisOf;
  up: AxisOf;
  points: readonly ScatterPoint[];
  isStale: boolean;
}

export function ScatterSection({ title, lead, of, across, up, points, isStale }: ScatterSectionProps) {
  const { words, numbers, tokens } = useReader();
  const titled = ({ name, unit }: AxisOf) => `${name}, ${numbers.unitOf(unit, "level")}`.replace(/, $/, "");
  const column = ({ name, unit }: AxisOf) => ({ label: { fr: name, en: name }, unit });
  const rows = points.map(({ name, x, y }) => [
    name,
    cellText(x, column(across), numbers),
    cellText(y, column(up), numbers),
  ]);
  return (
    <ChartSection
      title={title}
      lead={lead}
      isStale={isStale}
      label={title}
      empty={points.length === 0 ? words.questions.nothing : undefined}
      sentence={rows.map((row) => row.join(" · ")).join(" ; ")}
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
