/** "Pourquoi ?" of a question: what would turn its answer, what it rests on, what it does not say, and the question that explains. */
import { Drawer } from "@mantine/core";
import type { QuestionAnswer } from "../../../server/contract-answer.ts";
import { GroundsList } from "../proof/grounds.tsx";
import { useReader } from "../reader.ts";

export interface WhyAnswerProps {
  answer: QuestionAnswer;
  line: string;
  isOpen: boolean;
  onClose: () => void;
  /** address of the question that explains; absent: this is the one */
  explained?: string | undefined;
}

export function WhyAnswer({ answer, line, isOpen, onClose, explained }: WhyAnswerProps) {
  const { words, lang, isPhone } = useReader();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={isPhone ? "100%" : 640}
      title={words.questions.whyTitle}
      closeButtonProps={{ "aria-label": words.why.close }}
      transitionProps={{ duration: 180 }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      classNames={{ content: "why-drawer", header: "why-head", title: "why-title", body: "why-body grounds" }}
    >
      <p className="why-verdict">{answer.verdict[lang]}</p>
      <GroundsList answer={answer} line={line} />
      {explained && (
        <a className="link strong" href={explained}>
          {words.questions.explained}
        </a>
      )}
    </Drawer>
  );
}
