import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver/node';
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

/** The position of the first `what` in `content`, `into` letters into it. */
function positionOf(content: string, what: string, into = 1): Position {
  const before = content.slice(0, content.indexOf(what) + into).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

test('what may be written comes in the order of the language, with its manual entry', async () => {
  const broken = text('checkout.playbook.yaml').replace('rto: 15m, ', ' ');
  await editor.show('checkout.playbook.yaml', broken);
  const at = positionOf(broken, 'objectives: { ', 'objectives: { '.length);
  const items = await editor.completions('checkout.playbook.yaml', at);
  expect(items.map(({ label }) => label)).toContain('rto');
  expect(items.map(({ label }) => label)).not.toContain('rpo');
  expect(items.map(({ sortText }) => sortText)).toEqual(
    items.map(({ sortText }) => sortText).toSorted(),
  );
  const rto = items.find(({ label }) => label === 'rto');
  expect(rto?.textEdit).toEqual({ range: { start: at, end: at }, newText: 'rto: ' });
  expect(JSON.stringify(rto?.documentation)).toContain('duration');
});

test('a name is explained by what declares it, in whatever file that is', async () => {
  const content = text('checkout.playbook.yaml');
  await editor.show('checkout.playbook.yaml', content);
  const at = positionOf(content, 'services: [checkout', 'services: [ch'.length);
  const hover = await editor.hover('checkout.playbook.yaml', at);
  expect(JSON.stringify(hover?.contents)).toContain('from shop.system.yaml');
  const [found] = await editor.definitions('checkout.playbook.yaml', at);
  expect(found?.uri).toBe(editor.uri('shop.system.yaml'));
  const line = text('shop.system.yaml').split('\n')[found!.range.start.line];
  expect(line).toMatch(/^ {2}checkout:/);
});

test('nothing is said of a document that is not shown', async () => {
  const at = { line: 0, character: 0 };
  expect(await editor.completions('other.playbook.yaml', at)).toEqual([]);
  expect(await editor.hover('other.playbook.yaml', at)).toBeNull();
  expect(await editor.definitions('other.playbook.yaml', at)).toEqual([]);
});

test('no text stops the server', async () => {
  const sound = text('checkout.playbook.yaml');
  for (const broken of ['', '{', '\u0000', '- '.repeat(200), sound.slice(0, 400), '\uD800'])
    await editor.show('checkout.playbook.yaml', broken);
  await editor.show('checkout.playbook.yaml', sound);
  await expect.poll(() => editor.diagnostics('checkout.playbook.yaml')).toEqual([]);
});

test('folders come and go: what is in them is judged while they are part of the project', async () => {
  const [first, second] = [testFolder(), testFolder()];
  for (const each of [first, second]) cpSync('samples/shop', each, { recursive: true });
  writeFileSync(path.join(second, 'shop.system.yaml'), 'backstep: v1\nkind: System\nname: s\n');
  const client = await TestEditor.start(first, { workspace: { workspaceFolders: true } });
  const news = new Map<string, number>();
  client.connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: unknown[] }) => {
      news.set(uri, diagnostics.length);
    },
  );
  const uriIn = (each: string, file = ''): string => pathToFileURL(path.join(each, file)).href;
  const change = (added: string[], removed: string[]): Promise<void> => {
    const folders = (of: string[]) => of.map((each) => ({ uri: uriIn(each), name: each }));
    return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: folders(added), removed: folders(removed) },
    });
  };
  const systemUri = uriIn(second, 'shop.system.yaml');
  await expect.poll(() => news.get(uriIn(first, 'checkout.playbook.yaml'))).toBe(0);
  expect(news.get(systemUri)).toBeUndefined();
  await change([second], []);
  await expect.poll(() => news.get(systemUri)).toBeGreaterThan(0);
  await expect.poll(() => news.get(uriIn(second, 'checkout.playbook.yaml'))).toBeGreaterThan(0);
  await change([], [second]);
  await expect.poll(() => news.get(systemUri)).toBe(0);
});

test('of a folder that comes or goes nothing but that is told: what is in it counts, and for what needs it', async () => {
  const project = testFolder();
  const inside = path.join(project, 'team');
  cpSync('samples/shop', inside, { recursive: true });
  const system = path.join(inside, 'shop.system.yaml');
  writeFileSync(system, 'backstep: v1\nkind: System\nname: s\n');
  writeFileSync(
    path.join(project, 'far.scenario.yaml'),
    readFileSync(path.join(inside, 'bad-canary.scenario.yaml'), 'utf8').replace('./', './team/'),
  );
  const client = await TestEditor.start(project);
  const news = new Map<string, number>();
  client.connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: unknown[] }) => {
      news.set(uri, diagnostics.length);
    },
  );
  const uriOf = (file: string): string => pathToFileURL(file).href;
  const far = uriOf(path.join(project, 'far.scenario.yaml'));
  await expect.poll(() => news.get(uriOf(system))).toBeGreaterThan(0);
  await expect.poll(() => news.has(far)).toBe(true);
  rmSync(inside, { recursive: true });
  news.clear();
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(inside), type: 3 }],
  });
  await expect.poll(() => news.get(uriOf(system))).toBe(0);
  await expect.poll(() => news.get(far)).toBeGreaterThan(0);
  cpSync('samples/shop', inside, { recursive: true });
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(inside), type: 1 }],
  });
  await expect.poll(() => news.get(uriOf(path.join(inside, 'checkout.playbook.yaml')))).toBe(0);
  await expect.poll(() => news.get(far)).toBe(0);
});

test('copies in evidence and in hidden folders are not judged', async () => {
  const project = testFolder();
  const client = await TestEditor.start(project);
  const news = new Set<string>();
  client.connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri }: { uri: string }) => void news.add(uri),
  );
  const put = (name: string): string => {
    const file = path.join(project, name);
    mkdirSync(path.dirname(file), { recursive: true });
    cpSync('samples/shop/checkout.playbook.yaml', file);
    return pathToFileURL(file).href;
  };
  const hidden = put('.draft/one.playbook.yaml');
  const copy = put('evidence-1/subject/playbook/two.playbook.yaml');
  writeFileSync(path.join(project, 'evidence-1/attestation.json'), '{}');
  const own = put('three.playbook.yaml');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [hidden, copy, own].map((uri) => ({ uri, type: 1 })),
  });
  await expect.poll(() => [...news]).toEqual([own]);
});
