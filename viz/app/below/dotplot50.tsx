/** Fifty futures of one difference, counted on both sides of zero. */

import { DOTPLOT_HEIGHT, dotplot, fiftyQuantiles, pairedDifferences } from "../../charts/dotplot.ts";
import { displayFactor } from "../../charts/numbers.ts";
import type { Comparison } from "../comparison.ts";
import { ChartSection } from "../figure/section.tsx";
import { useReader } from "../reader.ts";

type Shown = "invoices" | "lostHours";
type Leaning = "evolving" | "mostlyEvolving" | "split" | "mostlyFrozen" | "frozen";

/** Of 50 futures, how many favour the evolving contract (ties are nobody's). */
export function leaning(evolving: number, frozen: number): Leaning {
  if (evolving >= 45) return "evolving";
  if (frozen >= 45) return "frozen";
  if (evolving >= 35) return "mostlyEvolving";
  return frozen >= 35 ? "mostlyFrozen" : "split";
}

export function Dotplot50({
  comparison,
  shown,
  isStale,
}: {
  comparison: Comparison;
  shown: Shown;
  isStale: boolean;
}) {
  const { words, numbers, tokens } = useReader();
  const { result, frozen, evolving, pair } = comparison;
  const indicator =
    shown === "invoices" ? "invoicedCost" : result.users === null ? "lostHours" : "lostHoursPerUserYear";
  const unit = frozen.indicators[indicator]?.unit;
  if (!evolving || !pair || !unit) return null;
  const differences = pairedDifferences(
    evolving.lifetimes[indicator] ?? [],
    frozen.lifetimes[indicator] ?? [],
  );
  const quantiles = fiftyQuantiles(differences);
  const counts = {
    evolving: quantiles.filter((value) => value < 0).length,
    frozen: quantiles.filter((value) => value > 0).length,
  };
  const phrases = words.dots[shown];
  const rows = quantiles.map((value, at) => [String(at + 1), numbers.signed(value * displayFactor(unit), 1)]);
  return (
    <ChartSection
      title={phrases.titles[leaning(counts.evolving, counts.frozen)]}
      lead={shown === "invoices" ? words.dots.invoices.lead(result.months) : words.dots.lostHours.lead}
      label={phrases.label}
      sentence={`${phrases.evolvingSide(counts.evolving)} ; ${phrases.frozenSide(counts.frozen)}.`}
      table={{
        caption: phrases.label,
        columns: [words.tables.futures, `${words.table.gap}, ${numbers.unitOf(unit, "difference")}`],
        rows,
      }}
      height={DOTPLOT_HEIGHT}
      isStale={isStale}
      dependsOn={[comparison, words, numbers, tokens]}
      spec={(width) =>
        dotplot(differences, {
          tokens,
          numbers,
          width,
          unit,
          better: "low",
          words: {
            axis: `${words.table.gap}, ${numbers.unitOf(unit, "difference")}`,
            level0: words.dots.level0,
            evolvingSide: phrases.evolvingSide,
            frozenSide: phrases.frozenSide,
          },
        })
      }
    />
  );
}
