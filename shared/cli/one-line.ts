/** Colours, or what a terminal obeys instead of showing: control characters, ends of lines, and what turns the direction of text. */
const obeyed = /(\u001b\[[\d;]*m)|[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** `text` in one line that shows what it holds, whoever wrote it: what a terminal would obey is written as `\u001b`; colours stay. */
export function oneLine(text: string): string {
  return text.replaceAll(obeyed, (character, colour: string | undefined) =>
    colour === undefined ? escaped(character) : character,
  );
}

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
