/** A row as SQLite returns it, or as it is due: columns by name. */
type Row = Readonly<Record<string, unknown>>;

/** Whether the same rows are there, in whatever order; stored ones may have more columns. */
export function sameRows(stored: readonly Row[], due: readonly Row[]): boolean {
  const columns = Object.keys(due[0] ?? {}).sort();
  const textOf = (row: Row): string => JSON.stringify(columns.map((column) => row[column] ?? null));
  const found = stored.map(textOf).sort();
  const expected = due.map(textOf).sort();
  return found.length === expected.length && found.every((text, at) => text === expected[at]);
}
