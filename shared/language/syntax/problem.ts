import type { Span } from '../../model/position.ts';
import { syntaxCodes } from './codes.ts';
import type { SyntaxCode } from './codes.ts';
import type { SyntaxProblem } from './tree.ts';

/** The problem of this code at `span`: what `details` leave out is taken from the code's manual entry. */
export function problem(
  code: SyntaxCode,
  span: Span,
  details: Partial<Pick<SyntaxProblem, 'message' | 'remedy' | 'fixes'>> = {},
): SyntaxProblem {
  const { summary, why, remedy } = syntaxCodes[code];
  return { code, span, message: summary, why, remedy, ...details };
}
