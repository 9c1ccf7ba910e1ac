import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type * as lsp from 'vscode-languageserver/node';
import { TestEditor } from './language-client.ts';
import { checkPlacesRequest, scenariosRequest } from '../../shared/lsp/scenarios-request.ts';
import type { ShownScenario } from '../../shared/lsp/scenarios-request.ts';
import { graphRequest } from '../../shared/lsp/graph-request.ts';
import type { ShownGraph } from '../../shared/lsp/graph-request.ts';
import { testFolder } from '../support/run-cli.ts';

let folder = '';
let editor: TestEditor;
const playbook = 'checkout.playbook.yaml';
const text = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const ask = <T>(method: string, params: object): Promise<T> =>
  editor.connection.sendRequest(method, params);
const document = (file = playbook) => ({ textDocument: { uri: editor.uri(file) } });

/** The position of the first `what` in a file, `into` letters into it. */
function at(what: string, into = 1, file = playbook) {
  const content = text(file);
  expect(content).toContain(what);
  const before = content.slice(0, content.indexOf(what) + into).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { ...document(file), position };
}

beforeEach(async () => {
  folder = testFolder();
  cpSync('samples/shop', folder, {
    recursive: true,
    filter: (file) => !file.includes('.backstep'),
  });
  editor = await TestEditor.start(folder);
  await editor.show(playbook, text(playbook));
  await expect.poll(() => editor.diagnostics('bad-canary.scenario.yaml')).toEqual([]);
});

test('documents that are not shown are read and judged too', async () => {
  await editor.show('shop.system.yaml', text('shop.system.yaml').replace('2.13.4:', '2.13.5:'));
  await expect
    .poll(() => editor.diagnostics(playbook)?.map(({ code }) => code))
    .toContain('artifact/unknown-version');
  await editor.show('shop.system.yaml', text('shop.system.yaml'));
  await expect.poll(() => editor.diagnostics(playbook)).toEqual([]);
});

test('a file that comes, is renamed and goes is noticed', async () => {
  const found = () => editor.diagnostics(playbook)?.map(({ code }) => code);
  const moved = path.join(folder, 'moved.system.yaml');
  writeFileSync(moved, text('shop.system.yaml'));
  rmSync(path.join(folder, 'shop.system.yaml'));
  await editor.changedOnDisk('moved.system.yaml', 'shop.system.yaml');
  await expect.poll(found).toContain('reference/missing-file');
  writeFileSync(path.join(folder, 'shop.system.yaml'), readFileSync(moved));
  await editor.changedOnDisk('shop.system.yaml');
  await expect.poll(found).toEqual([]);
});

test('the nearest policy counts from when it is written', async () => {
  writeFileSync(
    path.join(folder, 'backstep.policy.yaml'),
    'backstep: v1\nkind: Policy\nname: p\nrequire: [{ max_rto: 1m }]\n',
  );
  await editor.changedOnDisk('backstep.policy.yaml');
  await expect
    .poll(() => editor.diagnostics(playbook)?.map(({ code }) => code))
    .toContain('governance/policy-rto');
});

test('references and a new name reach every file of the project', async () => {
  const where = at('services: [checkout', 'services: [ch'.length);
  const places = await ask<lsp.Location[]>('textDocument/references', {
    ...where,
    context: { includeDeclaration: true },
  });
  const files = new Set(places.map(({ uri }) => path.basename(uri)));
  expect([...files].sort()).toContain('shop.system.yaml');
  expect(files.size).toBeGreaterThan(2);
  expect(await ask('textDocument/prepareRename', where)).toMatchObject({ placeholder: 'checkout' });
  const edit = await ask<lsp.WorkspaceEdit>('textDocument/rename', { ...where, newName: 'till' });
  expect(new Set(Object.keys(edit.changes ?? {}).map((uri) => path.basename(uri)))).toEqual(files);
  await expect(
    ask('textDocument/rename', { ...where, newName: 'payments service' }),
  ).rejects.toThrow('A service needs a name without blanks.');
});

