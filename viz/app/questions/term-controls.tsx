/** The terms of a question; each change asks again, an empty one gives the question's own default back. */
import { UnstyledButton } from "@mantine/core";
import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from "react";
import { useReader } from "../reader.ts";
import type { Control } from "./view.ts";

interface OneProps {
  control: Control;
  value: string;
  /** what holds while it is empty, as one would write it; undefined: the question finds it in the scenario */
  byDefault: string | undefined;
  onChange: (value: string) => void;
}

type ChoiceProps = OneProps & { control: Extract<Control, { kind: "choice" }> };

function Choice({ control, value, byDefault, onChange }: ChoiceProps) {
  const { words, lang } = useReader();
  const id = `term-${control.term}`;
  const own = control.options.find((option) => option.value === byDefault)?.label[lang];
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{own ? words.questions.defaultIs(own) : words.questions.byDefault}</option>
      {control.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label[lang]}
        </option>
      ))}
    </select>
  );
}

/** What is being written is asked when the field is left or Enter is pressed. */
function Field(props: OneProps & { control: Exclude<Control, { kind: "choice" }> }) {
  const { control, value, byDefault, onChange } = props;
  const { words, numbers, lang } = useReader();
  const [written, write] = useState(value);
  useEffect(() => write(value), [value]);
  const commit = () => {
    if (written !== value) onChange(written);
  };
  const given = {
    id: `term-${control.term}`,
    value: written,
    onChange: (event: ChangeEvent<HTMLInputElement>) => write(event.currentTarget.value),
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter") commit();
    },
  };
  if (control.kind === "list") return <input type="text" placeholder={control.example} {...given} />;
  const { min, max, step, unit } = control;
  const own = byDefault === undefined ? Number.NaN : Number(byDefault);
  const digits = Number.isInteger(own) ? 0 : 1;
  return (
    <span className="term-number">
      <input
        type="number"
        inputMode="decimal"
        placeholder={
          Number.isNaN(own)
            ? words.questions.byDefault
            : words.questions.defaultIs(numbers.plain(own, digits))
        }
        min={min}
        max={max}
        step={step}
        {...given}
      />
      {unit && <span>{unit[lang]}</span>}
    </span>
  );
}

export interface TermControlsProps {
  controls: readonly Control[];
  values: Readonly<Record<string, string>>;
  /** as the service understood them */
  understood: Readonly<Record<string, unknown>>;
  onChange: (values: Record<string, string>) => void;
}

/** A term as one would write it. */
const asWritten = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : [value].flat().join(",");

export function TermControls({ controls, values, understood, onChange }: TermControlsProps) {
  const { words, lang } = useReader();
  if (controls.length === 0) return null;
  const put = (term: string) => (value: string) => {
    const { [term]: _, ...others } = values;
    onChange(value.trim() === "" ? others : { ...others, [term]: value });
  };
  const one = (control: Control) => ({
    value: values[control.term] ?? "",
    byDefault: control.term in values ? undefined : asWritten(understood[control.term]),
    onChange: put(control.term),
  });
  return (
    <form className="terms card no-print" onSubmit={(event) => event.preventDefault()}>
      <h2 className="card-title">{words.questions.terms}</h2>
      <div className="terms-grid">
        {controls.map((control) => (
          <div key={control.term} className="term">
            <label htmlFor={`term-${control.term}`}>{control.label[lang]}</label>
            {control.kind === "choice" ? (
              <Choice control={control} {...one(control)} />
            ) : (
              <Field control={control} {...one(control)} />
            )}
            {control.hint && <span className="hint">{control.hint[lang]}</span>}
          </div>
        ))}
      </div>
      {Object.keys(values).length > 0 && (
        <UnstyledButton className="link strong" onClick={() => onChange({})}>
          {words.questions.reset}
        </UnstyledButton>
      )}
    </form>
  );
}
