/** A piece of a text that says something on its own: a key at the left edge with its value, or one entry of a long value. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A key at the left edge. Where its value is long, it is split further: `head` is the key alone. */
export interface Section {
  readonly head: Piece;
  /** The entries of its value; none where the value stands in the head. */
  readonly entries: readonly Piece[];
}

/** Splitting shorter values costs more than it saves. */
const fewestEntries = 4;

const sectionStart = /[A-Za-z_][\w.-]*:(?=[ \t\r\n]|$)/y;
const bareKey = /[A-Za-z_][\w.-]*:[ \t]*(?:#.*)?$/y;
const entryStart = /-[ \t]|[\w.-]+:(?=[ \t\r\n]|$)/y;

/**
 * Splits a text where it can be told from the beginnings of lines alone that both sides stand for themselves. Undefined where
 * it cannot: with several documents, or anything but keys, lists and comments at the left edge.
 */
export function splitParts(text: string): Section[] | undefined {
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return undefined;
  const starts: number[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const first = text.charCodeAt(at);
    // Blanks, line ends and comments continue what is above; so does a list that is not indented.
    if (first === 32 || first === 10 || first === 13 || first === 35) continue;
    if (first === 45 && (text.charCodeAt(at + 1) === 32 || text.charCodeAt(at + 1) === 10))
      continue;
    if (!matchesAt(sectionStart, text, at)) return undefined;
    starts.push(at);
  }
  if (starts.length === 0) return undefined;
  // What comes before the first key, such as comments, belongs to it.
  return starts.map((start, index) =>
    splitSection(text, index === 0 ? 0 : start, start, starts[index + 1] ?? text.length),
  );
}

function splitSection(text: string, start: number, key: number, end: number): Section {
  const whole: Section = { head: { start, end }, entries: [] };
  if (!matchesAt(bareKey, text.slice(key, lineEnd(text, key)), 0)) return whole;
  const starts: number[] = [];
  let indent = -1;
  for (let at = nextLine(text, key); at < end; at = nextLine(text, at)) {
    const first = skipSpaces(text, at);
    const code = text.charCodeAt(first);
    if (code === 10 || code === 13 || code === 35 || first >= end) continue;
    if (indent < 0) indent = first - at;
    if (first - at > indent) continue;
    if (first - at < indent || !matchesAt(entryStart, text, first)) return whole;
    // All are items of a list, or none is.
    const isItem = code === 45;
    if (starts.length > 0 && isItem !== (text.charCodeAt((starts[0] ?? 0) + indent) === 45))
      return whole;
    starts.push(at);
  }
  if (starts.length < fewestEntries) return whole;
  const entries = starts.map((from, index) => ({ start: from, end: starts[index + 1] ?? end }));
  return { head: { start, end: starts[0] ?? end }, entries };
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function skipSpaces(text: string, at: number): number {
  let first = at;
  while (text.charCodeAt(first) === 32) first++;
  return first;
}
