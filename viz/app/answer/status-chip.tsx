/** How much the answer can be relied on: an icon and a word, never a colour alone. */
import { HalfDiscIcon, QuestionIcon, TickIcon } from "../icons.tsx";
import { useReader } from "../reader.ts";
import type { Status } from "../verdict.ts";

const ICONS = { solid: TickIcon, depends: HalfDiscIcon, undecided: QuestionIcon } as const;

export function StatusChip({ status }: { status: Status }) {
  const { words } = useReader();
  const StatusIcon = ICONS[status];
  return (
    <span className={`chip chip-${status}`} title={words.answer.chipHelp[status]}>
      <StatusIcon />
      {words.answer.chips[status]}
    </span>
  );
}
