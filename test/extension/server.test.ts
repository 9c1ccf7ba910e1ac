import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { TestEditor } from './language-client.ts';
import { testFolder } from '../support/run-cli.ts';

let folder = '';
let editor: TestEditor;
const text = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const codes = (file: string): unknown[] | undefined =>
  editor.diagnostics(file)?.map(({ code }) => code);

beforeEach(async () => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  editor = await TestEditor.start(folder);
});

test('a sound document has no findings, and what it refers to is read from the disk', async () => {
  await editor.show('checkout.playbook.yaml', text('checkout.playbook.yaml'));
  await expect.poll(() => editor.diagnostics('checkout.playbook.yaml')).toEqual([]);
});

test('a finding stands at its place, with reason and remedy, and its fix mends it', async () => {
  const sound = text('checkout.playbook.yaml');
  const broken = sound.replace('rto:', 'rtoo:');
  await editor.show('checkout.playbook.yaml', broken);
  await expect.poll(() => codes('checkout.playbook.yaml')).toContain('schema/unknown-key');
  const [finding] = editor.diagnostics('checkout.playbook.yaml') ?? [];
  expect(finding?.message).toMatch(/has no key `rtoo`\.\n.+\nDid you mean `rto`\?/);
  expect(finding?.codeDescription?.href).toContain('RULES.md#schema/unknown-key');
  const lines = broken.split('\n');
  const { start, end } = finding!.range;
  expect(lines[start.line]?.slice(start.character, end.character)).toBe('rtoo');
  const [fix] = await editor.codeActions('checkout.playbook.yaml', finding!.range);
  expect(fix).toMatchObject({ title: 'Change to `rto`', isPreferred: true, kind: 'quickfix' });
  const [edit] = fix?.edit?.changes?.[editor.uri('checkout.playbook.yaml')] ?? [];
  expect(edit).toEqual({ range: finding!.range, newText: 'rto' });
});

test('what is shown counts for other documents at once, before it is saved', async () => {
  await editor.show('checkout.playbook.yaml', text('checkout.playbook.yaml'));
  await expect.poll(() => codes('checkout.playbook.yaml')).toEqual([]);
  await editor.show('shop.system.yaml', text('shop.system.yaml').replace('2.13.4:', '2.13.5:'));
  await expect.poll(() => codes('checkout.playbook.yaml')).toContain('artifact/unknown-version');
  await editor.show('shop.system.yaml', text('shop.system.yaml'));
  await expect.poll(() => codes('checkout.playbook.yaml')).toEqual([]);
});

test('a change on the disk counts when it is told', async () => {
  await editor.show('checkout.playbook.yaml', text('checkout.playbook.yaml'));
  await expect.poll(() => codes('checkout.playbook.yaml')).toEqual([]);
  writeFileSync(path.join(folder, 'shop.system.yaml'), 'backstep: v1\nkind: System\n');
  await editor.changedOnDisk('shop.system.yaml');
  await expect
    .poll(() => codes('checkout.playbook.yaml'))
    .toEqual(expect.arrayContaining(['reference/unknown-name']));
});

test('no text stops the server', async () => {
  const sound = text('checkout.playbook.yaml');
  for (const broken of ['', '{', '\u0000', '- '.repeat(200), sound.slice(0, 400), '\uD800'])
    await editor.show('checkout.playbook.yaml', broken);
  await editor.show('checkout.playbook.yaml', sound);
  await expect.poll(() => editor.diagnostics('checkout.playbook.yaml')).toEqual([]);
});
