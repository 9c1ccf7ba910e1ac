import { describe, expect, test } from 'vitest';
import { parse } from '../../../shared/language/syntax/parse.ts';

function codes(text: string): string[] {
  return parse(text).problems.map(({ code }) => code);
}

/** Seconds that `work` takes. */
function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

describe('depth', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  test('100 levels are read, 101 are not', () => {
    expect(codes(nested(100))).toEqual([]);
    expect(codes(nested(101))).toEqual(['syntax/too-deep']);
    expect(parse(nested(101)).problems[0]?.span.start).toBe(100);
    expect(codes(nested(150))).toEqual(['syntax/too-deep']);
  });

  test('blocks count too', () => {
    const block = (depth: number) =>
      Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    expect(codes(block(100))).toEqual([]);
    expect(codes(block(101))).toEqual(['syntax/too-deep']);
    expect(codes(block(200))).toEqual(['syntax/too-deep']);
    expect(codes('- '.repeat(101))).toEqual(['syntax/too-deep']);
  });

  test.each(['[', '{', '- ', '? ', '{a: ', '[[a]: '])('100,000 times %j ends in time', (piece) => {
    const text = piece.repeat(100_000);
    expect(seconds(() => expect(codes(text)).toContain('syntax/too-deep'))).toBeLessThan(10);
  });

  test('the rest of a file with deep nesting is read', () => {
    expect(parse(`a: ${nested(120)}\nb: 1\n`).value).toMatchObject({ b: 1 });
  });
});

describe('aliases', () => {
  test('a billion laughs are one message, and nothing is expanded', () => {
    const lines = Array.from({ length: 30 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    );
    expect(codes(lines.join('\n'))).toEqual(['syntax/alias-bomb']);
  });

  test('five aliases within each other are read, six are not', () => {
    const chain = (length: number) =>
      ['a0: &a0 [x]', ...Array.from({ length }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`)].join(
        '\n',
      );
    expect(codes(chain(5))).toEqual([]);
    expect(codes(chain(6))).toEqual(['syntax/alias-bomb']);
  });

  test('10,000 values by aliases are read, more are not', () => {
    const many = (count: number) => `a: &a x\nb: [${Array(count).fill('*a').join(', ')}]\n`;
    expect(codes(many(10_000))).toEqual([]);
    expect(codes(many(10_001))).toEqual(['syntax/alias-bomb']);
  });

  test('8,000 aliases in merge keys end in time, one message for each key', () => {
    const text = `a: &a {b: c}\nd:\n${'  - <<: *a\n'.repeat(3_000)}e: @broken\n`;
    expect(seconds(() => expect(parse(text).problems).toHaveLength(3_001))).toBeLessThan(5);
  });

  test('they share one object', () => {
    const value = parse('a: &a {x: 1}\nb: *a\nc: *a\n').value as Record<string, unknown>;
    expect(value['b']).toEqual(value['a']);
    expect(value['c']).toBe(value['b']);
  });
});

describe('size', () => {
  const clean = '  - id: step\n    needs: [a, b]\n    takes: { p50: 20s, p95: "60s" }\n'
    .repeat(60_000)
    .slice(0, 4_000_000);

  test('a clean file of 4 MB', () => {
    const text = `steps:\n${clean.slice(0, clean.lastIndexOf('  - id'))}`;
    expect(seconds(() => expect(codes(text)).toEqual([]))).toBeLessThan(8);
  });

  test('a broken file of 4 MB keeps what stands before the error', () => {
    const text = `steps:\n${clean.slice(0, clean.lastIndexOf('  - id'))}b: @x\nc: 1\n`;
    expect(seconds(() => expect(codes(text)).toEqual(['syntax/yaml']))).toBeLessThan(8);
    expect(parse(text).value).toHaveProperty('steps.length');
  });

  test('a broken file of 0.7 MB', () => {
    const text = `a: @x\nsteps:\n${clean.slice(0, 700_000)}`;
    expect(seconds(() => parse(text))).toBeLessThan(8);
  });

  test.each([
    ['one line of values', `a: [${'x, '.repeat(50_000)}]`],
    ['one broken line of values', `a: [${'x, '.repeat(50_000)}`],
    ['one quoted text', `a: "${'x'.repeat(300_000)}`],
    ['one plain text', `a: ${'x y '.repeat(50_000)}`],
    ['spaces', ' '.repeat(300_000)],
    ['line breaks', '\n'.repeat(300_000)],
    ['unclosed quotes', 'a: "x\n'.repeat(10_000)],
    ['colons', ': '.repeat(10_000)],
    ['half-written lines', 'abc\n'.repeat(50_000) + 'a: 1\n'],
    ['second colons', 'a: b: c\n'.repeat(10_000)],
    ['tabs', '\ta: 1\n'.repeat(10_000)],
    ['duplicate keys', 'a: 1\n'.repeat(10_000)],
    ['stray brackets', 'a: 1\n]\n'.repeat(10_000)],
  ])('much of %s ends in time', (_name, text) => {
    expect(seconds(() => parse(text))).toBeLessThan(5);
  });
});
