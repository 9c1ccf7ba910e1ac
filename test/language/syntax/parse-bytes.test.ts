import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, maxBytes } from '../../../shared/language/syntax/parse-bytes.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  );

function problem(input: Uint8Array) {
  const result = decode(input);
  if ('text' in result) throw new Error(`It was decoded: ${JSON.stringify(result.text)}`);
  return result.problem;
}

describe('decode', () => {
  test('gives any text back, without its byte order mark', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'a: é😀\r\n\tb'))).toEqual({ text: 'a: é😀\r\n\tb' });
    expect(decode(bytes())).toEqual({ text: '' });
  });

  test('agrees with the platform on what is UTF-8', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const byte = fc.oneof(
      fc.constantFrom(0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf),
      fc.integer({ min: 32, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
        const input = Uint8Array.from(list).filter((one) => one !== 127);
        let text: string | undefined;
        try {
          text = strict.decode(input);
        } catch {
          text = undefined;
        }
        const result = decode(input);
        expect('text' in result ? result.text : undefined).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['a byte of Latin-1', bytes('a: 1\nb: 😀caf', [0xe9], '\n'), 'syntax/not-utf8', 15, 1, 8],
    ['a cut character', bytes('é', [0xf0, 0x9f, 0x98]), 'syntax/not-utf8', 2, 0, 1],
    ['an overlong form', bytes([0xc0, 0xaf]), 'syntax/not-utf8', 0, 0, 0],
    ['a surrogate', bytes('x', [0xed, 0xa0, 0x80]), 'syntax/not-utf8', 1, 0, 1],
    ['UTF-16, little end first', bytes([0xff, 0xfe, 0x61, 0]), 'syntax/not-utf8', 0, 0, 0],
    ['UTF-16, big end first', bytes([0xfe, 0xff, 0, 0x61]), 'syntax/not-utf8', 0, 0, 0],
    ['a NUL', bytes('a\nbc', [0], 'd'), 'syntax/binary', 4, 1, 2],
    ['an escape', bytes('a', [27]), 'syntax/binary', 1, 0, 1],
    ['DEL', bytes([127]), 'syntax/binary', 0, 0, 0],
  ])('%s', (_name, input, code, byteOffset, line, column) => {
    expect(problem(input)).toMatchObject({ code, byteOffset, line, column });
  });

  test('names UTF-16', () => {
    expect(problem(bytes([0xff, 0xfe])).message).toContain('UTF-16');
  });

  test('4 MiB is read, one byte more is not', () => {
    expect(decode(new Uint8Array(maxBytes).fill(97))).toHaveProperty('text.length', maxBytes);
    expect(problem(new Uint8Array(maxBytes + 1).fill(97)).code).toBe('syntax/too-large');
  });
});
