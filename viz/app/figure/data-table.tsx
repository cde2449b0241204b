/** Figures of a chart as rows and columns. */
export interface TableData {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** columns of words, which begin at the left; the first always does */
  wordy?: readonly boolean[];
}

export function DataTable({ caption, columns, rows, wordy = [] }: TableData) {
  const side = (at: number) => (wordy[at] ? "wordy" : undefined);
  return (
    <table className="data-table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={column} scope="col" className={side(at)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join("|")}>
            {row.map((cell, at) =>
              at === 0 ? (
                <th key={columns[at]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[at]} className={side(at)}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
