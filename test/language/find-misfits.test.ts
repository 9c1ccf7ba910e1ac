import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { load } from 'js-yaml';
import type { Misfit } from '../../shared/language/find-misfits.ts';
import { findMisfits } from '../../shared/language/find-misfits.ts';
import { makeAjv } from '../support/make-ajv.ts';
import { shapes } from '../../shared/language/generated/shapes.ts';

type Kind = keyof typeof shapes;
const kinds = Object.keys(shapes) as Kind[];

const validators = Object.fromEntries(
  kinds.map((kind) => {
    const text = readFileSync(`schema/${kind.toLowerCase()}.schema.json`, 'utf8');
    return [kind, makeAjv().compile(JSON.parse(text) as object)];
  }),
);

const documents = ['samples/shop', 'samples/online-boutique'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => load(readFileSync(path.join(folder, file), 'utf8')) as { kind: Kind }),
);

const pointer = (parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A closed set of words may be published as a pattern, so both count as one sort here. */
const sorts: Readonly<Record<string, Misfit['sort']>> = {
  additionalProperties: 'unknown-key',
  required: 'missing-key',
  dependentRequired: 'missing-key',
  type: 'type',
  enum: 'word',
  const: 'word',
  pattern: 'word',
  minItems: 'empty',
  minProperties: 'empty',
  minimum: 'least',
  maximum: 'most',
};

/** What the other validator finds, said as misfits are. */
function judgement(kind: Kind, value: unknown): Set<string> {
  const validate = validators[kind];
  if (validate === undefined || validate(value)) return new Set();
  const wrongTypes = new Set(
    (validate.errors ?? [])
      .filter(({ keyword }) => keyword === 'type')
      .map(({ instancePath }) => instancePath),
  );
  return new Set(
    (validate.errors ?? []).flatMap(({ keyword, instancePath, propertyName, params }) => {
      if (keyword === 'propertyNames') return [];
      if (propertyName !== undefined) return `${instancePath} name ${propertyName}`;
      if (keyword !== 'type' && wrongTypes.has(instancePath)) return [];
      const { additionalProperty, missingProperty } = params as Readonly<Record<string, string>>;
      return `${instancePath} ${sorts[keyword] ?? keyword} ${additionalProperty ?? missingProperty ?? ''}`;
    }),
  );
}

const own = (kind: Kind, value: unknown): Set<string> =>
  new Set(
    findMisfits(value, shapes[kind]).map(
      (misfit) =>
        `${pointer(misfit.path)} ${misfit.sort === 'form' ? 'word' : misfit.sort} ${'key' in misfit ? misfit.key : ''}`,
    ),
  );

/** Mulberry32: the same numbers for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const strange: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e9, Infinity, NaN, '', ' ', 'x', '15m', '2%', '-1s', '2.1.0',
  'hard', [], {}, ['x'], [null], { x: 1 }, { min: '1m' }, { p50: '1m', p95: '2m', p99: '3m' },
]; // prettier-ignore

const strangeKeys = [
  'rtoo',
  'constructor',
  '__proto__',
  'toString',
  'a b',
  '',
  '~/',
  'needs',
  'on',
];

/** `value` with one thing changed somewhere. */
function mutated(value: unknown, random: () => number): unknown {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  if (typeof value !== 'object' || value === null || random() < 0.08) return pick(strange);
  if (Array.isArray(value)) {
    const at = Math.floor(random() * value.length);
    return value.length === 0
      ? [pick(strange)]
      : value.map((item: unknown, index) => (index === at ? mutated(item, random) : item));
  }
  const entries = Object.entries(value);
  const at = Math.floor(random() * entries.length);
  const change = random();
  if (change < 0.1) return Object.fromEntries(entries.filter((_, index) => index !== at));
  if (change < 0.25 || entries.length === 0)
    return Object.fromEntries([...entries, [pick(strangeKeys), pick(strange)]]);
  return Object.fromEntries(
    entries.map(([key, child], index) => [key, index === at ? mutated(child, random) : child]),
  );
}

test('misfits are what a validator of others finds with the published schemas', () => {
  for (let seed = 1; seed <= 4000; seed++) {
    const random = numbersFrom(seed);
    const document = documents[seed % documents.length];
    if (document === undefined) throw new Error('no samples');
    let value: unknown = document;
    for (let times = 0; times <= random() * 3; times++) value = mutated(value, random);
    expect(own(document.kind, value), `seed ${seed}`).toEqual(judgement(document.kind, value));
  }
});

test('samples fit, and a change is noticed', () => {
  const wrong = documents.filter((document, seed) => {
    const value = mutated(document, numbersFrom(seed));
    return findMisfits(value, shapes[document.kind]).length > 0;
  });
  expect(wrong.length).toBeGreaterThan(0);
  expect(
    documents.every(({ kind }, index) => findMisfits(documents[index], shapes[kind]).length === 0),
  ).toBe(true);
});
