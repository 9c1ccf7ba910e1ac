import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Position, Range } from 'vscode-languageserver/node';
import { TestEditor } from './language-client.ts';
import { testFolder } from '../support/run-cli.ts';

const playbook = 'checkout.playbook.yaml';
const sound = readFileSync(path.join('samples/shop', playbook), 'utf8');
const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

/** Texts that no editor should suffer from, whoever wrote them. */
const texts: Readonly<Record<string, string>> = {
  '8,000 aliases': `${sound}x: &x { a: b }\ny:\n${many(8000, () => '  - *x\n')}`,
  '8,000 merge keys': `${sound}x: &x { a: b }\ny:\n${many(8000, (index) => `  k${index}: { <<: *x }\n`)}`,
  'aliases of aliases': `a: &a [x,x,x,x,x,x,x,x,x]\n${many(7, (index) => `${'bcdefgh'.charAt(index)}: &${'bcdefgh'.charAt(index)} [${`*${'abcdefg'.charAt(index)},`.repeat(9)}]\n`)}`,
  'an alias of itself': `${sound}x: &x [*x]\n`,
  '200 levels in brackets': `${sound}x: ${'['.repeat(200)}${']'.repeat(200)}\n`,
  '200 levels of keys': many(200, (index) => `${' '.repeat(index)}k:\n`),
  '20,000 open brackets': '['.repeat(20_000),
  'a line of 1 MiB': `${sound}x: "${'a'.repeat(2 ** 20)}"\n`,
  '1 MiB of keys in one line': `backstep: v1\nkind: Playbook\nx: {${many(60_000, (index) => ` k${index}: 1,`)} }\n`,
  'Windows line ends': sound.replaceAll('\n', '\r\n'),
  'old Macintosh line ends': sound.replaceAll('\n', '\r'),
  'a byte order mark': `\uFEFF${sound}`,
  'letters beyond the basic plane': sound.replaceAll('Checkout', '🛒🛒 café\u0301'),
  'half a letter': sound.replace('Checkout', '\uD83D'),
  'several documents': `${sound}---\nbackstep: v1\nkind: System\nname: s\nservices: {}\n---\nbackstep: v1\nkind: Scenario\n`,
  'tabs and control letters': sound.replaceAll('  ', '\t').replace('canary', 'can\u0007ary'),
  'nothing at all': '',
};

let folder = '';
let editor: TestEditor;

beforeEach(async () => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  editor = await TestEditor.start(folder);
});

test.each(Object.entries(texts))(
  '%s: every question is answered, within the text, and the server lives on',
  async (_, text) => {
    await editor.show(playbook, text);
    await expect.poll(() => editor.diagnostics(playbook), { timeout: 9000 }).toBeDefined();
    const lines = text.split(/\r\n|\r|\n/);
    const places = [0, 0.4, 1].map((share): Position => {
      const line = Math.floor((lines.length - 1) * share);
      return { line, character: Math.floor((lines[line] ?? '').length / 2) };
    });
    const textDocument = { uri: editor.uri(playbook) };
    const whole: Range = { start: { line: 0, character: 0 }, end: places[2] as Position };
    const answers: unknown[] = [editor.diagnostics(playbook)];
    const ask = async (method: string, more: object = {}): Promise<void> => {
      const params = { textDocument, ...more };
      answers.push(await editor.connection.sendRequest(`textDocument/${method}`, params));
    };
    for (const position of places)
      for (const method of ['completion', 'hover', 'definition', 'documentHighlight'])
        await ask(method, { position });
    for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'codeLens'])
      await ask(method);
    await ask('selectionRange', { positions: places });
    await ask('inlayHint', { range: whole });
    await ask('codeAction', { range: whole, context: { diagnostics: [] } });
    await ask('semanticTokens/full');
    await ask('formatting', { options: { tabSize: 2, insertSpaces: true } });
    const wrong = rangesIn(answers).filter((range) => !isWithin(range, lines));
    expect(wrong.slice(0, 3)).toEqual([]);

    await editor.show(playbook, sound);
    await expect.poll(() => editor.diagnostics(playbook), { timeout: 9000 }).toEqual([]);
  },
  30_000,
);

function rangesIn(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null) return [];
  const { start, end } = value as Partial<Range>;
  if (typeof start === 'object' && typeof end === 'object') return [{ start, end }];
  // A link leads to another file, and so do ranges below `targetUri` or a list of changes by file.
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'changes' || key === 'relatedInformation' ? [] : rangesIn(part),
  );
}

function isWithin({ start, end }: Range, lines: readonly string[]): boolean {
  const isBefore =
    start.line < end.line || (start.line === end.line && start.character <= end.character);
  // An editor takes what lies behind the last line for its end.
  const isThere = ({ line, character }: Position): boolean =>
    character <= (lines[line] ?? '').length && line <= lines.length;
  return isBefore && isThere(start) && isThere(end);
}

test('YAML of others is let alone', async () => {
  await editor.show('compose.yaml', 'services: { web: { image: nginx } }\n');
  await editor.show('mine.yaml', 'backstep: v1\nkind: System\nname: s\n');
  await expect.poll(() => editor.diagnostics('mine.yaml')?.length).toBeGreaterThan(0);
  expect(editor.diagnostics('compose.yaml')).toBeUndefined();
});

test('a change of what lies beside a document counts', async () => {
  await editor.show(playbook, sound);
  await expect.poll(() => editor.diagnostics(playbook)).toEqual([]);
  const alerts = path.join(folder, 'alerts/checkout.rules.yaml');
  writeFileSync(alerts, readFileSync(alerts, 'utf8').replace('for: 2m', 'for: 10m'));
  await editor.changedOnDisk('alerts/checkout.rules.yaml');
  await expect
    .poll(() => editor.diagnostics(playbook)?.map(({ code }) => code))
    .toEqual(['trigger/alert-differs']);
});
