import { parse } from 'csv-parse/sync';
import { EnvironmentError } from '../model/environment-error.ts';

/**
 * The rows of a CSV file with a heading, whose names are taken without regard to case and blanks. Throws an
 * EnvironmentError, with `remedy`, when it is none or lacks one of the `required` columns.
 */
export function readCsv(
  text: string,
  name: string,
  required: readonly string[],
  remedy: string,
): Partial<Record<string, string>>[] {
  let rows: Partial<Record<string, string>>[];
  try {
    rows = parse(text, {
      columns: (heading: string[]) => heading.map((column) => column.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`${name} is no CSV: ${reason}.`, remedy, error);
  }
  const [first] = rows;
  if (first === undefined) throw new EnvironmentError(`${name} holds no value.`, remedy);
  const missing = required.find((column) => !(column in first));
  if (missing === undefined) return rows;
  const isOtherwise = Object.keys(first).some((column) => column.includes(';'));
  throw new EnvironmentError(
    `${name} has no column \`${missing}\`${isOtherwise ? ': its columns are separated by semicolons' : ''}.`,
    isOtherwise ? `Separate them by commas. ${remedy}` : remedy,
  );
}
