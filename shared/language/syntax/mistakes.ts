import type { Fix } from '../../model/diagnostic.ts';
import type { Span } from '../../model/position.ts';
import { problem } from './problem.ts';
import { isBlankAt, lineEnd, lineStart, skipBlanks } from './scan.ts';
import type { SyntaxProblem } from './tree.ts';

/** A quote that opens at `open` and is not closed. */
export function unclosedQuote(text: string, open: number): SyntaxProblem {
  const quote = text.charAt(open);
  const end = contentEnd(text, open);
  return mistake(
    { start: open, end },
    `The text that begins with ${quote} here has no closing ${quote}.`,
    `Add ${quote} where the text ends.`,
    [insertion(`Add ${quote} at the end of the line`, end, quote)],
  );
}

/** A bracket or brace at `open` that is not closed. */
export function unclosedBracket(text: string, open: number): SyntaxProblem {
  const bracket = text.charAt(open);
  const closing = bracket === '{' ? '}' : ']';
  const fix = insertion(`Add ${closing} at the end of the line`, contentEnd(text, open), closing);
  return mistake(
    { start: open, end: open + 1 },
    `The \`${bracket}\` here has no matching \`${closing}\`, or the lines within it are not indented.`,
    `Add \`${closing}\` where the ${bracket === '{' ? 'mapping' : 'list'} ends.`,
    [fix],
  );
}

/** A key whose colon at `colon` touches its value. */
export function missingSpace(text: string, colon: number): SyntaxProblem {
  const start = skipBlanks(text, lineStart(text, colon));
  return mistake(
    { start: Math.min(start, colon), end: colon + 1 },
    'There is no space after the colon, so this is not read as a key.',
    'Put a space after the colon.',
    [insertion('Add a space after the colon', colon + 1, ' ')],
  );
}

/** Text at `span` in a mapping that is no key with a value; the first line of it is marked. */
export function missingColon(text: string, span: Span): SyntaxProblem {
  if (isTightDash(text, span.start)) return missingDashSpace(text, span.start);
  if (/^-(?:\s|$)/.test(text.slice(span.start, span.start + 2))) return dashAfterKey(span.start);
  const colon = text.slice(span.start, lineEnd(text, span.start)).search(/:(?=\S)/);
  if (colon > 0 && /^[\w.-]+$/.test(text.slice(span.start, span.start + colon))) {
    return missingSpace(text, span.start + colon);
  }
  const end = Math.max(span.start, Math.min(span.end, contentEnd(text, span.start)));
  const key = /^[\w.-]+(?= )/.exec(text.slice(span.start, end))?.[0];
  if (key !== undefined) return forgottenColon(text, span.start, key);
  return mistake(
    { start: span.start, end },
    'A key without a colon and a value stands here.',
    'Write it as `key: value`, or indent the line further if it continues the text above.',
    [insertion('Add a colon', end, ':')],
  );
}

