/** The question that the page asks: scenario, world and settings, kept in the address, answered by the live session. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { StudyResult } from "#engine";
import { hardlyMatters } from "../settings/effect.ts";
import { worldGrowth } from "../why/flips.ts";
import { type Address, readAddress, writeAddress } from "./address.ts";
import type { ScenarioDetail, ScenarioSetting } from "./service.ts";
import type { LiveStudy, Question, StudySession } from "./session.ts";

const DRAG_PAUSE_MS = 120;

/** The controls of a scenario with the values that the world in force gives them. */
export function controlsIn(scenario: ScenarioDetail, world: string | null): ScenarioSetting[] {
  return scenario.settings.map((setting) =>
    setting.id === "growth"
      ? { ...setting, value: worldGrowth(scenario.raw, world) ?? setting.value }
      : setting,
  );
}

/** Only known controls, only values that differ from the example's. */
export function changedSettings(
  controls: readonly ScenarioSetting[],
  values: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    controls.flatMap(({ id, value }) =>
      values[id] !== undefined && values[id] !== value ? [[id, values[id]]] : [],
    ),
  );
}

/** The address, followed by the browser's bar. */
export function useAddress(): [Address, (address: Address) => void] {
  const [address, setAddress] = useState(() => readAddress(window.location.search));
  useEffect(() => {
    window.history.replaceState(
      null,
      "",
      `${window.location.pathname}${writeAddress(address)}${window.location.hash}`,
    );
  }, [address]);
  return [address, setAddress];
}

export interface Asked {
  question: Question;
  controls: ScenarioSetting[];
  /** controls whose last change moved nothing beyond its error */
  indifferent: ReadonlySet<string>;
  drag(id: string, value: number): void;
  release(id: string, value: number): void;
  reset(): void;
  retry(): void;
}

/** Follows one scenario: shows its example, asks again when a control moves. */
export function useQuestion(
  scenario: ScenarioDetail,
  address: Address,
  setAddress: (address: Address) => void,
  live: LiveStudy,
  session: StudySession,
): Asked {
  const world = scenario.worlds.find(({ id }) => id === address.world)?.id ?? scenario.worlds[0]?.id ?? null;
  const controls = useMemo(() => controlsIn(scenario, world), [scenario, world]);
  const settings = useMemo(() => changedSettings(controls, address.settings), [controls, address.settings]);
  const question: Question = useMemo(
    () => ({ scenario: scenario.name, world, settings }),
    [scenario.name, world, settings],
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [indifferent, noteRelease] = useIndifference(live, scenario);

  const put = useCallback(
    (next: Record<string, number>) =>
      setAddress({
        scenario: scenario.name,
        world,
        settings: next,
        ...(address.isMeeting ? { isMeeting: true } : {}),
      }),
    [scenario.name, world, address.isMeeting, setAddress],
  );
  const answer = useCallback(
    (next: Record<string, number>) => session.ask({ scenario: scenario.name, world, settings: next }, "full"),
    [scenario.name, world, session],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scenario or world is a new page; settings are asked for where they change
  useEffect(() => {
    answer(settings);
    return () => clearTimeout(timer.current);
  }, [scenario.name, world]);

  const withValue = (id: string, value: number) => changedSettings(controls, { ...settings, [id]: value });
  const drag = (id: string, value: number) => {
    const next = withValue(id, value);
    put(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => session.ask({ ...question, settings: next }, "coarse"), DRAG_PAUSE_MS);
  };
  const release = (id: string, value: number) => {
    const next = withValue(id, value);
    clearTimeout(timer.current);
    noteRelease(id, next[id] !== undefined);
    put(next);
    answer(next);
  };
  const reset = () => {
    clearTimeout(timer.current);
    noteRelease(null, false);
    put({});
    answer({});
  };
  return { question, controls, indifferent, drag, release, reset, retry: () => answer(settings) };
}

/** Compares the refined answers before and after the last change of a single control. */
function useIndifference(
  live: LiveStudy,
  scenario: ScenarioDetail,
): [ReadonlySet<string>, (id: string | null, isChanged: boolean) => void] {
  const [indifferent, setIndifferent] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<StudyResult | null>(null);
  const pending = useRef<{ id: string; before: StudyResult } | null>(null);
  const isRefined = live.freshness === "refined" && !live.isStale && !live.isComputing;
  useEffect(() => {
    const { result } = live;
    if (!isRefined || !result) return;
    const change = pending.current;
    pending.current = null;
    last.current = result;
    if (change && change.before !== result && hardlyMatters(change.before, result, scenario.page))
      setIndifferent((before) => new Set([...before, change.id]));
  }, [isRefined, live, scenario.page]);
  const noteRelease = useCallback((id: string | null, isChanged: boolean) => {
    pending.current = id !== null && isChanged && last.current ? { id, before: last.current } : null;
    setIndifferent((before) => new Set(id === null ? [] : [...before].filter((one) => one !== id)));
  }, []);
  return [indifferent, noteRelease];
}
