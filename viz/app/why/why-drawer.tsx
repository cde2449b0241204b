/** "Pourquoi ?": where the hours go, what differs in the contracts, and what would flip the answer. */
import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { lostHoursChart, lostHoursSplit, SPLIT_HEIGHT } from "../../charts/lost-hours-split.ts";
import type { Comparison } from "../comparison.ts";
import { decidedSign } from "../comparison.ts";
import { ChartFigure } from "../figure/chart-figure.tsx";
import { Marked } from "../marked.tsx";
import { useReader } from "../reader.ts";
import { contraryWorlds, growthFlip, type Verdict, type WorldAnswer } from "../verdict.ts";
import { flipInWords } from "./flips.ts";

export interface WhyProps {
  comparison: Comparison;
  verdict: Verdict;
  worlds: readonly WorldAnswer[];
  isPlayingWorlds: boolean;
  priceRange: { min: number; max: number } | null;
  growth: number | null;
  /** what the evolving design says that the frozen one does not */
  differences: readonly string[];
  /** settings that the user changed, in words */
  changed: readonly string[];
}

export function WhyDrawer({ isOpen, onClose, ...why }: WhyProps & { isOpen: boolean; onClose: () => void }) {
  const { words, isPhone } = useReader();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={isPhone ? "100%" : 640}
      title={<WhyTitle comparison={why.comparison} />}
      closeButtonProps={{ "aria-label": words.why.close }}
      transitionProps={{ duration: 180 }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      classNames={{ content: "why-drawer", header: "why-head", title: "why-title", body: "why-body" }}
    >
      <TicketSplit {...why} />
      <DesignDifferences {...why} />
      <Flips {...why} />
    </Drawer>
  );
}

function WhyTitle({ comparison }: Pick<WhyProps, "comparison">) {
  const { words, numbers } = useReader();
  const hours = comparison.pair?.indicators["lostHours"];
  const sign = decidedSign(hours);
  const amount = numbers.plain(Math.abs(hours?.mean ?? 0));
  const { lead } = words.why;
  const { months } = comparison.result;
  return (
    <>
      {words.why.title}{" "}
      <span className="hint">
        {sign === 0 ? lead.same : sign < 0 ? lead.saves(amount, months) : lead.loses(amount, months)}
      </span>
    </>
  );
}

function Part({
  number,
  title,
  lead,
  children,
}: {
  number: number;
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <section className="why-part">
      <h3>
        <span className="step-number">{number}</span>
        {title} <span className="hint">{lead}</span>
      </h3>
      {children}
    </section>
  );
}

function TicketSplit({ comparison }: WhyProps) {
  const { words, numbers, tokens } = useReader();
  const { split } = words.why;
  const { pair } = comparison;
  const parts = pair && lostHoursSplit(pair);
  if (!pair || !parts) return null;
  const rows = [
    ...parts.parts.map((part) => [split.parts[part.id], numbers.difference(part.shown, "h")]),
    [split.total, numbers.difference(parts.total, "h")],
  ];
  return (
    <Part number={1} title={split.title} lead={split.lead}>
      <ChartFigure
        label={split.label}
        sentence={rows.map((row) => row.join(" ")).join(" ; ")}
        table={{ caption: split.label, columns: [words.tables.part, split.axis], rows }}
        height={SPLIT_HEIGHT}
        dependsOn={[pair, words, numbers, tokens]}
        spec={(width) => lostHoursChart(pair, { tokens, numbers, width, words: split })}
      />
    </Part>
  );
}

function DesignDifferences({ differences, changed }: WhyProps) {
  const { words } = useReader();
  const { designs } = words.why;
  return (
    <Part number={2} title={designs.title} lead={designs.lead}>
      {differences.length === 0 ? (
        <p className="empty">{designs.same}</p>
      ) : (
        <ul className="why-list">
          {differences.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
      )}
      {changed.length > 0 && (
        <p className="hint">
          {designs.settings} : {changed.join(" ; ")}
        </p>
      )}
    </Part>
  );
}

function FlipRow({
  name,
  value,
  flips,
  question,
}: {
  name: string;
  value: string;
  flips: string;
  question: string;
}) {
  return (
    <div className="flip">
      <p className="flip-head">
        <span>
          <strong>{name}</strong> {value}
        </span>
        <span>
          <Marked text={flips} />
        </span>
      </p>
      <p className="hint">{question}</p>
    </div>
  );
}

function Flips({ comparison, verdict, worlds, isPlayingWorlds, priceRange, growth }: WhyProps) {
  const { words, numbers } = useReader();
  const { flips } = words.why;
  const { result } = comparison;
  const contrary = contraryWorlds(worlds, verdict.answer)[0];
  const crossing = growthFlip(worlds);
  const current = worlds.find((world) => world.isCurrent);
  const year = result.monthStarts.at(-1)?.slice(0, 4) ?? "";
  return (
    <Part number={3} title={flips.title} lead={flips.lead}>
      <FlipRow
        name={flips.lostHour}
        value={words.settings.euros(numbers.plain(result.lostHourPriceEur))}
        flips={flipInWords(verdict.flip, result.lostHourPriceEur, priceRange, words, numbers)}
        question={flips.askFinance}
      />
      {crossing !== null && growth !== null && (
        <FlipRow
          name={flips.growth}
          value={numbers.signedShare(growth)}
          flips={flips.growthFlips(numbers.signedShare(crossing))}
          question={flips.askBoard(year)}
        />
      )}
      {(worlds.length > 1 || isPlayingWorlds) && (
        <>
          <FlipRow
            name={flips.worlds}
            value={current?.name ?? ""}
            flips={
              isPlayingWorlds
                ? flips.computing
                : contrary
                  ? flips.worldsDisagree(contrary.name)
                  : flips.worldsAgree
            }
            question={flips.askBoard(year)}
          />
          <ul className="why-worlds">
            {worlds.map((world) => (
              <li key={world.id} aria-current={world.isCurrent}>
                <strong>{world.name}</strong> : {flips.worldAnswers[world.answer]}{" "}
                <span className="hint">
                  ({flips.costGap(world.costEur === null ? "–" : numbers.difference(world.costEur, "EUR"))})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="hint">{flips.basis}</p>
    </Part>
  );
}
