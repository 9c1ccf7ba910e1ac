import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followChain } from '../../shared/store/chain.ts';
import { firstPrev, formatLines, textOf } from '../../shared/store/journal-line.ts';
import { parseLine } from '../../shared/store/parse-line.ts';
import { closed, event, opened, recovery, sampled, startsUs } from './drill-trace.ts';

const trace = [opened(), ...recovery(), sampled(8), sampled(9), closed()];
const { lines } = formatLines(trace, { seq: 0, prev: firstPrev, startsUs });

test('a line is these bytes', () => {
  const waiting = event(1.5, 'step.waiting', { for: 'lock', name: 'dé"ploy' }, 'step-1', 'ops');
  const line = textOf(waiting, { seq: 3, at: '2026-03-01T09:00:01.500Z', prev: firstPrev });
  expect(line).toBe(
    '{"seq":3,"at":"2026-03-01T09:00:01.500Z","t":1500000,"kind":"step.waiting","actor":"ops",' +
      `"subject":"step-1","data":{"for":"lock","name":"dé\\"ploy"},"prev":"${firstPrev}"}`,
  );
});

test('each line names the SHA-256 of the bytes before it', () => {
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const prev =
      before === undefined ? firstPrev : createHash('sha256').update(before).digest('hex');
    expect((JSON.parse(line) as { prev: string }).prev).toBe(prev);
  }
});

test('the same events give the same bytes, in one go or one by one', () => {
  let from = { seq: 0, prev: firstPrev, startsUs };
  const single = trace.flatMap((item) => {
    const next = formatLines([item], from);
    from = { ...next, startsUs };
    return next.lines;
  });
  expect(single).toEqual(lines);
});

test('what was written is read back', () => {
  const chain = followChain(lines);
  expect(chain.broken).toBeUndefined();
  const read = chain.events.map(({ tUs, kind, actor, subject, data }) => {
    return { tUs, kind, actor, subject, data };
  });
  expect(read).toEqual(trace);
});

test.each([
  ['NaN', { ...event(0, 'service.restored', { errorRate: NaN, latencyUs: 1 }) }],
  ['an infinity', { ...event(0, 'service.restored', { errorRate: Infinity, latencyUs: 1 }) }],
  ['undefined', event(0, 'inject.sent', { say: undefined as unknown as string })],
  ['half a character', event(0, 'inject.sent', { say: 'a\ud800' })],
  ['a date', event(0, 'inject.sent', { say: new Date(0) as unknown as string })],
  ['a fraction of a microsecond', { ...event(0, 'rollback.started', {}), tUs: 0.5 }],
])('%s cannot be written', (_, item) => {
  expect(() => formatLines([item], { seq: 0, prev: firstPrev, startsUs: 0 })).toThrow(TypeError);
});

test.each([
  ['a space', (line: string) => line.replace('{"seq"', '{ "seq"'), 'not-canonical'],
  [
    'another order',
    (line: string) => line.replace(/^\{("seq":1),(.*)\}$/u, '{$2,$1}'),
    'not-canonical',
  ],
  ['an escape', (line: string) => line.replace('errors', '\\u0065rrors'), 'not-canonical'],
  ['a second key', (line: string) => line.replace('"t":', '"seq":1,"t":'), 'duplicate-key'],
  [
    'a huge number',
    (line: string) => line.replace(/"t":\d+/u, '"t":99999999999999999999'),
    'number-out-of-range',
  ],
  ['a negative time', (line: string) => line.replace(/"t":\d+/u, '"t":-1'), 'wrong-shape'],
  [
    'an unknown kind',
    (line: string) => line.replace('fault.injected', 'fault.imagined'),
    'unknown-kind',
  ],
  [
    'a kind of the prototype',
    (line: string) => line.replace('fault.injected', 'toString'),
    'unknown-kind',
  ],
  [
    'an unknown field',
    (line: string) => line.replace('"detail"', '"more":1,"detail"'),
    'wrong-shape',
  ],
  ['a wrong type', (line: string) => line.replace('"fault":"errors"', '"fault":7'), 'wrong-shape'],
  ['no JSON', (line: string) => line.slice(1), 'not-json'],
  ['half a line', (line: string) => line.slice(0, 40), 'not-json'],
  ['a list', () => '[]', 'wrong-shape'],
])('a line with %s is refused', (_, edit, fault) => {
  const edited = edit(lines[1]!);
  expect(edited).not.toBe(lines[1]);
  expect(parseLine(edited)).toMatchObject({ ok: false, fault });
});

test('any one changed character breaks the chain at or right after its line', () => {
  const random = fc.tuple(fc.nat(lines.length - 2), fc.nat(), fc.integer({ min: 32, max: 126 }));
  fc.assert(
    fc.property(random, ([index, at, unit]) => {
      const line = lines[index]!;
      const place = at % line.length;
      const edited = line.slice(0, place) + String.fromCharCode(unit) + line.slice(place + 1);
      fc.pre(edited !== line);
      const { broken } = followChain(lines.with(index, edited));
      expect([index + 1, index + 2]).toContain(broken?.line);
    }),
  );
});

test.each([
  ['a line removed', lines.toSpliced(3, 1), 4],
  ['a line repeated', lines.toSpliced(3, 0, lines[3]!), 5],
  ['two lines swapped', lines.toSpliced(3, 2, lines[4]!, lines[3]!), 4],
  ['no opening', formatLines(recovery(), { seq: 0, prev: firstPrev, startsUs }).lines, 1],
  [
    'more after the closing',
    formatLines([...trace, sampled(10)], { seq: 0, prev: firstPrev, startsUs }).lines,
    trace.length + 1,
  ],
])('%s breaks the chain', (_, given, line) => {
  expect(followChain(given).broken).toMatchObject({ line });
});
