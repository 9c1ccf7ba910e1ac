import { stripVTControlCharacters } from 'node:util';
import { oneLine } from './one-line.ts';

const gap = '  ';

/** Good for Latin text and the marks used here; wide scripts would need more columns. */
const width = (text: string): number => Array.from(stripVTControlCharacters(text)).length;

/** Rows in columns that line up; the last column is as long as it needs to be. Colours take no room, and each row one line. */
export function table(
  cells: readonly (readonly string[])[],
  aligned: readonly ('left' | 'right')[] = [],
): string {
  const rows = cells.map((row) => row.map(oneLine));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => width(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
          if (aligned[column] === 'right') return padding + cell;
          return column === row.length - 1 ? cell : cell + padding;
        })
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

/** `text` with each line two columns further right. */
export function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

/** A line of at most `columns`, cut with an ellipsis where it is longer; colours take no room. */
export function shortened(line: string, columns: number): string {
  if (width(line) <= columns) return line;
  let room = Math.max(0, columns - 1);
  // Escape sequences stand as they are, and each other character takes a column.
  const parts = line.split(/(\u001b\[[\d;]*m)/);
  const kept = parts.map((part, index) => {
    if (index % 2 === 1) return part;
    const characters = Array.from(part).slice(0, room);
    room -= characters.length;
    return characters.join('');
  });
  return `${kept.join('')}…`;
}
