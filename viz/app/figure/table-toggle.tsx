/** "Voir le tableau" beside a chart. */
import { UnstyledButton } from "@mantine/core";
import { useReader } from "../reader.ts";

export function TableToggle({
  asTable,
  onChange,
  of,
}: {
  asTable: boolean;
  onChange: (asTable: boolean) => void;
  of: string;
}) {
  const { words } = useReader();
  const text = asTable ? words.tables.hide : words.tables.show;
  return (
    <UnstyledButton
      className="link no-print"
      aria-pressed={asTable}
      aria-label={`${text} : ${of}`}
      onClick={() => onChange(!asTable)}
    >
      {text}
    </UnstyledButton>
  );
}
