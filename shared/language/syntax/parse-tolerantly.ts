import { Composer, Parser } from 'yaml';
import type { CST } from 'yaml';
import type { Span } from '../../model/position.ts';
import { Assembly } from './assembly.ts';
import { explainFast } from './explain-fast.ts';
import { explainTolerant } from './explain-tolerant.ts';
import type { ParserError } from './explain-tolerant.ts';
import { unclosedBracket, unclosedQuote, unexpected } from './mistakes.ts';
import { readMended } from './read-mended.ts';
import { finish } from './reading.ts';
import type { Failure } from './reading.ts';
import { TokenReader } from './read-tokens.ts';
import { lineEnd } from './scan.ts';
import type { SyntaxProblem, TreeParts } from './tree.ts';

/** How many mistakes that silence the rest of a text are hidden, each by reading the text again. */
const maxHidden = 5;

/** Length, in UTF-16 code units, of all that is read again; long texts are read again once. */
const rereadLength = 500_000;

/** How many of the parser's errors are explained; a text with more has been broken at its beginning. */
const maxErrors = 1000;

/** What one reading found, and what to hide before reading again. */
interface Round extends TreeParts {
  readonly hide?: { readonly span: Span; readonly problem: SyntaxProblem };
}

/**
 * Reads a broken text: everything around a mistake keeps its meaning. `failure` is what the fast
 * parser found; it is reported when this parser finds nothing wrong. Undefined when the text is
 * nested so deep that this parser cannot read it either.
 */
export function parseTolerantly(text: string, failure?: Failure): TreeParts | undefined {
  try {
    return readRounds(text, failure);
  } catch (error) {
    // Its token parser recurses with the nesting of blocks.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readRounds(text: string, failure: Failure | undefined): TreeParts {
  const rounds = Math.min(maxHidden, Math.max(1, Math.floor(rereadLength / text.length)));
  const hidden: SyntaxProblem[] = [];
  let masked = text;
  for (;;) {
    const { root, problems, hide } = readRound(masked, hidden.length < rounds);
    if (hide) {
      masked = blank(masked, hide.span);
      hidden.push(hide.problem);
      continue;
    }
    const all = [...hidden, ...problems];
    if (all.length === 0 && failure) all.push(explainFast(text, failure));
    const kept = withoutConsequences(text, all);
    // Where mending the first mistake mends all, the others are its consequences.
    for (const few of [kept.slice(0, 1), kept]) {
      const mended = readMended(text, few);
      if (mended !== undefined) return { root: mended, problems: few };
    }
    return { root, problems: kept };
  }
}

function readRound(text: string, mayHide: boolean): Round {
  const tokens = [...new Parser().parse(text)];
  const documents = tokens.filter((token) => token.type === 'document');
  const assembly = new Assembly(text);
  const reader = new TokenReader(assembly);
  const root = documents[0] && reader.readDocument(documents[0]);
  const found = finish(assembly, root, documents[1]?.offset);
  if (assembly.pruned) return { root, problems: found };
  const isOnly = documents.length < 2;
  const hide = mayHide && isOnly ? (strayEnd(text, tokens) ?? runaway(text, reader)) : undefined;
  // What else is wrong shows better without what is hidden.
  if (hide) return { root, problems: [], hide };
  const errors = compose(firstDocument(tokens)).flatMap(
    (error) => explainTolerant(text, error, reader) ?? [],
  );
  const brackets = reader.unclosed.map((open) => unclosedBracket(text, open));
  const isBroken = errors.length + brackets.length > 0;
  const own = isBroken ? found.filter(({ code }) => code !== 'syntax/empty') : found;
  return { root, problems: [...own, ...errors, ...brackets] };
}

/** A closing bracket that nothing opened: the parser reads nothing after it. */
function strayEnd(text: string, tokens: readonly CST.Token[]): Round['hide'] {
  const token = tokens.find((one) => one.type === 'error');
  if (!token || !/^[\]},]$/.test(token.source)) return undefined;
  const span = { start: token.offset, end: token.offset + 1 };
  return { span, problem: unexpected(text, span) };
}

/** A quote that is never closed: the parser takes the rest of the text for its content. */
function runaway(text: string, { quotes }: TokenReader): Round['hide'] {
  for (const [end, start] of quotes) {
    const line = lineEnd(text, start);
    const isClosed = end > start + 1 && text.charAt(end - 1) === text.charAt(start);
    if (isClosed || end <= line) continue;
    const isSafe = /^[\w/][^:#,[\]{}&*!|>%@`]*$/.test(text.slice(start + 1, line));
    return {
      span: { start, end: isSafe ? start + 1 : line },
      problem: unclosedQuote(text, start),
    };
  }
  return undefined;
}

function blank(text: string, { start, end }: Span): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** The tokens up to the first document's end, and some of the errors behind it, which come by the thousand. */
function firstDocument(tokens: readonly CST.Token[]): readonly CST.Token[] {
  const end = tokens.findIndex(({ type }) => type === 'document');
  return end < 0 ? tokens.slice(0, maxErrors) : tokens.slice(0, end + 20);
}

/** The first errors in the first document, its directives included. */
function compose(tokens: readonly CST.Token[]): readonly ParserError[] {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, version: '1.2' });
  for (const document of composer.compose(tokens, true, 0))
    return document.errors.slice(0, maxErrors);
  return [];
}

/** One mistake makes the parser complain at several places close by: of unreadable text, only the first is kept. */
function withoutConsequences(text: string, problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  const kept: SyntaxProblem[] = [];
  let reach = -1;
  for (const one of [...problems].sort((a, b) => a.span.start - b.span.start)) {
    const isReading = one.code === 'syntax/yaml' || one.code === 'syntax/tab';
    if (isReading && one.span.start <= reach) continue;
    kept.push(one);
    if (isReading) reach = lineEnd(text, Math.min(lineEnd(text, one.span.end) + 2, text.length));
  }
  return kept;
}
