import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Workspace } from '../../shared/language/workspace.ts';
import { diagnose } from '../../shared/language/diagnose.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { fixed, marked } from '../support/workspace-of.ts';

const folder = new URL('../../samples/shop/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const texts = new Map(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));

/** Everything found in the sample with one file changed, by file. */
function found(file: string, text: string): (readonly [string, Diagnostic])[] {
  const workspace = new Workspace();
  const changed = new Map([...texts, [file, text]]);
  for (const [name, each] of changed) workspace.set(`/shop/${name}`, each);
  return names.flatMap((name) =>
    diagnose(workspace, `/shop/${name}`).map((one) => [name, one] as const),
  );
}

interface Mistake {
  readonly in: 'playbook' | 'system' | 'scenario';
  readonly from: string;
  readonly to: string;
  /** The code and the text of the one finding. */
  readonly finds: readonly [code: string, at: string];
  /** Whether the first fix mends it; otherwise only a person can. */
  readonly isMended?: true;
}

const files = {
  playbook: 'checkout.playbook.yaml',
  system: 'shop.system.yaml',
  scenario: 'bad-canary.scenario.yaml',
} as const;

const mistakes: readonly Mistake[] = [
  {
    in: 'playbook',
    from: 'deploy: { service: checkout, version: 2.13.4 }',
    to: 'deply: { service: checkout, version: 2.13.4 }',
    finds: ['schema/unknown-key', 'deply'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: 'deploy: { service: checkout, version: 2.13.4 }',
    to: 'deploy: { service: checkout }',
    finds: ['schema/missing-key', 'deploy'],
  },
  {
    in: 'playbook',
    from: '  - id: restore-checkout\n    deploy',
    to: '  - deploy',
    finds: ['schema/missing-key', 'deploy'],
  },
  {
    in: 'playbook',
    from: 'deploy: { service: checkout',
    to: 'deploy: { service: chekout',
    finds: ['reference/unknown-name', 'chekout'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: 'to: 2.14.0 }',
    to: 'to: 2.14.1 }',
    finds: ['artifact/unknown-version', '2.14.1'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: 'from: 2.13.4',
    to: 'from: 2.10',
    finds: ['schema/type', '2.10'],
  },
  {
    in: 'playbook',
    from: 'from: 2.13.4',
    to: 'from: 2.0',
    finds: ['schema/type', '2.0'],
  },
  {
    in: 'playbook',
    from: 'above: 2%',
    to: 'above: 2x',
    finds: ['schema/value', '2x'],
  },
  {
    in: 'playbook',
    from: 'strategy: canary',
    to: 'strategy canary',
    finds: ['syntax/yaml', 'strategy canary'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: '- id: drain',
    to: '- id drain',
    finds: ['syntax/yaml', 'id drain'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: '    timeout: 3m',
    to: '   timeout: 3m',
    finds: ['syntax/yaml', 'timeout: 3m'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: '    freeze: orders-db',
    to: '\tfreeze: orders-db',
    finds: ['syntax/tab', '\t'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: 'p95: 60s }',
    to: 'p95: 60s',
    finds: ['syntax/yaml', '{'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: '"#support"\n    say',
    to: '"#support\n    say',
    finds: ['syntax/yaml', '"#support'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: '  - id: restore-config\n',
    to: '  - id: restore-config\n    needs: [restore-chekout]\n',
    finds: ['reference/unknown-name', 'restore-chekout'],
  },
  {
    in: 'playbook',
    from: '  - id: unfreeze\n',
    to: '  - id: drain\n',
    finds: ['step/duplicate-id', 'drain'],
  },
  {
    in: 'playbook',
    from: 'elapsed > 20m',
    to: 'elapsed >20m',
    finds: ['schema/value', 'elapsed >20m'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: 'verify: # the',
    to: 'verfy: # the',
    finds: ['schema/unknown-key', 'verfy'],
    isMended: true,
  },
  {
    in: 'playbook',
    from: 'for: 1m }',
    to: 'for: 1 }',
    finds: ['schema/type', '1'],
  },
  {
    in: 'system',
    from: 'traffic: 400/s',
    to: 'traffic: 400',
    finds: ['schema/type', '400'],
    isMended: true,
  },
  {
    in: 'system',
    from: 'orders-db: "42"',
    to: 'orders-db: "=>42"',
    finds: ['schema/value', '"=>42"'],
  },
  {
    in: 'system',
    from: 'orders-db: hard',
    to: 'orders-db: Hard',
    finds: ['schema/word', 'Hard'],
    isMended: true,
  },
  {
    in: 'scenario',
    from: 'outcome: recovered',
    to: 'outcome: recoverd',
    finds: ['schema/word', 'recoverd'],
    isMended: true,
  },
  {
    in: 'scenario',
    from: 'errors: 30%',
    to: 'error: 30%',
    finds: ['schema/unknown-key', 'error'],
    isMended: true,
  },
  {
    in: 'scenario',
    from: 'checkout@2.14.0',
    to: 'checkot@2.14.0',
    finds: ['reference/unknown-name', 'checkot@2.14.0'],
    isMended: true,
  },
  {
    in: 'scenario',
    from: 'seed: 7',
    to: 'budget: 0s\nseed: 7',
    finds: ['schema/value', '0s'],
  },
];

test('the sample is sound', () => {
  expect(found(files.system, texts.get(files.system) ?? '')).toEqual([]);
});

test.each(mistakes)('$in: `$from` written `$to` is one finding', (mistake) => {
  const file = files[mistake.in];
  const before = texts.get(file) ?? '';
  const text = before.replace(mistake.from, () => mistake.to);
  expect(text).not.toBe(before);
  const all = found(file, text);
  const shown = all.map(([name, one]) => [name, one.code, marked(text, one)]);
  expect(shown).toEqual([[file, ...mistake.finds]]);
  if (mistake.isMended !== true) return;
  const mended = fixed(text, all[0]![1]);
  expect(found(file, mended).map(([, { message }]) => message)).toEqual([]);
});
