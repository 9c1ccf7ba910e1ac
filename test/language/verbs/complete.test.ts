import { describe, expect, test } from 'vitest';
import { complete } from '../../../shared/language/verbs/complete.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { Workspace } from '../../../shared/language/workspace.ts';
import { workspaceWith } from './workspace-with.ts';

const head = 'backstep: v1\nkind: Playbook\nname: p\nsystem: ./shop.system.yaml\n';

function completions(marked: string, file = 'p.playbook.yaml') {
  const { workspace, file: path, offset } = workspaceWith(file, marked);
  return complete(workspace, path, offset);
}

const labels = (marked: string, file?: string) =>
  completions(marked, file).map(({ label }) => label);

/** The text with the completion of this label taken. */
function taken(label: string, marked: string, file = 'p.playbook.yaml') {
  const { workspace, file: path, text, offset } = workspaceWith(file, marked);
  const chosen = complete(workspace, path, offset).find((each) => each.label === label);
  if (chosen === undefined) throw new Error(`${label} is not offered`);
  const { span, newText } = chosen;
  return text.slice(0, span.start) + newText + text.slice(span.end);
}

describe('keys', () => {
  test('in an empty document: what it must have, first', () => {
    expect(labels('¦').slice(0, 3)).toEqual(['backstep', 'kind', 'name']);
  });

  test('that are written are not offered again', () => {
    const offered = labels(`${head}¦`);
    expect(offered).toContain('steps');
    expect(offered).not.toContain('name');
  });

  test('half written, below others and above others', () => {
    expect(labels(`${head}objectives:\n  rt¦\n  rpo: 1m\n`)).toContain('rto');
    expect(labels(`${head}objectives:\n  rpo: 1m\n  rt¦\nsteps: []\n`)).toContain('rto');
    expect(labels(`${head}objectives:\n  rpo: 1m\n  rt¦\nsteps: []\n`)).not.toContain('rpo');
  });

  test('on an empty, indented line', () => {
    expect(labels(`${head}objectives:\n  ¦\nsteps: []\n`).slice(0, 3)).toEqual([
      'rto',
      'rpo',
      'mtpd',
    ]);
    expect(labels(`${head}objectives:\n  ¦\n`)).toContain('mtpd');
  });

  test('within braces, with or without a key before', () => {
    expect(labels(`${head}objectives: { ¦ }\n`)).toContain('rto');
    expect(labels(`${head}objectives: { rto: 5m, ¦ }\n`)).toContain('rpo');
    expect(labels(`${head}objectives: { rto: 5m, r¦\n`)).toContain('rpo');
  });

  test('of a new item of a list', () => {
    expect(labels(`${head}steps:\n  - ¦\n`)[0]).toBe('id');
    expect(labels(`${head}steps:\n  - id: a\n    ¦\n`)).toContain('deploy');
    expect(labels(`${head}steps:\n  - id: a\n    wait: 1m\n  - ¦\n`)[0]).toBe('id');
  });

  test('that exclude each other are offered until one is there', () => {
    const offered = labels(`${head}steps:\n  - id: a\n    wait: 1m\n    ¦\n`);
    expect(offered).not.toContain('deploy');
    expect(offered).toContain('timeout');
  });

  test('that are names come from the system', () => {
    const offered = labels(`${head}change:\n  deploys:\n    ¦\n`);
    expect(offered).toEqual(['web', 'checkout', 'cart']);
  });

  test('carry their manual entry', () => {
    const rto = completions(`${head}objectives: { ¦ }`).find(({ label }) => label === 'rto');
    expect(rto?.documentation).toContain('a duration such as `90s`');
  });

  test('are written with their colon, and with a line of their own where that is how they are written', () => {
    expect(taken('rto', `${head}objectives:\n  r¦\n`)).toBe(`${head}objectives:\n  rto: \n`);
    expect(taken('objectives', `${head}obj¦`)).toBe(`${head}objectives:\n  `);
    expect(taken('steps', `${head}st¦`)).toBe(`${head}steps:\n  - `);
    expect(taken('rto', `${head}objectives:\n  r¦: 5m\n`)).toBe(`${head}objectives:\n  rto: 5m\n`);
    expect(taken('deploy', `${head}steps:\n  - id: a\n    d¦\n`)).toBe(
      `${head}steps:\n  - id: a\n    deploy:\n      \n`,
    );
    expect(taken('needs', `${head}steps:\n  - id: a\n    n¦\n`)).toBe(
      `${head}steps:\n  - id: a\n    needs: \n`,
    );
  });
});

