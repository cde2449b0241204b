/** The tornado, and the same as a table. */
import type { SensitivityFigures } from "#engine";
import { figureText } from "../../../charts/figure-words.ts";
import { shownUnit } from "../../../charts/numbers.ts";
import { type TornadoRow, tornado, tornadoHeight, widestFirst } from "../../../charts/questions/tornado.ts";
import { ChartSection } from "../../figure/section.tsx";
import { useReader } from "../../reader.ts";
import { colon } from "../../words/typeset.ts";

export interface TornadoSectionProps {
  title: string;
  lead: string;
  /** heads of the columns */
  of: string;
  low: string;
  high: string;
  figures: SensitivityFigures;
  isStale: boolean;
}

export function TornadoSection({ title, lead, of, low, high, figures, isStale }: TornadoSectionProps) {
  const { words, numbers, tokens, lang } = useReader();
  const rows = widestFirst(
    figures.tornado.map(
      ({ label, said, changes }): TornadoRow => ({
        label: label[lang],
        ends: [
          { ...changes[0], said: said[0][lang] },
          { ...changes[1], said: said[1][lang] },
        ],
      }),
    ),
  );
  const means = rows.flatMap(({ ends }) => ends.map(({ mean }) => mean));
  const unit = shownUnit(figures.unit, means);
  const axis = `${figures.label[lang]}, ${numbers.unitOf(unit, "difference")}`.replace(/, $/, "");
  const cells = rows.map(({ label, ends }) => [
    label,
    ...ends.map((end) => `${end.said}${colon(lang)}${figureText(end, unit, true, numbers)}`),
  ]);
  return (
    <ChartSection
      title={title}
      lead={lead}
      isStale={isStale}
      label={title}
      empty={means.every((mean) => mean === null) ? words.questions.notTold : undefined}
      sentence={cells.map((row) => row.join(" · ")).join(" ; ")}
      height={tornadoHeight(rows)}
      dependsOn={[figures, numbers, tokens, title]}
      table={{ caption: title, columns: [of, low, high], rows: cells }}
      spec={(width) => tornado(rows, { tokens, numbers, width, unit, title: axis })}
    />
  );
}
