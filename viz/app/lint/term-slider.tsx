/** One number of a promise that the reader may change, beside the contract's own. */
import { Slider } from "@mantine/core";
import { useReader } from "../reader.ts";

export interface TermSliderProps {
  name: string;
  value: number;
  own: number;
  range: { min: number; max: number; step: number };
  say: (value: number) => string;
  onChange: (value: number) => void;
}

export function TermSlider({ name, value, own, range, say, onChange }: TermSliderProps) {
  const { words } = useReader();
  const within = (number: number) => Math.min(range.max, Math.max(range.min, number));
  return (
    <div className="setting">
      <div className="setting-head">
        <span className="setting-name">{name}</span>
        <strong>{say(value)}</strong>
      </div>
      <Slider
        classNames={{
          root: "slider",
          track: "slider-track",
          bar: "slider-bar",
          thumb: "slider-thumb",
          markWrapper: "slider-mark-wrapper",
          mark: "slider-mark",
        }}
        {...range}
        value={within(value)}
        label={null}
        marks={value === own ? [] : [{ value: within(own) }]}
        thumbLabel={name}
        thumbProps={{ "aria-valuetext": say(value) }}
        onChange={onChange}
      />
      <div className="setting-foot">
        <span>{words.lint.whatIf.contract(say(own))}</span>
      </div>
    </div>
  );
}