describe('values', () => {
  test('words of a closed set, the default marked', () => {
    const offered = completions(`${head}change:\n  strategy: ¦\n`);
    expect(offered.map(({ label }) => label)).toContain('canary');
    expect(labels(`${head}kind: ¦`.replace('kind: Playbook\n', ''))).toEqual(['Playbook']);
    const missing = completions(`${head}triggers:\n  t:\n    missing_data: ¦\n`);
    expect(missing.find(({ label }) => label === 'hold')?.detail).toBe('default');
  });

  test('true and false', () => {
    expect(labels(`${head}steps:\n  - id: a\n    idempotent: ¦\n`)).toEqual(['true', 'false']);
  });

  test('names of the sort that belongs there', () => {
    expect(labels(`${head}steps:\n  - id: a\n    freeze: o¦\n`)).toEqual(['orders']);
    expect(labels(`${head}steps:\n  - id: a\n    deploy: { service: ¦ }\n`)).toEqual([
      'web',
      'checkout',
      'cart',
    ]);
    expect(labels(`${head}declare: { by: [on-call, ¦`)).toEqual(['owner']);
    expect(labels(`${head}steps:\n  - id: a\n    wait: 1m\n  - id: b\n    needs: [¦]\n`)).toContain(
      'a',
    );
  });

  test('versions of the service they are versions of', () => {
    expect(
      labels(`${head}steps:\n  - id: a\n    deploy: { service: checkout, version: ¦ }\n`),
    ).toEqual(['2.13.4', '2.14.0']);
    expect(labels(`${head}change:\n  deploys:\n    checkout: { from: 2¦ }\n`)).toEqual([
      '2.13.4',
      '2.14.0',
    ]);
    expect(taken('1.0', `${head}change:\n  deploys:\n    cart: { from: ¦ }\n`)).toContain(
      'from: "1.0"',
    );
  });

  test('files of the kind that belongs there', () => {
    expect(labels('backstep: v1\nkind: Playbook\nname: p\nsystem: ¦\n')).toEqual([
      './shop.system.yaml',
    ]);
    expect(labels('backstep: v1\nkind: Playbook\nname: p\nsystem: ./sh¦\n')).toEqual([
      './shop.system.yaml',
    ]);
  });

  test('examples of a quantity', () => {
    expect(labels(`${head}objectives: { rto: ¦ }\n`)).toContain('15m');
  });

  test('targets of faults, with and without a version', () => {
    const scenario =
      'backstep: v1\nkind: Scenario\nname: s\nplaybook: ./release.playbook.yaml\ntimeline:\n  - at: 1m\n    fault: { errors: 40%, on: ¦';
    const offered = labels(scenario, 's.scenario.yaml');
    expect(offered).toEqual(expect.arrayContaining(['web', 'orders', 'checkout@2.14.0']));
  });
});

describe('nothing', () => {
  test('in a comment or where the language has nothing', () => {
    expect(labels(`${head}# ob¦`)).toEqual([]);
    expect(labels(`${head}unknown:\n  ¦`)).toEqual([]);
  });
});

test('never throws, at any place of any sample cut off there', () => {
  for (const folder of ['samples/shop', 'samples/online-boutique'])
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      for (let cut = 0; cut <= text.length; cut += 31) {
        const workspace = new Workspace();
        workspace.set(`/w/${name}`, text.slice(0, cut));
        for (const { span } of complete(workspace, `/w/${name}`, cut)) {
          expect(span.start, `${name} cut at ${cut}`).toBeLessThanOrEqual(cut);
          expect(span.end, `${name} cut at ${cut}`).toBeLessThanOrEqual(cut);
        }
      }
    }
});