describe('of one document', () => {
  test('outline, folds, links, lenses, hints and tokens', async () => {
    const outline = await ask<lsp.DocumentSymbol[]>('textDocument/documentSymbol', document());
    const steps = outline.find(({ name }) => name === 'steps');
    expect(steps?.children?.map(({ name }) => name)).toContain('restore-checkout');
    const folds = await ask<lsp.FoldingRange[]>('textDocument/foldingRange', document());
    expect(folds.length).toBeGreaterThan(5);
    const [link] = await ask<lsp.DocumentLink[]>('textDocument/documentLink', document());
    expect(link?.target).toBe(editor.uri('shop.system.yaml'));
    const lenses = await ask<lsp.CodeLens[]>('textDocument/codeLens', document());
    expect(lenses.map(({ command }) => command?.title)).toContain('3 scenarios');
    const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
    const hints = await ask<lsp.InlayHint[]>('textDocument/inlayHint', { ...document(), range });
    expect(hints.some(({ label }) => typeof label === 'string' && label.includes('critical'))).toBe(
      true,
    );
    const { data } = await ask<lsp.SemanticTokens>('textDocument/semanticTokens/full', document());
    expect(data.length % 5).toBe(0);
    expect(data.length).toBeGreaterThan(100);
  });

  test('a selection grows', async () => {
    const { position } = at('rto: 15m', 'rto: 1'.length);
    const [range] = await ask<lsp.SelectionRange[]>('textDocument/selectionRange', {
      ...document(),
      positions: [position],
    });
    let depth = 0;
    for (let around = range; around !== undefined; around = around.parent) depth++;
    expect(depth).toBeGreaterThan(4);
  });

  test('calls of a step', async () => {
    const [item] = await ask<lsp.CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      at('id: restore-checkout', 'id: re'.length),
    );
    const needed = await ask<lsp.CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item,
    });
    expect(needed.length).toBeGreaterThan(0);
    const [to] = needed.map((call) => call.to);
    const back = await ask<lsp.CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item: to,
    });
    expect(back.map(({ from }) => from.name)).toContain('restore-checkout');
  });

  test('the usual form, in one edit', async () => {
    const options = { tabSize: 2, insertSpaces: true };
    expect(await ask('textDocument/formatting', { ...document(), options })).toEqual([]);
    await editor.show(playbook, text(playbook).replace('kind: Playbook', 'kind:    Playbook'));
    const edits = await ask<lsp.TextEdit[]>('textDocument/formatting', { ...document(), options });
    expect(edits).toHaveLength(1);
    expect(edits[0]?.newText).toBe('');
  });

  test('everything that leaves no choice is mended at once', async () => {
    await editor.show(playbook, text(playbook).replace('backstep: v1\n', ''));
    const actions = await ask<lsp.CodeAction[]>('textDocument/codeAction', {
      ...document(),
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(actions).toHaveLength(1);
    expect(JSON.stringify(actions[0]?.edit)).toContain('backstep: v1\\n');
  });
});

test('symbols of the project', async () => {
  const found = await ask<lsp.SymbolInformation[]>('workspace/symbol', { query: 'ordersdb' });
  expect(found.map(({ name }) => name)).toContain('orders-db');
});

test('a question that is taken back is not answered', async () => {
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  const asked = editor.connection.sendRequest('workspace/symbol', { query: '' }, source.token);
  source.cancel();
  await expect(asked).rejects.toThrow(/cancelled/);
});

test('an editor is told of all scenarios, and where what they are held against is written', async () => {
  const scenarios = await ask<ShownScenario[]>(scenariosRequest, {});
  expect(scenarios.map(({ name, playbook }) => `${playbook?.name}: ${name}`)).toEqual([
    'checkout-2.14: absent-approver',
    'checkout-2.14: bad-canary',
    'checkout-2.14: flaky-deploy',
  ]);
  const [absent] = scenarios;
  const checks = ['expect.rto.p95', 'rto', 'expect.detectedWithin'];
  const places = await ask<lsp.Location[]>(checkPlacesRequest, { uri: absent?.uri, checks });
  expect(places.map(({ uri }) => path.basename(uri))).toEqual([
    'absent-approver.scenario.yaml',
    playbook,
    'absent-approver.scenario.yaml',
  ]);
  const lines = text('absent-approver.scenario.yaml').split('\n');
  expect(lines[places[0]?.range.start.line ?? 0]).toContain('p95: 15m');
});

test('the graph of a playbook says where its boxes are written; what has none is null', async () => {
  const { uri } = document().textDocument;
  const steps = await ask<ShownGraph>(graphRequest, { uri });
  expect(steps).toMatchObject({ subject: 'steps', subjects: ['steps', 'dependencies'], uri });
  const drain = steps.places.find(({ id }) => id === 'drain');
  const lines = text(playbook).split('\n');
  expect(lines[drain?.name.start.line ?? 0]).toContain('id: drain');
  const services = await ask<ShownGraph>(graphRequest, { uri, subject: 'dependencies' });
  expect(services.uri).toBe(editor.uri('shop.system.yaml'));
  expect(services.graph.nodes.map(({ id }) => id)).toContain('orders-db');
  expect(await ask(graphRequest, { uri: editor.uri('nothing.playbook.yaml') })).toBeNull();
});

test.each([
  ['steps that are no list', '\nsteps:', '\nsteps: {}'],
  ['a brace that is not closed', 'objectives: {', 'objectives: { {'],
])('of %s there is no graph, so that the picture before it stays', async (_, written, broken) => {
  const { uri } = document().textDocument;
  expect(text(playbook)).toContain(written);
  await editor.show(playbook, text(playbook).replace(written, broken));
  expect(await ask(graphRequest, { uri })).toBeNull();
  expect(await ask(graphRequest, { uri, subject: 'dependencies' })).toBeNull();
  await editor.show(playbook, text(playbook));
  expect(await ask(graphRequest, { uri })).toMatchObject({ subject: 'steps' });
});

test('steps that are not written yet are none', async () => {
  const { uri } = document().textDocument;
  const [before = ''] = text(playbook).split('\nsteps:');
  await editor.show(playbook, `${before}\nsteps:\n`);
  expect(await ask<ShownGraph>(graphRequest, { uri })).toMatchObject({
    description: 'checkout-2.14 has no steps yet.',
  });
});
