/** What justifies the answer, below the first screen. */
import { useMemo } from "react";
import type { Comparison } from "../comparison.ts";
import type { ScenarioDetail, ScenarioSetting } from "../live/service.ts";
import { useReader } from "../reader.ts";
import type { WorldAnswer } from "../verdict.ts";
import { rungNotes } from "../why/rung-notes.ts";
import { DeltaTable } from "./delta-table.tsx";
import { Dotplot50 } from "./dotplot50.tsx";
import { DriftClock } from "./drift-clock.tsx";
import { GreenReport } from "./green-report.tsx";
import { LadderSection } from "./ladder-section.tsx";
import { PrintedAssumptions } from "./printed-assumptions.tsx";
import { TakeAway } from "./take-away.tsx";

export interface BelowProps {
  scenario: ScenarioDetail;
  comparison: Comparison;
  controls: readonly ScenarioSetting[];
  settings: Readonly<Record<string, number>>;
  worlds: readonly WorldAnswer[];
  isStale: boolean;
}

export function Below({ scenario, comparison, controls, settings, worlds, isStale }: BelowProps) {
  const { words, lang } = useReader();
  const notes = useMemo(
    () => rungNotes(scenario.raw, comparison.ladder, words, lang),
    [scenario.raw, comparison.ladder, words, lang],
  );
  return (
    <>
      <LadderSection comparison={comparison} notes={notes} isStale={isStale} />
      <div className="two report-and-drift">
        <GreenReport comparison={comparison} isStale={isStale} />
        <DriftClock comparison={comparison} isStale={isStale} />
      </div>
      <div className="two">
        <Dotplot50 comparison={comparison} shown="invoices" isStale={isStale} />
        <Dotplot50 comparison={comparison} shown="lostHours" isStale={isStale} />
      </div>
      <DeltaTable comparison={comparison} isStale={isStale} />
      <PrintedAssumptions
        controls={controls}
        settings={settings}
        worlds={worlds}
        result={comparison.result}
      />
      <TakeAway link={window.location.href} />
    </>
  );
}
