import type { ScalarStyle } from './syntax/tree.ts';
import { plainValue } from './syntax/scalar-value.ts';

/** Begins something else than a plain text, or ends one within braces. */
const special = /^[-?:,[\]{}#&*!|>'"%@`\s]|[,[\]{}]|: |:$| #|\s$/;

/** `text` as YAML reads it back as that very string, in quotes where it had them or needs them. */
export function writeScalar(text: string, style: ScalarStyle = 'plain'): string {
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`;
  if (style !== 'plain' || needsQuotes(text)) return JSON.stringify(text);
  return text;
}

const needsQuotes = (text: string): boolean =>
  text === '' || special.test(text) || typeof plainValue(text) !== 'string';
