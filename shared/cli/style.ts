import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours a text for standard output; a pipe, a dumb terminal and NO_COLOR get plain text. */
export function styled(format: Format, text: string): string {
  return styleText(format, text, { stream: process.stdout, validateStream: true });
}
