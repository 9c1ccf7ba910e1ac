import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Workspace } from '../../shared/language/workspace.ts';
import { diagnose } from '../../shared/language/diagnose.ts';

/** A block of YAML of the manual: a whole file, or keys that stand in a file for its own. */
interface Example {
  readonly file: string;
  readonly isPart: boolean;
  readonly text: string;
}

const manual = readFileSync('schema/LANGUAGE.md', 'utf8');
const examples = [...manual.matchAll(/^```yaml ?(in )?(\S*)\n([^]*?)^```$/gm)].map(
  ([, part, file = '', text = '']): Example => ({ file, isPart: part !== undefined, text }),
);
const whole = new Map(
  examples.flatMap(({ file, isPart, text }) => (isPart ? [] : [[file, text] as const])),
);

test('every block of the manual is an example that is checked', () => {
  expect(manual.match(/^```\S/gm)).toHaveLength(examples.length);
  expect(examples.map(({ file }) => file)).not.toContain('');
  expect(whole.size).toBe(7);
});

test.each(examples)('$file is sound: $text', ({ file, isPart, text }) => {
  const workspace = new Workspace();
  for (const [name, content] of whole) workspace.set(`/manual/${name}`, content);
  if (isPart) workspace.set(`/manual/${file}`, withKeys(whole.get(file) ?? '', text));
  const found = [...workspace.documents()].flatMap((document) =>
    diagnose(workspace, document.file),
  );
  expect(found.map(({ file: where, code, message }) => `${where} ${code} ${message}`)).toEqual([]);
});

/** A document with top-level keys of `part` in place of its own, those that it does not have at its end. */
function withKeys(document: string, part: string): string {
  const keys = blocks(document);
  for (const [key, text] of blocks(part)) keys.set(key, text);
  return [...keys.values()].join('');
}

function blocks(text: string): Map<string, string> {
  return new Map(
    text
      .split(/^(?=[a-z_]+:)/m)
      .filter((block) => block !== '')
      .map((block) => [block.slice(0, block.indexOf(':')), block]),
  );
}
