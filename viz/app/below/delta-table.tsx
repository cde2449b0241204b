/** Every difference in figures, and as files. */
import { UnstyledButton } from "@mantine/core";
import type { Comparison } from "../comparison.ts";
import { ScrollRegion } from "../figure/scroll-region.tsx";
import { Section } from "../figure/section.tsx";
import { DownloadIcon } from "../icons.tsx";
import { useReader } from "../reader.ts";
import { type DeltaRow, deltaCells, deltaRows, machineCsv, spreadsheetCsv } from "./delta-rows.ts";

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function CsvButtons({ rows }: { rows: readonly DeltaRow[] }) {
  const { words, numbers } = useReader();
  return (
    <div className="buttons no-print">
      <UnstyledButton
        className="button small"
        onClick={() => save("avenant.csv", spreadsheetCsv(rows, words, numbers))}
      >
        <DownloadIcon />
        {words.table.csvExcel}
      </UnstyledButton>
      <UnstyledButton className="button small" onClick={() => save("avenant-machine.csv", machineCsv(rows))}>
        <DownloadIcon />
        {words.table.csvMachine}
      </UnstyledButton>
    </div>
  );
}

export function DeltaTable({ comparison, isStale }: { comparison: Comparison; isStale: boolean }) {
  const { words, numbers } = useReader();
  const { result } = comparison;
  const rows = deltaRows(comparison, words);
  if (rows.length === 0) return null;
  const { table } = words;
  const heads = [
    table.over(result.months),
    words.answer.sides.frozen,
    words.answer.sides.evolving,
    table.gap,
    table.futures95,
    table.better,
  ];
  return (
    <Section
      title={table.title}
      lead={table.lead(numbers.plain(result.replications))}
      isStale={isStale}
      action={<CsvButtons rows={rows} />}
    >
      <ScrollRegion label={table.title}>
        <table className="delta-table">
          <caption className="unseen">{table.title}</caption>
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={at === 1 ? "frozen" : at === 2 ? "evolving" : undefined}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const [name, ...cells] = deltaCells(row, words, numbers, result.months);
              return (
                <tr key={row.id}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, at) => (
                    <td key={heads[at + 1]}>{at === 2 ? <strong>{cell}</strong> : cell}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
