import { LineIndex } from '../../model/position.ts';
import type { SyntaxCode } from './codes.ts';
import { problem } from './problem.ts';
import type { SyntaxProblem } from './tree.ts';

/** Largest file that is read, in bytes. */
export const maxBytes = 4_194_304;

/** The text of a file, or why it has none. */
export type Decoded =
  | { readonly text: string }
  /** `shown` is what can be shown of it, with U+FFFD for everything that is no text. */
  | { readonly problem: Located; readonly shown: string };

/** A problem of bytes: no text has it, so it says itself where it is. */
export interface Located extends SyntaxProblem {
  /** Offset of the first wrong byte. */
  readonly byteOffset: number;
  /** Zero-based line of that byte. */
  readonly line: number;
  /** Zero-based column, in UTF-16 code units, of that byte. */
  readonly column: number;
}

/** Part of every host's standard library (WHATWG Encoding), absent from the language's own. */
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: boolean; readonly ignoreBOM: false },
) => { decode(bytes: Uint8Array): string };

/**
 * The text of a file of UTF-8, without its byte order mark; or a problem when it is over 4 MiB,
 * in another encoding, or not text at all.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > maxBytes) {
    const message = `The file has ${bytes.length} bytes, more than the ${maxBytes} that are read.`;
    return { problem: locate(bytes, 0, 'syntax/too-large', { message }), shown: '' };
  }
  const utf16 = utf16Problem(bytes);
  if (utf16) return { problem: utf16, shown: '' };
  let text: string;
  try {
    text = decodeValid(bytes);
  } catch {
    return { problem: invalidProblem(bytes, firstInvalidByte(bytes)), shown: shownOf(bytes) };
  }
  if (control.test(text)) {
    return { problem: controlProblem(bytes, bytes.findIndex(isControl)), shown: shownOf(bytes) };
  }
  return { text };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Throws when `bytes` are not UTF-8. */
function decodeValid(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** What stands before the first wrong byte keeps its offsets. */
function shownOf(bytes: Uint8Array): string {
  const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false });
  return lenient.decode(bytes).replace(new RegExp(control, 'g'), '\uFFFD');
}

const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/;

function utf16Problem(bytes: Uint8Array): Located | undefined {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!isMarked) return undefined;
  const message = 'The file is encoded in UTF-16, not in UTF-8.';
  return locate(bytes, 0, 'syntax/not-utf8', { message });
}

function invalidProblem(bytes: Uint8Array, at: number): Located {
  const byte = hexadecimal(bytes[at] ?? 0);
  const message = `The byte ${byte} at offset ${at} is not valid UTF-8.`;
  return locate(bytes, at, 'syntax/not-utf8', { message });
}

function controlProblem(bytes: Uint8Array, at: number): Located {
  const byte = hexadecimal(bytes[at] ?? 0);
  const message = `The control character ${byte} at offset ${at} cannot stand in a text.`;
  return locate(bytes, at, 'syntax/binary', { message });
}

/** The problem at the byte `at`, before which every byte is valid. */
function locate(
  bytes: Uint8Array,
  at: number,
  code: SyntaxCode,
  details: { readonly message: string },
): Located {
  const before = decodeValid(bytes.subarray(0, at));
  const { line, column } = new LineIndex(before).positionAt(before.length);
  const span = { start: before.length, end: before.length };
  return { ...problem(code, span, details), byteOffset: at, line, column };
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Everything below a space but tab, line feed and carriage return; and DEL. */
function isControl(byte: number): boolean {
  return (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127;
}

/** The offset of the first byte of the first sequence that is not well formed by table 3-7 of the Unicode Standard; -1 without one. */
function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function sequenceLength(bytes: Uint8Array, at: number): 0 | 1 | 2 | 3 | 4 {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0;
  for (let index = 2; index < length; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Excludes overlong forms. */
function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

/** Excludes surrogates and what lies beyond U+10FFFF. */
function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
