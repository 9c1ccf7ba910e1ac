import { describe, expect, test } from 'vitest';
import { keyAt, nodeAt, pathAt } from '../../../shared/language/syntax/find.ts';
import { parse } from '../../../shared/language/syntax/parse.ts';
import { corpus } from './corpus.ts';
import type { Node } from '../../../shared/language/syntax/tree.ts';

const text = 'base: &b { rto: 15m }\nsteps:\n  - id: drain\n    takes: *b\n  - x: \n2.10: v\n';
const tree = parse(text);

/** The place of the first `needle`, `shift` characters further. */
function at(needle: string, shift = 0) {
  const { path, node, inKey } = pathAt(tree, text.indexOf(needle) + shift);
  return { path, inKey, text: node && text.slice(node.span.start, node.span.end) };
}

describe('nodeAt and keyAt', () => {
  test('find values and keys, through aliases', () => {
    expect(nodeAt(tree, ['steps', 0, 'id'])).toMatchObject({ value: 'drain' });
    expect(nodeAt(tree, ['steps', 0, 'takes'])).toMatchObject({ kind: 'alias', name: 'b' });
    expect(nodeAt(tree, ['steps', 0, 'takes', 'rto'])).toMatchObject({ value: '15m' });
    expect(keyAt(tree, ['steps', 0, 'takes', 'rto'])).toMatchObject({ text: 'rto' });
    expect(nodeAt(tree, ['2.10'])).toMatchObject({ value: 'v' });
    expect(nodeAt(tree, [])).toBe(tree.root);
  });

  test('find nothing where nothing is', () => {
    for (const path of [
      ['none'],
      ['steps', 9],
      ['steps', 'id'],
      ['base', 'rto', 'x'],
      ['steps', -1],
    ]) {
      expect(nodeAt(tree, path)).toBeUndefined();
      expect(keyAt(tree, path)).toBeUndefined();
    }
    expect(keyAt(tree, [])).toBeUndefined();
    expect(keyAt(tree, ['steps', 0])).toBeUndefined();
    expect(nodeAt(parse(''), ['a'])).toBeUndefined();
  });

  test('take the first of two keys', () => {
    expect(nodeAt(parse('a: 1\na: 2\n'), ['a'])).toMatchObject({ value: 1 });
  });
});

describe('pathAt', () => {
  test('tells keys from values, ends of words included', () => {
    expect(at('id:')).toEqual({ path: ['steps', 0, 'id'], inKey: true, text: 'id' });
    expect(at('id:', 2)).toEqual({ path: ['steps', 0, 'id'], inKey: true, text: 'id' });
    expect(at('drain', 3)).toEqual({ path: ['steps', 0, 'id'], inKey: false, text: 'drain' });
    expect(at('drain', 5)).toEqual({ path: ['steps', 0, 'id'], inKey: false, text: 'drain' });
    expect(at('*b', 1)).toEqual({ path: ['steps', 0, 'takes'], inKey: false, text: '*b' });
    expect(at('15m')).toEqual({ path: ['base', 'rto'], inKey: false, text: '15m' });
  });

  test('counts blanks after a colon to the value to come', () => {
    expect(at('x: ', 3)).toEqual({ path: ['steps', 1, 'x'], inKey: false, text: '' });
  });

  test('every offset of a value leads back to it', () => {
    for (const source of corpus) {
      const one = parse(source);
      for (let offset = 0; offset <= source.length; offset++) {
        const { path, node, inKey } = pathAt(one, offset);
        const found: Node | undefined = inKey ? keyAt(one, path) : nodeAt(one, path);
        expect(found).toBe(node);
      }
    }
  });
});
