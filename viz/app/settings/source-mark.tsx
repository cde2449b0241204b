/** Where a value comes from: ● a reference, ○ a guess. */
import { useReader } from "../reader.ts";

export function SourceMark({ source }: { source: "reference" | "guessed" }) {
  const { words } = useReader();
  const help = source === "reference" ? words.settings.referenceHelp : words.settings.guessedHelp;
  return (
    <span className="source" title={help}>
      <span aria-hidden="true" className={source === "reference" ? "disc full" : "disc"} />
      {words.settings[source]}
    </span>
  );
}
