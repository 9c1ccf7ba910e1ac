/** Where the cursor stands in a text of a test. */
export const cursor = '¦';

/** A text with its cursor taken out. */
export interface CursorText {
  readonly text: string;
  readonly offset: number;
}

/** Takes the one cursor out of a text. */
export function parseCursorYaml(marked: string): CursorText {
  const offset = marked.indexOf(cursor);
  if (offset < 0 || marked.includes(cursor, offset + 1))
    throw new Error(`a text of this test needs one ${cursor}`);
  return { text: marked.replace(cursor, ''), offset };
}
