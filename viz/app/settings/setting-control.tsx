/** One control: slider or choice, the example's value, its source, and a way back to it. */
import { SegmentedControl, Slider, UnstyledButton } from "@mantine/core";
import { ResetIcon } from "../icons.tsx";
import type { ScenarioSetting } from "../live/service.ts";
import { useReader } from "../reader.ts";
import { choiceInWords, exampleInWords, type ValueContext, valueInWords } from "./setting-value.ts";
import { SourceMark } from "./source-mark.tsx";

export interface SettingControlProps {
  setting: ScenarioSetting;
  value: number;
  start: string;
  /** what stands under the control instead of the example's value */
  hint: string | null;
  onDrag: (value: number) => void;
  onRelease: (value: number) => void;
}

function ResetArrow({ name, onReset }: { name: string; onReset: () => void }) {
  const { words } = useReader();
  return (
    <UnstyledButton className="reset" aria-label={words.settings.reset(name)} onClick={onReset}>
      <ResetIcon />
    </UnstyledButton>
  );
}

export function SettingControl(props: SettingControlProps) {
  const { setting, value, start, hint, onRelease } = props;
  const { words, numbers, lang } = useReader();
  const context: ValueContext = { words, numbers, lang, start };
  const name = setting.label[lang];
  const isChanged = value !== setting.value;
  const isChoice = setting.kind === "choice";
  return (
    <div className="setting">
      <div className="setting-head">
        <span className="setting-name">{name}</span>
        <span className="setting-value">
          {isChanged && <ResetArrow name={name} onReset={() => onRelease(setting.value)} />}
          {!isChoice && <strong>{valueInWords(setting, value, context)}</strong>}
        </span>
      </div>
      {isChoice ? (
        <SettingChoice {...props} name={name} />
      ) : (
        <SettingSlider {...props} name={name} context={context} />
      )}
      <div className="setting-foot">
        <span>{hint ?? words.settings.example(exampleInWords(setting, context))}</span>
        <SourceMark source={setting.source} />
      </div>
    </div>
  );
}

function SettingChoice({ setting, value, onRelease, name }: SettingControlProps & { name: string }) {
  const { words, lang } = useReader();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={name}
      transitionDuration={0}
      classNames={{ root: "choice", label: "choice-label", indicator: "choice-indicator" }}
      value={String(value)}
      data={setting.choices.map((choice) => ({
        value: String(choice.value),
        label: choiceInWords(setting, choice, words, lang),
      }))}
      onChange={(chosen) => onRelease(Number(chosen))}
    />
  );
}

function SettingSlider({
  setting,
  value,
  onDrag,
  onRelease,
  name,
  context,
}: SettingControlProps & { name: string; context: ValueContext }) {
  const { min, max, step } = setting;
  const isChanged = value !== setting.value;
  const inRange = (number: number) => Math.min(max, Math.max(min, number));
  return (
    <Slider
      classNames={{
        root: "slider",
        track: "slider-track",
        bar: "slider-bar",
        thumb: "slider-thumb",
        markWrapper: "slider-mark-wrapper",
        mark: "slider-mark",
      }}
      min={min}
      max={max}
      step={step}
      value={inRange(value)}
      label={null}
      marks={isChanged ? [{ value: inRange(setting.value) }] : []}
      thumbLabel={name}
      thumbProps={{ "aria-valuetext": valueInWords(setting, value, context) }}
      onChange={onDrag}
      onChangeEnd={onRelease}
    />
  );
}
