import { problem } from './problem.ts';
import {
  missingColon,
  missingSpace,
  mistake,
  reservedStart,
  unexpected,
  wrongIndentation,
} from './mistakes.ts';
import type { Failure } from './reading.ts';
import { lineEnd, lineStart, skipBlanks } from './scan.ts';
import type { SyntaxProblem } from './tree.ts';

/** The fast parser's error in plain language. */
export function explainFast(text: string, failure: Failure): SyntaxProblem {
  const { message, at } = failure;
  const here = { start: at, end: Math.min(at + 1, text.length) };
  if (message.startsWith('nesting exceeded')) return problem('syntax/too-deep', here);
  if (message.startsWith('null byte') || message.includes('non-printable')) {
    return problem('syntax/binary', here, { message: controlCharacter(text, at) });
  }
  if (/\btag\b/.test(message)) return problem('syntax/tag', here);
  if (message.startsWith('tab characters')) return problem('syntax/tab', here);
  if (message.startsWith('a whitespace character is expected')) return missingSpace(text, at - 1);
  if (message.includes('indentation') && !message.includes('block scalar')) {
    return wrongIndentation(text, at);
  }
  if (/key\b/.test(message)) return missingColon(text, lineSpan(text, at));
  return explainCharacter(text, failure);
}

function explainCharacter(text: string, { message, at }: Failure): SyntaxProblem {
  const here = { start: at, end: Math.min(at + 1, text.length) };
  if (message.includes('within a')) {
    const what = message.includes('flow collection') ? 'A bracket or brace' : 'A quote';
    return mistake(
      here,
      `${what} opened before this place is not closed.`,
      'Find where it opens, and close it where the value ends.',
    );
  }
  if (/escape|hexadecimal/.test(message)) return badEscape(here);
  if (message.startsWith('missed comma')) {
    return mistake(here, 'A comma is missing before this.', 'Separate the values with commas.');
  }
  return /^[@`%]$/.test(text.charAt(at)) ? reservedStart(text, at) : unexpected(text, here);
}

/** A backslash in double quotes with a letter after it that has no meaning. */
export function badEscape(span: { readonly start: number; readonly end: number }): SyntaxProblem {
  return mistake(
    span,
    'This backslash and what follows it have no meaning in double quotes.',
    'Write `\\\\` for a backslash, or use single quotes.',
  );
}

function controlCharacter(text: string, at: number): string {
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return `The character U+${code} here cannot stand in a text.`;
}

function lineSpan(text: string, at: number) {
  const start = skipBlanks(text, lineStart(text, at));
  return { start: Math.min(start, at), end: lineEnd(text, at) };
}
