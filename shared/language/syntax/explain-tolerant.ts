import type { YAMLParseError } from 'yaml';
import type { Span } from '../../model/position.ts';
import { badEscape } from './explain-fast.ts';
import {
  colonForgottenAbove,
  missingColon,
  mistake,
  reservedStart,
  secondColon,
  unclosedQuote,
  unexpected,
  wrongIndentation,
} from './mistakes.ts';
import { problem } from './problem.ts';
import { lineEnd, lineStart, skipBlanks } from './scan.ts';
import type { SyntaxProblem } from './tree.ts';

/** An error of the tolerant parser. */
export type ParserError = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** What the token reader saw that the parser's errors do not tell. */
export interface TokenNotes {
  /** Start of each quoted text by its end. */
  readonly quotes: ReadonlyMap<number, number>;
}

/** The tolerant parser's error in plain language; undefined for errors that are found by other means. */
export function explainTolerant(
  text: string,
  { code, message, pos }: ParserError,
  notes: TokenNotes,
): SyntaxProblem | undefined {
  const [start, end] = pos;
  const span = { start, end };
  switch (code) {
    case 'DUPLICATE_KEY':
    case 'MULTIPLE_DOCS':
    case 'BAD_COLLECTION_TYPE':
    case 'RESOURCE_EXHAUSTION':
      return undefined;
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return problem('syntax/tag', span);
    case 'TAB_AS_INDENT':
      return problem('syntax/tab', span);
    case 'BAD_SCALAR_START':
      return reservedStart(text, start);
    case 'BAD_DQ_ESCAPE':
      return badEscape(span);
    case 'BAD_INDENT':
      return message.includes('must be sufficiently indented')
        ? undefined
        : wrongIndentation(text, skipBlanks(text, start));
    case 'BLOCK_AS_IMPLICIT_KEY':
      return explainNested(text, start);
    case 'MULTILINE_IMPLICIT_KEY':
      return explainRunOn(text, span);
    case 'MISSING_CHAR':
      return explainMissing(text, message, span, notes);
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_DIRECTIVE':
    case 'BAD_PROP_ORDER':
    case 'BLOCK_IN_FLOW':
    case 'IMPOSSIBLE':
    case 'KEY_OVER_1024_CHARS':
    case 'MULTIPLE_ANCHORS':
    case 'NON_STRING_KEY':
    case 'UNEXPECTED_TOKEN':
      return unexpected(text, span);
  }
}

/** A key within a value: on the value's own line, or on the line below that is indented too far. */
function explainNested(text: string, start: number): SyntaxProblem {
  const at = skipBlanks(text, start);
  const end = lineEnd(text, at);
  if (/:(?:\s|$)/.test(text.slice(at, end))) return secondColon(text, at);
  return wrongIndentation(text, skipBlanks(text, end));
}

/** Lines taken for one key: either the first lacks its colon, or the second is indented too far. */
function explainRunOn(text: string, span: Span): SyntaxProblem {
  const before = text.slice(lineStart(text, span.start), span.start);
  if (/^[\s\-?]*$/.test(before)) return missingColon(text, span);
  return wrongIndentation(text, skipBlanks(text, lineEnd(text, span.start)));
}

function explainMissing(
  text: string,
  message: string,
  span: Span,
  { quotes }: TokenNotes,
): SyntaxProblem | undefined {
  if (message.startsWith('Missing closing')) {
    return unclosedQuote(text, quotes.get(span.start) ?? span.start);
  }
  if (message.includes('must end with')) return undefined;
  if (message.startsWith('Implicit map keys')) return missingColon(text, span);
  if (message.startsWith('Missing directives-end')) return explainPercent(text, span);
  if (message.startsWith('Missing ,')) {
    return mistake(span, 'A comma is missing before this.', 'Separate the values with commas.');
  }
  if (message.startsWith('Comments')) {
    return mistake(span, 'A comment needs a space before its `#`.', 'Put a space before the `#`.');
  }
  if (message.startsWith('Sequence item')) {
    const forgotten = colonForgottenAbove(text, span.start);
    if (forgotten !== undefined) return forgotten;
    const first = skipBlanks(text, lineStart(text, span.start));
    if (/^[\w.-]+:\s/.test(text.slice(first, lineEnd(text, first) + 1)))
      return wrongIndentation(text, first);
    return mistake(span, 'An item of the list has no dash.', 'Begin the line with `- `.');
  }
  return unexpected(text, span);
}

/** A line that begins with `%` is an instruction to the parser, never a key. */
function explainPercent(text: string, span: Span): SyntaxProblem {
  const at = text.search(/^%/m);
  return at < 0 ? unexpected(text, span) : reservedStart(text, at);
}
