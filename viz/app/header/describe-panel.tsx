/** "Décrire mon entreprise": a scenario as text, checked with every fault in its place, kept and played. */
import { Drawer, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import {
  checkScenario,
  type FaultInWords,
  keepScenario,
  type ScenarioDetail,
  ServiceError,
} from "../live/service.ts";
import { useReader } from "../reader.ts";

export interface DescribePanelProps {
  isOpen: boolean;
  onClose: () => void;
  /** the scenario shown, whose text one starts from */
  scenario: ScenarioDetail | null;
  onPlay: (name: string) => void;
}

type Checked =
  | { kind: "none" }
  | { kind: "valid" }
  | { kind: "faults"; faults: readonly FaultInWords[]; detail: string };

export function DescribePanel({ isOpen, onClose, scenario, onPlay }: DescribePanelProps) {
  const { words, isPhone } = useReader();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={isPhone ? "100%" : 760}
      title={words.describe.title}
      closeButtonProps={{ "aria-label": words.describe.close }}
      classNames={{ content: "why-drawer", header: "why-head", title: "why-title", body: "describe-body" }}
    >
      <DescribeForm key={scenario?.name ?? ""} scenario={scenario} onPlay={onPlay} />
    </Drawer>
  );
}

function DescribeForm({ scenario, onPlay }: Pick<DescribePanelProps, "scenario" | "onPlay">) {
  const { words, lang } = useReader();
  const { describe } = words;
  const [text, setText] = useState(scenario?.text ?? "");
  const [name, setName] = useState(
    scenario?.own ? scenario.name : lang === "fr" ? "mon-entreprise" : "my-company",
  );
  const [checked, setChecked] = useState<Checked>({ kind: "none" });
  const refuse = (error: unknown) => {
    const problem = error instanceof ServiceError ? error.problem : null;
    setChecked({
      kind: "faults",
      faults: problem?.faults ?? [],
      detail: problem?.detail ?? words.live.noService,
    });
  };
  const check = () =>
    checkScenario(text, lang).then(
      ({ valid, faults }) =>
        setChecked(
          valid ? { kind: "valid" } : { kind: "faults", faults, detail: describe.faults(faults.length) },
        ),
      refuse,
    );
  const play = () => keepScenario(name, text, lang).then((kept) => onPlay(kept.name), refuse);
  return (
    <>
      <p className="hint">{describe.lead}</p>
      <label className="field">
        <span>
          {describe.name} <span className="hint">{describe.nameHelp}</span>
        </span>
        <input
          value={name}
          maxLength={40}
          spellCheck={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label className="field tall">
        <span>{describe.text}</span>
        <textarea value={text} spellCheck={false} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <div className="buttons">
        <UnstyledButton className="link" onClick={() => setText(scenario?.text ?? "")}>
          {describe.fromExample}
        </UnstyledButton>
        <span className="grow" />
        <UnstyledButton className="button" onClick={check}>
          {describe.check}
        </UnstyledButton>
        <UnstyledButton className="button filled" onClick={play}>
          {describe.play}
        </UnstyledButton>
      </div>
      <div role="status" className="checked">
        {checked.kind === "valid" && <p>{describe.valid}</p>}
        {checked.kind === "faults" && <Faults {...checked} />}
      </div>
    </>
  );
}

function Faults({ faults, detail }: { faults: readonly FaultInWords[]; detail: string }) {
  const { words } = useReader();
  return (
    <>
      <p>
        <strong>{detail}</strong>
      </p>
      <ul className="faults">
        {faults.map((fault) => (
          <li key={`${fault.path.join(".")}-${fault.code}-${fault.line ?? 0}`}>
            {fault.line !== undefined && (
              <span className="fault-place">{words.describe.place(fault.line, fault.column ?? 1)}</span>
            )}
            {fault.path.length > 0 && <code>{fault.path.join(".")}</code>}
            <span>{fault.message}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
