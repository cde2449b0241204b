/** The parting chart with its story, its table and, on a phone, one panel at a time. */
import { SegmentedControl, UnstyledButton } from "@mantine/core";
import { useMemo, useState } from "react";
import { DRIFT_HEIGHT } from "../../charts/drift.ts";
import { QUANTILE, quantileRow } from "../../charts/pair.ts";
import type { CostLine } from "../../charts/parting/cost.ts";
import { momentsOf } from "../../charts/parting/moments.ts";
import { lastKnown, type StoryStep } from "../../charts/parting/view.ts";
import {
  PARTING_HEIGHT,
  type PartingOptions,
  PHONE_HEIGHT,
  parting,
  partingPhone,
  SINGLE_HEIGHT,
} from "../../charts/parting.ts";
import type { Comparison } from "../comparison.ts";
import { ChartFigure } from "../figure/chart-figure.tsx";
import { driftSpec } from "../figure/drift-spec.ts";
import { TableToggle } from "../figure/table-toggle.tsx";
import { type Reader, useReader } from "../reader.ts";
import { partingTable } from "./parting-table.ts";
import { storyNote } from "./story.ts";
import { StorySteps } from "./story-steps.tsx";

export interface PartingCardProps {
  comparison: Comparison;
  isStale: boolean;
  isCoarse: boolean;
}

type Panel = "service" | "euros" | "scope";

function sentenceOf({ frozen, evolving, pair }: Comparison, { words, numbers }: Reader): string {
  const gap = pair?.months["experiencedAttainment"];
  const invoices = lastKnown(pair?.months["invoicedCost"]?.mean ?? []);
  const mean = lastKnown(gap?.mean ?? []);
  if (!gap || mean === null || invoices === null) return words.partingCard.nothingToCompare;
  const end = (design: typeof evolving, id: string) =>
    numbers.share(lastKnown(quantileRow(design?.months[id], QUANTILE.median)) ?? 0);
  const at = (row: readonly (number | null)[]) => numbers.difference(lastKnown(row) ?? 0, "points");
  return words.partingCard.sentence({
    frozen: end(frozen, "experiencedAttainment"),
    evolving: end(evolving, "experiencedAttainment"),
    report: end(frozen, "contractualAttainment"),
    gap: numbers.difference(mean, "points"),
    half: numbers.half(lastKnown(gap.ciLow) ?? mean, lastKnown(gap.ciHigh) ?? mean, "points"),
    low: at(quantileRow(gap, QUANTILE.low95)),
    high: at(quantileRow(gap, QUANTILE.high95)),
    invoices: numbers.difference(invoices, "EUR"),
  });
}

