/** Four buttons that annotate the same chart; pressing the active one ends the story. */
import { UnstyledButton } from "@mantine/core";
import type { StoryStep } from "../../charts/parting/view.ts";
import { useReader } from "../reader.ts";

const STEPS: readonly StoryStep[] = [1, 2, 3, 4];

export function StorySteps({
  step,
  onStep,
}: {
  step: StoryStep | null;
  onStep: (step: StoryStep | null) => void;
}) {
  const { words } = useReader();
  return (
    <fieldset className="story no-print" aria-label={words.story.label}>
      {STEPS.map((one) => (
        <UnstyledButton
          key={one}
          className={one === step ? "step active" : "step"}
          aria-pressed={one === step}
          onClick={() => onStep(one === step ? null : one)}
        >
          <span className="step-number">{one}</span>
          <span className="step-name">{words.story.steps[one - 1]}</span>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
