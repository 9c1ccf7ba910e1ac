import { describe, expect, test } from 'vitest';
import type { DocumentSymbol } from '../../../shared/language/verbs/symbols.ts';
import { callItem, incomingCalls, outgoingCalls } from '../../../shared/language/verbs/calls.ts';
import { documentSymbols, workspaceSymbols } from '../../../shared/language/verbs/symbols.ts';
import { folds } from '../../../shared/language/verbs/folding.ts';
import { formatText } from '../../../shared/language/verbs/format.ts';
import { inlayHints } from '../../../shared/language/verbs/inlay-hints.ts';
import { lenses } from '../../../shared/language/verbs/lenses.ts';
import { Workspace } from '../../../shared/language/workspace.ts';
import { links } from '../../../shared/language/verbs/links.ts';
import { minimalEdit } from '../../../shared/language/verbs/minimal-edit.ts';
import { applyEdits } from '../../../shared/language/certain-fixes.ts';
import { selectionAround } from '../../../shared/language/verbs/selection.ts';
import { tokens } from '../../../shared/language/verbs/tokens.ts';
import { workspaceWith } from './workspace-with.ts';

const playbook = `backstep: v1
kind: Playbook
name: p
system: ./shop.system.yaml
# One
# Two
change:
  deploys: { checkout: { from: 2.13.4, to: 2.14.0 } }
objectives: { rto: 15m }
steps:
  - id: drain
    traffic: { service: checkout, to: 2.13.4 }
    takes: 1m
  - id: restore
    deploy: { service: checkout, version: 2.13.4 }
    takes: { min: 1m, likely: 2m, max: 6m }
  - id: aside
    needs: [drain]
    wait: 30s
`;

const opened = (marked = `${playbook}¦`, name = 'p.playbook.yaml') => {
  const made = workspaceWith(name, marked);
  return { ...made, document: made.workspace.get(made.file)! };
};

const outline = (symbols: readonly DocumentSymbol[], text: string): string[] =>
  symbols.flatMap(({ name, sort, detail, span, whole, children }) => {
    expect(whole.start).toBeLessThanOrEqual(span.start);
    expect(whole.end).toBeGreaterThanOrEqual(span.end);
    expect(text.slice(span.start, span.end)).toContain(name);
    const line = `${sort} ${name}${detail === undefined ? '' : ` (${detail})`}`;
    return [line, ...outline(children, text).map((child) => `  ${child}`)];
  });

test('the outline of a playbook: its sections and its steps by what they do', () => {
  const { document, text } = opened();
  expect(outline(documentSymbols(document), text)).toEqual([
    'section change',
    'section objectives',
    'section steps',
    '  step drain (traffic)',
    '  step restore (deploy)',
    '  step aside (wait)',
  ]);
});

test('the outline of a system: everything that has a name', () => {
  const { workspace } = opened();
  const document = workspace.get('/w/shop.system.yaml')!;
  const found = outline(documentSymbols(document), document.tree.text);
  expect(found).toContain('  service checkout');
  expect(found).toContain('    version 2.13.4');
  expect(found).toContain('  zone north');
});

test('symbols of the workspace are found by some of their letters', () => {
  const { workspace } = opened();
  const names = (query: string) =>
    workspaceSymbols(workspace, query).map(
      ({ name, sort, container }) => `${sort} ${name} in ${container}`,
    );
  expect(names('chk')).toEqual(['service checkout in shop']);
  expect(names('2.13')).toEqual(['version 2.13.4 in checkout']);
  expect(names('drn')).toEqual(['step drain in p']);
  expect(names('').length).toBeGreaterThan(15);
  expect(names('zzz')).toEqual([]);
});

test('values of more than one line and blocks of comments can be folded', () => {
  const { document } = opened();
  expect(folds(document)).toEqual([
    { startLine: 4, endLine: 5, kind: 'comment' },
    { startLine: 6, endLine: 7, kind: 'value' },
    { startLine: 9, endLine: 18, kind: 'value' },
    { startLine: 10, endLine: 12, kind: 'value' },
    { startLine: 13, endLine: 15, kind: 'value' },
    { startLine: 16, endLine: 18, kind: 'value' },
  ]);
});

test('a selection grows from the word to the whole text', () => {
  const { document, offset, text } = opened(playbook.replace('likely: 2m', 'likely: 2¦m'));
  const around = selectionAround(document, offset).map(({ start, end }) => text.slice(start, end));
  expect(around.slice(0, 4)).toEqual([
    '2m',
    'likely: 2m',
    '{ min: 1m, likely: 2m, max: 6m }',
    'takes: { min: 1m, likely: 2m, max: 6m }',
  ]);
  expect(around.at(-1)).toBe(text);
});

test('a path leads to its file', () => {
  const { document, text } = opened();
  const [link, ...others] = links(document);
  expect(others).toEqual([]);
  expect(link?.file).toBe('/w/shop.system.yaml');
  expect(text.slice(link?.span.start, link?.span.end)).toBe('./shop.system.yaml');
});

