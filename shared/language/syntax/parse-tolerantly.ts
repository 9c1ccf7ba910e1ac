import { Composer, Parser } from 'yaml';
import type { CST } from 'yaml';
import { Assembly } from './assembly.ts';
import { explainFast } from './explain-fast.ts';
import { explainTolerant } from './explain-tolerant.ts';
import type { ParserError } from './explain-tolerant.ts';
import { unclosedBracket } from './mistakes.ts';
import { finish } from './reading.ts';
import type { Failure, Reading } from './reading.ts';
import { TokenReader } from './read-tokens.ts';
import { lineEnd } from './scan.ts';
import type { SyntaxProblem } from './tree.ts';

/**
 * Reads a broken text: everything around a mistake keeps its meaning. `failure` is what the fast
 * parser found; it is reported when this parser finds nothing wrong. Undefined when the text is
 * nested so deep that this parser cannot read it either.
 */
export function parseTolerantly(text: string, failure?: Failure): Reading | undefined {
  try {
    return readTolerantly(text, failure);
  } catch (error) {
    // Its token parser recurses with the nesting of blocks.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readTolerantly(text: string, failure: Failure | undefined): Reading {
  const tokens = [...new Parser().parse(text)];
  const documents = tokens.filter((token) => token.type === 'document');
  const assembly = new Assembly(text);
  const reader = new TokenReader(assembly);
  const root = documents[0] && reader.readDocument(documents[0]);
  const found = finish(assembly, root, documents[1]?.offset);
  if (assembly.pruned) return { root, problems: found };
  const errors = compose(tokens).flatMap((error) => explainTolerant(text, error, reader) ?? []);
  const brackets = reader.unclosed.map((open) => unclosedBracket(text, open));
  const problems = [...found.filter(({ code }) => code !== 'syntax/empty'), ...errors, ...brackets];
  if (problems.length === 0 && failure) problems.push(explainFast(text, failure));
  return { root, problems: withoutConsequences(text, problems) };
}

/** The errors in the first document, its directives included. */
function compose(tokens: readonly CST.Token[]): readonly ParserError[] {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, version: '1.2' });
  for (const document of composer.compose(tokens, true, 0)) return document.errors;
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
