import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Workspace } from '../../../shared/language/workspace.ts';
import { callItem, incomingCalls, outgoingCalls } from '../../../shared/language/verbs/calls.ts';
import { complete } from '../../../shared/language/verbs/complete.ts';
import { definition } from '../../../shared/language/verbs/definition.ts';
import { diagnose } from '../../../shared/language/diagnose.ts';
import { documentSymbols, workspaceSymbols } from '../../../shared/language/verbs/symbols.ts';
import { findReferences } from '../../../shared/language/verbs/find-references.ts';
import { folds } from '../../../shared/language/verbs/folding.ts';
import { graphOf } from '../../../shared/language/verbs/graph-of.ts';
import { hover } from '../../../shared/language/verbs/hover.ts';
import { inlayHints } from '../../../shared/language/verbs/inlay-hints.ts';
import { lenses } from '../../../shared/language/verbs/lenses.ts';
import { links } from '../../../shared/language/verbs/links.ts';
import { rename, renameable } from '../../../shared/language/verbs/rename.ts';
import { selectionAround } from '../../../shared/language/verbs/selection.ts';
import { tokens } from '../../../shared/language/verbs/tokens.ts';

const samples = ['samples/shop', 'samples/online-boutique'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, folder, text: readFileSync(path.join(folder, name), 'utf8') })),
);

/** All that an editor can ask about a text with the cursor in one place. */
function askEverything(workspace: Workspace, file: string, offset: number): unknown[] {
  const document = workspace.get(file)!;
  const item = callItem(workspace, file, offset);
  const renamed = rename(workspace, file, offset, 'another');
  return [
    complete(workspace, file, offset),
    hover(workspace, file, offset, 0)?.span,
    definition(workspace, file, offset).map(({ from }) => from),
    ...withFile(findReferences(workspace, file, offset), file),
    renameable(workspace, file, offset),
    renamed.ok ? renamed.edits.get(file) : undefined,
    selectionAround(document, offset),
    item?.file === file ? item : undefined,
    item && item.file === file ? incomingCalls(workspace, item) : undefined,
    item && item.file === file ? outgoingCalls(workspace, item) : undefined,
  ];
}

/** All that an editor can ask about a text as a whole. */
function askOfDocument(workspace: Workspace, file: string, offset: number): unknown[] {
  const document = workspace.get(file)!;
  // Measuring its texts takes longer than everything else together.
  const graph = offset % 10 === 0 ? graphOf(workspace, file) : undefined;
  for (const { startLine, endLine } of folds(document)) {
    expect(startLine).toBeLessThan(endLine);
    expect(endLine).toBeLessThan(document.tree.lines.lineCount);
  }
  return [
    diagnose(workspace, file),
    documentSymbols(document),
    tokens(document),
    links(document).map(({ span }) => span),
    inlayHints(workspace, file).map(({ offset }) => ({ start: offset, end: offset })),
    lenses(workspace, file),
    graph?.file === file ? graph.places : undefined,
    ...withFile(workspaceSymbols(workspace, ''), file),
  ];
}

const withFile = <T extends { readonly file: string }>(found: readonly T[], file: string): T[] =>
  found.filter((each) => each.file === file);

/** Every span within an answer must lie in a text of this length. */
function expectWithin(answer: unknown, length: number, what: string): void {
  if (typeof answer !== 'object' || answer === null) return;
  const { start, end } = answer as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number') {
    if (start < 0 || end < start || end > length)
      expect.fail(`${what}: ${start} to ${end} of ${length}`);
    return;
  }
  for (const part of Object.values(answer)) expectWithin(part, length, what);
}

function check(workspace: Workspace, file: string, text: string, offset: number, what: string) {
  workspace.set(file, text);
  let answers: unknown[];
  try {
    answers = [
      ...askOfDocument(workspace, file, offset),
      ...askEverything(workspace, file, offset),
    ];
  } catch (error) {
    throw new Error(`${what} at ${offset}`, { cause: error });
  }
  expectWithin(answers, text.length, `${what} at ${offset}`);
}

/** What is put into a text: what begins something, what ends it, and what does not belong there. */
const intruders = [
  ':',
  ': ',
  '\n',
  '- ',
  '{',
  '}',
  '[',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '\t',
  '😀',
  '\r\n',
  '|\n',
  '@',
];

/** Of a long text not every place is tried, but as many as of others. */
const mostPlaces = 1500;

function* placesIn(text: string): Generator<number> {
  const stride = Math.ceil(text.length / mostPlaces);
  for (let at = 0; at <= text.length; at += stride) yield at;
}

describe.each(samples)('$folder/$name', ({ name, folder, text }) => {
  const fresh = () => {
    const workspace = new Workspace();
    for (const other of samples.filter((each) => each.folder === folder))
      workspace.set(`/w/${other.name}`, other.text);
    return workspace;
  };

  test('cut off anywhere', () => {
    const workspace = fresh();
    for (const cut of placesIn(text))
      check(workspace, `/w/${name}`, text.slice(0, cut), cut, `${name} cut off`);
  });

  test('with something put in anywhere', () => {
    const workspace = fresh();
    let turn = 0;
    for (const at of placesIn(text)) {
      const put = intruders[turn % intruders.length] ?? '';
      const changed = text.slice(0, at) + put + text.slice(at + (turn++ % 3));
      check(
        workspace,
        `/w/${name}`,
        changed,
        at + put.length,
        `${name} with ${JSON.stringify(put)}`,
      );
    }
  });
});