/** An item of a list on the line before `at` that begins with a key, a blank and a value, such as `- id drain`. */
export function colonForgottenAbove(text: string, at: number): SyntaxProblem | undefined {
  const start = lineStart(text, Math.max(0, lineStart(text, at) - 1));
  const item = /^ *- +([\w.-]+) +[^\s#]/.exec(text.slice(start, lineEnd(text, start)));
  if (item?.[1] === undefined || item[0].includes(':')) return undefined;
  return forgottenColon(text, start + item[0].indexOf(item[1]), item[1]);
}

/** A line that begins at `at` with a key, a blank and a value. */
function forgottenColon(text: string, at: number, key: string): SyntaxProblem {
  return mistake(
    { start: at, end: contentEnd(text, at) },
    `There is no colon after \`${key}\`, so this is not read as a key with its value.`,
    `Write \`${key}: …\`, or indent the line further if it continues the text above.`,
    [insertion(`Add a colon after \`${key}\``, at + key.length, ':')],
  );
}

/** The line of `at` begins in a column where nothing of its sort may begin. */
export function wrongIndentation(text: string, at: number): SyntaxProblem {
  const start = lineStart(text, at);
  const content = Math.min(skipBlanks(text, start), lineEnd(text, start));
  if (isTightDash(text, content)) return missingDashSpace(text, content);
  return mistake(
    { start: content, end: Math.max(content, contentEnd(text, start)) },
    'This line is not indented like the lines it belongs with.',
    'Begin it in the same column as the keys or dashes next to it.',
    indenting(text, start, content),
  );
}

/** A fix that lets the line from `start`, whose text begins at `content`, begin in the column of the keys on the line above. */
function indenting(text: string, start: number, content: number): Fix[] {
  const above = text.slice(lineStart(text, Math.max(0, start - 1)), start);
  const [indentation = '', dash = ''] = /^( *)((?:- +)?)(?=[^\s#-])/.exec(above)?.slice(1) ?? [];
  const width = indentation.length + (text.charAt(content) === '-' ? 0 : dash.length);
  if (start === 0 || width === content - start || above.trim() === '') return [];
  const edits = [{ span: { start, end: content }, newText: ' '.repeat(width) }];
  return [{ title: 'Indent it like the line above', edits }];
}

/** A value at `at` with a second colon, such as `say: note: text`. */
export function secondColon(text: string, at: number): SyntaxProblem {
  const first = skipBlanks(text, lineStart(text, at));
  const opened = /^(?:- )?([\w.-]+) +[{[]/.exec(text.slice(first, lineEnd(text, first)));
  if (opened?.[1] !== undefined)
    return forgottenColon(text, first + opened[0].indexOf(opened[1]), opened[1]);
  const end = contentEnd(text, at);
  return mistake(
    { start: at, end },
    'A value on the line of its key contains a colon and a space, so it looks like another key.',
    'Put the value in quotes, or move the inner key to a line of its own.',
    quoting(text, { start: at, end }),
  );
}

/** A value at `at` that begins with a character YAML keeps for itself. */
export function reservedStart(text: string, at: number): SyntaxProblem {
  const end = contentEnd(text, at);
  const character = text.charAt(at);
  const name = character === '`' ? 'a backtick' : `\`${character}\``;
  return mistake(
    { start: at, end: Math.min(at + 1, text.length) },
    `A value cannot begin with ${character === '\t' ? 'a tab' : name}.`,
    'Put the value in quotes.',
    quoting(text, { start: at, end }),
  );
}

/** A character or word at `span` that nothing can begin or continue with. */
export function unexpected(text: string, span: Span): SyntaxProblem {
  const start = Math.min(span.start, text.length);
  const end = Math.min(Math.max(span.end, start), lineEnd(text, start));
  if (text.charAt(start) === '-') return dashAfterKey(start);
  if (text.charAt(start - 1) === "'") return quoteInQuotes(start);
  const found = text.slice(start, Math.min(end, start + 40)).trim();
  return mistake(
    { start, end },
    found ? `\`${found}\` is not expected here.` : 'Something is missing here.',
    'Remove it, or put the whole value in quotes if it belongs to the text.',
  );
}

function isTightDash(text: string, at: number): boolean {
  return /^-[^\s-]/.test(text.slice(at, at + 2));
}

function missingDashSpace(text: string, dash: number): SyntaxProblem {
  return mistake(
    { start: dash, end: Math.min(dash + 1, text.length) },
    'There is no space after the dash, so this is not read as an item of a list.',
    'Put a space after the dash.',
    [insertion('Add a space after the dash', dash + 1, ' ')],
  );
}

function dashAfterKey(dash: number): SyntaxProblem {
  return mistake(
    { start: dash, end: dash + 1 },
    'An item of a list cannot begin here.',
    'Begin the list on the line below its key, one dash a line, or write it as `[a, b]`.',
  );
}

function quoteInQuotes(at: number): SyntaxProblem {
  return mistake(
    { start: at - 1, end: at },
    'The text in quotes ends here, but the line goes on.',
    "Write '' for a single quote within single quotes.",
    [insertion('Double the quote', at, "'")],
  );
}

/** A mistake whose `message` and `remedy` are known. */
export function mistake(
  span: Span,
  message: string,
  remedy: string,
  fixes?: readonly Fix[],
): SyntaxProblem {
  return problem('syntax/yaml', span, { message, remedy, ...(fixes?.length ? { fixes } : {}) });
}

/** The offset after the last character on the line of `at` that is neither white space nor comment. */
function contentEnd(text: string, at: number): number {
  const end = lineEnd(text, at);
  const comment = text.slice(at, end).search(/\s#/);
  let last = comment < 0 ? end : at + comment;
  while (last > at && isBlankAt(text, last - 1)) last--;
  return last;
}

function insertion(title: string, at: number, newText: string): Fix {
  return { title, isCertain: true, edits: [{ span: { start: at, end: at }, newText }] };
}

function quoting(text: string, span: Span): Fix[] {
  const value = text.slice(span.start, span.end);
  if (value === '' || value.includes("'")) return [];
  return [
    { title: 'Put the value in quotes', isCertain: true, edits: [{ span, newText: `'${value}'` }] },
  ];
}
