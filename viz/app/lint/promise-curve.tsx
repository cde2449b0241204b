/** One promise: its operating characteristic, and what it becomes under other terms. */
import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { LintedClause } from "../../../server/contract-lint.ts";
import { metAt, OPERATING_HEIGHT, operating } from "../../charts/operating.ts";
import { ChartFigure } from "../figure/chart-figure.tsx";
import { TableToggle } from "../figure/table-toggle.tsx";
import { Marked } from "../marked.tsx";
import { useReader } from "../reader.ts";
import { atEnds } from "./promise-list.tsx";
import { TermSlider } from "./term-slider.tsx";
import { isSame, type Terms, termsOf, useWhatIf } from "./use-lint.ts";

const TABLE_STEP = 4;

export function PromiseCurve({ clause }: { clause: LintedClause }) {
  const { words, numbers, tokens, lang } = useReader();
  const own = termsOf(clause);
  const [terms, setTerms] = useState<Terms>(own);
  const [asTable, showTable] = useState(false);
  const figures = useWhatIf(clause, terms) ?? clause;
  const { curve, whatIf } = words.lint;
  const [independent] = figures.chance;
  const { goodOnTime, badOnTime } = figures;
  const put = (field: keyof Terms) => (value: number) =>
    setTerms((before) => ({ ...before, [field]: value }));
  const share = (value: number) => atEnds(value, numbers.share);
  const met = (onTime: number) => share(metAt(figures.curve, onTime));
  const most = Math.max(60, Math.ceil((own.tickets * 3) / 10) * 10);
  return (
    <>
      <div className="section-head">
        <div>
          <h2>{curve.title(clause.name[lang])}</h2>
          <p className="lead">{curve.lead}</p>
        </div>
        <TableToggle asTable={asTable} onChange={showTable} of={curve.label} />
      </div>
      <ChartFigure
        label={curve.label}
        sentence={curve.sentence({
          good: numbers.share(goodOnTime),
          goodMet: met(goodOnTime),
          bad: numbers.share(badOnTime),
          badMet: met(badOnTime),
        })}
        height={OPERATING_HEIGHT}
        asTable={asTable}
        table={{
          caption: curve.label,
          columns: [curve.onTime, curve.met, curve.metClustered],
          rows: figures.curve
            .filter((_, at) => at % TABLE_STEP === 0)
            .map((point) => [numbers.share(point.onTime, 1), share(point.met), share(point.metClustered)]),
        }}
        dependsOn={[figures, words, numbers, tokens]}
        spec={(width) =>
          operating(figures.curve, {
            tokens,
            numbers,
            width,
            words: curve.words,
            required: terms.required,
            goodOnTime,
            badOnTime,
          })
        }
      />
      <fieldset className="what-if">
        <legend className="card-title">{whatIf.title}</legend>
        <TermSlider
          name={whatIf.tickets}
          value={terms.tickets}
          own={own.tickets}
          range={{ min: 1, max: most, step: 1 }}
          say={(value) => numbers.plain(value, value < 10 && value % 1 !== 0 ? 1 : 0)}
          onChange={put("tickets")}
        />
        <TermSlider
          name={whatIf.required}
          value={terms.required}
          own={own.required}
          range={{ min: 0.7, max: 0.995, step: 0.005 }}
          say={(value) => numbers.share(value, 1)}
          onChange={put("required")}
        />
        <TermSlider
          name={whatIf.below}
          value={terms.below}
          own={own.below}
          range={{ min: 0, max: 100, step: 1 }}
          say={(value) => numbers.plain(value)}
          onChange={put("below")}
        />
        <TermSlider
          name={whatIf.misses}
          value={terms.misses}
          own={own.misses}
          range={{ min: 0, max: 10, step: 1 }}
          say={(value) => numbers.plain(value)}
          onChange={put("misses")}
        />
        <p className="what-if-result" aria-live="polite">
          <Marked
            text={whatIf.result({
              good: share(independent?.good ?? 0),
              bad: share(independent?.bad ?? 0),
              allowed: numbers.plain(figures.allowedLate ?? 0),
            })}
          />
        </p>
        {!isSame(terms, own) && (
          <UnstyledButton className="link strong" onClick={() => setTerms(own)}>
            {whatIf.reset}
          </UnstyledButton>
        )}
      </fieldset>
    </>
  );
}
