/** The controls that can move this scenario's result, and the way back to the example. */
import { UnstyledButton } from "@mantine/core";
import type { ScenarioDetail, ScenarioSetting } from "../live/service.ts";
import { useReader } from "../reader.ts";
import type { Flip } from "../verdict.ts";
import { SettingControl } from "./setting-control.tsx";

export interface SettingsProps {
  scenario: Pick<ScenarioDetail, "start">;
  /** the controls, with the values of the world in force */
  controls: readonly ScenarioSetting[];
  settings: Record<string, number>;
  indifferent: ReadonlySet<string>;
  flip: Flip;
  drag: (id: string, value: number) => void;
  release: (id: string, value: number) => void;
  reset: () => void;
}

function useHint(
  { indifferent, flip }: Pick<SettingsProps, "indifferent" | "flip">,
  setting: ScenarioSetting,
): string | null {
  const { words, numbers } = useReader();
  if (setting.unit === "EUR" && flip.price !== null && flip.price > setting.min && flip.price < setting.max) {
    return words.settings.flipsAt(words.settings.euros(numbers.plain(flip.price, flip.price < 1 ? 2 : 0)));
  }
  return indifferent.has(setting.id) ? words.settings.indifferent : null;
}

function SettingRow({ setting, ...props }: SettingsProps & { setting: ScenarioSetting }) {
  const hint = useHint(props, setting);
  return (
    <SettingControl
      setting={setting}
      value={props.settings[setting.id] ?? setting.value}
      start={props.scenario.start}
      hint={hint}
      onDrag={(value) => props.drag(setting.id, value)}
      onRelease={(value) => props.release(setting.id, value)}
    />
  );
}

export function SettingsList(props: SettingsProps) {
  const { words } = useReader();
  const { controls } = props;
  if (controls.length === 0) return <p className="empty">{words.settings.none}</p>;
  return controls.map((setting) => <SettingRow key={setting.id} {...props} setting={setting} />);
}

export function BackToExample({ changed, onReset }: { changed: number; onReset: () => void }) {
  const { words } = useReader();
  if (changed === 0) return null;
  return (
    <UnstyledButton className="link" onClick={onReset}>
      {words.settings.back(changed)}
    </UnstyledButton>
  );
}

export function SettingsCard(props: SettingsProps) {
  const { words } = useReader();
  return (
    <aside className="settings card no-print" aria-label={words.settings.title}>
      <div className="settings-head">
        <h2 className="card-title">{words.settings.title}</h2>
        <BackToExample changed={Object.keys(props.settings).length} onReset={props.reset} />
      </div>
      <SettingsList {...props} />
    </aside>
  );
}
