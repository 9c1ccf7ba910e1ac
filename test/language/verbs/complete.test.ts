import { describe, expect, test } from 'vitest';
import { Workspace } from '../../../shared/language/workspace.ts';
import { complete } from '../../../shared/language/verbs/complete.ts';
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

describe('what is known beyond the words of the language', () => {
  test('units of a number that is written', () => {
    expect(labels(`${head}objectives: { rto: 15¦ }`).slice(0, 5)).toEqual([
      '15s',
      '15m',
      '15h',
      '15d',
      '15ms',
    ]);
    expect(labels(`${head}scope: { traffic: 25¦ }`)).toContain('25%');
    const system = 'backstep: v1\nkind: System\nname: s\nservices:\n  a:\n    traffic: 40¦\n';
    expect(labels(system, 's.system.yaml')).toContain('40/s');
  });

  test('usual schedules, in words', () => {
    const system =
      'backstep: v1\nkind: System\nname: s\nstores:\n  a:\n    engine: other\n    backups: { schedule: ¦ }\n';
    const daily = completions(system, 's.system.yaml').find(({ label }) => label.startsWith('0 2'));
    expect(daily).toMatchObject({ detail: 'every day at 02:00', newText: '"0 2 * * * UTC"' });
  });

  test('channels and images that stand elsewhere', () => {
    const other = '\n  - { on: recovered, to: support, channel: "#support" }';
    const told = `${head}communicate:${other}\n  - { on: declared, to: ops, channel: ¦ }`;
    expect(taken('#support', told)).toContain('channel: "#support" }');
    const system =
      'backstep: v1\nkind: System\nname: s\nservices:\n  a:\n    versions:\n      1.0.0: { artifact: { image: ¦ } }\n';
    expect(labels(system, 's.system.yaml')).toEqual([]);
    const known = system.replace(
      'services:',
      'services:\n  b: { versions: { 2.0.0: { artifact: { image: r/b@sha256:00 } } } }',
    );
    expect(labels(known, 's.system.yaml')).toEqual(['r/b@sha256:00']);
  });
});

describe('what must be written below a key', () => {
  const snippet = (label: string, marked: string, file?: string) =>
    completions(marked, file).find((each) => each.label === label)?.snippet;

  test('stands there to be filled in', () => {
    expect(snippet('deploy', `${head}steps:\n  - id: a\n    ¦`)).toBe(
      'deploy: { service: $1, version: $2 }',
    );
    expect(snippet('steps', `${head}¦`)).toBe('steps:\n  - id: $1');
    expect(snippet('when', `${head}triggers:\n  t:\n    ¦`)).toMatch(
      /^when: \{ metric: \$\{1\|error_rate,latency_p50,/,
    );
  });

  test('is nothing where nothing must be, or where the colon is there', () => {
    expect(snippet('objectives', `${head}¦`)).toBeUndefined();
    expect(snippet('rto', `${head}objectives: { ¦ }`)).toBeUndefined();
    expect(snippet('deploy', `${head}steps:\n  - id: a\n    dep¦: {}`)).toBeUndefined();
  });
});

test('files that rules read beside documents, in the folder and right below it', () => {
  const folders: Readonly<Record<string, string[]>> = {
    '/w': ['pipeline', 'p.playbook.yaml', 'ci.yaml', 'README.md'],
    '/w/pipeline': ['deploy.yaml', 'deploy.sh'],
  };
  const workspace = new Workspace({ list: (folder) => folders[folder] ?? [] });
  const text = `${head}change:\n  pipeline: `;
  workspace.set('/w/p.playbook.yaml', text);
  const offered = complete(workspace, '/w/p.playbook.yaml', text.length);
  expect(offered.map(({ label }) => label)).toEqual(['./ci.yaml', './pipeline/deploy.yaml']);
});
