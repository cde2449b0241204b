/** What would turn an answer, what it rests on, its caveats, and the line that identifies it. */
import type { QuestionAnswer } from "../../../server/contract-answer.ts";
import { useReader } from "../reader.ts";

export interface GroundsProps {
  answer: Pick<QuestionAnswer, "guesses" | "restsOn" | "caveats">;
  /** seed, scenario and engine in words */
  line: string;
}

/** What would turn the answer, what it rests on, what it does not say; then its fingerprint. */
export function GroundsList({ answer, line }: GroundsProps) {
  const { words, lang } = useReader();
  const { questions } = words;
  const parts = [
    { title: questions.guesses, texts: answer.guesses.map(({ wouldFlip }) => wouldFlip) },
    { title: questions.restsOn, texts: answer.restsOn },
    { title: questions.caveats, texts: answer.caveats },
  ].filter(({ texts }) => texts.length > 0);
  return (
    <>
      {parts.map(({ title, texts }) => (
        <div key={title}>
          <h2>{title}</h2>
          <ul>
            {texts.map((text) => (
              <li key={text.en}>{text[lang]}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="hint">
        {line} · {questions.notAdvice}
      </p>
    </>
  );
}

export function Grounds(props: GroundsProps) {
  return (
    <section className="section card grounds">
      <GroundsList {...props} />
    </section>
  );
}