export function PartingCard(props: PartingCardProps) {
  const { comparison, isStale, isCoarse } = props;
  const reader = useReader();
  const { words, numbers, tokens, isPhone } = reader;
  const [asTable, showTable] = useState(false);
  const [step, setStep] = useState<StoryStep | null>(null);
  const [bands, setBands] = useState<CostLine | null>(null);
  const [panel, setPanel] = useState<Panel>("service");
  const { result, frozen, evolving } = comparison;
  const table = useMemo(
    () =>
      partingTable(
        comparison,
        momentsOf(result, evolving ?? frozen, numbers.lang, words.parting),
        words,
        numbers,
      ),
    [comparison, result, evolving, frozen, words, numbers],
  );
  const note = step === null ? null : storyNote(comparison, step, words, numbers);
  const options = (width: number): PartingOptions => ({
    tokens,
    numbers,
    width,
    words: words.parting,
    costBands: bands,
    frozen: frozen.id,
    evolving: evolving?.id ?? null,
    story: step === null || note === null ? null : { step, note },
  });
  const figure = { label: words.partingCard.label, sentence: sentenceOf(comparison, reader), table, asTable };
  const depends = [comparison, tokens, numbers, words, note, bands];
  const className = `parting card${isStale ? " stale" : ""}${isCoarse ? " coarse" : ""}`;
  if (isPhone) {
    return (
      <div className={className}>
        <PhoneTabs panel={panel} onPanel={setPanel} />
        <PhoneCaption panel={panel} comparison={comparison} />
        {panel === "scope" ? (
          <ScopeFigure comparison={comparison} />
        ) : (
          <ChartFigure
            {...figure}
            height={PHONE_HEIGHT}
            dependsOn={[...depends, panel]}
            spec={(width) => partingPhone(result, options(width), panel)}
          />
        )}
        <div className="phone-foot">
          <StorySteps step={step} onStep={setStep} />
          {note && <p className="hint">{note}</p>}
          {panel !== "scope" && <TableToggle asTable={asTable} onChange={showTable} of={figure.label} />}
        </div>
      </div>
    );
  }
  return (
    <div className={className}>
      <div className="parting-head">
        {evolving ? (
          <StorySteps step={step} onStep={setStep} />
        ) : (
          <p className="hint">{words.partingCard.nothingToCompare}</p>
        )}
        <TableToggle asTable={asTable} onChange={showTable} of={figure.label} />
      </div>
      <p className="unseen" aria-live="polite">
        {note}
      </p>
      <ChartFigure
        {...figure}
        height={evolving ? PARTING_HEIGHT : SINGLE_HEIGHT}
        dependsOn={depends}
        spec={(width) => parting(result, options(width))}
      />
      {evolving && !asTable && <BandsChoice bands={bands} onBands={setBands} />}
    </div>
  );
}

/** Bands of the cost panel, drawn only when asked for. */
function BandsChoice({
  bands,
  onBands,
}: {
  bands: CostLine | null;
  onBands: (bands: CostLine | null) => void;
}) {
  const { words } = useReader();
  const { bandsOf, bandsLabel } = words.partingCard;
  return (
    <fieldset className="bands no-print" aria-label={bandsLabel}>
      <span aria-hidden="true">{bandsOf.title}</span>
      {(["invoices", "withLostTime"] as const).map((line) => (
        <UnstyledButton
          key={line}
          className="link"
          aria-pressed={bands === line}
          onClick={() => onBands(bands === line ? null : line)}
        >
          {bandsOf[line]}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

function PhoneTabs({ panel, onPanel }: { panel: Panel; onPanel: (panel: Panel) => void }) {
  const { words } = useReader();
  const { tabs, tabsLabel } = words.partingCard;
  const data = (["service", "euros", "scope"] as const).map((value) => ({ value, label: tabs[value] }));
  return (
    <SegmentedControl
      fullWidth
      size="md"
      transitionDuration={0}
      aria-label={tabsLabel}
      classNames={{ root: "tabs", label: "tab-label", indicator: "choice-indicator" }}
      value={panel}
      data={data}
      onChange={(value) => onPanel(value as Panel)}
    />
  );
}

/** Title and unit of the phone's panel, which wrap where a chart's own could not. */
function PhoneCaption({ panel, comparison }: { panel: Panel; comparison: Comparison }) {
  const { words, numbers } = useReader();
  const gap = comparison.pair?.months["experiencedAttainment"];
  const half = gap ? numbers.half(lastKnown(gap.ciLow) ?? 0, lastKnown(gap.ciHigh) ?? 0, "points") : "";
  const titles = {
    service: gap
      ? { title: words.parting.gap.title, unit: words.partingCard.phoneGap(half) }
      : words.parting.service,
    euros: words.parting.cost,
    scope: { title: words.drift.title, unit: "" },
  };
  const { title, unit } = titles[panel];
  return (
    <p className="phone-caption">
      <strong>{title}</strong> {unit}
    </p>
  );
}

function ScopeFigure({ comparison }: { comparison: Comparison }) {
  const reader = useReader();
  const { words, numbers, tokens } = reader;
  return (
    <ChartFigure
      label={words.drift.label}
      sentence={words.drift.lead}
      height={DRIFT_HEIGHT}
      dependsOn={[comparison, words, numbers, tokens]}
      spec={(width) => driftSpec(reader, comparison, width)}
    />
  );
}
