/** A card: one indicator of both contracts, their mean difference with its error, and the spread of futures. */
import type { Summary, Unit } from "#engine";
import { MINI_HEIGHT, miniInterval } from "../../charts/mini-interval.ts";
import { spread } from "../../charts/pair.ts";
import type { Comparison } from "../comparison.ts";
import { ChartFigure } from "../figure/chart-figure.tsx";
import { ArrowIcon } from "../icons.tsx";
import { useReader } from "../reader.ts";

export interface DeltaCardProps {
  comparison: Comparison;
  indicator: string;
  better: "high" | "low";
  title: string;
  per: string;
  isStale: boolean;
}

function Level({ summary, side }: { summary: Summary | undefined; side: "frozen" | "evolving" }) {
  const { words, numbers } = useReader();
  return (
    <span className={`level ${side}`}>
      <span className="level-side">{words.answer.sides[side]}</span>
      <span className="level-figure">
        {summary?.mean === null || summary === undefined ? "–" : numbers.figure(summary.mean, summary.unit)}
      </span>
    </span>
  );
}

const unitWord = (unit: Unit, points: string, plain: string) =>
  unit === "share" || unit === "points" ? points : plain;

export function DeltaCard({ comparison, indicator, better, title, per, isStale }: DeltaCardProps) {
  const { words, numbers, tokens, isPhone } = useReader();
  const { frozen, evolving, pair } = comparison;
  const level = frozen.indicators[indicator];
  const difference = pair?.indicators[indicator];
  const unit = level?.unit ?? "count";
  const mean = difference?.mean ?? null;
  const [low, high] = difference?.ci95 ?? [mean ?? 0, mean ?? 0];
  const figure =
    mean === null
      ? ""
      : `${numbers.gap(mean, unit)}\u00a0${unitWord(unit, words.cards.points, numbers.unitOf(unit, "difference"))}`;
  const half = numbers.half(low, high, unit);
  const ends = difference && spread(difference, 95);
  const sentence = words.cards.sentence({
    title,
    mean: figure,
    half,
    low: ends ? numbers.gap(ends[0], unit) : "–",
    high: ends ? numbers.gap(ends[1], unit) : "–",
  });
  return (
    <section className={isStale ? "delta card stale" : "delta card"} aria-label={title}>
      <h2 className="card-title">
        {title} <span>{per}</span>
      </h2>
      <div className="delta-row">
        <div>
          <div className="levels">
            <Level summary={level} side="frozen" />
            {evolving && (
              <>
                <ArrowIcon />
                <Level summary={evolving.indicators[indicator]} side="evolving" />
              </>
            )}
            <span className="level-unit">{numbers.unitOf(unit, "level")}</span>
          </div>
          {mean !== null && (
            <p className="delta-mean">
              <strong>{figure}</strong> {words.cards.onAverage(half)}
            </p>
          )}
        </div>
        {difference && (
          <ChartFigure
            label={title}
            sentence={sentence}
            height={MINI_HEIGHT}
            dependsOn={[difference, tokens, numbers, isPhone]}
            spec={(width) =>
              miniInterval({ tokens, numbers, width, summary: difference, better, title: `${title}, ${per}` })
            }
          />
        )}
      </div>
    </section>
  );
}

/** The three cards of the first screen. */
export function DeltaCards({ comparison, isStale }: { comparison: Comparison; isStale: boolean }) {
  const { words } = useReader();
  const { cards } = words;
  const perUser = comparison.result.users !== null;
  const hours = perUser ? cards.lostHours : cards.lostHoursTotal;
  return (
    <div className="cards">
      <DeltaCard
        comparison={comparison}
        isStale={isStale}
        better="low"
        indicator={perUser ? "lostHoursPerUserYear" : "lostHours"}
        title={hours.title}
        per={hours.per}
      />
      <DeltaCard
        comparison={comparison}
        isStale={isStale}
        better="low"
        indicator="greyShare"
        title={cards.outOfScope.title}
        per={cards.outOfScope.per}
      />
      <DeltaCard
        comparison={comparison}
        isStale={isStale}
        better="low"
        indicator="invoicedCost"
        title={cards.invoices.title}
        per={cards.invoices.per(comparison.result.months)}
      />
    </div>
  );
}
