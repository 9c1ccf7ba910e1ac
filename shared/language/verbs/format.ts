import * as yaml from 'prettier/plugins/yaml';
import { format as prettify } from 'prettier/standalone';
import { parse } from '../syntax/parse.ts';

/** Longer lines are broken; an image with its digest fits. */
const width = 160;

/** A text in the one form that all have, or why it is left as it is, as the end of "is left as it is: …". */
export type Formatted =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/**
 * Writes a text with the usual indentation, spaces and line lengths. Comments, the order of keys and what the text says stay
 * as they are: a text that cannot be read, or that would say something else afterwards, is left alone.
 */
export async function formatText(text: string): Promise<Formatted> {
  const before = parse(text);
  const [problem] = before.problems;
  if (problem !== undefined)
    return problem.code === 'syntax/empty'
      ? { ok: true, text }
      : { ok: false, reason: `it cannot be read (${problem.message})` };
  let formatted: string;
  try {
    formatted = await prettify(text, {
      parser: 'yaml',
      plugins: [yaml],
      printWidth: width,
      endOfLine: 'auto',
    });
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    return { ok: false, reason: `it cannot be read (${reason})` };
  }
  const isSame = JSON.stringify(parse(formatted).value) === JSON.stringify(before.value);
  return isSame
    ? { ok: true, text: formatted }
    : { ok: false, reason: 'its form cannot be changed without changing what it says' };
}