test('what a trigger and a change name beside the document are links, too', () => {
  const { document } = opened();
  const more = `${document.tree.text.replace('change:\n', 'change:\n  pipeline: ./ci/deploy.yaml\n')}triggers:\n  t: { alert: { file: ../alerts.yaml, name: A } }\n`;
  const workspace = new Workspace();
  expect(links(workspace.set('/w/p.playbook.yaml', more)).map(({ file }) => file)).toEqual([
    '/w/shop.system.yaml',
    '/w/ci/deploy.yaml',
    '/alerts.yaml',
  ]);
});

test('names, quantities and words are told apart', () => {
  const { document, text } = opened();
  const found = tokens(document).map(
    ({ span, sort, isDeclaration }) =>
      `${text.slice(span.start, span.end)} ${sort}${isDeclaration ? ' declared' : ''}`,
  );
  expect(found.slice(0, 2)).toEqual(['v1 word', 'Playbook word']);
  expect(found).toContain('checkout service');
  expect(found).toContain('2.14.0 version');
  expect(found).toContain('15m quantity');
  expect(found).toContain('drain step declared');
  expect(found).toContain('drain step');
});

describe('calls', () => {
  const names = (calls: readonly { item: { name: string } }[]) =>
    calls.map(({ item }) => item.name);

  test('of a service, from wherever it is named', () => {
    const { workspace, file, offset } = opened(playbook.replace('service: che', 'service: c¦he'));
    const item = callItem(workspace, file, offset)!;
    expect(item).toMatchObject({ name: 'checkout', sort: 'service', file: '/w/shop.system.yaml' });
    expect(names(incomingCalls(workspace, item))).toEqual(['web']);
    expect(names(outgoingCalls(workspace, item))).toEqual([]);
  });

  test('of a step: what it needs, written or not, and what needs it', () => {
    const { workspace, file, offset, text } = opened(playbook.replace('id: drain', 'id: dr¦ain'));
    const item = callItem(workspace, file, offset)!;
    const incoming = incomingCalls(workspace, item);
    expect(names(incoming)).toEqual(['restore', 'aside']);
    expect(incoming.map(({ from }) => text.slice(from.start, from.end))).toEqual([
      'restore',
      'drain',
    ]);
    expect(names(outgoingCalls(workspace, incoming[0]!.item))).toEqual(['drain']);
  });
});

test('behind each step: when it starts, and how late it may', () => {
  const { workspace, file, text } = opened();
  const shown = inlayHints(workspace, file).map(
    ({ offset, label }) => `${text.slice(text.lastIndexOf(' ', offset - 1) + 1, offset)}: ${label}`,
  );
  expect(shown[0]).toBe('drain: at once · critical');
  expect(shown[1]).toBe('restore: from 1m · critical');
  expect(shown[2]).toBe('aside: from 1m · slack 1m 53s');
});

test('above a playbook: what can be done with it, and what its steps allow', () => {
  const { workspace, file } = opened();
  const titles = lenses(workspace, file).map(({ title }) => title);
  expect(titles).toEqual([
    'Drill',
    'Show graph',
    '0 scenarios',
    expect.stringMatching(/^at least /),
  ]);
  expect(lenses(workspace, '/w/shop.system.yaml').map(({ title }) => title)).toEqual([
    '2 playbooks',
    'Show graph',
  ]);
});

describe('format', () => {
  test('is the usual form, keeps comments and order, and is stable', async () => {
    const messy = playbook
      .replace('steps:\n', 'steps:   # in order\n')
      .replace('  - id: drain', '  -   id:   drain')
      .replace('    traffic:', '      traffic:')
      .replace('    takes: 1m', '      takes: 1m');
    const once = await formatText(messy);
    expect(once).toEqual({ ok: true, text: playbook.replace('steps:\n', 'steps: # in order\n') });
    expect(await formatText(playbook)).toEqual({ ok: true, text: playbook });
  });

  test('leaves alone what it cannot read, and says why', async () => {
    expect(await formatText('a: [1, 2\nb: c')).toMatchObject({ ok: false });
    expect(await formatText('a: 1\na: 2\n')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('cannot be read') as unknown,
    });
    expect(await formatText('')).toEqual({ ok: true, text: '' });
  });

  test('keeps the line ends that there are', async () => {
    const formatted = await formatText('a:   1\r\nb: 2\r\n');
    expect(formatted).toEqual({ ok: true, text: 'a: 1\r\nb: 2\r\n' });
  });

  test.each([
    ['a: 1\n', 'a: 1\n'],
    ['a:  1\n', 'a: 1\n'],
    ['', 'a'],
    ['aa', 'a'],
    ['a\r\nb', 'a\nb'],
    ['😀x', '😁x'],
    ['a\n\n\nb', 'a\n\nb'],
  ])('as one edit that leaves whole characters: %j to %j', (before, after) => {
    const edit = minimalEdit(before, after);
    expect(edit === undefined ? before : applyEdits(before, [edit])).toBe(after);
    expect(before.slice(edit?.span.start, edit?.span.end)).not.toMatch(
      /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$|^\r$/,
    );
  });
});
